import { type FieldProblem, FieldsRefusal, Refusal, shownSentence } from '../refusal.ts';

/** Where a page tells that something is beyond who asks, and not that an answer does not fit. */
const beyond: readonly number[] = [401, 403, 404];

/**
 * What to tell of a refusal in the form that was sent, shown again with all that was typed.
 * @throws the error itself where no answer could mend it: what is no refusal, and what the person may not do at all
 */
export function besideFields(error: unknown): {
  readonly status: number;
  readonly problems: readonly FieldProblem[];
} {
  if (!(error instanceof Refusal)) throw error;
  if (error instanceof FieldsRefusal) return { status: error.status, problems: error.problems };
  if (error.field === undefined && beyond.includes(error.status)) throw error;
  return { status: error.status, problems: [{ field: error.field ?? '', text: shownSentence(error) }] };
}

/** Problems as a form can link to them: one that speaks of what it does not ask stands in the summary alone. */
export function linkedProblems(
  problems: readonly FieldProblem[],
  asks: (field: string) => boolean,
): readonly FieldProblem[] {
  return problems.map((problem) => (asks(problem.field) ? problem : { ...problem, field: '' }));
}
