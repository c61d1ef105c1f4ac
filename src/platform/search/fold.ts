import anyAscii from 'any-ascii';

/**
 * Text as search compares it: letters of every script in Latin ones, without accents or case, so that “Côte d’Ivoire”,
 * “cote d'ivoire” and “Дарфур”, “darfur” find one another.
 */
export function fold(text: string): string {
  return anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The words of a question, folded: the first of very many. */
export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/** A folded question as PostgreSQL takes it: every word must be there, the last one may be unfinished; nothing for no word. */
export function questionOf(text: string): string | undefined {
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  return words.map((word, place) => (place === words.length - 1 ? `${word}:*` : word)).join(' & ');
}

const mostWords = 12;
