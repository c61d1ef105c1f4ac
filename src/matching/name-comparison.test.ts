import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignedParts, reasonsOf } from './explanation.ts';
import { compareParts } from './name-features.ts';
import { type NameKind, prepareName } from './name-parts.ts';
import { mostByName, nameProbability, sameFrom } from './name-probability.ts';

const compared = (left: string, right: string, kind: NameKind = 'person') =>
  compareParts(prepareName(left, kind), prepareName(right, kind));
const probability = (left: string, right: string, kind: NameKind = 'person') =>
  nameProbability(compared(left, right, kind));

const part = fc.constantFrom(
  ...[
    'Ahmed',
    'Müller',
    'bin',
    'al',
    'Сергей',
    'محمد',
    'O’Neil',
    'de',
    'J.',
    'Abd',
    'Xi',
    '平',
    '김',
    'Ivanovich',
    'III',
    'Ltd',
    '44',
  ],
);
const name = fc.oneof(
  fc.array(part, { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const kinds = fc.constantFrom<NameKind>('person', 'organisation', 'vessel', 'unknown');

test('a probability is between 0 and .99, the same both ways round, whatever the names', () => {
  fc.assert(
    fc.property(name, name, kinds, (left, right, kind) => {
      const said = probability(left, right, kind);
      expect(said).toBeGreaterThanOrEqual(0);
      expect(said).toBeLessThanOrEqual(mostByName);
      expect(probability(right, left, kind)).toBe(said);
    }),
  );
});

test('no name is surely the same as itself', () => {
  fc.assert(
    fc.property(name, kinds, (text, kind) => {
      expect(probability(text, text, kind)).toBeLessThan(1);
    }),
  );
});

test('the order of the parts of a person’s name does not matter', () => {
  const words = fc.uniqueArray(fc.constantFrom('Ivan', 'Petrov', 'Sergeevich', 'Ahmed', 'Karim', 'Lopez', 'Garcia'), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [ours, turned] = [left.join(' '), left.toReversed().join(' ')];
      expect(probability(turned, right.join(' '))).toBeCloseTo(probability(ours, right.join(' ')), 10);
    }),
  );
});

test('a part more that only one has never makes the same likelier, nor a part that both contradict', () => {
  const words = fc.uniqueArray(fc.constantFrom('Viktor', 'Orlov', 'Nasser', 'Hamidi', 'Lopez'), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(words, (parts) => {
      const whole = parts.join(' ');
      const same = probability(whole, whole);
      const more = probability(`${whole} Quixx`, whole);
      expect(more).toBeLessThanOrEqual(same);
      expect(probability(`${whole} Quixx`, `${whole} Blont`)).toBeLessThanOrEqual(more);
    }),
  );
});

test.each<[string, string, NameKind]>([
  ['Isa Bin Tarif Al Bin Ali', 'Shaikh Isa Bin Tarif Al Bin Ali', 'person'],
  ['SergeiLavrov', 'Sergei Lavrov', 'person'],
  ['Nikolai Plat Ono Vich Patrushev', 'Nikolai Platonovich Patrushev', 'person'],
  ['’Abd al-Aziz al-Nuristani', 'Abdul Aziz Nooristani', 'person'],
  ['Ротенберг Аркадий', 'Arkadii Romanovich Rotenberg', 'person'],
  ['عبد الفتاح السيسي', 'Abdel Fattah el-Sisi', 'person'],
  ['איתמר בן גביר', 'Itamar Ben-Gvir', 'person'],
  ['习近平', 'Xi Jinping', 'person'],
  ['김정은', 'Kim Jong Un', 'person'],
  ['V. Putin', 'Vladimir Putin', 'person'],
  ['Ted Doe', 'Theodore Doe', 'person'],
  ['Salah al-Din Gasmi', 'Salaheddine Gasmi', 'person'],
  ['Siemens Aktiengesellschaft', 'Siemens AG', 'organisation'],
  ['OAO Gazprom', 'Gazprom JSC', 'organisation'],
  ['Brigade Forty-Four', 'Brigade 44', 'organisation'],
  ['PLA', 'People’s Liberation Army', 'organisation'],
  ['Hellenic Spirit', 'MV Hellenic Spirit', 'vessel'],
])('%s and %s are taken for one', (left, right, kind) => {
  expect(probability(left, right, kind)).toBeGreaterThanOrEqual(sameFrom);
});

test.each<[string, string, NameKind]>([
  ['Hafez Makhlouf', 'Rami Makhlouf', 'person'],
  ['Sergey Viktorovich Lavrov', 'Sergey Borisovich Lavrov', 'person'],
  ['N.N.', 'Nursultan Nazarbayev', 'person'],
  ['A. Nazarbayev', 'Nursultan Nazarbayev', 'person'],
  ['Salman bin Muhammad', 'Muhammad bin Salman', 'person'],
  ['Volkswagen Aktiengesellschaft', 'Siemens Aktiengesellschaft', 'organisation'],
  ['Government of Estonia', 'Government of Ethiopia', 'organisation'],
])('%s and %s are not', (left, right, kind) => {
  expect(probability(left, right, kind)).toBeLessThan(sameFrom);
});

test('the parts are shown side by side as given, with how each answers the other, and the reasons in words', () => {
  const comparison = compared('Viktor Hamidi Orlov', 'Orlov V. Sergeevich');
  expect(alignedParts(comparison)).toEqual([
    expect.objectContaining({ left: 'viktor', right: 'v', how: 'initial' }),
    expect.objectContaining({ left: 'orlov', right: 'orlov', how: 'same' }),
    { left: 'hamidi', right: '', how: 'only in one', likeness: 0 },
    { left: '', right: 'sergeevich', how: 'only in one', likeness: 0 },
  ]);
  const words = reasonsOf(comparison).map((reason) => `${reason.speaks}: ${reason.words}`);
  expect(words).toContain('for: the same in both: “orlov”');
  expect(words.at(-1)).toMatch(/^against: “hamidi” in one stands against “sergeevich” in the other$/);
});
