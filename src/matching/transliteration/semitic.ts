import { type LetterTable, pairs } from './letter-table.ts';

/**
 * Arabic letters (with those of Persian, Urdu, Pashto, Kurdish and Uyghur) as consonants. Vowels are mostly not written:
 * ا, و and ي may be a long vowel or nothing that a Latin spelling shows, and `likeness.ts` treats them so. ث is t, th or s by
 * language and custom, ذ, ض and ظ are d, dh or z: `ts` and `dz` stand for either.
 */
const arabic: LetterTable = pairs(
  'ا a أ a إ a آ a ٱ a ب b ت t ث ts ج j ح h خ kh د d ذ dz ر r ز z س s ش sh ص s ض dz ط t ظ dz ع a غ gh ف f ق k ك k ل l م m ن n ه h و w ي y ة h ى a ء  ئ y ؤ w',
  'پ p چ ch ژ zh گ g ک k ی y ې y ۍ y ے y ۀ h ہ h ھ h ۃ h ں n ٹ t ڈ d ڑ r ټ t ډ d ړ r ږ g ښ kh څ ts ځ z ڼ n ګ g ۆ w ێ y ڵ l ڕ r ڤ v ە a ې y ۇ w ۈ w ۋ v ڭ ng ڬ g ﷲ allah',
  'ﻻ la',
);

/** Hebrew letters as consonants; ב, כ, פ and ש have two sounds each, which `likeness.ts` knows. */
export const hebrew: LetterTable = pairs(
  'א a ב b ג g ד d ה h ו w ז z ח kh ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ ts ץ ts ק k ר r ש sh ת t װ w ױ wy ײ y',
);

const isArabic = (code: number) => (code >= 0x600 && code <= 0x6ff) || (code >= 0x750 && code <= 0x77f);
const isHebrew = (code: number) => code >= 0x5d0 && code <= 0x5f4;

/** Whether a letter belongs to a script that writes consonants, by its code. */
export function writesConsonants(code: number): boolean {
  return isArabic(code) || isHebrew(code);
}

/** Parts that the Arabic script joins to the next: the article, “servant of”, both, and “father of”. */
const prefixes: readonly (readonly [string, readonly string[]])[] = [
  ['عبدال', ['abdul']],
  ['ابوال', ['abu', 'al']],
  ['أبوال', ['abu', 'al']],
  ['ال', ['al']],
];

/**
 * An Arabic word as the parts that Latin spellings write apart: “عبدالرحيم” as abdul and rhym, “الأسد” as al and asd.
 * @param word without vowel marks
 */
export function partsOfArabic(word: string): readonly string[] {
  // “Family of”, which Latin spellings write as they write the article.
  if (word === 'آل') return ['al'];
  for (const [prefix, parts] of prefixes) {
    if (word.startsWith(prefix) && word.length >= prefix.length + 2 && !isGodsName(word, prefix)) {
      return [...parts, latinOf(arabic, asOneName(word.slice(prefix.length)))];
    }
  }
  return [latinOf(arabic, asOneName(word))];
}

/** In names of one word God is heard with one l, and of “the faith” the article as a vowel: Abdullah, Ezzedine. */
const asOneName = (word: string) => word.replace('الله', 'اله').replace(/(?<=.)ال(?=د[يی]ن$)/, 'ا');

// “الله” is God, not the article before a word, and “عبدالله” is one name in Latin spellings.
const isGodsName = (word: string, prefix: string) =>
  word === 'الله' || (prefix === 'عبدال' && word === 'عبدالله') || (prefix === 'ال' && word.startsWith('الله'));

/** Sounds that Hebrew lacks, written by a letter with a geresh. */
const withGeresh: LetterTable = pairs('ג j צ ch ץ ch ז zh ת th ח kh ד dh ו w ע gh ר gh ט z');
const geresh = /[׳'’]/;

/** A Hebrew word in Latin consonants. @param word with its geresh, without vowel points */
export function latinOfHebrew(word: string): string {
  const letters = [...word];
  let latin = '';
  for (const [at, letter] of letters.entries()) {
    const marked = geresh.test(letters[at + 1] ?? '') ? withGeresh.get(letter) : undefined;
    latin = joinedTo(latin, marked ?? hebrew.get(letter) ?? '');
  }
  return latin;
}

/** Letters that, one after the other, would be read as one sound are kept apart by an apostrophe; between equal ones is a vowel. */
function joinedTo(latin: string, next: string): string {
  const last = latin.at(-1) ?? '';
  const apart = (second.has(next.charAt(0)) && first.has(last)) || (next === last && doubled.has(next));
  return apart ? `${latin}'${next}` : latin + next;
}

function latinOf(table: LetterTable, word: string): string {
  let latin = '';
  for (const letter of word) latin = joinedTo(latin, table.get(letter) ?? '');
  return latin;
}

const first = new Set('stkzcdgp');
// Two w or y are one sound, told apart from the vowel.
const doubled = new Set('bdfgjklmnprstz');
const second = new Set('hszj');
