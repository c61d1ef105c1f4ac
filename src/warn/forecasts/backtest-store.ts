import type { Queries } from '../../platform/database/database.ts';
import type { Backtest, BacktestId, BacktestResult } from './backtest.ts';
import { type MadeOnFiguresTable, madeOnFiguresColumns, madeOnFiguresValues } from './made-on-figures.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    backtest: MadeOnFiguresTable & { id: BacktestId; result: BacktestResult };
  }
}

export async function insertBacktest(queries: Queries, backtest: Backtest): Promise<void> {
  const { id, result } = backtest;
  await queries
    .insertInto('backtest')
    .values({ id, ...madeOnFiguresValues(backtest), result })
    .execute();
}

export async function latestBacktest(queries: Queries): Promise<Backtest | undefined> {
  return queries
    .selectFrom('backtest')
    .select(['id', ...madeOnFiguresColumns, 'result'])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
