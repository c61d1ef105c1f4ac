import type { NameKind } from '../../matching/name-parts.ts';
import type { IndexedSubject } from '../../matching/subject-index.ts';
import { countryByAlpha2, countryBySourceName } from '../../places/country.ts';
import type { ListedSubject, SubjectKind } from './lists/listed-subject.ts';

const kinds: Readonly<Record<SubjectKind, NameKind>> = {
  person: 'person',
  organisation: 'organisation',
  vessel: 'vessel',
  aircraft: 'vessel',
};

/** A listed subject as screening compares it. */
export function indexedSubject(
  subject: Pick<ListedSubject, 'kind' | 'names' | 'birthDates' | 'nationalities' | 'identifiers'>,
): IndexedSubject {
  return {
    kind: kinds[subject.kind],
    names: subject.names.map(({ text }) => text),
    birthDates: subject.birthDates,
    nationalities: countryCodes(subject.nationalities),
    identifiers: subject.identifiers,
  };
}

/** ISO 3166-1 alpha-3 codes of countries as lists write them, by name or alpha-2; those that are no state are left out. */
export function countryCodes(written: readonly string[]): readonly string[] {
  const codes = written.flatMap((country) => {
    const found = country.length === 2 ? countryByAlpha2(country.toUpperCase()) : countryBySourceName(country);
    return found === undefined ? [] : [String(found.code)];
  });
  return [...new Set(codes)];
}
