import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { countryByCode } from '../places/country.ts';
import { Refusal } from '../platform/refusal.ts';
import { faultsOf, organisationSchema } from './organisation.ts';
import { personSchema } from './person.ts';

const peopleFileSchema = Type.Object({
  note: Type.Optional(Type.String()),
  organisations: Type.Array(organisationSchema, { minItems: 1 }),
  people: Type.Array(personSchema),
});
export type PeopleFile = Readonly<Static<typeof peopleFileSchema>>;
const compiled = Compile(peopleFileSchema);

/**
 * Organisations and people from a JSON file's text: see data/people.json for the form.
 * @throws Refusal naming the file, the entry and what is wrong with it; nothing is taken then
 */
export function readPeopleFile(name: string, text: string): PeopleFile {
  const refuse = (sentence: string) => new Refusal('people.file', 422, `${name}: ${sentence}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(`this is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (!compiled.Check(value)) {
    const [first] = compiled.Errors(value);
    throw refuse(`at ${first?.instancePath || 'the top'}, the entry ${first?.message ?? 'does not fit'}.`);
  }
  const [fault] = [...faultsOf(value.organisations), ...faultsOfPeople(value)];
  if (fault !== undefined) throw refuse(fault);
  return value;
}

function faultsOfPeople({ organisations, people }: PeopleFile): readonly string[] {
  const known = new Set(organisations.map(({ id }) => id));
  const ids = new Set<string>();
  const mails = new Set<string>();
  const ofPeople = people.flatMap(({ id, organisation, email }) => {
    const faults: string[] = [];
    if (ids.has(id)) faults.push(`The person “${id}” stands there twice.`);
    if (email !== undefined && mails.has(email)) faults.push(`Two people have the address “${email}”.`);
    if (!known.has(organisation)) {
      faults.push(`The person “${id}” is of “${organisation}”, which is not in the file.`);
    }
    ids.add(id);
    if (email !== undefined) mails.add(email);
    return faults;
  });
  const ofPlaces = organisations.flatMap(({ id, covers = [] }) =>
    covers
      .filter((code) => countryByCode(code) === undefined)
      .map((code) => `The organisation “${id}” covers “${code}”, and there is no such country.`),
  );
  return [...ofPeople, ...ofPlaces];
}
