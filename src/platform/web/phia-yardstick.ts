export type Band = { readonly from: number; readonly to: number; readonly words: string };

/**
 * The probability yardstick of the UK's Professional Head of Intelligence Assessment (PHIA). Its bands leave gaps on
 * purpose; between two bands the nearer words are used, and the number always stands beside them.
 */
export const yardstick: readonly [Band, ...Band[]] = [
  { from: 0, to: 0.05, words: 'remote chance' },
  { from: 0.1, to: 0.2, words: 'highly unlikely' },
  { from: 0.25, to: 0.35, words: 'unlikely' },
  { from: 0.4, to: 0.5, words: 'realistic possibility' },
  { from: 0.55, to: 0.75, words: 'likely' },
  { from: 0.8, to: 0.9, words: 'highly likely' },
  { from: 0.95, to: 1, words: 'almost certain' },
];

/** @param probability 0 to 1 */
export function phiaWords(probability: number): string {
  const distance = (band: Band) => Math.max(band.from - probability, probability - band.to, 0);
  return yardstick.reduce((nearest, band) => (distance(band) < distance(nearest) ? band : nearest)).words;
}
