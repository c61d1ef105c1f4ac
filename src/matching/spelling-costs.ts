/** What it costs to read one sound or letter for another, in sixteenths of a whole difference, by their codes. */
export type CostTable = { readonly change: Uint8Array; readonly leaveOut: Uint8Array };

/** Whole difference of one letter. */
export const wholeCost = 16;

const vowels = 'aeiou';
const size = 128;

type Rule = { readonly cost: number; readonly groups: readonly string[] };

function costTable(
  vowelChange: number,
  vowelOut: number,
  rules: readonly Rule[],
  out: Readonly<Record<string, number>>,
) {
  const change = new Uint8Array(size * size).fill(wholeCost);
  const leaveOut = new Uint8Array(size).fill(wholeCost);
  const set = (left: string, right: string, cost: number) => {
    const [a, b] = [left.charCodeAt(0), right.charCodeAt(0)];
    change[a * size + b] = Math.min(cost, change[a * size + b] ?? wholeCost);
    change[b * size + a] = Math.min(cost, change[b * size + a] ?? wholeCost);
  };
  for (let code = 0; code < size; code += 1) change[code * size + code] = 0;
  for (const left of vowels) for (const right of vowels) if (left !== right) set(left, right, vowelChange);
  for (const { cost, groups } of rules) {
    for (const group of groups)
      for (const left of group) for (const right of group) if (left !== right) set(left, right, cost);
  }
  for (const vowel of vowels) leaveOut[vowel.charCodeAt(0)] = vowelOut;
  for (const [sound, cost] of Object.entries(out)) leaveOut[sound.charCodeAt(0)] = cost;
  return { change, leaveOut };
}

/** Sounds that one script or custom of spelling writes for another. */
const nearSounds: readonly Rule[] = [
  { cost: 3, groups: ['iy', 'yj', 'vw', 'kq', 'uw', 'ij'] },
  {
    cost: 5,
    groups: [
      'td',
      'bp',
      'kg',
      'kX',
      'hX',
      'gh',
      'SC',
      'sS',
      'sz',
      'SZ',
      'zZ',
      'CJ',
      'Cj',
      'ZJ',
      'jJ',
      'jZ',
      'cz',
      'cs',
      'ck',
      'cC',
      'ue',
      'oa',
      'ou',
      'ae',
      'ei',
    ],
  },
  { cost: 8, groups: ['fv', 'gJ', 'gj', 'kC', 'gX', 'gZ', 'lr', 'bv', 'mn', 'cJ', 'zJ', 'SX', 'jX', 'ui'] },
];

/** Between words whose vowels are written. */
export const soundCosts: CostTable = costTable(7, 8, nearSounds, { h: 5, y: 6, j: 8, w: 9, X: 12 });

/** Letter by letter, for slips of the hand; figures that stand for letters (1 for l or i, 0 for o) cost little. */
export const letterCosts: CostTable = costTable(
  12,
  14,
  [{ cost: 4, groups: ['1i', '1l', '0o', '3e', '5s', '4a', '9g', '7t', '8b', '6b'] }],
  { h: 12 },
);

/** Where one of the words is written in consonants: vowels come free, letters with two sounds are either. */
export const consonantCosts: CostTable = costTable(
  1,
  1,
  [
    ...nearSounds,
    { cost: 1, groups: ['aw', 'ow', 'uw', 'iy', 'ey', 'ay', 'vw'] },
    { cost: 2, groups: ['ah', 'eh', 'bv', 'pf', 'kX', 'sS', 'tc', 'sc', 'dJ', 'zJ', 'hX', 'XC', 'kC'] },
    { cost: 4, groups: ['td', 'sz', 'gJ', 'gj', 'dz', 'ts', 'kg', 'gX', 'fv', 'cz', 'cs', 'hC', 'CJ'] },
  ],
  { a: 1, w: 3, y: 2, h: 4 },
);
