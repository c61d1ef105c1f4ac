import { chosen, chosenOutcomes } from './clustered-bootstrap.ts';
import { logLoss } from './log-loss.ts';

/** One year's forecasts: how many, in how many it happened, and each method's log loss. */
export type YearLosses<Method extends string> = {
  readonly year: number;
  readonly n: number;
  readonly positives: number;
  readonly logLoss: Readonly<Record<Method, number>>;
};

/** Log loss of each method year by year, the first year first. */
export function lossesByYear<Method extends string>(
  forecasts: Readonly<Record<Method, Float64Array>>,
  { outcomes, years }: { readonly outcomes: Uint8Array; readonly years: Uint16Array },
): readonly YearLosses<Method>[] {
  // Object.keys knows keys as strings only; these are the methods.
  const methods = Object.keys(forecasts) as Method[];
  return [...new Set(years)]
    .toSorted((a, b) => a - b)
    .map((year) => {
      const rows = Uint32Array.from(outcomes, (_, row) => row).filter((row) => years[row] === year);
      const happened = chosenOutcomes(outcomes, rows);
      const losses = methods.map((method) => [method, logLoss(chosen(forecasts[method], rows), happened)]);
      return {
        year,
        n: rows.length,
        positives: happened.reduce((sum, each) => sum + each, 0),
        // Built from the list of methods that the type is made of, which fromEntries cannot say.
        logLoss: Object.fromEntries(losses) as Readonly<Record<Method, number>>,
      };
    });
}
