import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnsettled, mergeParagraphs, paragraphsOf } from './paragraph-merge.ts';

const authors = { theirs: 'A. Planner, Defence', mine: 'B. Manager, Development' };
const merge = (base: string, theirs: string, mine: string) => mergeParagraphs(base, theirs, mine, authors);
const textOf = (paragraphs: readonly string[]) => paragraphs.join('\n\n');
// Few words, so that drawn texts share paragraphs, move them and say them twice.
const paragraph = fc.constantFrom(
  'Land.',
  'Cattle.',
  'The count.',
  'Arms at the\nriver.',
  'Radio.',
  'Rains.',
  'Old men.',
);
const someText = fc.array(paragraph, { maxLength: 9 }).map(textOf);

test('two who change different paragraphs both have their way', () => {
  const base = textOf(['Land.', 'Cattle.', 'Radio.']);
  const theirs = textOf(['Land and water.', 'Cattle.', 'Radio.']);
  const mine = textOf(['Land.', 'Cattle.', 'Radio, at night.', 'Arms.']);
  expect(merge(base, theirs, mine)).toEqual({
    text: textOf(['Land and water.', 'Cattle.', 'Radio, at night.', 'Arms.']),
    conflicts: 0,
  });
});

test('two who change paragraphs that stand side by side both have their way', () => {
  expect(merge('Land.\n\nCattle.', 'Land.\n\nCattle and arms.', 'Land and water.\n\nCattle.')).toEqual({
    text: 'Land and water.\n\nCattle and arms.',
    conflicts: 0,
  });
  const { text, conflicts } = merge('Land.\n\nCattle.', 'Land, sold.\n\nArms.', 'Land, lost.\n\nArms.');
  expect(conflicts).toBe(1);
  expect(paragraphsOf(text).at(-1)).toBe('Arms.');
});

test('one writes on at the end or before the beginning while the other changes what stands there', () => {
  const after = merge('Land.\n\nCattle.', 'Land and water.\n\nHerds.', 'Land.\n\nCattle.\n\nRadio.');
  expect(after).toEqual({ text: 'Land and water.\n\nHerds.\n\nRadio.', conflicts: 0 });
  const before = merge('Land.\n\nCattle.', 'In short.\n\nLand.\n\nCattle.', 'Land and water.\n\nHerds.');
  expect(before).toEqual({ text: 'In short.\n\nLand and water.\n\nHerds.', conflicts: 0 });
});

test('where both changed one paragraph, both wordings stand under their authors’ names until somebody settles it', () => {
  const { text, conflicts } = merge('Land.\n\nRadio.', 'Land and water.\n\nRadio.', 'Land and mines.\n\nRadio.');
  expect(conflicts).toBe(1);
  expect(paragraphsOf(text)).toEqual([
    '<<< A. Planner, Defence',
    'Land and water.',
    '=== B. Manager, Development',
    'Land and mines.',
    '>>>',
    'Radio.',
  ]);
  expect(isUnsettled(text)).toBe(true);
  expect(isUnsettled('Land and water, and mines.\n\nRadio.')).toBe(false);
});

test('a paragraph that one takes out and the other rewrites stands as it was rewritten, marked', () => {
  const { text, conflicts } = merge('Land.\n\nRadio.', 'Land.', 'Land.\n\nRadio, at night.');
  expect(conflicts).toBe(1);
  expect(paragraphsOf(text)).toContain('Radio, at night.');
});

test('two who write in an empty section at once stand one after the other', () => {
  expect(merge('', 'Land.', 'Radio.')).toEqual({ text: 'Land.\n\nRadio.', conflicts: 0 });
});

test('nobody’s words vanish: what either wrote anew stands in the merge', () => {
  fc.assert(
    fc.property(someText, someText, someText, (base, theirs, mine) => {
      const merged = paragraphsOf(merge(base, theirs, mine).text);
      const counts = (text: readonly string[], one: string) => text.filter((each) => each === one).length;
      for (const written of [theirs, mine].map(paragraphsOf)) {
        for (const each of new Set(written)) {
          const added = counts(written, each) - counts(paragraphsOf(base), each);
          if (added > 0) expect(counts(merged, each)).toBeGreaterThanOrEqual(added);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('what one left alone is as the other has it, and what both wrote alike stands once', () => {
  fc.assert(
    fc.property(someText, someText, (base, changed) => {
      for (const merged of [merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)]) {
        expect(merged).toEqual({ text: changed, conflicts: 0 });
      }
    }),
  );
});

test('nothing stands in a merge that nobody wrote, but for its marks', () => {
  fc.assert(
    fc.property(someText, someText, someText, (base, theirs, mine) => {
      const { text, conflicts } = merge(base, theirs, mine);
      const marks = paragraphsOf(text).filter((each) => isUnsettled(each));
      expect(marks).toHaveLength(3 * conflicts);
      const known = new Set([theirs, mine].flatMap(paragraphsOf));
      expect(paragraphsOf(text).filter((each) => !known.has(each) && !isUnsettled(each))).toEqual([]);
    }),
  );
});

test('a text of very many short paragraphs is merged, with every one of them', () => {
  const many = (letter: string) => textOf(Array.from({ length: 2_000 }, (_, place) => `${letter}${place}`));
  const merged = paragraphsOf(merge(many('a'), many('b'), many('c')).text);
  expect(merged).toHaveLength(4_003);
});
