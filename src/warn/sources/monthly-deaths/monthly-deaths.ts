import type { FigureSource } from '../../events/figures.ts';
import type { FigureForm } from '../figure-form.ts';
import { CompactMonths, compactHeader } from './compact-months.ts';
import { isWideHeader, WideMonths } from './wide-months.ts';

export const monthlySource: FigureSource = {
  id: 'monthly-deaths',
  name: 'Monthly deaths in organised violence by country',
  publisher: 'Uppsala Conflict Data Program (events); Conflict Lab, project PaCE (monthly sums)',
  licence: 'CC BY 4.0',
  citation:
    'Sundberg & Melander (2013), Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research 50(4): 523–532; ' +
    'Davies, Pettersson, Sollenberg & Öberg (2025), Organized violence 1989–2024, and the challenges of identifying ' +
    'civilian victims, Journal of Peace Research 62(4): 1223–1240; newest months from UCDP candidate events; summed by month and ' +
    'country by Conflict Lab, Pace-map-risk',
  address: 'the file of monthly history that Conflict Lab keeps with its Pace-map-risk forecasts',
};

/**
 * Deaths by country and month, all types of violence together: the wide file as Conflict Lab publishes it
 * (a row a month, a column a country), and the compact one that is shipped.
 */
export const monthlyDeaths: FigureForm = {
  source: monthlySource,
  columns: 'the month’s last day, then a column for each country',
  lacks: (header) => (isCompact(header) || isWideHeader(header) ? [] : undefined),
  reader: (file, header) =>
    isCompact(header.values) ? new CompactMonths(file, monthlySource) : new WideMonths(file, header, monthlySource),
};

function isCompact(header: readonly string[]): boolean {
  return header.length === compactHeader.length && compactHeader.every((name, column) => header[column] === name);
}
