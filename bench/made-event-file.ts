import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { cellAt } from '../src/warn/events/event.ts';
import { eventColumns, eventRecord } from '../test/made-up-events.ts';

const rowsAtOnce = 2_000;

/**
 * Writes a file of events in UCDP's form, of all its columns. Long texts, places and days differ as the real ones do; one
 * row of ten thousand spans two months.
 * @param of.changed a row, from 0, that tells another number than it otherwise does
 */
export async function writeEventFile(path: string, of: { readonly rows: number; readonly changed?: number }) {
  const file = createWriteStream(path);
  file.write(`${eventColumns.join(',')}\n`);
  for (let from = 0; from < of.rows; from += rowsAtOnce) {
    const records = Array.from({ length: Math.min(rowsAtOnce, of.rows - from) }, (_, place) =>
      made(from + place, of.rows, from + place === of.changed),
    );
    if (!file.write(stringify(records))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function made(row: number, rows: number, changed: boolean): readonly string[] {
  // Some places see most of the violence: 6,000 in all, the busiest of them a hundred times as often as the middle one.
  const place = Math.floor((((row * 7_919) % 10_007) / 10_007) ** 3 * 6_000);
  const latitude = ((place * 37) % 300) / 10 - 5;
  const longitude = ((place * 53) % 400) / 10;
  const year = 1989 + Math.floor((row * 36) / rows);
  const day = `${year}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`;
  const end = row % 10_000 === 0 ? `${year}-12-30` : day;
  const record = eventRecord({
    id: String(row + 1),
    ...{ type_of_violence: String(1 + (row % 3)), best: String(changed ? 7_777 : row % 15), low: '0', high: '9000' },
    ...{ latitude: String(latitude), longitude: String(longitude), geom_wkt: `POINT (${longitude} ${latitude})` },
    ...{ priogrid_gid: String(cellAt(latitude, longitude)), country_id: row % 2 === 0 ? '475' : '490' },
    ...{ date_start: `${day} 00:00:00.000`, date_end: `${end} 00:00:00.000`, number_of_sources: String(row % 6) },
    source_article: `"Agency ${row},${day},Armed men attack a village, ""dozens"" dead; residents and officials told reporters that houses were burnt and cattle taken; a second agency, citing a hospital, gives another number; the army says that it has sent troops to the district and that calm has returned to it since the morning"`,
    source_original: 'residents, a local official, a spokesman for the army',
  });
  return eventColumns.map((column) => record[column]);
}
