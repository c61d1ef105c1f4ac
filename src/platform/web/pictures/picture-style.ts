import { shortMonthWords } from '../../words.ts';

/** Colours, type and number forms of every picture, in one place, so that maps, charts and tables agree. */

export const fontFamily = 'Arial, sans-serif';

/** Font size in user units. Charts are drawn near the width they are shown at, so this is close to CSS pixels. */
export const fontSize = 13;

export const colours = {
  ink: '#0b0c0c',
  quiet: '#50595e',
  grid: '#dcdfe1',
  paper: '#ffffff',
  hatch: '#8f979c',
  border: '#ffffff',
  coast: '#9a8f8a',
  accent: '#8c1f55',
  forecast: '#8c1f55',
  past: '#0b0c0c',
} as const;

/**
 * One ramp from light to dark. Each step is darker than the one before by at least 10 units of CIE L*, which holds under
 * simulated protanopia, deuteranopia and tritanopia (tested in picture-style.test.ts), so that hue is never needed to
 * read it.
 */
export const ramp = ['#f2eae0', '#f4b78a', '#e5875d', '#ca574f', '#a12f51', '#6d174f', '#350b40'] as const;

/**
 * Types of organised violence. One-sided violence, the one the project exists for, is the darkest and stands on the
 * base line, where its height can be compared. The three differ in lightness or on the blue to yellow axis.
 */
export const violenceColours = { oneSided: '#8c1f55', nonState: '#c08a1e', stateBased: '#5b8db8' } as const;

/** `May 2026`, from `2026-05`. */
export function formatMonth(month: string): string {
  return shortMonthWords(month).replace('Sept ', 'Sep ');
}
