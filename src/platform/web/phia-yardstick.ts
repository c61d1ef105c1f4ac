import { message } from '../language/message.ts';
import { say } from '../language/say.ts';

export type Band = { readonly from: number; readonly to: number; readonly words: string };

/**
 * The probability yardstick of the UK's Professional Head of Intelligence Assessment (PHIA). Its bands leave gaps on
 * purpose; between two bands the nearer words are used, and the number always stands beside them.
 */
export const yardstick: readonly [Band, ...Band[]] = [
  { from: 0, to: 0.05, words: message('remote chance') },
  { from: 0.1, to: 0.2, words: message('highly unlikely') },
  { from: 0.25, to: 0.35, words: message('unlikely') },
  { from: 0.4, to: 0.5, words: message('realistic possibility') },
  { from: 0.55, to: 0.75, words: message('likely') },
  { from: 0.8, to: 0.9, words: message('highly likely') },
  { from: 0.95, to: 1, words: message('almost certain') },
];

/** @param probability 0 to 1 */
export function phiaWords(probability: number): string {
  const distance = (band: Band) => Math.max(band.from - probability, probability - band.to, 0);
  return say(yardstick.reduce((nearest, band) => (distance(band) < distance(nearest) ? band : nearest)).words);
}
