import fc from 'fast-check';
import Type from 'typebox';
import { expect, test } from 'vitest';
import type { Actor } from '../platform/database/actor.ts';
import { createForm } from '../platform/web/form.ts';
import { maySee } from './marking.ts';
import { type MarkingAnswer, markingChoices, markingProperties, newMarked } from './marking-form.ts';
import type { Organisation } from './organisation.ts';
import { reachOf } from './reach.ts';

const organisations = new Map<string, Organisation>(
  [
    { id: 'crown', name: 'Government', kind: 'government' as const },
    { id: 'foreign', name: 'Foreign Office', kind: 'department' as const, parent: 'crown' },
    { id: 'desk', name: 'Desk', kind: 'team' as const, parent: 'foreign' },
    { id: 'defence', name: 'Defence', kind: 'department' as const, parent: 'crown' },
    { id: 'partner', name: 'Partner', kind: 'civil-society' as const },
  ].map((organisation) => [organisation.id, organisation]),
);
const usual = { owner: 'desk', marking: 'OFFICIAL', caveats: [], audience: ['crown'] };

function person(organisation: string, sensitive = false, caveats: readonly string[] = []): Actor {
  const reach = reachOf(organisations, { organisation, sensitive, caveats });
  return { personId: 'p', name: 'P', roles: [], organisation, organisationId: organisation, reach };
}

test('without an answer a row is marked as is usual, and the desk’s own colleagues write on its behalf', () => {
  expect(newMarked(person('foreign'), {}, usual, organisations)).toEqual(usual);
});

test('nobody writes on behalf of a department that is not theirs', () => {
  expect(newMarked(person('defence'), {}, usual, organisations).owner).toBe('defence');
  expect(newMarked(person('partner'), {}, usual, organisations).owner).toBe('partner');
});

test.each([
  ['a clearance that one does not have', person('desk'), { marking: 'OFFICIAL-SENSITIVE' }, 'marking.clearance'],
  ['a caveat that one does not hold', person('desk', true, ['ALPHA']), { caveats: ['BETA'] }, 'marking.caveat'],
  ['an organisation that there is not', person('desk'), { audience: ['atlantis'] }, 'marking.audience'],
  ['everyone, who is no organisation', person('desk'), { audience: ['everyone'] }, 'marking.audience'],
] as const)('%s is refused', (_name, actor, answer, code) => {
  expect(() => newMarked(actor, answer, usual, organisations)).toThrow(expect.objectContaining({ code, status: 422 }));
});

test('whoever makes a row sees it, whatever is answered, and its owner is theirs', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...organisations.keys()),
      fc.boolean(),
      fc.subarray(['ALPHA', 'BETA']),
      fc.record<MarkingAnswer>(
        {
          marking: fc.constantFrom('OFFICIAL', 'OFFICIAL-SENSITIVE'),
          caveats: fc.subarray(['ALPHA', 'BETA', 'GAMMA']),
          audience: fc.subarray([...organisations.keys()]),
        },
        { requiredKeys: [] },
      ),
      (organisation, sensitive, caveats, answer) => {
        const actor = person(organisation, sensitive, caveats);
        try {
          const row = newMarked(actor, answer, usual, organisations);
          expect(maySee(actor.reach, row)).toBe(true);
          expect(maySee(actor.reach, { ...row, audience: [] })).toBe(true);
          expect(row.audience).toEqual([...(answer.audience ?? usual.audience)].toSorted());
        } catch (error) {
          expect(error).toMatchObject({ status: 422, field: expect.stringMatching(/^(marking|caveats|audience)$/) });
        }
      },
    ),
  );
});

const form = createForm(Type.Object(markingProperties));

test.each(['SECRET', 'TOP SECRET', 'top secret', 'SECRET - UK EYES ONLY', 'OFFICIAL SECRET'])(
  '%s is refused, with the way to where it belongs',
  (marking) => {
    const answer = form({ marking });
    expect(answer).toMatchObject({ problems: [{ field: 'marking' }] });
    expect(JSON.stringify(answer)).toContain('does not hold what is SECRET or TOP SECRET');
  },
);

test('of a page nothing chosen is nothing, and of a program nothing said is what is usual', () => {
  expect(form({ marking: 'OFFICIAL', audience: '' })).toEqual({ values: { marking: 'OFFICIAL', audience: [] } });
  expect(form({ audience: ['', 'crown', ' desk '] })).toEqual({ values: { audience: ['crown', 'desk'] } });
  expect(form({})).toEqual({ values: {} });
  expect(form({ audience: 7 })).toMatchObject({ problems: [{ field: 'audience' }] });
  expect(form({ audience: [null] })).toMatchObject({ problems: [{ field: 'audience' }] });
});

test('what is typed comes back with a problem, lists as lists', () => {
  expect(form({ marking: 'SECRET', audience: ['', 'crown'] })).toMatchObject({
    typed: { marking: 'SECRET', audience: ['crown'] },
  });
});

test('a form offers no marking or caveat that its reader may not set', () => {
  const choices = { marking: 'OFFICIAL', audience: [] } as const;
  const of = (actor: Actor) => markingChoices(actor, organisations, choices);
  expect(of(person('desk', false, ['ALPHA']))).toMatchObject({ markings: ['OFFICIAL'], caveats: ['ALPHA'] });
  expect(of(person('desk', true)).markings).toEqual(['OFFICIAL', 'OFFICIAL-SENSITIVE']);
  expect(of(person('desk')).groups.map(({ title }) => title)).toEqual([
    'The whole government',
    'Departments',
    'Teams',
    'Civil society',
  ]);
});
