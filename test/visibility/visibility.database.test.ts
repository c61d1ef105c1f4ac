import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf } from '../../src/people/actor-of.ts';
import { type Marking, maySee } from '../../src/people/marking.ts';
import type { MarkingAnswer } from '../../src/people/marking-form.ts';
import { type Actor, anonymousActor, type Reach, systemActor } from '../../src/platform/database/actor.ts';
import { everyone, type Marked } from '../../src/platform/ledger/ledger-entry.ts';
import { type Ask, type FreshApi, freshApi, keepForecasts } from '../api/fresh-api.ts';
import { caveats, directory } from './directory.ts';
import { elsewhere, kinds, type Row, saidOn } from './kinds.ts';

/**
 * Who sees what, for people, rows and markings that chance draws, on the real site and the real database, held to one
 * rule: `maySee`. Two questions of each row that is made. Does each page, file, feed and answer of the API that lists
 * rows of its kind show it to exactly those who may see it? And for whoever may not: is every page, byte for byte, what
 * it was before there was the row? So no total, panel, picture, order or error betrays it.
 */

const cases = Number(process.env.FORESTALL_VISIBILITY_CASES || 8);
const seed = Number(process.env.FORESTALL_VISIBILITY_SEED || Date.now() % 1_000_000);
/** One for each row of a world: two have forecasts, one has none. */
const countries = ['SDN', 'MLI', 'CAF'];
const unknownId = '01900000-0000-7000-8000-0000000000ff';
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

let api: FreshApi;
let owner: pg.Client;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-visibility-'));
  api = await freshApi();
  owner = new pg.Client({ connectionString: api.url });
  await owner.connect();
  await api.services.figures.loadShipped(systemActor);
  await keepForecasts(api);
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A row that stands, with its marking as the table has it. */
type Standing = Row & { readonly marked: Marked };

/** Somebody who looks: how they ask, and what they see at each address. */
type Asker = {
  readonly name: string;
  readonly reach: Reach;
  readonly personId: string;
  readonly auditor: boolean;
  readonly ask: Ask;
  /** Address of their own feed of everything. */
  readonly feed: string | undefined;
  seen: ReadonlyMap<string, string>;
};

/** The rule that everything is held to. */
const sees = ({ reach, personId }: Asker, { person, marked }: Standing) =>
  person === undefined ? maySee(reach, marked) : person === personId;

/** What somebody is given at an address, without the form's token, which is each answer's own. */
async function bodyAt(asker: Asker, address: string): Promise<{ readonly status: number; readonly body: string }> {
  const [, accept, path = ''] = /^(?:([a-z+/]+) )?(.*)$/.exec(address) ?? [];
  const url = path === 'feed' ? (asker.feed ?? '/feeds/none.atom') : path;
  const { statusCode: status, body } = await asker.ask('GET', url, accept === undefined ? {} : { headers: { accept } });
  return { status, body: body.replaceAll(/name="_csrf" value="[^"]*"/g, '') };
}

/** Everywhere that anything could show. */
function addressesOf(rows: readonly Standing[]): readonly string[] {
  const places = countries.map((country) => `/places/${country}`);
  const listed = Object.values(kinds).flatMap((kind) => kind.shownOn({ kind: '', id: '', word: '', country: 'SDN' }));
  return [...new Set([...elsewhere, ...listed, ...places, ...rows.flatMap(saidOn)])];
}

async function look(asker: Asker, rows: readonly Standing[]): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  for (const address of addressesOf(rows)) seen.set(address, (await bodyAt(asker, address)).body);
  return seen;
}

const wordIn = (text: string, { word }: Row) => text.includes(word);

/** What each list shows of this world's rows, against the rule; and nothing of any hidden one anywhere. */
function wrongLists(asker: Asker, rows: readonly Standing[]): readonly string[] {
  const faults: string[] = [];
  for (const row of rows) {
    const kind = kinds[row.kind];
    if (kind === undefined) throw new Error(`There is no kind ${row.kind}`);
    const told = kind.said ? saidOn(row).filter((address) => !kind.notSaidIn?.includes(address)) : [];
    for (const address of [...kind.shownOn(row), ...told]) {
      // An auditor's ledger has steps without words; who has not signed in has no feed.
      if (asker.auditor && address === '/account/ledger.csv') continue;
      if (address === 'feed' && asker.feed === undefined) continue;
      // Of an earlier world only what shows by itself is looked at.
      if (!asker.seen.has(address)) continue;
      const text = asker.seen.get(address) ?? '';
      const shown = wordIn(address.startsWith('/search') ? resultsIn(text) : text, row);
      const isFor = kind.forSignedIn !== true || asker.personId !== 'anonymous';
      if (shown !== (isFor && sees(asker, row)))
        faults.push(`${asker.name} ${shown ? 'sees' : 'does not see'} ${row.word} at ${address}`);
    }
    // A person's own row has its step in the ledger, for the department.
    if (sees(asker, row) || row.person !== undefined) continue;
    for (const [address, text] of asker.seen) {
      if (text.includes(row.id)) faults.push(`${asker.name} is told the id of ${row.word} at ${address}`);
      if (!address.startsWith('/search') && wordIn(text, row))
        faults.push(`${asker.name} is told ${row.word} at ${address}`);
    }
  }
  return asker.auditor
    ? faults.filter((fault) => !fault.includes('the id of') || !fault.includes('/account/ledger'))
    : faults;
}

/** The page of a search repeats the question: what was found comes after it. */
function resultsIn(page: string): string {
  return page.slice(page.indexOf('<ul class="fs-list">') >>> 0);
}

/** Addresses that a row has changed for somebody who may not see it. */
function betrayals(asker: Asker, before: ReadonlyMap<string, string>): readonly string[] {
  return [...before]
    .filter(([address, body]) => asker.seen.has(address) && asker.seen.get(address) !== body)
    .filter(([address]) => !asker.auditor || !address.includes('/account/ledger'))
    .map(([address]) => `${asker.name} sees at ${address} that something was made`);
}

/** A hidden row's own pages are those of a row that there is not. */
async function wrongOwnPages(asker: Asker, row: Standing): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const address of kinds[row.kind]?.own(row.id) ?? []) {
    const { status, body } = await bodyAt(asker, address);
    const missing = await bodyAt(asker, address.replace(row.id, unknownId));
    const same = status === missing.status && body.replaceAll(row.id, unknownId) === missing.body;
    if (same === sees(asker, row) && !(same && status === 403)) faults.push(`${asker.name} at ${address}: ${status}`);
  }
  return faults;
}

type Making = { readonly kind: string; readonly maker: string; readonly answer: MarkingAnswer };

function makings(organisations: readonly string[], ofGovernment: readonly string[]): fc.Arbitrary<readonly Making[]> {
  const making = fc.constantFrom(...Object.keys(kinds)).chain((kind) =>
    fc.record<Making>({
      kind: fc.constant(kind),
      // Holders of identities sit at the top of the government, and see what it owns.
      maker: fc.constantFrom(...(kind === 'sealed-identity' ? ofGovernment : organisations)),
      answer: fc.record<MarkingAnswer>(
        {
          marking: fc.constantFrom<Marking>('OFFICIAL', 'OFFICIAL-SENSITIVE'),
          caveats: fc.subarray([...caveats], { maxLength: 1 }),
          audience: fc.oneof(fc.constant(organisations.slice(0, 1)), fc.subarray([...organisations], { maxLength: 2 })),
        },
        { requiredKeys: [] },
      ),
    }),
  );
  return fc.array(making, { minLength: countries.length, maxLength: countries.length });
}

async function standing(row: Row, maker: Actor): Promise<Standing> {
  const table = kinds[row.kind]?.table;
  if (table === undefined)
    return { ...row, marked: { owner: maker.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] } };
  const { rows } = await owner.query<Marked>(`select owner, marking, caveats, audience from ${table} where id = $1`, [
    row.id,
  ]);
  if (rows[0] === undefined) throw new Error(`The ${row.kind} ${row.id} is not in its table`);
  return { ...row, marked: rows[0] };
}

test(`of ${cases} drawn worlds none shows a row to whoever may not see it, nor hides one from whoever may`, async () => {
  const all: Standing[] = [];
  const faults: string[] = [];
  const [hidden, shown] = [{ count: 0 }, { count: 0 }];
  for (let number = 0; number < cases && faults.length === 0; number += 1) {
    const prefix = `c${number}`;
    const [drawn] = fc.sample(directory(prefix), { numRuns: 1, seed: seed + number });
    if (drawn === undefined) throw new Error('Nothing was drawn');
    const file = join(folder, `${prefix}.json`);
    await writeFile(file, JSON.stringify(drawn));
    await api.services.people.importFile(systemActor, file);
    const organisations = new Map(drawn.organisations.map((each) => [each.id, each]));
    const [holder, keeper] = drawn.people.slice(-2).map((person) => actorOf(person, organisations));
    if (holder === undefined || keeper === undefined) throw new Error('There are two holders');

    const ofWorld: Standing[] = [];
    const askers: Asker[] = [
      ...(await Promise.all(
        drawn.people.slice(0, 2).map(async (person) => {
          const actor = actorOf(person, organisations);
          const { secret } = await api.services.subscriptions.make(actor, { kind: 'everything' }, 'feed', '');
          const { id, organisation, roles, sensitive, caveats: held } = person;
          return {
            name: `${id} (${organisation}, ${roles}, ${sensitive ? 'sensitive' : 'not sensitive'}, ${held})`,
            ...{ reach: actor.reach, personId: id, auditor: roles.includes('auditor'), ask: await api.as(id) },
            ...{ feed: `/feeds/${secret}.atom`, seen: new Map() },
          };
        }),
      )),
      ...[
        { name: 'a visitor on this machine', ask: api.visitor, reach: visitorsReach(`${prefix}-crown`) },
        { name: 'a stranger', ask: api.stranger, reach: anonymousActor.reach },
      ].map((each) => ({ ...each, personId: 'anonymous', auditor: false, feed: undefined, seen: new Map() })),
    ];
    await api.services.ledger.seal();
    await Promise.all(
      askers.map(async (asker) => {
        // The first look notes when somebody was last here.
        await bodyAt(asker, '/');
        asker.seen = await look(asker, ofWorld);
      }),
    );

    const ids = [...organisations.keys()];
    const ofGovernment = ids.filter((id) => !/network|union/.test(id));
    const [steps = []] = fc.sample(makings(ids, ofGovernment), { numRuns: 1, seed: seed + number });
    for (const [place, { kind, maker: organisation, answer }] of steps.entries()) {
      const person = {
        id: `${prefix}-maker-${place}`,
        name: 'Maker',
        organisation,
        sensitive: true,
        caveats: [...caveats],
      };
      const maker = actorOf({ ...person, roles: ['focal-point', 'watch-analyst'] }, organisations);
      const country = countries[place] ?? 'SDN';
      const draw = { maker, country, word: `q${prefix}y${place}`, answer, holders: [holder, keeper] as const };
      const made = await kinds[kind]?.make(api.services, draw);
      const rows: Standing[] = [];
      for (const row of made ?? []) rows.push(await standing(row, maker));
      await api.services.ledger.seal();
      all.push(...rows);
      ofWorld.push(...rows);
      await Promise.all(
        askers.map(async (asker) => {
          const before = asker.seen;
          asker.seen = await look(asker, ofWorld);
          // A person's own row has its step in the ledger, and a new key of a holder is no secret.
          const stays = rows.every((row) => !sees(asker, row) && !maySee(asker.reach, row.marked));
          if (stays && kind !== 'sealed-identity') faults.push(...betrayals(asker, before));
          faults.push(...wrongLists(asker, all));
          for (const row of rows) {
            faults.push(...(await wrongOwnPages(asker, row)));
            (sees(asker, row) ? shown : hidden).count += 1;
          }
        }),
      );
      if (faults.length > 0) process.stdout.write(`${JSON.stringify({ number, place, kind, rows })}\n`);
    }
  }
  process.stdout.write(
    `${all.length} rows, shown ${shown.count} times and hidden ${hidden.count} times, seed ${seed}\n`,
  );
  expect(faults.slice(0, 20), `with FORESTALL_VISIBILITY_SEED=${seed}`).toEqual([]);
  // The worlds are no empty ones.
  if (cases >= 8) expect(Math.min(shown.count, hidden.count)).toBeGreaterThan(20);

  // Whoever has the machine has the data: the command line shows every warning, and says how many.
  const env = { ...process.env, DATABASE_URL: api.url, FORESTALL_HOME: join(folder, 'home') };
  const told = await promisify(execFile)(process.execPath, [cli, 'warnings', '--all', '--json'], {
    env,
    maxBuffer: 2 ** 25,
  });
  const listed: { readonly count: number; readonly warnings: readonly { readonly id: string }[] } = JSON.parse(
    told.stdout,
  );
  const warnings = all.filter(({ kind }) => kind === 'warning').map(({ id }) => id);
  expect(listed.warnings.map(({ id }) => id).toSorted()).toEqual(warnings.toSorted());
  expect(listed.count).toBe(warnings.length);
}, 600_000);

/** In the demonstration whoever has not signed in reads what the whole government may read. */
function visitorsReach(government: string): Reach {
  return { everything: false, organisations: [government, everyone], owners: [], sensitive: false, caveats: [] };
}
