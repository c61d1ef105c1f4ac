import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths } from '../../../platform/calendar/add-months.ts';
import {
  goesNow,
  type Hold,
  holdOn,
  type Kept,
  lastDueDays,
  readRetentionRules,
  retained,
  screenedRules,
} from './retention.ts';

const rules = readRetentionRules(readFileSync(new URL('../../../../data/retention.json', import.meta.url), 'utf8'));
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const names = fc.constantFrom('Ann Lee', 'Lee, Ann Mary', 'José Álvarez', 'JOSE ALVAREZ', 'Water for All', 'محمد طاهر');
const kept: fc.Arbitrary<Kept> = fc.record({
  id: fc.uuid(),
  names: fc.array(names, { minLength: 1, maxLength: 3 }),
  rule: fc.constantFrom(...screenedRules),
  lastOn: day,
});
const hold: fc.Arbitrary<Hold> = fc
  .constantFrom('Lee', 'Ann Lee', 'alvarez', 'Nobody', '…', 'طاهر')
  .map((words) => ({ words, title: words, href: '/' }));

test('nothing goes before its day, and nothing that is held', () => {
  fc.assert(
    fc.property(fc.array(kept), fc.array(hold), day, (all, holds, today) => {
      for (const each of retained(all, rules, holds, today)) {
        if (!goesNow(each)) continue;
        expect(addMonths(each.lastOn, rules[each.rule].months) <= today).toBe(true);
        expect(holdOn(each, holds)).toBeUndefined();
      }
    }),
  );
});

test('a further hold never lets go what was held, and without one all goes from its day on', () => {
  fc.assert(
    fc.property(kept, fc.array(hold), hold, day, (one, holds, further, today) => {
      const goes = (held: readonly Hold[], on: string) => retained([one], rules, held, on).some(goesNow);
      if (goes([...holds, further], today)) expect(goes(holds, today)).toBe(true);
      expect(goes([], addMonths(one.lastOn, rules[one.rule].months))).toBe(true);
    }),
  );
});

test('what is due was last needed up to the last day of its rule, and what is not was needed later', () => {
  fc.assert(
    fc.property(kept, day, fc.boolean(), (one, on, onLastOfMonth) => {
      const today = onLastOfMonth ? addMonths(`${on.slice(0, 7)}-31`, 0) : on;
      const last = lastDueDays(rules, today);
      for (const rule of screenedRules) {
        const [each] = retained([{ ...one, rule }], rules, [], today);
        expect(each?.isDue).toBe(one.lastOn <= last[rule]);
      }
    }),
  );
});

test('a hold is found in any order of the name’s words, without regard to marks and capitals, and by a part of it', () => {
  const held = (name: string, words: string) => holdOn({ names: ['Other', name] }, [{ words, title: '', href: '' }]);
  expect(held('LEE, Ann Mary', 'ann lee')).toBeDefined();
  expect(held('José Álvarez', 'Alvarez')).toBeDefined();
  expect(held('Annabel Leeson', 'Ann Lee')).toBeUndefined();
  expect(held('Ann Lee', '…')).toBeUndefined();
});

test('a case holds by its other names too, and whoever is named by a part of all that it says', () => {
  const about = { words: 'GREENFIELD, Hanna Maria', otherWords: 'Also Umm Salama; H. Verde, born 1961 in Mosul' };
  const held = (name: string) => holdOn({ names: [name] }, [{ ...about, title: '', href: '' }]);
  for (const name of ['Hanna Greenfield', 'Umm Salama', 'H. Verde', 'Greenfield, Hanna Maria Ann', 'H Verde-Sole']) {
    expect(held(name), name).toBeDefined();
  }
  for (const name of ['Hanna', 'Mosul', 'Mosul Trading', 'Hanna Verdelot']) expect(held(name), name).toBeUndefined();
});

test('rules that do not fit are refused, with what the file needs', () => {
  expect(() => readRetentionRules('{"about":"","rules":{}}')).toThrow('nothing-found, different, same');
  const short = { ...Object.fromEntries(Object.entries(rules).map(([id, each]) => [id, { ...each, months: 0 }])) };
  expect(() => readRetentionRules(JSON.stringify({ about: '', rules: short }))).toThrow('does not fit');
});
