import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemActor } from '../database/actor.ts';
import {
  canonicalJson,
  entryFault,
  type Json,
  type LedgerEntry,
  ledgerEntry,
  saidIn,
  unrestricted,
} from './ledger-entry.ts';

const entry = ledgerEntry('0192f0c1-0000-7000-8000-000000000001', systemActor, {
  at: new Date('2026-11-24T17:00:00Z'),
  kind: 'warning.opened',
  subjectType: 'warning',
  subjectId: '0192f0c1-0000-7000-8000-000000000002',
  place: 'CAF',
  fromState: null,
  toState: 'opened',
  marked: unrestricted,
  payload: { said: 'The chance has risen', level: 'high' },
});

test('an entry that nobody touched has no fault', () => {
  expect(entryFault(entry)).toBeUndefined();
});

test('a change to any column of an entry shows', () => {
  for (const column of Object.keys(entry) as (keyof LedgerEntry)[]) {
    const value = entry[column];
    const changed = Buffer.isBuffer(value) ? Buffer.alloc(32) : Array.isArray(value) ? ['another'] : `${value}x`;
    expect(entryFault({ ...entry, [column]: changed }), column).toBeDefined();
  }
});

const fieldNames = fc.stringMatching(/^[A-Za-z0-9_.:-]+$/);
const { tree: payloads } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fieldNames, tie('tree'), { maxKeys: 4 }),
  ),
}));

test('canonical JSON says the same whatever the order of the keys, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fieldNames, payloads), (members) => {
      const text = canonicalJson(members);
      expect(canonicalJson(Object.fromEntries(Object.entries(members).toReversed()))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(members)));
    }),
  );
});

test('a key that is no name of a field is refused', () => {
  expect(() => canonicalJson({ 'said "so"': 1 })).toThrow('not “said "so"”');
});

test('what a person said in a step is read back from its payload', () => {
  expect(saidIn(entry)).toBe('The chance has risen');
});
