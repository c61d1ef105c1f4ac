import { mergeParagraphs, paragraphsOf } from './paragraph-merge.ts';

/** What somebody writes in a section and has not saved into it yet; nobody else reads it. */
export type WorkingCopy = {
  /** Grows with each change; 0 before there is any. */
  readonly number: number;
  /** The number of the section's wording that it was begun on; 0 where there was none. */
  readonly base: number;
  readonly wording: string;
  readonly keptAt: Date;
};

/**
 * Whether a copy would change the section if it were saved: one that was saved already, and was sent once more on its
 * way, would not.
 * @param before what the copy was begun on @param now what the section says
 */
export function wouldChange(before: string, now: string, copy: string): boolean {
  const { text } = mergeParagraphs(before, now, copy, { theirs: '', mine: '' });
  return paragraphsOf(text).join('\n\n') !== paragraphsOf(now).join('\n\n');
}
