import anyAscii from 'any-ascii';
import { cyrillic } from './cyrillic.ts';
import { isHan, isHangul, partsOfHan, partsOfHangul } from './east-asian.ts';
import { greek, latinOfGreek } from './greek.ts';
import { hebrew, latinOfHebrew, partsOfArabic, writesConsonants } from './semitic.ts';

/** How a word was written before it stood in Latin letters. */
export const scripts = { voweled: 0, consonants: 1, syllables: 2 } as const;
export type Script = (typeof scripts)[keyof typeof scripts];

/**
 * Takes words as they are found.
 * @param dotted whether a full stop follows or joins its letters, as in “S.R.L.” or “J.”
 * @param letter the letter itself where it is a word (Han, Hangul), else nothing
 */
export type OnWord = (word: string, script: Script, dotted: boolean, letter: string) => void;

const fullStop = 0x2e;
const separator = ' ';
const dropped = '';
const mostCharacters = 600;
const foreignMark = '\u0001';

/** For each code unit: what stands for it; `foreignMark` where a run of its script is read as a whole. Filled when first met. */
const letters: (string | undefined)[] = new Array(0x10000);

/**
 * The words of a name in small Latin letters and digits, whatever its script: Latin ones without accents, Cyrillic, Greek,
 * Arabic, Hebrew, Han and Hangul by tables of their own, all others by `any-ascii`. Emoji and signs part words. At most 600
 * characters are read. Words already in small Latin letters are given as they are.
 */
export function eachLatinWord(written: string, onWord: OnWord): void {
  const text = presented.test(written) ? written.normalize('NFKC') : written;
  const end = Math.min(text.length, mostCharacters);
  let word = '';
  let last = '';
  let dotted = false;
  let sinceDot = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === fullStop && sinceDot === 1) {
      // Single letters with full stops belong together: “S.R.L.”, “J.”.
      dotted = true;
      sinceDot = 0;
      continue;
    }
    const latin = code === fullStop ? separator : (letters[code] ?? learn(code));
    if (latin === separator || latin === foreignMark) {
      if (word !== '') onWord(word, scripts.voweled, dotted, '');
      word = '';
      dotted = false;
      sinceDot = 0;
      if (latin === foreignMark) {
        const until = endOfRun(text, at, end);
        foreignRun(text.slice(at, until), foreignName.test(text), onWord);
        at = until - 1;
      }
      continue;
    }
    if (latin === dropped) continue;
    if (dotted && sinceDot === 1) {
      // “A.Smith”: the letter before was an initial, and a longer word begins.
      const initials = word.slice(0, word.length - last.length);
      if (initials !== '') onWord(initials, scripts.voweled, true, '');
      word = last;
      dotted = false;
    }
    word += latin;
    last = latin;
    sinceDot += 1;
  }
  if (word !== '') onWord(word, scripts.voweled, dotted, '');
}

/** Ligatures and shapes of Arabic and Hebrew letters, full-width letters: old encodings of the same letters. */
const presented = /[\ufb1d-\ufdff\ufe70-\ufefc\uff00-\uffef]/;

function learn(code: number): string {
  const latin = latinOfCode(code);
  letters[code] = latin;
  return latin;
}

const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'a',
  ŧ: 't',
};
const joining = new Set("'’‘ʼʻ`´ʹʾʿ‛′ˈ״׳\u200c\u200d\u200e\u200f\u00ad\u0640");

function latinOfCode(code: number): string {
  const letter = String.fromCharCode(code).toLowerCase();
  if (/^[a-z0-9]$/.test(letter)) return letter;
  if (joining.has(letter)) return dropped;
  if (isHan(code) || isHangul(code) || writesConsonants(code) || isIndic(code) || isGreek(code)) return foreignMark;
  const known = special[letter] ?? cyrillic.get(letter);
  if (known !== undefined) return known;
  const bare = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (/^[a-z0-9]+$/.test(bare)) return bare;
  if (bare === '' && /\p{M}/u.test(letter)) return dropped;
  const spelt = [...bare].map((each) => cyrillic.get(each)).join('');
  if (spelt !== '') return spelt;
  if (code >= 0xd800 && code <= 0xdfff) return separator;
  if (!/[\p{L}\p{N}\p{M}]/u.test(letter)) return separator;
  return anyAscii(letter)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

const isIndic = (code: number) => (code >= 0x900 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff);
const isGreek = (code: number) => (code >= 0x370 && code <= 0x3ff) || (code >= 0x1f00 && code <= 0x1fff);
const isMark = (code: number) => code === 0x200c || code === 0x200d || (code >= 0x300 && code <= 0x36f);

type Family = 'han' | 'hangul' | 'consonants' | 'indic' | 'greek';

function familyOf(code: number): Family | undefined {
  if (isHan(code)) return 'han';
  if (isHangul(code)) return 'hangul';
  if (writesConsonants(code)) return 'consonants';
  if (isIndic(code)) return 'indic';
  return isGreek(code) ? 'greek' : undefined;
}

/** An apostrophe between letters of Hebrew or Arabic belongs to the letter before. */
function isGeresh(text: string, at: number, family: Family | undefined): boolean {
  const code = text.charCodeAt(at);
  if (family !== 'consonants' || (code !== 0x27 && code !== 0x2019)) return false;
  return familyOf(text.charCodeAt(at + 1)) === family;
}

function endOfRun(text: string, start: number, end: number): number {
  const family = familyOf(text.charCodeAt(start));
  let at = start + 1;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const same = familyOf(code) === family || (isMark(code) && family !== 'han') || isGeresh(text, at, family);
    if (!same) break;
  }
  return at;
}

/** Vowel points of Arabic and Hebrew, and joiners: not letters of a name. */
const points = /\p{M}|\u200c|\u200d|\u0640/gu;

function foreignRun(run: string, isForeign: boolean, onWord: OnWord): void {
  const family = familyOf(run.charCodeAt(0));
  if (family === 'han') syllables(run, partsOfHan(run), isForeign, onWord);
  else if (family === 'hangul') syllables(run, partsOfHangul(run), false, onWord);
  else if (family === 'greek') {
    const bare = run.toLowerCase().normalize('NFD').replaceAll(points, '');
    const latin = [...bare].some((letter) => greek.has(letter)) ? latinOfGreek(bare) : '';
    if (latin !== '') onWord(latin, scripts.voweled, false, '');
  } else if (family === 'indic') {
    const latin = anyAscii(run)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '');
    // The scripts of India and south-east Asia do not write each vowel, and any-ascii passes over more.
    if (latin !== '') onWord(latin, scripts.consonants, false, '');
  } else consonantRun(run, onWord);
}

/** A point between Han letters tells a foreign name written by its sound: its words are not syllables of a Chinese name. */
const foreignName = /[\u4e00-\u9fff][·•・‧][\u4e00-\u9fff]/;

function syllables(run: string, latin: readonly string[], isForeign: boolean, onWord: OnWord): void {
  if (isForeign) onWord(latin.join(''), scripts.voweled, false, '');
  else for (const [at, letter] of [...run].entries()) onWord(latin[at] ?? '', scripts.syllables, false, letter);
}

function consonantRun(run: string, onWord: OnWord): void {
  const word = run.replaceAll(points, '');
  const isHebrew = [...word].some((letter) => hebrew.has(letter));
  if (/^\p{Nd}+$/u.test(word)) {
    onWord(anyAscii(word).replaceAll(/\D/g, ''), scripts.voweled, false, '');
    return;
  }
  for (const part of isHebrew ? [latinOfHebrew(word)] : partsOfArabic(word)) {
    if (part !== '') onWord(part, scripts.consonants, false, '');
  }
}
