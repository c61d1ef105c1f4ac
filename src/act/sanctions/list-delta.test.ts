import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDelta, type SubjectsByReference } from './list-delta.ts';
import type { ListedSubject } from './lists/listed-subject.ts';

const subject = (reference: string, name: string, rest: Partial<ListedSubject> = {}): ListedSubject => ({
  ...{ list: 'un', reference, kind: 'person', names: [{ text: name, type: 'primary' }], line: 1 },
  ...{ birthDates: [], nationalities: [], identifiers: [] },
  ...rest,
});
const list = (...subjects: readonly ListedSubject[]): SubjectsByReference =>
  new Map(subjects.map((each) => [each.reference, each]));

test('what is added, removed and changed is told by reference, each change by its field', () => {
  const earlier = list(subject('A2', 'Ann Lee', { regime: 'X', birthDates: [{ year: 1970 }] }), subject('A10', 'Gone'));
  const later = list(
    subject('A2', 'Anne Lee', { regime: 'X', birthDates: [{ year: 1970, month: 3, day: 2 }], others: { TITLE: 'Dr' } }),
    subject('A3', 'New', { listedOn: '2025-01-02' }),
  );
  expect(listDelta(earlier, later)).toEqual({
    added: [{ reference: 'A3', kind: 'person', name: 'New', listedOn: '2025-01-02' }],
    removed: [{ reference: 'A10', kind: 'person', name: 'Gone' }],
    changed: [
      {
        ...{ reference: 'A2', kind: 'person', name: 'Anne Lee', regime: 'X', renamedFrom: 'Ann Lee' },
        changes: [
          { field: 'names', removed: ['Ann Lee'], added: ['Anne Lee'] },
          { field: 'birthDates', removed: ['1970'], added: ['1970-03-02'] },
          { field: 'TITLE', removed: [], added: ['Dr'] },
        ],
      },
    ],
  });
});

test('the order of names and the line are no change, and references are in the order of their numbers', () => {
  const names = [
    { text: 'A', type: 'primary' },
    { text: 'B', type: 'alias' },
    { text: 'C', type: 'alias', quality: 'low' },
  ] as const;
  const [one, two, three] = names;
  const earlier = list(subject('X1', '', { names, line: 4 }));
  expect(listDelta(earlier, list(subject('X1', '', { names: [one, three, two], line: 9 })))).toEqual({
    ...{ added: [], removed: [], changed: [] },
  });
  const { added } = listDelta(list(), list(subject('X10', 'J'), subject('X9', 'I')));
  expect(added.map(({ reference }) => reference)).toEqual(['X9', 'X10']);
});

test('a record that is gone and whose name another has taken is told as merged', () => {
  const earlier = list(subject('A1', 'RI Won-Ho'), subject('A2', 'Someone'));
  const later = list(
    subject('A2', 'Someone', {
      names: [
        { text: 'Someone', type: 'primary' },
        { text: 'Won Ho Ri', type: 'alias' },
      ],
    }),
  );
  expect(listDelta(earlier, later).removed).toEqual([
    { reference: 'A1', kind: 'person', name: 'RI Won-Ho', mergedInto: 'A2' },
  ]);
});

const lists = fc
  .uniqueArray(
    fc.record({ reference: fc.constantFrom('A', 'B', 'C', 'D'), name: fc.string(), regime: fc.constantFrom('x', 'y') }),
    { selector: ({ reference }) => reference },
  )
  .map((rows) => list(...rows.map(({ reference, name, regime }) => subject(reference, name, { regime }))));

test('the way back is the way there with added and removed exchanged, and a list differs in nothing from itself', () => {
  fc.assert(
    fc.property(lists, lists, (earlier, later) => {
      const [there, back] = [listDelta(earlier, later), listDelta(later, earlier)];
      const references = (subjects: readonly { readonly reference: string }[]) =>
        subjects.map((each) => each.reference);
      expect(references(there.added)).toEqual(references(back.removed));
      expect(references(there.changed)).toEqual(references(back.changed));
      expect(there.changed.map(({ changes }) => changes)).toEqual(
        back.changed.map(({ changes }) =>
          changes.map(({ field, removed, added }) => ({ field, removed: added, added: removed })),
        ),
      );
      expect(earlier.size + there.added.length - there.removed.length).toBe(later.size);
      expect(listDelta(earlier, earlier)).toEqual({ added: [], removed: [], changed: [] });
    }),
  );
});
