import { createHash } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { countryByAlpha2 } from '../../../places/country.ts';
import type { Connector, ConnectorId, ParsedPage, PulledPage } from '../../../platform/connectors/connector.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import type { IndicatorFile, IndicatorSource, ValueSink } from '../../country-indicators/country-indicator.ts';
import { IndicatorReading } from '../indicator-reading.ts';
import type { LandIndicators } from '../land-indicators.ts';

const count = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^\\d{1,9}$' })]);
/** A page as the Indicators API gives it (version 2, `format=json`): what it says of itself, then its values. */
const pageSchema = Type.Tuple([
  Type.Object({ page: count, pages: count, total: count, lastupdated: Type.String({ format: 'date' }) }),
  Type.Array(
    Type.Object({
      indicator: Type.Object({ id: Type.String() }),
      country: Type.Object({ id: Type.String() }),
      countryiso3code: Type.String(),
      date: Type.String(),
      value: Type.Union([Type.Number(), Type.String(), Type.Null()]),
    }),
  ),
]);
type Page = Static<typeof pageSchema>;
const compiled = Compile(pageSchema);
/** What it answers, with 200, to what it cannot answer. */
const complaint = Compile(
  Type.Tuple([Type.Object({ message: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })) })]),
);

const addressForm = /\/v2\/country\/all\/indicator\/([A-Za-z0-9_.]+(?:(?:;|%3B)[A-Za-z0-9_.]+)*)$/;
const mostOnPage = 20_000;
const usualOnPage = 10_000;
const knownFields = new Set(['indicator', 'country', 'countryiso3code', 'date', 'value']);
for (const name of ['unit', 'obs_status', 'decimal', 'scale', 'footnote']) knownFields.add(name);

const indicatorsIn = ({ pathname }: URL) => addressForm.exec(pathname)?.[1]?.split(/;|%3B/) ?? [];

/**
 * The World Bank’s indicators by the JSON pages of its API, landed as a file of them is.
 * @param land as `forestall ingest` lands a file: `warn/country-indicators/country-indicator-service.ts`
 */
export function worldBankConnector(source: IndicatorSource, land: LandIndicators): Connector {
  const kept = new Set(source.indicators.map(({ id }) => id));
  return {
    describe: {
      // The identity of this source, said here and nowhere else.
      id: 'world-bank' as ConnectorId,
      ...{ name: source.name, publisher: source.publisher, everyHours: 7 * 24 },
      about:
        'What it measures of countries year by year stands on each country’s page. Which indicators are kept is said by data/country-indicators.json.',
      defaultAddress: `https://api.worldbank.org/v2/country/all/indicator/${[...kept].join(';')}?source=2`,
    },

    check(address) {
      const asked = indicatorsIn(address);
      if (asked.length === 0)
        return 'The address ends with what to read, such as /v2/country/all/indicator/SP.POP.TOTL';
      const unkept = asked.find((each) => !kept.has(each));
      if (unkept !== undefined) return `“${unkept}” is not among the indicators in data/country-indicators.json`;
      if (asked.length > 1 && !/^\d+$/.test(address.searchParams.get('source') ?? '')) {
        return 'Several indicators are of one data set: end the address with ?source=2, or another’s number';
      }
      const other = [...address.searchParams.keys()].find((name) => !['source', 'per_page', 'date'].includes(name));
      if (other !== undefined) return `What is asked for beside is said by Forestall: leave out “${other}”`;
      if (!/^(\d{4}(:\d{4})?)?$/.test(address.searchParams.get('date') ?? '')) return 'Years are written 1989:2024';
      const size = address.searchParams.get('per_page') ?? String(usualOnPage);
      const fits = /^\d{1,5}$/.test(size) && Number(size) >= 1 && Number(size) <= mostOnPage;
      return fits ? undefined : `A page has 1 to ${mostOnPage} values: per_page is “${size}”`;
    },

    pullSince(address) {
      const first = new URL(address);
      if (!first.searchParams.has('per_page')) first.searchParams.set('per_page', String(usualOnPage));
      first.searchParams.set('format', 'json');
      first.searchParams.set('page', '1');
      return first.href;
    },

    parse: parsePage,

    async land(actor, pages, options) {
      const read = (sink: ValueSink) => readWorldBankPages(pages, source, sink);
      const { outcome, release } = await land(actor, 'world-bank.json', read, options);
      const { values, lastYear } = release;
      return { outcome: outcome === 'loaded' ? 'landed' : 'unchanged', rows: values, reachesTo: `${lastYear}-12-31` };
    },
  };
}

const numberOf = (address: string) => Number(new URL(address).searchParams.get('page'));
const refusalOf = (address: string, reason: string) =>
  new FileRefusal('indicators.page', `indicators, page ${numberOf(address)}`, undefined, reason);

/** @throws FileRefusal naming page, field and reason where it is not as documented */
function parsePage(page: PulledPage): ParsedPage {
  const [about, values] = pageIn(page);
  const url = new URL(page.address);
  const here = numberOf(page.address);
  if (Number(about.page) !== here) throw refusalOf(page.address, `it says that it is page ${about.page}`);
  const total = Number(about.total);
  // By our own count: where it says that the next page is may be another house.
  if (here >= Number(about.pages)) return { rows: values.length, total };
  url.searchParams.set('page', String(here + 1));
  return { rows: values.length, total, next: url.href };
}

function pageIn({ address, body }: PulledPage): Page {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    const isJson = !(error instanceof SyntaxError);
    throw refusalOf(address, isJson ? 'this is not UTF-8' : 'this is no JSON, or it breaks off before its end');
  }
  if (compiled.Check(read)) return read;
  if (complaint.Check(read)) {
    const [first] = read[0].message;
    throw refusalOf(address, `it was not answered: ${first?.key}: ${first?.value}`);
  }
  const [fault] = compiled.Errors(read);
  throw refusalOf(address, `${fault?.instancePath === '' ? 'the page' : fault?.instancePath} ${fault?.message}`);
}

/** All pages as one. The line told for a value is its place among them, after a header. */
async function readWorldBankPages(
  pages: () => AsyncIterable<PulledPage>,
  source: IndicatorSource,
  { take, afterPiece }: ValueSink,
): Promise<IndicatorFile> {
  const reading = new IndicatorReading('indicators', source, take);
  const indicators = new Map(source.indicators.map((each) => [each.id, each]));
  const digest = createHash('sha256');
  let publishedOn: string | undefined;
  let line = 1;
  for await (const page of pages()) {
    const [{ lastupdated }, values] = pageIn(page);
    publishedOn ??= lastupdated;
    if (publishedOn !== lastupdated) {
      throw refusalOf(page.address, `it was updated while it was read, from ${publishedOn} to ${lastupdated}`);
    }
    digest.update(JSON.stringify([lastupdated, values]));
    for (const { indicator, country, countryiso3code, date, value, ...others } of values) {
      line += 1;
      for (const name of Object.keys(others)) if (!knownFields.has(name)) reading.aside(name);
      const kept = indicators.get(indicator.id);
      if (kept === undefined) reading.aside(indicator.id);
      else {
        const place = countryiso3code || (countryByAlpha2(country.id)?.code ?? country.id);
        const stands = {
          line,
          indicator: kept,
          country: place,
          year: date,
          value: value === null ? '' : String(value),
        };
        reading.value({ ...stands, column: kept.id });
      }
    }
    await afterPiece();
  }
  if (publishedOn === undefined) throw new Error('A pull has one page at least');
  return { ...reading.finish(), sha256: digest.digest('hex'), version: publishedOn, publishedOn };
}
