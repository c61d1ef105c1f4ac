import { english, inLanguage } from './language/language.ts';
import { type MessageValues, say, sayIfKnown } from './language/say.ts';

/**
 * Something a person asked for and cannot have, in words for that person. Services throw it; pages and the command line
 * show its sentence, beside the field it speaks of if there is one. `code` is stable and named in one place per slice.
 * The message is English; `shownSentence` tells it in the reader’s language.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: 400 | 401 | 403 | 404 | 406 | 409 | 412 | 422 | 428 | 429 | 503;
  readonly field: string | undefined;
  /** The sentence before its values were put in place, or what says it in the language of whoever reads it. */
  readonly sentence: string | (() => string);
  readonly values: MessageValues | undefined;

  /**
   * @param sentence said later on, by a function, where a value of it has a language too, such as the name of a kind
   * @param values for a sentence in ICU MessageFormat; without them it is taken as it is
   */
  constructor(
    code: string,
    status: Refusal['status'],
    sentence: Refusal['sentence'],
    field?: string,
    values?: MessageValues,
  ) {
    super(inLanguage(english, () => saidNow(sentence, values, (text) => text)));
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.field = field;
    this.sentence = sentence;
    this.values = values;
  }
}

/** One answer that does not fit, in words for the person who gave it. */
export type FieldProblem = { readonly field: string; readonly text: string };

/** A refusal of several fields at once, one sentence each. */
export class FieldsRefusal extends Refusal {
  readonly problems: readonly FieldProblem[];

  constructor(code: string, status: Refusal['status'], problems: readonly FieldProblem[]) {
    super(code, status, problems.map(({ text }) => text).join('. '));
    this.problems = problems;
  }
}

/** Why something was refused, in the language of who reads it. */
export function shownSentence({ sentence, values }: Refusal): string {
  return saidNow(sentence, values, sayIfKnown);
}

function saidNow(
  sentence: Refusal['sentence'],
  values: MessageValues | undefined,
  without: (text: string) => string,
): string {
  if (typeof sentence === 'function') return sentence();
  return values === undefined ? without(sentence) : say(sentence, values);
}
