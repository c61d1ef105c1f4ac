import type { FieldValue } from '../../platform/records/field.ts';

/** One part as it stands in a draft or in a version. */
export type Part = { readonly id: string; readonly values: Readonly<Record<string, FieldValue>> };

export const textOf = (value: FieldValue | undefined) => (typeof value === 'string' ? value : '');

/** The words of a choice; what is no choice of it any more stands as it was written. */
export const wordsOf = (words: Readonly<Record<string, string>>, value: FieldValue | undefined) =>
  words[textOf(value)] ?? textOf(value);
