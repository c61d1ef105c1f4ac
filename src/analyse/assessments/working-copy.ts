import { mergeParagraphs, paragraphsOf } from './paragraph-merge.ts';

/**
 * Whether a copy would change the section if it were saved: one that was saved already, and was sent once more on its
 * way, would not.
 * @param before what the copy was begun on @param now what the section says
 */
export function wouldChange(before: string, now: string, copy: string): boolean {
  const { text } = mergeParagraphs(before, now, copy, { theirs: '', mine: '' });
  return paragraphsOf(text).join('\n\n') !== paragraphsOf(now).join('\n\n');
}
