/** A part weighs 1 whose surprise is this share of the surprise of one name among all: rare, but not in one name only. */
const ordinaryShare = 0.8;
const leastWeight = 0.5;
/** What a part weighs that no name of the list has. */
export const mostWeight = 1.1;

/** Weight of a part that stands so often among so many names. */
export function rarityOf(count: number, names: number): number {
  const bits = Math.log2((names + 2) / (count + 1));
  return Math.min(mostWeight, Math.max(leastWeight, bits / (ordinaryShare * Math.log2(names + 2))));
}
