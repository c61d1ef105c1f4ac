import { expect, test } from 'vitest';
import { formatPercent } from '../../words.ts';
import { colours, formatMonth, ramp, violenceColours } from './picture-style.ts';

type Rgb = readonly [number, number, number];

/** Linear-light channels of `#rrggbb` (IEC 61966-2-1). */
function linear(colour: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** CIE L* from luminance. */
function lightness(colour: Rgb): number {
  const y = Math.max(0, luminance(colour));
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(linear(one)), luminance(linear(other))].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Full-severity matrices of Machado, Oliveira & Fernandes 2009, for linear light. */
const sight: Readonly<Record<string, readonly Rgb[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(colour: string, matrix: readonly Rgb[]): Rgb {
  const [red, green, blue] = linear(colour);
  const rows = matrix.map(([a, b, c]) => a * red + b * green + c * blue);
  return [rows[0] ?? 0, rows[1] ?? 0, rows[2] ?? 0];
}

for (const [name, matrix] of Object.entries(sight)) {
  test(`each step of the ramp is plainly darker than the one before, with ${name} sight`, () => {
    const steps = ramp.map((colour) => lightness(seen(colour, matrix)));
    const drops = steps.slice(1).map((step, index) => (steps[index] ?? 0) - step);
    expect(Math.min(...drops)).toBeGreaterThanOrEqual(10);
  });
}

test('words contrast with the paper by 4.5 to 1 and bars by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)', () => {
  for (const colour of [colours.ink, colours.quiet, colours.accent, colours.forecast]) {
    expect(contrast(colour, colours.paper)).toBeGreaterThanOrEqual(4.5);
  }
  for (const colour of Object.values(violenceColours))
    expect(contrast(colour, colours.paper)).toBeGreaterThanOrEqual(3);
});

test('a probability that is neither 0 nor 1 is never written as 0 % or 100 %', () => {
  expect(formatPercent(0.0004)).toBe('under 1\u00a0%');
  expect(formatPercent(0.9996)).toBe('over 99\u00a0%');
  expect(formatPercent(0)).toBe('0\u00a0%');
  expect(formatPercent(1)).toBe('100\u00a0%');
  expect(formatPercent(0.425)).toBe('43\u00a0%');
});

test('months are written short, the same on every version of the language data', () => {
  expect(formatMonth('2026-09')).toBe('Sep 2026');
  expect(formatMonth('2026-05')).toBe('May 2026');
});
