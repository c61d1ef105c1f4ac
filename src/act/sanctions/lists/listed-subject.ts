import type { PartialDate } from '../../../matching/partial-date.ts';

/**
 * The lists whose forms are known; `other` is any list given as a plain CSV. OFAC publishes whom it does not block in a
 * second file of the same form: a list of its own, so that neither’s import takes the other’s subjects off.
 */
export const listNames = ['un', 'uk', 'eu', 'ofac', 'ofac-consolidated', 'other'] as const;
export type ListName = (typeof listNames)[number];

/** Those that are there only once somebody has imported one, and that no partner is held against. */
export const furtherLists = ['ofac-consolidated', 'other'] as const satisfies readonly ListName[];
export type FurtherList = (typeof furtherLists)[number];
export const isFurther = (name: ListName): name is FurtherList => furtherLists.some((each) => each === name);

/** A record as addresses name it: its list and reference. */
export const recordPattern = `^(${listNames.join('|')}):.{1,200}$`;

export const subjectKinds = ['person', 'organisation', 'vessel', 'aircraft'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** One name of a subject, as the list writes it. */
export type ListedName = {
  readonly text: string;
  readonly type: 'primary' | 'variation' | 'alias' | 'former';
  /** As the list grades an alias; nothing where it does not. */
  readonly quality?: 'good' | 'low';
  /** Whether the list gives it as the name in its own script. */
  readonly original?: true;
  /** Language of the name by the list, ISO 639-1 in small letters. */
  readonly language?: string;
};

export type IdentifierType = 'passport' | 'national' | 'tax' | 'registration' | 'imo' | 'swift' | 'other';

export type ListedIdentifier = {
  readonly type: IdentifierType;
  readonly number: string;
  /** Country that gave it, as the list writes it. */
  readonly country?: string;
};

/** What a record states beside what is compared of it: by the list’s own field names, in words. */
export type OtherFields = Readonly<Record<string, string>>;

/** A subject of a list, whatever the list’s form. What a list does not state is not there. */
export type ListedSubject = {
  readonly list: ListName;
  /** The list’s own reference: permanent, unlike the name. */
  readonly reference: string;
  readonly kind: SubjectKind;
  readonly names: readonly ListedName[];
  readonly birthDates: readonly PartialDate[];
  /** As the list writes them: names of countries or ISO 3166-1 alpha-2. */
  readonly nationalities: readonly string[];
  readonly identifiers: readonly ListedIdentifier[];
  /** The UN reference that the record cites, or is. */
  readonly unReference?: string;
  readonly regime?: string;
  /** Day of listing, ISO 8601. */
  readonly listedOn?: string;
  /** Remarks, addresses, statement of reasons and all else, as the list has them. */
  readonly others?: OtherFields;
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
};

/** A list that cannot be read, with the line, in words for the person who gave it. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly line: number;

  constructor(line: number, sentence: string) {
    super(sentence);
    this.line = line;
  }
}

// Most texts of a list are as they should be: to look costs a third of writing each anew.
const untidy = /[^\S ]| {2}|^ | $/;

/** Text without the spaces around it and with single ones between; nothing for none and for OFAC’s `-0-`. */
export function stated(text: string | undefined): string | undefined {
  if (text === undefined || text === '' || text === '-0-') return undefined;
  if (!untidy.test(text)) return text;
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain === '' || plain === '-0-' ? undefined : plain;
}

/** Names without those that stand twice, the first kept; at least one must remain. */
export function distinctNames(names: readonly ListedName[]): readonly ListedName[] {
  const seen = new Set<string>();
  return names.filter(({ text }) => {
    if (text === '' || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** An ISO day from what lists write (2001-02-23, 23/02/2001, with or without a time); nothing for anything else. */
export function isoDay(text: string | undefined): string | undefined {
  const iso = /^\s*(\d{4}-\d\d-\d\d)/.exec(text ?? '')?.[1];
  if (iso !== undefined) return iso;
  const byDay = /^\s*(\d\d)\/(\d\d)\/(\d{4})/.exec(text ?? '');
  return byDay === null ? undefined : `${byDay[3]}-${byDay[2]}-${byDay[1]}`;
}

const identifierWords: readonly (readonly [RegExp, IdentifierType])[] = [
  [/passport|travel document/i, 'passport'],
  [/\bimo\b|vessel registration/i, 'imo'],
  [/tax|fiscal|\binn\b|\bvat\b|\brfc\b|euvat/i, 'tax'],
  [/registration|regnumber|company|commercial|\bogrn\b|trade ?lic|enterprise number/i, 'registration'],
  [/swift|bic\b/i, 'swift'],
  [/national|identi|\bid\b|cedula|\bssn\b|birth ?cert|electoral|\bnit\b|\bdni\b|^id$/i, 'national'],
];

/** What kind of identifier a list’s words say. */
export function identifierType(words: string): IdentifierType {
  return identifierWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
