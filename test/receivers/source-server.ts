import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventRecord } from '../made-up-events.ts';

export type AskedOfSource = { readonly path: string; readonly headers: IncomingHttpHeaders };

/** What a source answers in place of what it has, once. */
export type Trouble =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Breaks off in the middle. */
  | 'truncated'
  /** The same, but says nothing of how long it would be, and ends as if it were whole. */
  | 'half'
  | { readonly body: string };

export type SourceServer = {
  /** `http://127.0.0.1:41234` */
  readonly origin: string;
  readonly asked: AskedOfSource[];
  /** Events that it has, of whatever release is asked for. */
  readonly events: (rows: readonly EventRecord[]) => void;
  /** Reports that it has, as ReliefWeb's API gives them (apidoc.reliefweb.int): by `limit` and `offset`. */
  readonly reports: (reports: readonly object[]) => void;
  /** What it measures of countries, as the World Bank's API gives it: by `per_page` and `page`, from 1. */
  readonly indicators: (lastUpdated: string, values: readonly object[]) => void;
  /** A file that it has at a path. */
  readonly file: (path: string, body: string | Buffer) => void;
  /** Troubles that come first, by the path with its query, each once. */
  readonly trouble: (path: string, ...troubles: readonly Trouble[]) => void;
  readonly token: string;
  readonly close: () => Promise<void>;
};

/**
 * A publisher on this machine that speaks as the real ones do: UCDP's API with its pages and its token
 * (ucdp.uu.se/apidocs), and files with their validators, by which it answers 304.
 */
export async function openSourceServer(): Promise<SourceServer> {
  const token = 'a-token-of-ucdp';
  const asked: AskedOfSource[] = [];
  const files = new Map<string, string | Buffer>();
  const troubles = new Map<string, Trouble[]>();
  let rows: readonly EventRecord[] = [];
  let told: readonly object[] | undefined;
  let measured: Measured | undefined;

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const trouble = troubles.get(path)?.shift();
    const url = new URL(path, 'http://127.0.0.1');
    const isApi = url.pathname.startsWith('/api/gedevents/');
    if (isApi && request.headers['x-ucdp-access-token'] !== token) {
      response.writeHead(401, { 'content-type': 'text/plain' }).end('API token required');
      return;
    }
    const isReports = told !== undefined && url.pathname === '/v2/reports';
    const isMeasured = measured !== undefined && url.pathname.startsWith('/v2/country/all/indicator/');
    const body = isApi
      ? pageOf(url, rows)
      : isReports
        ? reportsOf(url, told ?? [])
        : isMeasured && measured !== undefined
          ? indicatorsOf(url, measured)
          : files.get(url.pathname);
    if (trouble !== undefined) return makeTrouble(response, trouble, body ?? '');
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { etag, 'last-modified': 'Tue, 24 Nov 2026 08:00:00 GMT' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  // A server that listens on a port has an address of this form.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ origin, asked, token },
    events: (next) => {
      rows = next;
    },
    reports: (next) => {
      told = next;
    },
    indicators: (lastUpdated, values) => {
      measured = { lastUpdated, values };
    },
    file: (path, body) => void files.set(path, body),
    trouble: (path, ...next) => void troubles.set(path, [...next]),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function makeTrouble(response: ServerResponse, trouble: Trouble, body: string | Buffer): void {
  if (trouble === 'truncated') {
    response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
  } else if (trouble === 'half') response.writeHead(200).end(body.slice(0, Math.floor(body.length / 2)));
  else if ('body' in trouble) response.writeHead(200).end(trouble.body);
  else response.writeHead(trouble.status, trouble.headers).end();
}

type Measured = { readonly lastUpdated: string; readonly values: readonly object[] };

/** As api.worldbank.org answers: what it says of the page, and then the values, or what it cannot answer, with 200. */
function indicatorsOf({ searchParams }: URL, { lastUpdated, values }: Measured): string {
  if (searchParams.get('format') !== 'json') return '<?xml version="1.0" encoding="utf-8"?><wb:data/>';
  const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('per_page'))];
  const pages = Math.ceil(values.length / size);
  if (values.length === 0) {
    const words = 'The provided parameter value is not valid';
    return JSON.stringify([{ message: [{ id: '120', key: 'Invalid value', value: words }] }]);
  }
  const about = { page, pages, per_page: size, total: values.length, sourceid: '2', lastupdated: lastUpdated };
  return JSON.stringify([about, values.slice((page - 1) * size, page * size)]);
}

function reportsOf({ searchParams }: URL, told: readonly object[]): string {
  const offset = Number(searchParams.get('offset'));
  const data = told.slice(offset, offset + Number(searchParams.get('limit')));
  return JSON.stringify({ time: 1, totalCount: told.length, count: data.length, data });
}

const numbers = new Set(['id', 'year', 'type_of_violence', 'number_of_sources', 'where_prec', 'latitude', 'longitude']);
for (const name of ['priogrid_gid', 'country_id', 'event_clarity', 'date_prec', 'best', 'high', 'low'])
  numbers.add(name);
for (const name of ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown']) numbers.add(name);

/** A page as UCDP's API gives it: numbers as numbers, what is not known as null, pages counted from 0. */
function pageOf(url: URL, rows: readonly EventRecord[]): string {
  const size = Number(url.searchParams.get('pagesize'));
  const page = Number(url.searchParams.get('page'));
  const pages = Math.ceil(rows.length / size);
  const at = (other: number) => {
    const address = new URL(url);
    address.searchParams.set('page', String(other));
    return address.href;
  };
  return JSON.stringify({
    TotalCount: rows.length,
    TotalPages: pages,
    PreviousPageUrl: page > 0 ? at(page - 1) : '',
    NextPageUrl: page + 1 < pages ? at(page + 1) : '',
    Result: rows.slice(page * size, (page + 1) * size).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => {
          if (value === '') return [name, null];
          if (name.startsWith('date_'))
            return [name, /^\d{4}-/.test(value) ? value.replace(' 00:00:00.000', 'T00:00:00') : Number(value)];
          return [name, numbers.has(name) ? Number(value) : value];
        }),
      ),
    ),
  });
}
