import { countryByCode } from '../../places/country.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { type report, wordsToCode } from '../reports/report.ts';
import type { ToldReport } from './report-cluster.ts';

export type FiledReport = RecordOf<typeof report>;

/** A report as the rule of clusters looks at it. */
export function toldReport({ id, values, organisation }: FiledReport): ToldReport {
  const country = countryByCode(values.country)?.code;
  if (country === undefined) throw new Error(`The report ${id} is on no country: ${values.country}`);
  return {
    ...{ id, country, text: wordsToCode(values), organisation: values.source ?? organisation },
    ...{ day: values.happenedUntil ?? values.happenedOn, reliability: values.reliability },
    credibility: values.credibility,
  };
}
