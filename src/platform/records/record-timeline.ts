import type { RecordDefinition } from './record.ts';

/** What the steps of records are called in a line of time, and under which address each is read. */
export type StepWords = Readonly<Record<string, { readonly words: string; readonly address: string }>>;

/** By the kind of a ledger entry, `recommendation.answered`: “Recommendation answered”. Changes of wording are no line. */
export function recordStepWords(definitions: readonly RecordDefinition[]): StepWords {
  return Object.fromEntries(
    definitions
      .filter(({ partOf }) => partOf === undefined)
      .flatMap(({ kind, names, address, lifecycle }) => [
        [`${kind}.made`, { words: `${names.one}: new`, address }],
        ...Object.values(lifecycle.steps).map((step) => [
          `${kind}.${step.past}`,
          { words: `${names.one}: ${step.past.replaceAll('-', ' ')}`, address },
        ]),
      ]),
  );
}
