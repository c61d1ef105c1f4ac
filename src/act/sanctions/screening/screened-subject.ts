import type { Identifier } from '../../../matching/identifier.ts';
import type { NameKind } from '../../../matching/name-parts.ts';
import type { PartialDate } from '../../../matching/partial-date.ts';
import type { AskedSubject } from '../../../matching/subject-index.ts';
import { message } from '../../../platform/language/message.ts';
import { canonicalJson, type Marked } from '../../../platform/ledger/ledger-entry.ts';

export type ScreenedId = string & { readonly __brand: 'ScreenedSubjectId' };

/** What is said of one who is screened. */
export type Said = {
  readonly kind: NameKind;
  /** One at least. */
  readonly names: readonly string[];
  readonly birthDates: readonly PartialDate[];
  /** ISO 3166-1 alpha-3. */
  readonly nationalities: readonly string[];
  readonly identifiers: readonly Identifier[];
  /** What it is screened for. */
  readonly purpose: string | null;
  /** Whose it is in the books of whoever asks. */
  readonly reference: string | null;
};

export type ScreenedSubject = Said & { readonly id: ScreenedId };

/** What it says beside kind, purpose and reference, as it is kept. */
export type SaidDetails = Pick<Said, 'names' | 'birthDates' | 'nationalities' | 'identifiers'>;

/** No listed name is half as long; a longer one is another text that went astray. */
export const longestName = 500;

export const screenedKinds = ['person', 'organisation', 'vessel', 'unknown'] as const satisfies readonly NameKind[];

export const screenedKindWords: Readonly<Record<NameKind, string>> = {
  person: message('A person'),
  organisation: message('An organisation'),
  vessel: message('A ship or an aircraft'),
  unknown: message('Not known'),
};

/**
 * All that makes one who is screened the one it is, and who may see it: said otherwise it is another. What it is for
 * counts only where no reference tells two of one name apart.
 */
export function saidText(said: Said, { owner, marking, caveats, audience }: Marked): string {
  const { kind, names, birthDates, nationalities, identifiers, purpose, reference } = said;
  return canonicalJson({
    ...{ kind, names, nationalities: nationalities.toSorted(), reference },
    birthDates: birthDates.map((date) => ({ ...date })),
    identifiers: identifiers.map(({ type, number }) => ({ type, number })),
    purpose: reference === null ? purpose : null,
    ...{ owner, marking, caveats: caveats.toSorted(), audience: audience.toSorted() },
  });
}

/** As the index is asked: once for each name. */
export function askedSubjects({ kind, names, birthDates, nationalities, identifiers }: Said): readonly AskedSubject[] {
  return names.map((name) => ({ kind, name, birthDates, nationalities, identifiers }));
}
