import type { FigureReleaseId } from '../events/figures.ts';

/** What a run of forecasts or a backtest says of its own making. */
export type MadeOnFigures = {
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly codeVersion: string;
  readonly annualReleaseId: FigureReleaseId;
  readonly monthlyReleaseId: FigureReleaseId;
};

/** Whether what was made stands on these figures and was made by this model: made again it would say the same. */
export function isCurrent(
  run: MadeOnFigures,
  now: Pick<MadeOnFigures, 'modelName' | 'modelVersion' | 'annualReleaseId' | 'monthlyReleaseId'>,
): boolean {
  return (
    run.modelName === now.modelName &&
    run.modelVersion === now.modelVersion &&
    run.annualReleaseId === now.annualReleaseId &&
    run.monthlyReleaseId === now.monthlyReleaseId
  );
}

/** The columns that a run of forecasts and a backtest have in common. */
export type MadeOnFiguresTable = {
  made_at: Date;
  made_by: string;
  model_name: string;
  model_version: string;
  code_version: string;
  annual_release_id: FigureReleaseId;
  monthly_release_id: FigureReleaseId;
};

export const madeOnFiguresColumns = [
  'made_at as madeAt',
  'made_by as madeBy',
  'model_name as modelName',
  'model_version as modelVersion',
  'code_version as codeVersion',
  'annual_release_id as annualReleaseId',
  'monthly_release_id as monthlyReleaseId',
] as const;

export function madeOnFiguresValues(made: MadeOnFigures): MadeOnFiguresTable {
  return {
    made_at: made.madeAt,
    made_by: made.madeBy,
    model_name: made.modelName,
    model_version: made.modelVersion,
    code_version: made.codeVersion,
    annual_release_id: made.annualReleaseId,
    monthly_release_id: made.monthlyReleaseId,
  };
}
