import { readFileSync } from 'node:fs';
import { type PeopleFile, readPeopleFile } from '../../src/people/people-file.ts';
import { type Person, type Role, roles } from '../../src/people/person.ts';
import { reachOf } from '../../src/people/reach.ts';
import type { Actor } from '../../src/platform/database/actor.ts';

/** How many of fifty people do what; any other number has the same shares. */
const shares: readonly (readonly [Role, number])[] = [
  ['desk-officer', 18],
  ['watch-analyst', 6],
  ['instrument-owner-programme', 6],
  ['instrument-owner-defence', 4],
  ['focal-point', 3],
  ['instrument-owner-diplomacy', 3],
  ['instrument-owner-sanctions', 3],
  ['post-reporter', 3],
  ['minister', 2],
  ['partner-reporter', 1],
  ['auditor', 1],
];

const organisationOf: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'watch-analyst': ['watch'],
  'instrument-owner-programme': ['department-for-international-development'],
  'instrument-owner-defence': ['ministry-of-defence'],
  'focal-point': ['multilateral-policy'],
  'instrument-owner-sanctions': ['hm-treasury', 'foreign-commonwealth-office'],
  'post-reporter': ['british-embassy-khartoum', 'british-embassy-juba', 'british-embassy-bamako'],
  'partner-reporter': ['local-peace-network'],
  auditor: ['cabinet-office'],
};

const shippedFile = new URL('../../data/people.json', import.meta.url);

/** The shipped organisations, with people of the demonstration in as many roles as the work has. */
export function madePeople(count: number): PeopleFile {
  const { organisations } = readPeopleFile('data/people.json', readFileSync(shippedFile, 'utf8'));
  const desks = organisations.filter(({ kind, covers = [] }) => kind === 'team' && covers.length > 0);
  const inTurn = shares.flatMap(([role, share]) => Array.from({ length: share }, (_, place) => ({ role, place })));
  const people = Array.from({ length: count }, (_, index): Person => {
    // Every role has its share among few people too: the step has no divisor in common with fifty.
    const { role, place } = inTurn[(index * 7) % inTurn.length] ?? { role: 'desk-officer' as const, place: index };
    const homes = role === 'desk-officer' ? desks.map(({ id }) => id) : (organisationOf[role] ?? []);
    return {
      id: `bench-${String(index + 1).padStart(3, '0')}`,
      name: `${roles[role].name} ${index + 1}`,
      organisation: homes[place % homes.length] ?? 'foreign-commonwealth-office',
      roles: [role],
      sensitive: role !== 'partner-reporter' && index % 3 !== 0,
      caveats: index % 5 === 0 ? ['UK EYES ONLY'] : [],
      demonstration: true,
    };
  });
  return { organisations, people };
}

/** Who each of them is to the services, as the app itself would work it out. */
export function actorsOf({ organisations, people }: PeopleFile): readonly Actor[] {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return people.map(({ id, name, roles: held, organisation, sensitive = false, caveats = [] }) => ({
    personId: id,
    name,
    roles: held,
    organisation: byId.get(organisation)?.name ?? organisation,
    organisationId: organisation,
    reach: reachOf(byId, { organisation, sensitive, caveats }),
  }));
}
