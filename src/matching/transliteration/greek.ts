import { type LetterTable, pairs } from './letter-table.ts';

/** Greek letters, accents already taken off, by ELOT 743 as far as single letters go. */
export const greek: LetterTable = pairs(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ kh ψ ps ω o',
);

const digraphs: readonly (readonly [string, string])[] = [
  ['ου', 'ou'],
  ['αυ', 'av'],
  ['ευ', 'ev'],
  ['μπ', 'b'],
  ['ντ', 'nt'],
  ['γκ', 'gk'],
  ['γγ', 'ng'],
  ['γχ', 'nkh'],
];

/** A Greek word in Latin letters: ELOT 743 with its digraphs, `b` for μπ. @param word small letters without accents */
export function latinOfGreek(word: string): string {
  let latin = '';
  for (let at = 0; at < word.length; at += 1) {
    const digraph = digraphs.find(([letters]) => word.startsWith(letters, at));
    if (digraph !== undefined) at += 1;
    latin += digraph?.[1] ?? greek.get(word[at] ?? '') ?? '';
  }
  return latin;
}
