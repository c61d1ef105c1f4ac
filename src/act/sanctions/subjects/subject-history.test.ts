import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDelta } from '../list-delta.ts';
import type { ListSnapshot, SnapshotId } from '../list-snapshot.ts';
import type { ListedSubject } from '../lists/listed-subject.ts';
import { type SeenRecord, subjectHistory } from './subject-history.ts';

const saying = (remark: string): ListedSubject => ({
  ...{ list: 'un', reference: 'X1', kind: 'person', names: [{ text: 'Ann Lee', type: 'primary' }], line: 1 },
  ...{ birthDates: [], nationalities: [], identifiers: [], others: { COMMENTS1: remark } },
});
const days = Array.from({ length: 8 }, (_, place): ListSnapshot => {
  const madeOn = `2026-0${place + 1}-01`;
  return {
    ...{
      id: `s${place}` as SnapshotId,
      source: 'un',
      madeOn,
      fileName: '',
      sha256: '',
      files: [],
      subjects: 1,
      names: 1,
    },
    ...{ repairs: [], repairCount: 0, remarks: [], importedAt: new Date(0), importedBy: '', importedByName: '' },
  };
});
// Of each day what it says; nothing where it does not stand.
const told = fc.array(fc.option(fc.constantFrom('a', 'b'), { nil: undefined }), { minLength: 1, maxLength: 8 });

const seenIn = (words: readonly (string | undefined)[]): readonly SeenRecord[] =>
  words.flatMap((word, place) => {
    const snapshot = days[place]?.id;
    return word === undefined || snapshot === undefined ? [] : [{ snapshot, version: place, subject: saying(word) }];
  });

test('each step is what the delta of the two days says of it, whatever the order in which it is read', () => {
  fc.assert(
    fc.property(told, (words) => {
      const snapshots = days.slice(0, words.length);
      const history = subjectHistory(seenIn(words).toReversed(), snapshots);
      const on = (place: number) =>
        new Map(seenIn(words).flatMap((each) => (each.version === place ? [['X1', each.subject]] : [])));
      const expected = snapshots.flatMap(({ id }, place) => {
        if (place === 0) return words[0] === undefined ? [] : [{ snapshot: id, change: 'first-seen', fields: [] }];
        const { added, removed, changed } = listDelta(on(place - 1), on(place));
        return [
          ...added.map(() => ({ snapshot: id, change: 'added', fields: [] })),
          ...removed.map(() => ({ snapshot: id, change: 'removed', fields: [] })),
          ...changed.map(({ changes }) => ({ snapshot: id, change: 'changed', fields: changes })),
        ];
      });
      expect(history.map(({ snapshot, change, fields }) => ({ snapshot, change, fields }))).toEqual(expected);
    }),
  );
});
