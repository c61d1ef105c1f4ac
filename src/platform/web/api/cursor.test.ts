import fc from 'fast-check';
import Type from 'typebox';
import { expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { cursorOf, pageInMemory } from './cursor.ts';

const cursor = cursorOf('listThings', Type.String({ pattern: '^[a-z]+$' }));

test('a cursor gives back the key that it was made of', () => {
  expect(cursor.read(cursor.write('abc'))).toBe('abc');
});

test('a text that is no cursor of the list is refused, whatever it is', () => {
  const other = cursorOf('listOthers', Type.String()).write('abc');
  const unfit = cursor.write('NOT A KEY');
  const texts = fc.oneof(fc.constantFrom(other, unfit, '', 'W10', 'bnVsbA', 'eyJhIjoxfQ'), fc.string());
  fc.assert(
    fc.property(texts, (text) => {
      expect(() => cursor.read(text)).toThrow(Refusal);
    }),
  );
});

test('a walk over a list in memory meets each item once in the order of keys, whatever comes in between', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 20 });
  fc.assert(
    fc.property(keys, keys, fc.integer({ min: 1, max: 7 }), fc.boolean(), (standing, added, limit, ascending) => {
      const order = ascending ? 'ascending' : 'descending';
      let list: readonly string[] = standing;
      const met: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = pageInMemory(list, (item) => item, { after, limit }, order);
        met.push(...page);
        if (page.length < limit) break;
        after = page.at(-1);
        list = [...standing, ...added.filter((item) => !standing.includes(item))];
      }
      expect(new Set(met).size).toBe(met.length);
      expect(met.filter((item) => standing.includes(item))).toEqual(
        ascending ? standing.toSorted() : standing.toSorted().toReversed(),
      );
    }),
  );
});
