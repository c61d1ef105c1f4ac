import type { Field, Fields } from './field.ts';
import type { FieldValues } from './record-rules.ts';

const hourMs = 3_600_000;
// A day begins at UTC+14 first of all, on the Line Islands: whoever writes there is not told that today is to come.
const earliestZoneHours = 14;

/**
 * The first field whose day is to come though it says what has been. A value that stood before is not asked for anew.
 * @param before nothing for a new record
 */
export function firstToCome(
  fields: Fields,
  before: FieldValues | undefined,
  after: FieldValues,
  now: Date,
): readonly [string, Field] | undefined {
  const latest = new Date(now.getTime() + earliestZoneHours * hourMs).toISOString().slice(0, 10);
  return Object.entries(fields).find(([name, { hasCome }]) => {
    const day = after[name];
    return hasCome && typeof day === 'string' && day > latest && day !== before?.[name];
  });
}
