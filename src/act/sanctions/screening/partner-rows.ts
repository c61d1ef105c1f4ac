import { columnOf } from '../../../platform/records/record.ts';
import { formatCount } from '../../../platform/words.ts';
import {
  mostOf,
  problemWords,
  readSaid,
  type SaidAnswers,
  type SaidField,
  type SaidProblem,
  saidFields,
} from './said-answers.ts';
import type { Said } from './screened-subject.ts';

/** Which column of a file answers which question. */
export type PartnerColumns = {
  readonly fields: readonly (SaidField | undefined)[];
  /** Headings that are none of ours: their cells are left out. */
  readonly unknown: readonly string[];
};

/** What became of a row: read, read as an earlier one was, or refused. */
export type Fate = 'read' | 'repeated' | 'refused';

const otherHeadings: Readonly<Record<string, SaidField>> = {
  ...{ full_name: 'name', alias: 'otherNames', aliases: 'otherNames', type: 'kind' },
  ...{ born: 'birth', birth_date: 'birth', date_of_birth: 'birth', dob: 'birth', year_of_birth: 'birth' },
  ...{ country: 'nationality', citizenship: 'nationality', number: 'identifier', identifiers: 'identifier' },
};

/** The columns of a file by its first line. @returns nothing where no column holds names */
export function partnerColumns(header: readonly string[]): PartnerColumns | undefined {
  const own = new Map<string, SaidField>(saidFields.map((field) => [columnOf(field), field]));
  const taken = new Set<SaidField>();
  const fields = header.map((heading) => {
    const key = heading
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    const field = own.get(key) ?? (Object.hasOwn(otherHeadings, key) ? otherHeadings[key] : undefined);
    if (field === undefined || taken.has(field)) return undefined;
    taken.add(field);
    return field;
  });
  if (!taken.has('name')) return undefined;
  return { fields, unknown: header.filter((heading, at) => fields[at] === undefined && heading.trim() !== '') };
}

/** One row of a file: what it says, or the first thing that cannot be taken. */
export type PartnerRow = { readonly line: number; readonly name: string } & (
  | { readonly said: Said }
  | { readonly problem: SaidProblem }
);

/** @param line of the file, from 1 */
export function partnerRow({ fields }: PartnerColumns, line: number, cells: readonly string[]): PartnerRow {
  const answers: SaidAnswers = Object.fromEntries(
    fields.flatMap((field, at) => (field === undefined ? [] : [[field, cells[at] ?? '']])),
  );
  const read = readSaid(answers);
  const row = { line, name: answers.name ?? '' };
  if ('said' in read) return { ...row, said: read.said };
  const [problem] = read.problems;
  return { ...row, problem: problem ?? { field: 'name', reason: 'no-name', given: '' } };
}

const mostGiven = 60;

/** What a sentence of `problemWords` is said with. */
export function problemValues({ field, given }: Pick<SaidProblem, 'field' | 'given'>) {
  return {
    given: given.length > mostGiven ? `${given.slice(0, mostGiven)}…` : given,
    length: formatCount(given.trim().length),
    most: formatCount(field === 'name' ? mostOf.name : field === 'otherNames' ? mostOf.otherNames : mostOf.text),
  };
}

/** A guard for what comes from the database. */
export const isReason = (text: string): text is SaidProblem['reason'] => Object.hasOwn(problemWords, text);
