import { type EuSubject, euSubject } from './eu-list.ts';
import { distinctNames, ListError, type ListedName, type ListedSubject } from './listed-subject.ts';
import { otherValues } from './other-fields.ts';
import { type UkSubject, ukSubject } from './uk-list.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * One line of a list stored as a JSON object a line, in the fields of the official form in snake case.
 * @returns nothing for an empty line and for the index that such a file may begin with
 * @throws ListError where the line is no JSON object, or says neither a UK nor an EU reference
 */
export function readListLine(text: string, line: number): ListedSubject | undefined {
  if (text.trim() === '') return undefined;
  const fields = fieldsOf(parsed(text, line));
  if (fields === undefined) throw new ListError(line, 'the line is not a JSON object');
  if (fields.id === '_index') return undefined;
  if (fields.unique_id !== undefined) return ukSubject(ukFields(fields), line);
  if (fields.eu_reference_number !== undefined) return euSubject(euFields(fields), line);
  if (fields.ref_number !== undefined) return euSubject(euPlainFields(fields), line);
  throw new ListError(line, 'the record has no unique_id, eu_reference_number or ref_number');
}

/** Two records of one reference as one: the names of both, of the rest what the later says and the earlier where it says nothing. */
export function joinedSubjects(earlier: ListedSubject, later: ListedSubject): ListedSubject {
  const names: readonly ListedName[] = [...later.names, ...earlier.names];
  return {
    ...earlier,
    ...later,
    names: distinctNames(names),
    birthDates: later.birthDates.length > 0 ? later.birthDates : earlier.birthDates,
    nationalities: later.nationalities.length > 0 ? later.nationalities : earlier.nationalities,
    identifiers: later.identifiers.length > 0 ? later.identifiers : earlier.identifiers,
    others: { ...earlier.others, ...later.others },
    line: earlier.line,
  };
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ListError(line, 'the line is not JSON; the file may break off here');
  }
}

const fieldsOf = (value: unknown): Fields | undefined =>
  // An object that is no array has fields, of which nothing is known yet.
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

const ukRead: ReadonlySet<string> = new Set([
  ...['unique_id', 'un_reference_number', 'regime_name', 'date_designated', 'individual_entity_ship', 'names'],
  'non_latin_names',
]);
const euRead: ReadonlySet<string> = new Set([
  ...['eu_reference_number', 'united_nation_id', 'designation_date', 'subject_type', 'name_aliases', 'birthdates'],
  ...['citizenships', 'identifications'],
]);
const euPlainRead: ReadonlySet<string> = new Set([
  'ref_number',
  'ref_type',
  'entity_type',
  'names',
  'birthdate',
  'source',
]);

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const listOf = (value: unknown): readonly Fields[] =>
  itemsOf(value)
    .map(fieldsOf)
    .filter((each) => each !== undefined);
const textsOf = (value: unknown): readonly string[] => itemsOf(value).flatMap((each) => textOf(each) ?? []);
const within = (fields: Fields, name: string): Fields => fieldsOf(fields[name]) ?? {};

function euFields(fields: Fields): EuSubject {
  const regulation = listOf(fields.regulations)[0];
  return {
    reference: textOf(fields.eu_reference_number),
    unReference: textOf(fields.united_nation_id),
    regime: textOf(regulation?.programme),
    listedOn: textOf(fields.designation_date) ?? textOf(regulation?.publication_date),
    kind: textOf(within(fields, 'subject_type').code),
    names: listOf(fields.name_aliases).map((name) => ({
      text: textOf(name.whole_name),
      strong: typeof name.strong === 'boolean' ? name.strong : undefined,
      language: textOf(name.name_language),
    })),
    births: listOf(fields.birthdates).map((birth) => ({
      date: textOf(birth.birthdate),
      year: textOf(birth.year),
      from: textOf(birth.year_range_from),
      to: textOf(birth.year_range_to),
      circa: birth.circa === true,
    })),
    citizenships: listOf(fields.citizenships).map(
      (each) => textOf(each.country_iso2_code) ?? textOf(each.country_description),
    ),
    identifications: listOf(fields.identifications).map((each) => ({
      type: textOf(each.identification_type_code) ?? '',
      number: textOf(each.number),
      country: textOf(each.country_iso2_code),
    })),
    others: otherValues(fields, euRead),
  };
}

/** The older coat of the stored EU list: names without types, one date of birth. */
function euPlainFields(fields: Fields): EuSubject {
  return {
    reference: textOf(fields.ref_number),
    unReference: undefined,
    regime: undefined,
    listedOn: undefined,
    kind: textOf(fields.entity_type),
    names: textsOf(fields.names).map((text) => ({ text, strong: undefined, language: undefined })),
    births: [{ date: textOf(fields.birthdate), year: undefined, circa: false }],
    citizenships: [],
    identifications: [],
    others: otherValues(fields, euPlainRead),
  };
}

function ukFields(fields: Fields): UkSubject {
  const details = within(fields, 'individual_details');
  const ship = within(fields, 'ship_details');
  const texts = (holder: Fields, plural: string, field: string) => {
    const inner = holder[plural];
    const list = Array.isArray(inner) ? inner : within(holder, plural)[plural];
    return [...textsOf(list), ...listOf(list).flatMap((each) => textOf(each[field]) ?? [])];
  };
  return {
    reference: textOf(fields.unique_id),
    unReference: textOf(fields.un_reference_number),
    regime: textOf(fields.regime_name),
    listedOn: textOf(fields.date_designated),
    kind: textOf(fields.individual_entity_ship),
    names: listOf(within(fields, 'names').names).map((name) => ({
      parts: [1, 2, 3, 4, 5, 6].map((at) => textOf(name[`name${at}`])),
      type: textOf(name.name_type),
      strength: textOf(name.alias_strength),
    })),
    originals: listOf(within(fields, 'non_latin_names').names).map((name) => textOf(name.name_non_latin_script)),
    births: texts(details, 'dobs', 'dob'),
    nationalities: texts(details, 'nationalities', 'nationality'),
    identifiers: [
      ...texts(details, 'passport_details', 'passport_number').map((number) => ({ type: 'passport', number })),
      ...texts(details, 'national_identifier_details', 'national_identifier_number').map((number) => ({
        type: 'national',
        number,
      })),
      ...texts(ship, 'imo_numbers', 'imo_number').map((number) => ({ type: 'imo', number })),
    ],
    remarks: textOf(fields.other_information),
    others: otherValues(fields, ukRead),
  };
}
