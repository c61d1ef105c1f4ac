import { type LetterTable, pairs } from './letter-table.ts';

/**
 * Cyrillic letters as names are written in English passports and press: the Russian, Ukrainian, Belarusian, Bulgarian,
 * Serbian, Macedonian, Mongolian, Kazakh, Kyrgyz and Tajik alphabets in one table. Where languages differ (и is `i` in
 * Russian and `y` in Ukrainian, г is `g` and `h`) the Russian value stands and the comparison of sounds forgives.
 */
export const cyrillic: LetterTable = pairs(
  'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya',
  'є ye і i ї yi ґ g ў u', // Ukrainian, Belarusian
  'ђ dj ј y љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz', // Serbian, Macedonian
  'ө o ү u һ h ә a қ k ғ gh ң n ұ u ӣ i ӯ u ҳ h ҷ j ҫ s ҙ z ҡ k ӊ n ҕ gh ӝ j ӥ i ӧ o ӱ u ҥ ng', // Turkic, Mongolian, Tajik
  'ѣ e ѳ f ѵ i ѐ e ѝ i', // older spelling
);
