import fc from 'fast-check';
import { allCountries } from '../../src/places/country.ts';
import type { Listed } from '../api/conformance.ts';

/**
 * One request as it will be sent; `@warnings:7` in it stands for the seventh warning that the walk knows of, and so for
 * each collection of the API.
 */
export type FuzzRequest = {
  readonly who: string;
  readonly listed: Listed;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
};

/** By whom an operation is done and with which body, where it succeeds; ids in it are `@collection:0`. */
export type Doing = { readonly by: string; readonly body: Readonly<Record<string, unknown>> };

type Schema = {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

const someCountry = fc.constantFrom(...allCountries().map(({ code }) => code));

/** What has broken other people's services: ends of text, numbers, encodings, names and languages inside languages. */
const hostileTexts = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\ufeff', '\u202eabc', '😀'.repeat(50), 'İıſK'],
  ...[
    "'",
    '"',
    '\\',
    "'; drop table warning; --",
    '{"a":1}',
    '{}',
    '[]',
    '$1',
    ['$', '{7*7}'].join(''),
    '{{7*7}}',
    '%00',
    '%',
    '%zz',
  ],
  ...[
    '../../etc/passwd',
    '..%2f..%2f',
    '/',
    '//',
    '?',
    '#',
    '&',
    '=',
    ';',
    '<script>alert(1)</script>',
    '=1+1',
    '@SUM(1)',
  ],
  ...['null', 'undefined', 'true', 'NaN', 'Infinity', '-0', '1e309', '0x10', '9'.repeat(400), '-1', '1.5', '٣'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'urn:uuid:01900000-0000-7000-8000-000000000000'],
  ...['0000-01-01', '2026-02-30', '9999-12-31', '+010000-01-01', '-0001-01-01', '2026-11-24T09:00:00Z', 'infinity'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '01900000000070008000000000000000',
  ],
  ...['CAF\n', 'caf', 'CAFE', 'a'.repeat(5_000), 'x\r\ny: z', 'WyJsaXN0V2FybmluZ3MiLCJ4Il0', 'W10', 'bnVsbA'],
];
const hostileText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }));
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, [], {}, [null], { length: 1 }, [['a']], {
    toString: 'x',
  }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Numbers from here on count from the newest of a collection backwards: what has just been made can still be gone on with. */
export const newestFirst = 10_000;
const anyOfThem = fc.oneof(
  fc.nat(newestFirst - 1),
  fc.constantFrom(0, 0, 1, 2).map((back) => newestFirst + back),
);

/** The thread's own collections; records have one for each kind. */
export const threadCollections = ['warnings', 'decisions', 'actions'] as const;
const knownId = (collection: string) =>
  fc.oneof(
    { weight: 12, arbitrary: anyOfThem.map((number) => `@${collection}:${number}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...threadCollections), fc.nat(99))
        .map(([any, number]) => `@${any}:${number}`),
    },
    { weight: 1, arbitrary: fc.uuid() },
  );

/** What an example says, of another one of each thing that it speaks of. */
const ofOthers = (example: unknown): fc.Arbitrary<unknown> => {
  const text = JSON.stringify(example);
  if (text === undefined || !/@[a-z-]+:0/.test(text)) return fc.constant(example);
  return anyOfThem.map((number) => JSON.parse(text.replaceAll(/@([a-z-]+):0/g, `@$1:${number}`)));
};

/** A value that the schema takes; an id is one of this collection. */
function fitting(schema: Schema, collection = 'warnings'): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.format === 'uuid') return knownId(collection);
  if (schema.format === 'date') return fc.constantFrom('2026-11-24', '2026-11-25', '2027-03-31', '2030-02-28');
  if (schema.pattern === '^[A-Z]{3}$')
    return fc.oneof(fc.constantFrom('CAF', 'SDN', 'RWA', 'MLI', 'TCD', 'FRA', 'CSK', 'ZZZ'), someCountry);
  if (schema.pattern === '^[a-z0-9-]+$') return fc.constantFrom('demarche', 'demarche', 'no-such-instrument');
  if (schema.pattern !== undefined)
    return fc.stringMatching(new RegExp(schema.pattern)).map((text) => text.slice(0, 60));
  switch (schema.type) {
    case 'array':
      return fc.array(fitting(schema.items ?? {}, collection), { maxLength: 3 });
    case 'integer': {
      // Small where the schema lets it: pages of lists stay short. Years and money begin higher.
      const min = Math.max(schema.minimum ?? 0, -1_000_000);
      return fc.integer({ min, max: Math.min(schema.maximum ?? 100, Math.max(50, min + 50)) });
    }
    case 'number':
      return fc.double({
        min: Math.max(schema.minimum ?? -1_000, -1e12),
        max: Math.min(schema.maximum ?? 1_000, 1e12),
        noNaN: true,
      });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, fitting(inner, collection)]),
        ),
      );
    case 'boolean':
      return fc.boolean();
    default:
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 30, 60) });
  }
}

const mostly = (right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown>, weight = 14) =>
  fc.oneof({ weight, arbitrary: right }, { weight: 1, arbitrary: wrong });

/** A body that fits, with a field gone, changed or added, or not a body at all. */
function bodyOf(schema: Schema, example: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  // What an example says is as likely as anything else that fits.
  const whole = fc.record(
    Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, inner]) => {
        const [, collection] = /^@([a-z-]+):/.exec(String(example[name])) ?? [];
        const given =
          inner.format === 'uuid' ? fitting(inner, collection) : fc.oneof(fitting(inner), ofOthers(example[name]));
        // What need not be said is mostly not said.
        const said = schema.required?.includes(name) ? given : mostly(ofOthers(example[name]), given, 5);
        return [name, said];
      }),
    ),
  );
  const names = Object.keys(schema.properties ?? {});
  const mutated = fc
    .tuple(whole, fc.constantFrom(...names, '__proto__', 'constructor', '_csrf', 'extra'), hostileValue, fc.boolean())
    .map(([value, name, hostile, gone]) =>
      JSON.stringify(
        Object.fromEntries([
          ...Object.entries(value).filter(([each]) => each !== name),
          ...(gone ? [] : [[name, hostile] as const]),
        ]),
      ),
    );
  const notABody = fc.oneof(
    hostileText,
    hostileValue.map((value) => JSON.stringify(value) ?? ''),
    fc.constantFrom('{', '{"a":', '[[[[', '{"__proto__":{"x":1}}', '\ufeff{}', '{"country":"CAF","country":"SDN"}'),
  );
  return fc.oneof(
    { weight: 4, arbitrary: whole.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: ofOthers(example).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: mutated },
    { weight: 1, arbitrary: notABody },
  );
}

/** What a header may carry at all: printed ASCII. */
const headerText = hostileText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '').trim());

const headersOf = ({ method, operation }: Listed) => {
  const forms = Object.keys(operation.responses[200]?.content ?? {});
  const accepted = mostly(
    fc.constantFrom('*/*', 'application/json', ...forms),
    fc.constantFrom('text/csv', 'text/*;q=0.1, */*;q=0', 'text/html'),
  );
  const edits = operation.parameters.some(({ name }) => name === 'If-Match');
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'x'];
  return fc.record(
    {
      accept: mostly(accepted, headerText),
      ...(edits
        ? { 'if-match': mostly(fc.constantFrom('*', '*', '@etag', '"stale"', 'W/"x"', '"a", "b"'), headerText) }
        : {}),
      ...(method === 'POST'
        ? {
            'content-type': mostly(fc.constant('application/json'), fc.constantFrom(...types), 30),
            'idempotency-key': mostly(
              fc.nat(9_999).map((key) => `key-${key}`),
              headerText,
            ),
            'x-csrf-token': mostly(fc.constant('@csrf'), headerText, 30),
          }
        : {}),
      authorization: headerText.map((text) => `Bearer ${text}`),
    },
    {
      requiredKeys: method === 'POST' ? ['content-type', 'x-csrf-token', ...(edits ? ['if-match' as const] : [])] : [],
    },
  );
};

/** Now and then a token of nobody: then the session counts for nothing. */
const withFewTokens = (headers: Readonly<Record<string, unknown>>, keep: number) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && (name !== 'authorization' || keep === 0))
      .map(([name, value]) => [name, String(value)]),
  );

function requestTo(
  listed: Listed,
  anybody: fc.Arbitrary<string>,
  doing: Doing | undefined,
  named: ReadonlyMap<string, readonly string[]>,
): fc.Arbitrary<FuzzRequest> {
  const { operation, path } = listed;
  const [, collection = 'warnings'] = /\/([a-z-]+)\/\{id\}/.exec(path) ?? [];
  const inAddress = (name: string) => named.get(name) ?? (name === 'id' ? named.get(collection) : undefined);
  const who = doing === undefined ? anybody : fc.oneof(anybody, fc.constant(doing.by));
  const values = (where: string) =>
    operation.parameters
      .filter((parameter) => parameter.in === where)
      .map(({ name, schema }) => {
        const names = where === 'path' ? inAddress(name) : undefined;
        const fits = name === 'after' ? fc.constant('@next') : fitting(schema, collection);
        const right = names === undefined ? fits : fc.constantFrom(...names);
        return mostly(right, hostileText).map((value) => [name, String(value)] as const);
      });
  const query = fc.tuple(
    ...values('query').map((arbitrary) => fc.option(arbitrary, { nil: undefined, freq: 2 })),
    fc.option(fc.tuple(hostileText, hostileText), { nil: undefined, freq: 1 }).map((pair) => pair),
  );
  const { schema, example = {} } = Object.values(operation.requestBody?.content ?? {})[0] ?? {};
  const body: fc.Arbitrary<string | undefined> =
    schema === undefined ? fc.constantFrom(undefined, undefined, '{}', '') : bodyOf(schema, doing?.body ?? example);
  return fc
    .record({
      who,
      params: fc.tuple(...values('path')),
      query: fc.tuple(query, fc.nat(12)),
      headers: fc.tuple(headersOf(listed), fc.nat(30)),
      payload: body,
    })
    .map(({ who: actor, params, query: [pairs, strange], headers: [given, keep], payload }) => {
      const filled = params.reduce(
        (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(wellFormed(value))),
        path,
      );
      // The last pair is a parameter that nobody knows: kept seldom.
      const kept = pairs.filter((pair, place) => pair !== undefined && (place < pairs.length - 1 || strange === 0));
      const search = new URLSearchParams(
        kept.map((pair): [string, string] => (pair === undefined ? ['', ''] : [pair[0], pair[1]])),
      ).toString();
      return {
        who: actor,
        listed,
        url: `${filled}${search === '' ? '' : `?${search}`}`,
        headers: withFewTokens(given, keep),
        payload: listed.method === 'GET' ? undefined : payload,
      };
    });
}

/** An address has no room for half a surrogate pair, and an empty piece would be another address. */
function wellFormed(text: string): string {
  return text.toWellFormed() || ' ';
}

/**
 * Requests to these operations of the document, by these people, most of them right in most parts.
 * @param doings by operation
 * @param named what addresses are filled with where no id stands, by parameter or by what comes before it
 */
export function requestsOf(
  operations: readonly Listed[],
  people: readonly string[],
  doings: ReadonlyMap<string, Doing>,
  named: ReadonlyMap<string, readonly string[]>,
): fc.Arbitrary<FuzzRequest> {
  const who = fc.constantFrom(...people);
  // Without bias: it would make every draw begin with the smallest values, and most requests wrong in the same way.
  return fc.noBias(
    fc.oneof(
      ...operations.map((listed) => ({
        // What writes is what may break.
        weight: listed.method === 'POST' ? 3 : 1,
        arbitrary: requestTo(listed, who, doings.get(listed.operation.operationId), named),
      })),
    ),
  );
}
