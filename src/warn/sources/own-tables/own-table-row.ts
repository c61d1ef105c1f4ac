import {
  type Country,
  countryByAlpha2,
  countryByCode,
  countryBySourceName,
  existedIn,
} from '../../../places/country.ts';
import { cellAt, type Day, type EventFault, type ViolentEvent } from '../../events/event.ts';
import type { ViolenceType } from '../../events/figures.ts';
import type { DateForm, MappedField, TableLayout } from '../../own-tables/own-source.ts';

/** A row that is not taken: why, and what stands in which field. */
export type OwnRowFault = { readonly fault: EventFault; readonly field: MappedField; readonly value: string };

/** Where a country is put on a map where nothing says more: longitude and latitude. */
export type PointOf = (country: string) => readonly [longitude: number, latitude: number] | undefined;

/** An event but for what the source calls it by, where no column says that. */
export type OwnEvent = Omit<ViolentEvent, 'sourceEventId'> & { readonly sourceEventId: string | undefined };

/** What a row is read by, besides its layout: where countries are put, and the day on which it is read. */
export type RowContext = { readonly pointOf: PointOf; readonly today: Day };

type Read = (field: MappedField) => string;

// UCDP's scales, by which everything here is told: 1 the exact place and day, 6 the country, 5 more than a month.
const [exactPlace, onlyCountry] = [1, 6];

/** One row of somebody’s own table; a fault where it cannot be taken. @param read what stands for a field, trimmed */
export function readOwnRow(read: Read, layout: TableLayout, { pointOf, today }: RowContext): OwnEvent | OwnRowFault {
  const place = countryOf(read('country'), layout);
  if (place === undefined) return faultIn(read, 'country-name', 'country');
  const dayFrom = dayOf(read('dayFrom'), layout.dateForm);
  if (dayFrom === undefined) return faultIn(read, 'date', 'dayFrom');
  const dayTo = read('dayTo') === '' ? dayFrom : dayOf(read('dayTo'), layout.dateForm);
  if (dayTo === undefined) return faultIn(read, 'date', 'dayTo');
  if (dayTo < dayFrom) return faultIn(read, 'order', 'dayTo');
  if (dayTo > today) return faultIn(read, 'future', dayFrom > today ? 'dayFrom' : 'dayTo');
  if (!existedIn(place, Number(dayFrom.slice(0, 4)))) return faultIn(read, 'not-a-state', 'country');
  const violence = violenceOf(read('violence'), layout);
  if (violence === undefined) return faultIn(read, 'violence', 'violence');
  const point = pointIn(read, place, pointOf);
  if ('fault' in point) return point;
  const deaths = deathsOf(read);
  if ('fault' in deaths) return deaths;
  if (/\s/.test(read('id')) || read('id').length > 40) return faultIn(read, 'id', 'id');
  return {
    ...{ sourceEventId: read('id') || undefined, country: place.code, violence, dayFrom, dayTo },
    ...{ ...point, ...deaths, datePrecision: precisionOf(dayFrom, dayTo), reports: undefined, clarity: 1 },
    ...{ placeName: read('placeName') || read('firstLevel'), firstLevel: read('firstLevel'), secondLevel: '' },
    ...{ conflict: '', sideA: read('sideA'), sideB: read('sideB'), sourceWords: read('sourceWords') },
  };
}

function countryOf(text: string, { columns, country }: TableLayout): Country | undefined {
  if (columns.country === undefined) return country === undefined ? undefined : countryByCode(country);
  const code = text.toUpperCase();
  return countryByCode(code) ?? (code.length === 2 ? countryByAlpha2(code) : undefined) ?? countryBySourceName(text);
}

/** How sources name the three types that are counted here, and UCDP’s own numbers for them. */
const violenceWords: Readonly<Record<string, ViolenceType>> = {
  ...{ '1': 'stateBased', 'state-based': 'stateBased', 'state-based violence': 'stateBased', statebased: 'stateBased' },
  ...{ '2': 'nonState', 'non-state': 'nonState', 'non-state violence': 'nonState', nonstate: 'nonState' },
  ...{ communal: 'nonState', 'communal violence': 'nonState', 'inter-communal violence': 'nonState' },
  ...{ '3': 'oneSided', 'one-sided': 'oneSided', 'one-sided violence': 'oneSided', onesided: 'oneSided' },
  ...{ 'violence against civilians': 'oneSided', 'against civilians': 'oneSided', massacre: 'oneSided' },
};

function violenceOf(text: string, { columns, violence }: TableLayout): ViolenceType | undefined {
  if (columns.violence === undefined) return violence;
  const words = text.toLowerCase().replaceAll('_', '-');
  // Alone what is written there: “constructor” is a word of every object.
  return Object.hasOwn(violenceWords, words) ? violenceWords[words] : undefined;
}

const forms: Readonly<Record<DateForm, RegExp>> = {
  ymd: /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/,
  dmy: /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/,
  mdy: /^(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})$/,
};

function dayOf(text: string, form: DateForm): Day | undefined {
  const { year = '', month = '', day = '' } = forms[form].exec(text)?.groups ?? {};
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${written}T00:00:00Z`);
  // 30 February is no day, though a computer would count on.
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written && Number(year) >= 1900;
  // A day of the calendar: it has just been looked up.
  return exists ? (written as Day) : undefined;
}

/** UCDP’s: 1 the exact day, 2 within six days, 3 a week, 4 a month, 5 longer. */
function precisionOf(from: Day, to: Day): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return [0, 5, 7, 31].findIndex((most) => days <= most) + 1 || 5;
}

type Place = Pick<ViolentEvent, 'latitude' | 'longitude' | 'cell' | 'wherePrecision'>;

function pointIn(read: Read, { code }: Country, pointOf: PointOf): Place | OwnRowFault {
  if (read('latitude') === '' && read('longitude') === '') {
    const point = pointOf(code);
    if (point === undefined) return faultIn(read, 'coordinates', 'latitude');
    const [longitude, latitude] = point;
    return { latitude, longitude, cell: cellAt(latitude, longitude), wherePrecision: onlyCountry };
  }
  const [latitude, longitude] = [decimal(read('latitude')), decimal(read('longitude'))];
  if (latitude === undefined) return faultIn(read, 'coordinates', 'latitude');
  if (longitude === undefined) return faultIn(read, 'coordinates', 'longitude');
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  if (Math.abs(latitude) > 90) return faultIn(read, swapped ? 'swapped' : 'coordinates', 'latitude');
  if (Math.abs(longitude) > 180) return faultIn(read, 'coordinates', 'longitude');
  return { latitude, longitude, cell: cellAt(latitude, longitude), wherePrecision: exactPlace };
}

function deathsOf(read: Read): Pick<ViolentEvent, 'deaths' | 'deathsCivilians'> | OwnRowFault {
  const best = count(read('deathsBest'));
  if (best === undefined) return faultIn(read, 'deaths', 'deathsBest');
  const or = (field: MappedField, otherwise: number) => (read(field) === '' ? otherwise : count(read(field)));
  const [low, high, deathsCivilians] = [or('deathsLow', best), or('deathsHigh', best), or('deathsCivilians', 0)];
  if (low === undefined) return faultIn(read, 'deaths', 'deathsLow');
  if (high === undefined) return faultIn(read, 'deaths', 'deathsHigh');
  if (deathsCivilians === undefined) return faultIn(read, 'deaths', 'deathsCivilians');
  return { deaths: { best, low, high }, deathsCivilians };
}

const faultIn = (read: Read, fault: EventFault, field: MappedField): OwnRowFault => ({
  fault,
  field,
  value: read(field),
});

/** A whole number from 0, no more than PostgreSQL’s integer; `12.0` is 12, since spreadsheets write it so. */
function count(text: string): number | undefined {
  const value = /^\d{1,10}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return value <= 2_147_483_647 ? value : undefined;
}

function decimal(text: string): number | undefined {
  return /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
