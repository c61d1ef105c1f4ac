import { readFileSync } from 'node:fs';
import { createServices, type Services } from '../src/main.ts';
import { type Outlets, openOutlets } from '../src/outlets.ts';
import { readPeopleFile } from '../src/people/people-file.ts';
import { reachOf } from '../src/people/reach.ts';
import { type CountryCode, countryByCode } from '../src/places/country.ts';
import { type Actor, systemActor } from '../src/platform/database/actor.ts';
import type { FileBytes } from '../src/platform/files/file-bytes.ts';
import type { LedgerEntry } from '../src/platform/ledger/ledger-entry.ts';
import { type LedgerFilter, readLedger } from '../src/platform/ledger/ledger-store.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';

export type MovedClock = { readonly now: () => Date; readonly forward: (hours: number) => void };

/** A clock that stands until the test moves it. */
export function movedClock(start = '2026-11-24T09:00:00Z'): MovedClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    forward: (hours) => {
      time += hours * 3_600_000;
    },
  };
}

export type FreshServices = FreshDatabase & {
  readonly services: Services;
  readonly clock: MovedClock;
  /** The ledger as it stands, in the order in which it was made, but for the loading of the shipped names. */
  readonly entries: (filter?: LedgerFilter) => Promise<readonly LedgerEntry[]>;
};

/**
 * The app's services, as the composition root makes them, on a database of the test's own and a clock it can move.
 * @param outlets ways out that are not those of an app without any setting
 */
export async function freshServices(outlets: Partial<Outlets> = {}): Promise<FreshServices> {
  const fresh = await freshDatabase();
  const clock = movedClock();
  // Sessions outlast the clock's leaps: their limits have tests of their own.
  const limits = { idleMinutes: 1e6, absoluteHours: 1e5 };
  const services = createServices(fresh.database, clock.now, limits, { ...openOutlets(), ...outlets });
  await services.people.loadShipped(systemActor);
  return {
    ...fresh,
    clock,
    services,
    entries: async (filter = {}) => {
      const all = await fresh.database.snapshot(systemActor, (queries) => readLedger(queries, filter));
      return all.filter((entry) => entry.kind !== 'people.imported');
    },
  };
}

const shipped = readPeopleFile(
  'data/people.json',
  readFileSync(new URL('../data/people.json', import.meta.url), 'utf8'),
);
const organisations = new Map(shipped.organisations.map((organisation) => [organisation.id, organisation]));

/** The demonstration's person in a role. */
export function inRole(role: string): Actor {
  const person = shipped.people.find((candidate) => candidate.roles.includes(role));
  if (person === undefined) throw new Error(`Nobody has the role ${role}`);
  const { organisation, sensitive = false, caveats = [] } = person;
  return {
    personId: person.id,
    name: person.name,
    roles: person.roles,
    organisation: organisations.get(organisation)?.name ?? organisation,
    organisationId: organisation,
    reach: reachOf(organisations, { organisation, sensitive, caveats }),
  };
}

export function countryCode(text: string): CountryCode {
  const country = countryByCode(text);
  if (country === undefined) throw new Error(`There is no country ${text}`);
  return country.code;
}

/** A file of figures held in memory. */
export function textFile(name: string, lines: readonly string[]): FileBytes {
  async function* bytes() {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  return { name, bytes: bytes() };
}
