import { message } from '../../platform/language/message.ts';
import type { FieldValue } from '../../platform/records/field.ts';

/** How alike two names are, in words. @param likeness by trigrams, 0 to 1 */
export function likenessWords(likeness: number): string {
  if (likeness >= 0.999) return message('the same words');
  return likeness >= 0.8 ? message('very much alike') : message('alike in part');
}

/** The names that a designation case or a vetting goes by: its subject; its unit and who commands it. */
export function namesIn({ subject, unit, commanders }: Readonly<Record<string, FieldValue>>): readonly string[] {
  return [subject, unit, ...(Array.isArray(commanders) ? commanders : [])].filter((each) => typeof each === 'string');
}
