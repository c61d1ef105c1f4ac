import { say } from '../../platform/language/say.ts';
import type { Missing } from './assessment-reading.ts';

/** What is missing, in one paragraph. */
export function sayMissing(missing: readonly Missing[]): string {
  return missing.map(({ sentence, values }) => say(sentence, values)).join(' ');
}
