import { faiths, gods, joinedFaiths, particles } from './name-symbols.ts';
import { eachLatinWord, scripts } from './transliteration/latin-words.ts';

/** What a name is of; `unknown` is read as a name of a person or an organisation. */
export type NameKind = 'person' | 'organisation' | 'vessel' | 'unknown';

/** The words of a name, in any script, with initials parted and initialisms joined. @param most words that are read */
export function foundWords(text: string, kind: NameKind, most: number): readonly FoundWord[] {
  const words: FoundWord[] = [];
  // After a comma the last part is not the neighbour of the first.
  const commas = text.includes(',');
  eachLatinWord(text, (word, script, dotted, letter) => {
    if (words.length < most)
      pushWord(words, { text: word, consonants: script === scripts.consonants, dotted, letter }, kind, commas);
  });
  return words;
}

/** A word of a name in Latin letters, and how it was written. */
export type FoundWord = {
  readonly text: string;
  readonly consonants: boolean;
  readonly dotted: boolean;
  readonly letter: string;
};

function pushWord(words: FoundWord[], word: FoundWord, kind: NameKind, commas: boolean): void {
  const { text, dotted } = word;
  if (dotted && kind === 'person' && text.length < 5) {
    for (const initial of text) words.push({ ...word, text: initial });
    return;
  }
  if (kind !== 'vessel' && !commas && joinsPrevious(words, word)) return;
  const last = words.at(-1);
  // “L. L. C.”: single letters with full stops, written apart.
  if (dotted && kind !== 'person' && text.length === 1 && last?.dotted === true && last.text.length < 5) {
    words[words.length - 1] = { ...last, text: last.text + text };
  } else words.push(word);
}

/**
 * Joins what is one name in other spellings to the word before: “Abd Allah”, “Nur Allah”, “Salah al-Din”, “Saif ud Din”.
 * @returns whether it did
 */
function joinsPrevious(words: FoundWord[], { text, consonants }: FoundWord): boolean {
  const faith = faiths.has(text);
  if (!faith && !gods.has(text) && !joinedFaiths.has(text)) return false;
  const article = faith && particles.get(words.at(-1)?.text ?? '') === 'al' ? words.at(-1) : undefined;
  if (faith && article === undefined) return false;
  const before = words.at(article === undefined ? -1 : -2);
  if (before === undefined || before.consonants !== consonants || before.text.length < 2 || particles.has(before.text))
    return false;
  if (article !== undefined) words.pop();
  // The article is heard as a vowel: Salahuddin, Salaheddine.
  words[words.length - 1] = { ...before, text: before.text + (article === undefined ? '' : 'a') + text };
  return true;
}
