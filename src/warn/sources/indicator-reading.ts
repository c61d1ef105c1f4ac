import { countryByCode, existedIn } from '../../places/country.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import type {
  CountryIndicator,
  DroppedValues,
  IndicatorFile,
  IndicatorSource,
  ToldValue,
  ValueFault,
  ValueSink,
} from '../country-indicators/country-indicator.ts';

/** A value as it stands in a file, with where it stands. */
export type StandingValue = {
  readonly line: number;
  readonly column: string;
  readonly indicator: CountryIndicator;
  readonly country: string;
  readonly year: string;
  readonly value: string;
};

const earliestYear = 1700;
const latestYear = 2200;
/** As publishers write that there is none. */
const none = new Set(['', '..', 'NA', 'NaN']);
const mostAside = 10_000;

/** Holds each value of a file to what it can be, hands it on, and counts by reason what cannot be taken. */
export class IndicatorReading {
  readonly #file: string;
  readonly #source: IndicatorSource;
  readonly #take: ValueSink['take'];
  readonly #seen = new Set<string>();
  readonly #told = new Set<string>();
  readonly #aside = new Set<string>();
  readonly #dropped = new Map<ValueFault, { values: number; readonly first: DroppedValues['first'] }>();
  #values = 0;
  #firstYear = latestYear;
  #lastYear = earliestYear;

  constructor(file: string, source: IndicatorSource, take: ValueSink['take']) {
    this.#file = file;
    this.#source = source;
    this.#take = take;
  }

  value(stands: StandingValue): void {
    const { line, column, indicator } = stands;
    this.#told.add(indicator.id);
    const found = readValue(stands);
    const told = 'fault' in found || !this.#seen.has(keyOf(found)) ? found : duplicateOf(found);
    if ('fault' in told) {
      // That a group of countries has no value is nothing that could have been taken.
      if (!isNone(stands)) this.#drop(told.fault, { line, column, value: told.value.slice(0, 100) });
      return;
    }
    this.#seen.add(keyOf(told));
    this.#take(told);
    if (told.value === undefined) return;
    this.#values += 1;
    this.#firstYear = Math.min(this.#firstYear, told.year);
    this.#lastYear = Math.max(this.#lastYear, told.year);
  }

  /** A column or an indicator that is not kept: told by its name. */
  aside(name: string): void {
    if (this.#aside.size < mostAside) this.#aside.add(name.slice(0, 100));
  }

  /** @throws FileRefusal where not one value could be taken */
  finish(): Omit<IndicatorFile, 'version' | 'publishedOn' | 'sha256'> {
    const dropped = [...this.#dropped].map(([fault, told]) => ({ fault, ...told }));
    const { indicators, ...source } = this.#source;
    if (this.#values === 0) {
      const worst = dropped.toSorted((one, other) => other.values - one.values)[0];
      const { id, name } = indicators[0] ?? { id: '', name: '' };
      const why =
        worst !== undefined
          ? `none of its values can be taken: ${worst.first.column} is “${worst.first.value}”`
          : `it has no value of an indicator that is kept here, such as ${id} (${name})`;
      throw new FileRefusal('indicators.none', this.#file, worst?.first.line ?? 1, why);
    }
    return {
      ...{ source, values: this.#values, dropped, aside: [...this.#aside] },
      lacking: indicators.map(({ id }) => id).filter((id) => !this.#told.has(id)),
      ...{ firstYear: this.#firstYear, lastYear: this.#lastYear },
    };
  }

  #drop(fault: ValueFault, first: DroppedValues['first']): void {
    const told = this.#dropped.get(fault);
    if (told !== undefined) told.values += 1;
    else this.#dropped.set(fault, { values: 1, first });
  }
}

type Fault = { readonly fault: ValueFault; readonly value: string };

function readValue({ indicator, country, year: yearText, value: text }: StandingValue): ToldValue | Fault {
  const place = countryByCode(country);
  if (place === undefined) return { fault: 'country', value: country };
  const year = yearOf(yearText);
  if (year === undefined) return { fault: 'year', value: yearText };
  if (!existedIn(place, year)) return { fault: 'not-a-state', value: `${country} ${year}` };
  const told = { indicator: indicator.id, country: place.code, year };
  if (none.has(text.trim())) return { ...told, value: undefined };
  const value = numberOf(text);
  if (value === undefined) return { fault: 'value', value: text };
  return isWithin(value, indicator) ? { ...told, value } : { fault: 'range', value: text };
}

const isNone = ({ value }: StandingValue) => none.has(value.trim());
const keyOf = ({ indicator, country, year }: ToldValue) => `${indicator} ${country} ${year}`;
const duplicateOf = ({ country, year }: ToldValue): Fault => ({ fault: 'duplicate', value: `${country} ${year}` });

function yearOf(text: string): number | undefined {
  const year = /^\d{4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return year >= earliestYear && year <= latestYear ? year : undefined;
}

/** A number as computers write it, `1.5e-05` among them; nothing where it is none, or is beyond what is kept. */
function numberOf(text: string): number | undefined {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

const isWithin = (value: number, { least = -Infinity, most = Infinity }: CountryIndicator) =>
  value >= least && value <= most;
