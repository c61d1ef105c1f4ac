import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';

export const indicatorSourceIds = ['world-bank', 'v-dem'] as const;
export type IndicatorSourceId = (typeof indicatorSourceIds)[number];

const words = Type.String({ minLength: 1, maxLength: 400 });
const sourcesSchema = Type.Array(
  Type.Object({
    id: Type.Enum([...indicatorSourceIds]),
    ...{ name: words, publisher: words, licence: words, citation: words },
    indicators: Type.Array(
      Type.Object({
        id: Type.String({ pattern: '^[A-Za-z0-9_.]{1,60}$' }),
        ...{ name: words, unit: words, digits: Type.Integer({ minimum: 0, maximum: 6 }) },
        ...{ least: Type.Optional(Type.Number()), most: Type.Optional(Type.Number()) },
      }),
      { minItems: 1 },
    ),
  }),
);
const compiled = Compile(sourcesSchema);

/** Who measures countries, what of it is kept here, and how it is to be named wherever it is shown. */
export type IndicatorSource = Static<typeof sourcesSchema>[number];
/** What is measured of a country each year: by its publisher’s own name for it, and with the range that it can have. */
export type CountryIndicator = IndicatorSource['indicators'][number];
export type IndicatorCatalogue = Readonly<Record<IndicatorSourceId, IndicatorSource>>;

/** @throws RangeError where the file is no such list, or lacks a source or names one or an indicator twice */
export function readIndicatorCatalogue(json: string): IndicatorCatalogue {
  const read: unknown = JSON.parse(json);
  if (!compiled.Check(read)) {
    const [fault] = compiled.Errors(read);
    throw new RangeError(`The list of country indicators does not read: ${fault?.instancePath} ${fault?.message}`);
  }
  const named = (id: IndicatorSourceId): IndicatorSource => {
    const [source, again] = read.filter((each) => each.id === id);
    if (source === undefined || again !== undefined) throw new RangeError(`The list has not one source “${id}”`);
    if (new Set(source.indicators.map((each) => each.id)).size < source.indicators.length) {
      throw new RangeError(`The list names an indicator of “${id}” twice`);
    }
    return source;
  };
  return { 'world-bank': named('world-bank'), 'v-dem': named('v-dem') };
}

/** A value as a file tells it; nothing where it tells that there is none. */
export type ToldValue = {
  readonly indicator: string;
  readonly country: CountryCode;
  readonly year: number;
  readonly value: number | undefined;
};

/** Takes the values of a file one by one, and holds the reading back while it is busy. */
export type ValueSink = { readonly take: (told: ToldValue) => void; readonly afterPiece: () => Promise<void> };

/** Why a value is not taken, each with what it is called on pages and in answers. */
export const valueFaults = {
  country: message('no country of that code, as groups of countries have none'),
  'not-a-state': message('a country that did not exist then'),
  year: message('no year'),
  value: message('no number'),
  range: message('a number that this indicator cannot have'),
  duplicate: message('a second value for the same country and year'),
} as const;
export type ValueFault = keyof typeof valueFaults;

export type DroppedValues = {
  readonly fault: ValueFault;
  readonly values: number;
  /** The first of them: line and column of the file, and what stands there. */
  readonly first: { readonly line: number; readonly column: string; readonly value: string };
};

/** What one file of indicators holds, besides the values themselves. */
export type IndicatorFile = {
  readonly source: Omit<IndicatorSource, 'indicators'>;
  readonly version: string;
  /** ISO 8601, as the file states it; nothing where it does not. */
  readonly publishedOn: string | undefined;
  readonly sha256: string;
  /** Values that were taken. */
  readonly values: number;
  readonly dropped: readonly DroppedValues[];
  /** Columns and indicators that Forestall does not keep, by name; what they say is not read. */
  readonly aside: readonly string[];
  /** Of what is kept here, what the file does not have. */
  readonly lacking: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
};

/** Reads a file, or pages, of indicators as they come, and hands on each value. */
export type ReadValues = (sink: ValueSink) => Promise<IndicatorFile>;

export type IndicatorReleaseId = string & { readonly __brand: 'IndicatorReleaseId' };

/** One file as it was loaded; never changed. */
export type IndicatorRelease = IndicatorFile & {
  readonly id: IndicatorReleaseId;
  readonly fileName: string;
  readonly loadedAt: Date;
  readonly loadedBy: string;
  readonly fate: IndicatorFate;
};

/** What a file did to the values that stand: new, told otherwise, as they stood, and told to be none. */
export type IndicatorFate = {
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly withdrawn: number;
};

/** Whether a file is the very one that was loaded, and what is kept of it too: an indicator may have been added since. */
export function isReadAlike(one: IndicatorFile, other: IndicatorFile): boolean {
  const said = ({ sha256, values, aside, lacking }: IndicatorFile) =>
    JSON.stringify([sha256, values, ...[aside, lacking].map((names) => [...new Set(names)].toSorted())]);
  return said(one) === said(other);
}

/** A value as it is kept, with the release that told it. */
export type KeptValue = {
  readonly source: IndicatorSourceId;
  readonly indicator: string;
  readonly country: CountryCode;
  readonly year: number;
  readonly value: number;
  readonly version: string;
  readonly publishedOn: string | undefined;
  /** When it was loaded: since when it was known here. */
  readonly knownAt: Date;
};

/** Of one indicator of a country: its newest value, and the one so many years before, where there is one. */
export type NewestValue = {
  readonly indicator: CountryIndicator;
  readonly newest: KeptValue;
  readonly before?: KeptValue;
};

export const yearsBefore = 10;

/** The newest value of each indicator, in the order of the source’s list. @param values of one country */
export function newestValues(
  { id, indicators }: IndicatorSource,
  values: readonly KeptValue[],
): readonly NewestValue[] {
  const own = Map.groupBy(
    values.filter(({ source }) => source === id),
    ({ indicator }) => indicator,
  );
  return indicators.flatMap((indicator) => {
    const known = (own.get(indicator.id) ?? []).toSorted((one, other) => other.year - one.year);
    const [newest] = known;
    if (newest === undefined) return [];
    const before = known.find(({ year }) => year === newest.year - yearsBefore);
    return [{ indicator, newest, ...(before === undefined ? {} : { before }) }];
  });
}
