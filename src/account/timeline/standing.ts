import { saidIn, type ToldStep, titleIn } from '../../platform/ledger/ledger-entry.ts';

/** A thing as it stood at a moment, by the last step that had been taken on it. */
export type StoodThen = {
  /** `warning`, `decision`, or the kind of a record. */
  readonly kind: string;
  readonly id: string;
  /** Where it stood. */
  readonly state: string | null;
  readonly since: Date;
  readonly by: string;
  /** Until then, the last one first. */
  readonly steps: readonly ToldStep[];
};

/**
 * What stood when the last of these steps had been taken: each thing once, by its last step, the one touched last first.
 * @param steps in the order in which they were taken, none later than the moment
 */
export function stoodThen(steps: readonly ToldStep[]): readonly StoodThen[] {
  const ofThings = Map.groupBy(steps.toReversed(), ({ subjectType, subjectId }) => `${subjectType} ${subjectId}`);
  return [...ofThings.values()].flatMap((own) => {
    const [last] = own;
    if (last === undefined) return [];
    const { subjectType: kind, subjectId: id, toState: state, at, personName: by } = last;
    return [{ kind, id, state, since: new Date(at), by, steps: own }];
  });
}

/** What a thing was called then, or the last that had been said of it. */
export function wordsThen({ steps }: StoodThen): string | undefined {
  for (const step of steps) {
    const words = titleIn(step) ?? saidIn(step);
    if (words !== undefined) return words;
  }
  return undefined;
}
