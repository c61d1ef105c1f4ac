import { expect, test } from 'vitest';
import { textWidth, widths } from './svg.ts';
import { waterfall } from './waterfall.ts';

const long =
  'One-sided deaths of the last twelve months, if the place’s past share of them held: 1,204, of all organised violence';

function drawn(width: number): string {
  return waterfall({
    ...{ id: 'w', title: 'What changed', description: 'From 10 to 30 %', width },
    from: { probability: 0.1, words: 'With what was known a year before' },
    to: { probability: 0.3, words: 'Now' },
    steps: [
      { words: long, logOdds: 1.5 },
      { words: 'Short', logOdds: -0.15 },
    ],
  });
}

const linesOf = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words);

test.each([widths.narrow, widths.wide])(
  'at %i units no words are cut, and no line is wider than the picture',
  (width) => {
    const svg = drawn(width);
    const lines = linesOf(svg);
    expect(lines.join(' ')).toContain(`▲ ${long}`);
    expect(svg).not.toContain('…');
    for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(width);
  },
);

test('each row begins under the bar of the one before, whatever the number of its lines', () => {
  const svg = drawn(widths.narrow);
  const bars = [...svg.matchAll(/<rect [^>]*y="([\d.]+)"/g)].map(([, y]) => Number(y));
  const texts = [...svg.matchAll(/<text [^>]*y="([\d.]+)"[^>]*>(?:▼ Short|Now)/g)].map(([, y]) => Number(y));
  expect(bars).toEqual(bars.toSorted((a, b) => a - b));
  // The bar before a line of words ends 14 units below its top; the words' own height is 13.
  expect((texts[0] ?? 0) - 13).toBeGreaterThan((bars[1] ?? 0) + 14);
  expect((texts[1] ?? 0) - 13).toBeGreaterThan((bars[2] ?? 0) + 14);
});
