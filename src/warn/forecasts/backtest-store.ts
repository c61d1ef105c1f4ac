import type { Queries } from '../../platform/database/database.ts';
import type { FigureReleaseId } from '../events/figures.ts';
import type { Backtest, BacktestId, BacktestResult } from './backtest.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    backtest: {
      id: BacktestId;
      made_at: Date;
      made_by: string;
      model_name: string;
      model_version: string;
      code_version: string;
      annual_release_id: FigureReleaseId;
      monthly_release_id: FigureReleaseId;
      result: BacktestResult;
    };
  }
}

export async function insertBacktest(queries: Queries, backtest: Backtest): Promise<void> {
  await queries
    .insertInto('backtest')
    .values({
      id: backtest.id,
      made_at: backtest.madeAt,
      made_by: backtest.madeBy,
      model_name: backtest.modelName,
      model_version: backtest.modelVersion,
      code_version: backtest.codeVersion,
      annual_release_id: backtest.annualReleaseId,
      monthly_release_id: backtest.monthlyReleaseId,
      result: backtest.result,
    })
    .execute();
}

export async function latestBacktest(queries: Queries): Promise<Backtest | undefined> {
  return queries
    .selectFrom('backtest')
    .select([
      'id',
      'made_at as madeAt',
      'made_by as madeBy',
      'model_name as modelName',
      'model_version as modelVersion',
      'code_version as codeVersion',
      'annual_release_id as annualReleaseId',
      'monthly_release_id as monthlyReleaseId',
      'result',
    ])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
