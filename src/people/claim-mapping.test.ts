import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultClaimMapping, mapClaims, readClaimMapping } from './claim-mapping.ts';
import type { Organisation } from './organisation.ts';
import { isRole, type Person } from './person.ts';
import { personFromClaims } from './person-from-claims.ts';

const read = (mapping: object) => readClaimMapping('claims.json', JSON.stringify(mapping));

test('without a file the claims are named as we name them, and values are ours as they stand', () => {
  const claims = {
    sub: 'abc',
    name: ' Ada\u0000 Lovelace ',
    email: 'ada@example.org',
    email_verified: true,
    organisation: 'watch',
    roles: ['watch-analyst', 'watch-analyst', 'nobody', 7],
    clearance: 'OFFICIAL-SENSITIVE',
    caveats: 'EYES ONLY',
  };
  expect(mapClaims(defaultClaimMapping, claims)).toEqual({
    person: 'abc',
    name: 'Ada  Lovelace',
    email: 'ada@example.org',
    organisation: 'watch',
    roles: ['watch-analyst'],
    sensitive: true,
    caveats: ['EYES ONLY'],
  });
});

test('what the issuer does not say is left to the directory, and is not the same as saying none', () => {
  expect(mapClaims(defaultClaimMapping, { sub: 'abc' })).toEqual({
    person: 'abc',
    name: undefined,
    email: undefined,
    organisation: undefined,
    roles: undefined,
    sensitive: undefined,
    caveats: undefined,
  });
  const none = { sub: 'abc', organisation: [], roles: [], clearance: [], caveats: [] };
  expect(mapClaims(defaultClaimMapping, none)).toMatchObject({
    organisation: null,
    roles: [],
    sensitive: false,
    caveats: [],
  });
});

test('an issuer’s groups become our organisations and roles by the file, the first of the file’s before others', () => {
  const mapping = read({
    organisation: { claim: 'groups', values: { 'APW-Team': 'watch', Everybody: 'foreign-commonwealth-office' } },
    roles: { claim: 'realm_access.roles', values: { analysts: 'watch-analyst', heads: 'focal-point' } },
    clearance: { claim: 'groups', values: { 'OS-Cleared': 'OFFICIAL-SENSITIVE' } },
    caveats: null,
  });
  const claims = {
    sub: 'abc',
    groups: ['Everybody', 'APW-Team', 'minister'],
    realm_access: { roles: ['heads', 'offline_access', 'auditor'] },
    caveats: ['EYES ONLY'],
  };
  expect(mapClaims(mapping, claims)).toMatchObject({
    organisation: 'watch',
    roles: ['focal-point'],
    sensitive: false,
    caveats: undefined,
  });
});

test('an address counts only where the issuer says that it is that person’s, or the file says so of all', () => {
  const email = 'ada@example.org';
  const of = (claims: object, mapping = defaultClaimMapping) =>
    mapClaims(mapping, { sub: 'a', email, ...claims }).email;
  expect([of({}), of({ email_verified: false }), of({ email_verified: 'no' })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([of({ email_verified: true }), of({ email_verified: 'true' })]).toEqual([email, email]);
  expect(of({}, read({ emailIsVerified: true }))).toBe(email);
});

test.each([
  ['{', 'this is not JSON'],
  ['{"scope":"profile"}', 'at /scope'],
  ['{"role":{"claim":"x"}}', 'at /role, the entry is not one of docs/sign-in.md'],
  ['{"roles":{"claim":"groups","values":{"x":"king"}}}', 'there is no role “king”'],
  ['{"clearance":{"claim":"groups","values":{"x":"SECRET"}}}', '“SECRET” is neither of OFFICIAL, OFFICIAL-SENSITIVE'],
  ['{"roles":"groups"}', 'at /roles'],
])('a file that does not fit is refused with its name and the place: %s', (text, words) => {
  expect(() => readClaimMapping('claims.json', text)).toThrow(words);
  expect(() => readClaimMapping('claims.json', text)).toThrow('claims.json: ');
});

test('whatever an issuer sends, nobody gets a role or a caveat that is not ours, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('sub', 'name', 'email', 'roles', 'organisation', 'clearance', 'caveats', '__proto__'),
        fc.jsonValue(),
      ),
      (claims) => {
        const { roles = [], caveats = [], name = 'x' } = mapClaims(defaultClaimMapping, claims);
        expect(roles.every(isRole)).toBe(true);
        expect(caveats.every((caveat) => /^[A-Z0-9 -]+$/.test(caveat))).toBe(true);
        expect(name).toMatch(/^\P{Cc}{1,200}$/u);
      },
    ),
    { numRuns: 500 },
  );
});

const organisations = new Map<string, Organisation>([['watch', { id: 'watch', name: 'Watch', kind: 'team' }]]);
const nothing = mapClaims(defaultClaimMapping, {});
const known: Person = {
  id: 'ada',
  name: 'Ada',
  organisation: 'watch',
  roles: ['minister'],
  sensitive: true,
  caveats: ['EYES ONLY'],
};
const freshId = () => 'fresh';

test('somebody in the directory of whom the issuer says nothing more stays what the directory says', () => {
  expect(personFromClaims(known, nothing, organisations, freshId)).toEqual({ person: known });
});

test('what the issuer says counts over the directory, also where it takes away', () => {
  const claimed = { ...nothing, roles: ['auditor'], sensitive: false, caveats: [] } as const;
  expect(personFromClaims(known, claimed, organisations, freshId)).toMatchObject({
    person: { id: 'ada', roles: ['auditor'], sensitive: false, caveats: [] },
  });
  expect(personFromClaims(known, { ...nothing, roles: [] }, organisations, freshId)).toMatchObject({
    refused: 'roles',
  });
  expect(personFromClaims(known, { ...nothing, organisation: null }, organisations, freshId)).toMatchObject({
    refused: 'organisation',
  });
});

test('somebody not in the directory needs an organisation that is in it, and a role', () => {
  const claimed = { ...nothing, name: 'Bo', organisation: 'watch', roles: ['auditor'] } as const;
  expect(personFromClaims(undefined, claimed, organisations, freshId)).toEqual({
    person: { id: 'fresh', name: 'Bo', organisation: 'watch', roles: ['auditor'], sensitive: false, caveats: [] },
  });
  for (const [claims, refused] of [
    [nothing, 'unknown'],
    [{ ...claimed, roles: [] }, 'unknown'],
    [{ ...claimed, organisation: undefined }, 'unknown'],
    [{ ...claimed, organisation: 'elsewhere' }, 'organisation'],
  ] as const) {
    expect(personFromClaims(undefined, claims, organisations, freshId)).toMatchObject({ refused });
  }
});

test('the files that docs/sign-in.md shows fit, and the first is what holds without one', () => {
  const page = readFileSync(new URL('../../docs/sign-in.md', import.meta.url), 'utf8');
  const [shown, example] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  expect(readClaimMapping('docs/sign-in.md', shown ?? '')).toEqual(defaultClaimMapping);
  expect(JSON.parse(shown ?? '')).toEqual(defaultClaimMapping);
  expect(readClaimMapping('docs/sign-in.md', example ?? '')).toMatchObject({ caveats: null, person: 'sub' });
});
