import { countryByGleditschWard, existedIn } from '../../../places/country.ts';
import { cellAt, type Day, type EventFault, type ViolentEvent } from '../../events/event.ts';
import type { ViolenceType } from '../../events/figures.ts';
import type { KeptColumn } from './event-columns.ts';

/** A row that is not taken: why, and what stands in which column. */
export type RowFault = { readonly fault: EventFault; readonly column: KeptColumn; readonly value: string };

type ReadColumn = (column: KeptColumn) => string;

const violenceByCode: Readonly<Record<string, ViolenceType>> = { '1': 'stateBased', '2': 'nonState', '3': 'oneSided' };

/** One row of UCDP's events; a fault where it cannot be taken. @param read the text in a column, as the file has it */
export function readEventRow(read: ReadColumn): ViolentEvent | RowFault {
  const sourceEventId = read('id').trim();
  if (!/^\S{1,40}$/.test(sourceEventId)) return faultIn(read, 'id', 'id');
  const violence = violenceByCode[read('type_of_violence').trim()];
  if (violence === undefined) return faultIn(read, 'violence', 'type_of_violence');
  const dayFrom = dayOf(read('date_start'));
  if (dayFrom === undefined) return faultIn(read, 'date', 'date_start');
  const dayTo = dayOf(read('date_end'));
  if (dayTo === undefined) return faultIn(read, 'date', 'date_end');
  if (dayTo < dayFrom) return faultIn(read, 'order', 'date_end');
  const country = countryByGleditschWard(wholeNumber(read('country_id')) ?? -1);
  if (country === undefined) return faultIn(read, 'country', 'country_id');
  if (!existedIn(country, Number(dayFrom.slice(0, 4)))) return faultIn(read, 'not-a-state', 'country_id');
  const point = pointOf(read);
  if ('fault' in point) return point;
  const counts = countsOf(read);
  if ('fault' in counts) return counts;
  const reports = wholeNumber(read('number_of_sources'));
  return {
    sourceEventId,
    violence,
    dayFrom,
    dayTo,
    reports,
    country: country.code,
    latitude: point.latitude,
    longitude: point.longitude,
    cell: point.cell,
    deaths: counts.deaths,
    deathsCivilians: counts.deathsCivilians,
    wherePrecision: counts.wherePrecision,
    datePrecision: counts.datePrecision,
    clarity: counts.clarity,
    placeName: read('where_coordinates'),
    firstLevel: read('adm_1'),
    secondLevel: read('adm_2'),
    conflict: read('conflict_name'),
    sideA: read('side_a'),
    sideB: read('side_b'),
  };
}

// Hundreds of thousands of events share some thirteen thousand days.
const daysRead = new Map<string, Day | undefined>();
const mostDaysKept = 50_000;

/** A day as UCDP writes it, with or without a time of day after it; nothing where there is no such day. */
function dayOf(text: string): Day | undefined {
  if (daysRead.has(text)) return daysRead.get(text);
  const day = readDay(text);
  if (daysRead.size < mostDaysKept) daysRead.set(text, day);
  return day;
}

function readDay(text: string): Day | undefined {
  const [, day, year, month, date] =
    /^\s*((\d{4})-(\d{2})-(\d{2}))(?:[ T]00:00(?::00(?:\.0+)?)?)?\s*$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const exists = new Date(time).getUTCDate() === Number(date) && Number(month) >= 1 && Number(month) <= 12;
  // A day of the calendar: it has just been looked up.
  return exists ? (day as Day) : undefined;
}

function pointOf(read: ReadColumn): Pick<ViolentEvent, 'latitude' | 'longitude' | 'cell'> | RowFault {
  const latitude = decimal(read('latitude'));
  const longitude = decimal(read('longitude'));
  if (latitude === undefined) return faultIn(read, 'coordinates', 'latitude');
  if (longitude === undefined) return faultIn(read, 'coordinates', 'longitude');
  const said = wholeNumber(read('priogrid_gid'));
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  if (Math.abs(latitude) > 90) {
    return faultIn(read, swapped ? 'swapped' : 'coordinates', 'latitude');
  }
  if (Math.abs(longitude) > 180) return faultIn(read, 'coordinates', 'longitude');
  const cell = cellAt(latitude, longitude);
  // The file's own cell tells a swap that both numbers would let pass.
  if (said !== undefined && said !== cell && swapped && said === cellAt(longitude, latitude)) {
    return faultIn(read, 'swapped', 'latitude');
  }
  return { latitude, longitude, cell };
}

type Counts = Pick<ViolentEvent, 'deaths' | 'deathsCivilians' | 'wherePrecision' | 'datePrecision' | 'clarity'>;

function countsOf(read: ReadColumn): Counts | RowFault {
  const count = (column: KeptColumn) => within(wholeNumber(read(column)), 0, mostDeaths);
  const code = (column: KeptColumn, most: number) => within(wholeNumber(read(column)), 1, most);
  const best = count('best');
  const low = count('low');
  const high = count('high');
  const deathsCivilians = count('deaths_civilians');
  const wherePrecision = code('where_prec', 7);
  const datePrecision = code('date_prec', 5);
  const clarity = code('event_clarity', 2);
  if (best === undefined) return faultIn(read, 'deaths', 'best');
  if (low === undefined) return faultIn(read, 'deaths', 'low');
  if (high === undefined) return faultIn(read, 'deaths', 'high');
  if (deathsCivilians === undefined) return faultIn(read, 'deaths', 'deaths_civilians');
  if (wherePrecision === undefined) return faultIn(read, 'precision', 'where_prec');
  if (datePrecision === undefined) return faultIn(read, 'precision', 'date_prec');
  if (clarity === undefined) return faultIn(read, 'precision', 'event_clarity');
  return { deaths: { best, low, high }, deathsCivilians, wherePrecision, datePrecision, clarity };
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function faultIn(read: ReadColumn, fault: EventFault, column: KeptColumn): RowFault {
  return { fault, column, value: read(column) };
}

// PostgreSQL's integer: more than there can be is a slip of the keyboard.
const mostDeaths = 2_147_483_647;

/** A whole number from 0; `12.0` is taken as 12, since spreadsheets and pandas write it so. */
function wholeNumber(text: string): number | undefined {
  // One digit is most of what there is.
  if (text.length === 1 && text >= '0' && text <= '9') return text.charCodeAt(0) - 48;
  return /^\s*\d{1,15}(\.0+)?\s*$/.test(text) ? Number(text) : undefined;
}

function decimal(text: string): number | undefined {
  return /^\s*-?\d{1,3}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
