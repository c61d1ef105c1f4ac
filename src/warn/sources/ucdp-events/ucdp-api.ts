import type { Connector, ConnectorId, ParsedPage, PulledPage } from '../../../platform/connectors/connector.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { type EventRelease, ucdpEvents } from '../../events/event.ts';
import { type KeptColumn, keptColumns, passedColumns } from './event-columns.ts';

/** The API takes 1,000 events a page at most, and 5,000 questions a day (ucdp.uu.se/apidocs). */
const mostOnPage = 1_000;

const addressForm = /\/gedevents\/(\d{2}(?:\.\d{1,2}){1,3})$/;

type Event = Readonly<Record<string, unknown>>;
type Refuse = (reason: string) => never;
type Land<Actor> = (
  actor: Actor,
  file: FileBytes,
  options: { readonly evenIfLess: boolean },
) => Promise<{ readonly outcome: 'loaded' | 'unchanged'; readonly release: EventRelease }>;

/**
 * UCDP's georeferenced events by the JSON pages of its API, landed as a file of them is.
 * @param land as `forestall ingest` lands a file: `warn/events/event-service.ts`
 */
export function ucdpEventsConnector(land: Land<Parameters<Connector['land']>[0]>): Connector {
  return {
    describe: {
      // The identity of this source, said here and nowhere else.
      id: 'ucdp-events' as ConnectorId,
      name: ucdpEvents.name,
      publisher: ucdpEvents.publisher,
      about: 'Events land beside those that stand, as a file of them does. UCDP gives a token to whoever asks for one.',
      defaultAddress: 'https://ucdpapi.pcr.uu.se/api/gedevents/25.1',
      keyHeader: 'x-ucdp-access-token',
      everyHours: 7 * 24,
    },

    check(address) {
      if (!addressForm.test(address.pathname))
        return 'The address ends with the release to read, such as /gedevents/25.1';
      const other = [...address.searchParams.keys()].find((name) => name !== 'pagesize');
      // What a filter leaves out would count as no longer told.
      if (other !== undefined) return `A whole release is read, or none: leave out “${other}”`;
      const size = address.searchParams.get('pagesize') ?? String(mostOnPage);
      const fits = /^\d{1,4}$/.test(size) && Number(size) >= 1 && Number(size) <= mostOnPage;
      return fits ? undefined : `A page has 1 to ${mostOnPage} events: pagesize is “${size}”`;
    },

    pullSince(address) {
      const first = new URL(address);
      if (!first.searchParams.has('pagesize')) first.searchParams.set('pagesize', String(mostOnPage));
      first.searchParams.set('page', '0');
      return first.href;
    },

    parse: parsePage,

    async land(actor, pages, options) {
      const { outcome, release } = await land(actor, await eventFileOf(pages), options);
      return { outcome: outcome === 'loaded' ? 'landed' : 'unchanged', rows: release.rows, reachesTo: release.lastDay };
    },
  };
}

/** `gedevents-25.1, page 2`, as a person counts pages. */
function nameOf(address: string): string {
  const url = new URL(address);
  return `gedevents-${addressForm.exec(url.pathname)?.[1] ?? ''}, page ${Number(url.searchParams.get('page')) + 1}`;
}

/** @throws FileRefusal naming page, field and reason where it is not as documented */
function parsePage(page: PulledPage): ParsedPage {
  const refuse: Refuse = (reason) => {
    throw new FileRefusal('events.page', nameOf(page.address), undefined, reason);
  };
  const { TotalCount: total, TotalPages: pages, Result: events } = objectIn(page, refuse);
  if (!isCount(total)) return refuse(`“TotalCount” is no number of events, but ${shown(total)}`);
  if (!isCount(pages)) return refuse(`“TotalPages” is no number of pages, but ${shown(pages)}`);
  if (!Array.isArray(events)) return refuse(`“Result” is no list of events, but ${shown(events)}`);
  if (events.length === 0) return refuse('“Result” holds no event');
  for (const [at, event] of events.entries()) requireEvent(event, at, refuse);
  const url = new URL(page.address);
  const next = Number(url.searchParams.get('page')) + 1;
  // By our own count: where it says that the next page is may be another house, which would be given the token.
  if (next >= pages) return { rows: events.length, total };
  url.searchParams.set('page', String(next));
  return { rows: events.length, total, next: url.href };
}

function objectIn({ body }: PulledPage, refuse: Refuse): Event {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return refuse(
      error instanceof SyntaxError ? 'this is no JSON, or it breaks off before its end' : 'this is not UTF-8',
    );
  }
  return isObject(read) ? read : refuse(`this is no page of events, but ${shown(read)}`);
}

function requireEvent(event: unknown, at: number, refuse: Refuse): void {
  if (!isObject(event)) refuse(`event ${at + 1} is no event, but ${shown(event)}`);
  for (const name of keptColumns) {
    if (!Object.hasOwn(event, name)) refuse(`event ${at + 1} lacks “${name}”`);
    const value = event[name];
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (!isPlain) refuse(`event ${at + 1}: “${name}” is no value, but ${shown(value)}`);
  }
}

/** The pages as the file that UCDP publishes would have them: one line an event, after the header. */
async function eventFileOf(pages: () => AsyncIterable<PulledPage>): Promise<FileBytes> {
  let first: PulledPage | undefined;
  for await (const page of pages()) {
    first = page;
    break;
  }
  if (first === undefined) throw new Error('A pull has one page at least');
  const [sample = {}] = eventsOf(first);
  const known: ReadonlySet<string> = new Set<KeptColumn>(keptColumns);
  const aside = Object.keys(sample).filter((name) => !known.has(name) && !passedColumns.has(name));
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(lineOf([...keptColumns, ...aside]));
    for await (const page of pages()) {
      const lines = eventsOf(page).map((event) =>
        lineOf([...keptColumns.map((name) => event[name]), ...aside.map(() => '')]),
      );
      yield Buffer.from(lines.join(''));
    }
  }
  const version = addressForm.exec(new URL(first.address).pathname)?.[1] ?? '';
  return { name: `gedevents-${version}.json`, bytes: bytes() };
}

function eventsOf({ body }: PulledPage): readonly Event[] {
  // Held to this form by parsePage before the page was kept.
  return (JSON.parse(body.toString('utf8')) as { readonly Result: readonly Event[] }).Result;
}

/** One line of CSV. Line breaks within a value become spaces, so that a line's number is an event's. */
function lineOf(values: readonly unknown[]): string {
  const quoted = values.map((value) => {
    const text = value === null || value === undefined ? '' : String(value);
    return `"${text
      .replaceAll('\u0000', '')
      .replaceAll(/[\r\n]+/g, ' ')
      .replaceAll('"', '""')}"`;
  });
  return `${quoted.join(',')}\n`;
}

const isObject = (value: unknown): value is Event =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60));
