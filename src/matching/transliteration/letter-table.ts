/** What each letter of a script is in small Latin letters; nothing for a letter that is silent. */
export type LetterTable = ReadonlyMap<string, string>;

/** A table from lines of “letter latin letter latin …”; two spaces after a letter mean that it is silent. */
export function pairs(...lines: readonly string[]): LetterTable {
  const table = new Map<string, string>();
  for (const line of lines) {
    const words = line.split(' ');
    for (let at = 0; at + 1 < words.length; at += 2) {
      const letter = words[at] ?? '';
      if (letter !== '') table.set(letter, words[at + 1] ?? '');
    }
  }
  return table;
}
