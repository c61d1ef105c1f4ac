import { paragraphsOf } from './paragraph-merge.ts';

/** What is suggested: other words for a passage of a section, or a paragraph at its end. */
export type Suggestion = { readonly passage: string | null; readonly instead: string };

/** Why a suggestion cannot be put in place by itself: its words stand nowhere in the section, or in several places. */
export type NotPlaced = 'nowhere' | 'several';

/**
 * The section with the suggestion in its place. Line ends and spaces at the ends of lines make no difference, since a
 * browser changes them; every other sign does.
 */
export function putInPlace(wording: string, { passage, instead }: Suggestion): string | NotPlaced {
  const text = plainLines(wording);
  const added = plainLines(instead).trim();
  if (passage === null) return [...paragraphsOf(text), added].join('\n\n');
  const sought = plainLines(passage).trim();
  const at = text.indexOf(sought);
  if (sought === '' || at < 0) return 'nowhere';
  if (text.indexOf(sought, at + 1) >= 0) return 'several';
  return `${text.slice(0, at)}${added}${text.slice(at + sought.length)}`;
}

function plainLines(text: string): string {
  return text.replaceAll(/[ \t]*\r?\n/g, '\n');
}
