import fc from 'fast-check';
import type { Organisation } from '../../src/people/organisation.ts';
import type { Person } from '../../src/people/person.ts';

export const caveats = ['ALPHA', 'BETA'] as const;

type Drawn = { readonly organisations: readonly Organisation[]; readonly people: readonly Person[] };

const readers = ['desk-officer', 'instrument-owner-defence', 'partner-reporter', 'minister', 'auditor'] as const;

/**
 * A government with departments, teams and partners, and people in them. `prefix` keeps one case's names apart from
 * another's in the same database.
 */
export function directory(prefix: string): fc.Arbitrary<Drawn> {
  const name = (id: string) => `${prefix}-${id}`;
  const organisation = (id: string, kind: Organisation['kind'], parent?: string): Organisation => ({
    ...{ id: name(id), name: `Organisation ${name(id)}`, kind },
    ...(parent === undefined ? {} : { parent: name(parent) }),
  });
  const fixed = [
    organisation('crown', 'government'),
    organisation('foreign', 'department', 'crown'),
    // Whoever opens a warning needs a desk to open it at.
    { ...organisation('desk', 'team', 'foreign'), covers: ['SDN', 'MLI', 'CAF'] },
  ];
  const drawn = fc.subarray(
    [
      organisation('defence', 'department', 'crown'),
      organisation('aid', 'department', 'crown'),
      organisation('watch', 'team', 'foreign'),
      organisation('embassy', 'mission', 'desk'),
      organisation('network', 'civil-society'),
      organisation('union', 'international-partner'),
    ],
    { minLength: 3 },
  );
  return drawn.chain((more) => {
    const organisations = [...fixed, ...more].filter(
      ({ parent }, _place, all) => parent === undefined || all.some(({ id }) => id === parent),
    );
    const person = (id: string) =>
      fc.record({
        id: fc.constant(name(id)),
        name: fc.constant(`Person ${name(id)}`),
        organisation: fc.constantFrom(...organisations.map((each) => each.id)),
        roles: fc.constantFrom(...readers).map((role) => [role]),
        sensitive: fc.boolean(),
        caveats: fc.oneof(fc.constant<string[]>([...caveats]), fc.subarray<string>([...caveats])),
        demonstration: fc.constant(true),
      });
    const all = { sensitive: true, caveats: [...caveats], demonstration: true };
    const holder = (id: string): Person => ({
      ...{ id: name(id), name: `Person ${name(id)}`, organisation: name('crown'), roles: ['minister'] },
      ...all,
    });
    return fc.tuple(person('one'), person('two')).map((people) => ({
      organisations,
      people: [...people, holder('holder'), holder('keeper')],
    }));
  });
}
