import type { FieldValues } from './record-rules.ts';

/** The values of these fields; of what is not said, nothing. */
export function only(names: readonly string[], values: FieldValues): FieldValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

/** These fields, with nothing said. */
export function nothingKnown(names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** @param field whose value is the place */
export function placeOf(field: string | undefined, values: FieldValues): string | null {
  const place = field === undefined ? undefined : values[field];
  return typeof place === 'string' ? place : null;
}
