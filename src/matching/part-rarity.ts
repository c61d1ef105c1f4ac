/** Bits of surprise at which a part has weight 1: one in about eight thousand names. */
const ordinaryBits = 13;
const leastWeight = 0.5;
/** What a part weighs that no name of the list has. */
export const mostWeight = 1.1;

/** Weight of a part that stands so often among so many names. */
export function rarityOf(count: number, names: number): number {
  const bits = Math.log2((names + 2) / (count + 1));
  return Math.min(mostWeight, Math.max(leastWeight, bits / ordinaryBits));
}
