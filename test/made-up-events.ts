import { stringify } from 'csv-stringify/sync';
import type { FileBytes } from '../src/platform/files/file-bytes.ts';

/** All columns of UCDP's Georeferenced Event Dataset 25.1, in its order. */
export const eventColumns = [
  ...['id', 'relid', 'year', 'active_year', 'code_status', 'type_of_violence', 'conflict_dset_id', 'conflict_new_id'],
  ...['conflict_name', 'dyad_dset_id', 'dyad_new_id', 'dyad_name', 'side_a_dset_id', 'side_a_new_id', 'side_a'],
  ...['side_b_dset_id', 'side_b_new_id', 'side_b', 'number_of_sources', 'source_article', 'source_office'],
  ...['source_date', 'source_headline', 'source_original', 'where_prec', 'where_coordinates', 'where_description'],
  ...['adm_1', 'adm_2', 'latitude', 'longitude', 'geom_wkt', 'priogrid_gid', 'country', 'country_id', 'region'],
  ...['event_clarity', 'date_prec', 'date_start', 'date_end', 'deaths_a', 'deaths_b', 'deaths_civilians'],
  ...['deaths_unknown', 'best', 'high', 'low', 'gwnoa', 'gwnob'],
] as const;

export type EventRecord = Readonly<Record<(typeof eventColumns)[number], string>>;

/** A row in the form that UCDP publishes: the attack of 28 November 2014 on Kano, with other names and numbers. */
export function eventRecord(other: Partial<EventRecord> & { readonly id: string }): EventRecord {
  return {
    ...{ relid: `NIG-2014-3-15-${other.id}`, year: '2014', active_year: '1', code_status: 'Clear' },
    ...{ type_of_violence: '3', conflict_dset_id: '594', conflict_new_id: '594' },
    ...{ conflict_name: 'Jamaatu - Civilians', dyad_dset_id: '1053', dyad_new_id: '1053' },
    ...{ dyad_name: 'Jamaatu - Civilians', side_a_dset_id: '1051', side_a_new_id: '1051', side_a: 'Jamaatu' },
    ...{ side_b_dset_id: '9999', side_b_new_id: '9999', side_b: 'Civilians', number_of_sources: '4' },
    source_article: '"Agency,2014-11-29,Bombs kill ""scores"", at mosque\nin the north"',
    ...{ source_office: 'Agency', source_date: '2014-11-29', source_headline: 'Bombs kill scores, at mosque' },
    ...{ source_original: 'officials, a rescue worker', where_prec: '1', where_coordinates: 'Kano town' },
    ...{ where_description: 'Kano town, the central mosque', adm_1: 'Kano state', adm_2: 'Kano Municipal lga' },
    ...{ latitude: '12.0', longitude: '8.516667', geom_wkt: 'POINT (8.516667 12.0)', priogrid_gid: '147258' },
    ...{ country: 'Nigeria', country_id: '475', region: 'Africa', event_clarity: '1', date_prec: '1' },
    ...{ date_start: '2014-11-28 00:00:00.000', date_end: '2014-11-28 00:00:00.000', deaths_a: '0', deaths_b: '0' },
    ...{ deaths_civilians: '120', deaths_unknown: '0', best: '120', high: '150', low: '81', gwnoa: '', gwnob: '' },
    ...other,
  };
}

/** A file of such rows as UCDP publishes it; its bytes come in pieces that end anywhere. */
export function eventFile(rows: readonly EventRecord[], name = 'GEDEvent_v25_1.csv'): FileBytes {
  const text = Buffer.from(stringify([[...eventColumns], ...rows.map((row) => eventColumns.map((each) => row[each]))]));
  async function* bytes() {
    for (let from = 0; from < text.length; from += 997) yield text.subarray(from, from + 997);
  }
  return { name, bytes: bytes() };
}

/** A few years of made-up events in Paraguay, with one place that stands out at the end, and a row that cannot be taken. */
export function madeUpEvents(): FileBytes {
  const paraguay = { country_id: '150', longitude: '-57.6', priogrid_gid: '', where_coordinates: 'Concepción town' };
  const on = (day: string) => ({ date_start: day, date_end: day });
  const quiet = Array.from({ length: 20 }, (_, index) => on(`20${20 + Math.floor(index / 5)}-0${1 + (index % 5)}-11`));
  const busy = Array.from({ length: 24 }, (_, index) => on(`2024-1${index % 3}-${String(1 + index).padStart(2, '0')}`));
  return eventFile([
    ...quiet.map((days, index) => eventRecord({ id: String(index + 1), ...paraguay, ...days, latitude: '-25.3' })),
    ...busy.map((days, index) => eventRecord({ id: String(index + 101), ...paraguay, ...days, latitude: '-23.4' })),
    eventRecord({ id: '900', ...paraguay, ...on('2024-02-30') }),
  ]);
}

/**
 * Two events a month in one place for three years, and in the last month as many as asked and one on its last day.
 * @param lastMonth as 2026-10
 */
export function risenEvents(lastMonth: string, inLastMonth = 8, place: Partial<EventRecord> = {}): FileBytes {
  const [year = 0, month = 0] = lastMonth.split('-').map(Number);
  const onDay = (day: string, id = day) =>
    eventRecord({ id, ...place, date_start: day, date_end: day, year: day.slice(0, 4) });
  const rows = Array.from({ length: 40 }, (_, back) => {
    const first = new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
    return Array.from({ length: back === 0 ? inLastMonth : 2 }, (_each, at) =>
      onDay(`${first}-${String(at + 1).padStart(2, '0')}`),
    );
  });
  const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const name = `GEDEvent_v${String(year % 100).padStart(2, '0')}_0_${month}.csv`;
  return eventFile([...rows.flat(), onDay(end, 'last')], name);
}
