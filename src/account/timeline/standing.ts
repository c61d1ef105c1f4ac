import { type LedgerEntry, saidIn, titleIn } from '../../platform/ledger/ledger-entry.ts';

/** A thing as it stood at a moment, by the last step that had been taken on it. */
export type StoodThen = {
  /** `warning`, `decision`, or the kind of a record. */
  readonly kind: string;
  readonly id: string;
  /** Where it stood. */
  readonly state: string | null;
  readonly since: Date;
  readonly by: string;
  /** What it was called then, or the last that had been said. */
  readonly words: string | undefined;
};

/**
 * What stood when the last of these steps had been taken: each thing once, by its last step, the one touched last first.
 * @param entries in the order in which they were made, none later than the moment
 */
export function stoodThen(entries: readonly LedgerEntry[]): readonly StoodThen[] {
  const last = new Map<string, { readonly entry: LedgerEntry; readonly words: string | undefined }>();
  for (const entry of entries) {
    const key = `${entry.subjectType} ${entry.subjectId}`;
    const words = titleIn(entry) ?? saidIn(entry) ?? last.get(key)?.words;
    last.delete(key);
    last.set(key, { entry, words });
  }
  return [...last.values()].toReversed().map(({ entry, words }) => ({
    kind: entry.subjectType,
    id: entry.subjectId,
    state: entry.toState,
    since: new Date(entry.at),
    by: entry.personName,
    words,
  }));
}
