import type { Identifier } from '../../../matching/identifier.ts';
import { type PartialDate, readPartialDate } from '../../../matching/partial-date.ts';
import { countryByCode } from '../../../places/country.ts';
import { message } from '../../../platform/language/message.ts';
import { countryCodes } from '../listed-index.ts';
import { identifierType } from '../lists/listed-subject.ts';
import { longestName, type Said, screenedKinds } from './screened-subject.ts';

/** What is asked of one who is screened: in a form, in a row of a file, by the API. */
export const saidFields = [
  ...(['name', 'otherNames', 'kind', 'birth'] as const),
  ...(['nationality', 'identifier', 'purpose', 'reference'] as const),
] as const;
export type SaidField = (typeof saidFields)[number];
export type SaidAnswers = Readonly<Partial<Record<SaidField, string>>>;

/** Why an answer cannot be taken; `given` is what stood there. */
export type SaidProblem = {
  readonly field: SaidField;
  readonly reason: keyof typeof problemWords;
  readonly given: string;
};

/** Each with `{given}`, what stood there, and `{most}`, how much may. */
export const problemWords = {
  'no-name': message('Enter a name: there is none'),
  'no-letter': message('Enter a name with letters or figures: “{given}” has none to compare by'),
  'long-name': message('Enter a name of at most {most} characters: this one has {length}'),
  'many-names': message('Enter at most {most} other names'),
  kind: message('Enter person, organisation, vessel or unknown: not “{given}”'),
  birth: message('Enter a date of birth as far as it is known, such as 1970, 1970-03 or 1970-03-02: not “{given}”'),
  nationality: message('Enter a country by its name or code: none is known as “{given}”'),
  identifier: message('Enter what number it is and the number, such as passport A1234567: not “{given}”'),
  long: message('Enter at most {most} characters: these are {length}'),
} as const;

export const mostOf = { name: longestName, otherNames: 20, text: 200 } as const;

/** What a person or a file says, or each thing that cannot be taken. An empty answer says nothing. */
export function readSaid(
  answers: SaidAnswers,
): { readonly said: Said } | { readonly problems: readonly SaidProblem[] } {
  const problems: SaidProblem[] = [];
  const refuse = (field: SaidField, reason: SaidProblem['reason']) => {
    problems.push({ field, reason, given: answers[field] ?? '' });
  };
  const names = namesIn(answers, refuse);
  const said: Said = {
    kind: kindIn(answers.kind) ?? 'unknown',
    names,
    birthDates: datesIn(answers.birth) ?? [],
    nationalities: nationalitiesIn(answers.nationality) ?? [],
    identifiers: identifiersIn(answers.identifier) ?? [],
    purpose: textIn(answers.purpose),
    reference: textIn(answers.reference),
  };
  if (kindIn(answers.kind) === undefined) refuse('kind', 'kind');
  if (datesIn(answers.birth) === undefined) refuse('birth', 'birth');
  if (nationalitiesIn(answers.nationality) === undefined) refuse('nationality', 'nationality');
  if (identifiersIn(answers.identifier) === undefined) refuse('identifier', 'identifier');
  for (const field of ['purpose', 'reference'] as const) {
    if ((textIn(answers[field])?.length ?? 0) > mostOf.text) refuse(field, 'long');
  }
  return problems.length > 0 ? { problems } : { said };
}

type Refuse = (field: SaidField, reason: SaidProblem['reason']) => void;

function namesIn({ name = '', otherNames = '' }: SaidAnswers, refuse: Refuse): readonly string[] {
  const first = single(name);
  const others = parts(otherNames);
  if (first === '') refuse('name', 'no-name');
  else if (first.length > longestName) refuse('name', 'long-name');
  else if (!hasLetter(first)) refuse('name', 'no-letter');
  if (others.length > mostOf.otherNames) refuse('otherNames', 'many-names');
  else if (others.some((each) => each.length > longestName)) refuse('otherNames', 'long-name');
  else if (!others.every(hasLetter)) refuse('otherNames', 'no-letter');
  return [...new Set([first, ...others])];
}

const hasLetter = (name: string) => /[\p{L}\p{N}]/u.test(name);

// PostgreSQL keeps neither NUL nor half of a surrogate pair.
const single = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const parts = (text: string | undefined) =>
  (text ?? '')
    .split(/[;\n]/)
    .map(single)
    .filter((part) => part !== '');

function textIn(text: string | undefined): string | null {
  const plain = single(text ?? '');
  return plain === '' ? null : plain;
}

const kindWords: Readonly<Record<string, Said['kind']>> = {
  ...Object.fromEntries(screenedKinds.map((kind) => [kind, kind])),
  ...{
    '': 'unknown',
    individual: 'person',
    entity: 'organisation',
    organization: 'organisation',
    company: 'organisation',
  },
  ...{ ship: 'vessel', aircraft: 'vessel' },
};

function kindIn(text = ''): Said['kind'] | undefined {
  return Object.hasOwn(kindWords, single(text).toLowerCase()) ? kindWords[single(text).toLowerCase()] : undefined;
}

function datesIn(text: string | undefined): readonly PartialDate[] | undefined {
  const dates = parts(text).map((part) => readPartialDate(part));
  return dates.every((date) => date !== undefined) ? dates : undefined;
}

function nationalitiesIn(text: string | undefined): readonly string[] | undefined {
  const codes = parts(text).map((part) => countryCodes([part])[0] ?? countryByCode(part.toUpperCase())?.code);
  return codes.every((code) => code !== undefined) ? [...new Set(codes)] : undefined;
}

/** Words that say what number it is, then the number, the first part that has a figure in it. */
function identifiersIn(text: string | undefined): readonly Identifier[] | undefined {
  const found = parts(text).map((part): Identifier | undefined => {
    const [, words = '', number = ''] = /^([^\d]*?)\s*(\S*\d.*)$/u.exec(part) ?? [];
    return number.length < 3 || number.length > mostOf.text ? undefined : { type: identifierType(words), number };
  });
  return found.every((each) => each !== undefined) ? found : undefined;
}
