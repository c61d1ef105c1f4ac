import { listWords } from '../list-snapshot.ts';
import type { MatchLine } from './screening-match.ts';
import type { KeptRow } from './screening-run.ts';

/**
 * Who was screened and who each may be, as tables for other programs: their words are English, as all that is stored.
 */

export type MatchLineRow = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string | null;
  readonly reference: string | null;
  readonly probability: string;
  readonly list: string;
  readonly listDay: string;
  readonly listedReference: string;
  readonly listedName: string;
  readonly matchedName: string;
  /** Other records of the same subject, as `uk AFG0009; eu EU.1`. */
  readonly otherRecords: string;
  readonly regime: string | null;
  readonly state: string;
  readonly lastByName: string | null;
  readonly isStanding: boolean;
};

export const matchColumns: Readonly<Record<keyof MatchLineRow, string>> = {
  ...{ id: 'possible_match', name: 'name', purpose: 'purpose', reference: 'reference', probability: 'probability' },
  ...{ list: 'list', listDay: 'list_day', listedReference: 'listed_reference', listedName: 'listed_name' },
  otherRecords: 'other_records',
  ...{ matchedName: 'matched_name', regime: 'regime', state: 'state', lastByName: 'last_by' },
  isStanding: 'still_listed_so',
};

/** A possible match as a line of a table. */
export function matchRow(match: MatchLine): MatchLineRow {
  const { id, askedName, purpose, reference, source, listDay, listedReference, listedName } = match;
  const { matchedName, regime, state, lastByName, isStanding, probability } = match;
  return {
    ...{ id, name: askedName, purpose, reference, probability: probability.toFixed(3), list: listWords[source] },
    otherRecords: match.others.map((other) => `${other.source} ${other.reference}`).join('; '),
    ...{ listDay, listedReference, listedName, matchedName, regime, state, lastByName, isStanding },
  };
}

type Found = {
  readonly [Key in keyof MatchLineRow as Exclude<Key, 'name' | 'purpose' | 'reference'>]: MatchLineRow[Key] | null;
};

export type ResultRow = Found & {
  readonly line: number | null;
  readonly name: string;
  readonly fate: string;
  readonly column: string | null;
  readonly why: string | null;
};

const { name: _, purpose: __, reference: ___, ...foundColumns } = matchColumns;

export const resultColumns: Readonly<Record<keyof ResultRow, string>> = {
  ...{ line: 'line', name: 'name', fate: 'fate', column: 'column', why: 'why' },
  ...foundColumns,
};

const nobody: Found = {
  ...{ id: null, probability: null, list: null, listDay: null, listedReference: null, listedName: null },
  otherRecords: null,
  ...{ matchedName: null, regime: null, state: null, lastByName: null, isStanding: null },
};

function foundIn(match: MatchLine): Found {
  const { name: _name, purpose: _purpose, reference: _reference, ...found } = matchRow(match);
  return found;
}

/** A row of a run with one that it may be, or with nobody. @param why it was refused, in words */
export function resultRow(row: KeptRow | undefined, why: string, match: MatchLine | undefined): ResultRow {
  return {
    ...(match === undefined ? nobody : foundIn(match)),
    line: row?.line ?? null,
    name: row?.name ?? match?.askedName ?? '',
    fate: row?.fate ?? 'read',
    column: row?.field ?? null,
    why: why === '' ? null : why,
  };
}
