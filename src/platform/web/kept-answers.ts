import { validate as isUuid } from 'uuid';
import { plainText } from './form.ts';

/** What a form asks under one name: what the question is called, and the words of each answer that it offers. */
export type Question = { readonly label: string; readonly words?: Readonly<Record<string, string>> };

/** The form that was sent, for a page that refuses it: where to go on from, and its questions by name. */
export type SentForm = {
  /** Address of the page on which one reads how things stand now. */
  readonly back: string;
  readonly questions?: Readonly<Record<string, Question>>;
};

/** One answer as a person gave it, for a page to give back where the form itself cannot be shown again. */
export type KeptAnswer = { readonly label: string; readonly text: string };

/** What a form carries along and nobody typed. */
export const carried: readonly string[] = ['_csrf', 'version', 'once', 'take', 'copy', 'leave'];
/** A date is typed in three inputs, money in two. */
const part = /-(day|month|year|currency)$/;

/** The question that an input of a form belongs to. */
export const questionOf = (input: string): string => input.replace(part, '');

/**
 * What somebody typed or chose in a form, in its order, so that it can be copied; a date of three fields as one answer.
 * What a form carries along is left out: its token, the version that was read, ids.
 */
export function keptAnswers(body: unknown, questions: SentForm['questions'] = {}): readonly KeptAnswer[] {
  if (body === null || typeof body !== 'object') return [];
  const answers = new Map<string, string[]>();
  for (const [name, answer] of Object.entries(body)) {
    if (carried.includes(name)) continue;
    const given = [answer].flat().flatMap((each: unknown) => (typeof each === 'string' ? [plainText(each)] : []));
    const said = given.filter((each) => each !== '' && !isUuid(each));
    const question = questionOf(name);
    if (said.length > 0) answers.set(question, [...(answers.get(question) ?? []), ...said]);
  }
  return [...answers].map(([name, said]) => {
    const { label = '', words = {} } = questions[name] ?? {};
    return { label, text: said.map((each) => words[each] ?? each).join(' ') };
  });
}
