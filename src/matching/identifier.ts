/** A number that an authority gave to one person, organisation or vessel. */
export type Identifier = { readonly type: string; readonly number: string };

/** Whether two numbers of like types are the same, punctuation and case aside; shorter than five characters they prove nothing. */
export function sameIdentifier(left: Identifier, right: Identifier): boolean {
  const [one, other] = [bare(left.number), bare(right.number)];
  if (one !== other || one.length < 5) return false;
  return left.type === right.type || left.type === 'other' || right.type === 'other';
}

const bare = (number: string) => number.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether a number can be an IMO ship number: seven figures, of which the last is the last figure of the others’ sum, each
 * times 7 to 2 (IMO resolution A.1117(30)).
 */
export function isImoNumber(number: string): boolean {
  const figures = /^(?:IMO\s*)?(\d{7})$/i.exec(number.trim())?.[1];
  if (figures === undefined) return false;
  let sum = 0;
  for (let at = 0; at < 6; at += 1) sum += Number(figures[at]) * (7 - at);
  return sum % 10 === Number(figures[6]);
}
