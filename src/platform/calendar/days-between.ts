const dayMs = 86_400_000;

/** Days from one ISO 8601 day to another, below 0 where the second is the earlier; NaN where one of them is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
