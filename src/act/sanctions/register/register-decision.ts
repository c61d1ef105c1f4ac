import { message } from '../../../platform/language/message.ts';
import type { StandingRecord } from '../list-snapshot.ts';
import { type ListName, listNames } from '../lists/listed-subject.ts';

export type DecisionId = string & { readonly __brand: 'RegisterDecisionId' };

/** A record by its list and the list's own reference, whatever it says from day to day. */
export type RecordKey = Pick<StandingRecord, 'source' | 'reference'>;

/** Two records of two lists, the first of the list that is named first in `listNames`. */
export type PairKey = { readonly left: RecordKey; readonly right: RecordKey };

export const decidedVerdicts = ['same', 'different'] as const;
export type DecidedVerdict = (typeof decidedVerdicts)[number];
export type Verdict = DecidedVerdict | 'taken-back';

/** The last that was said of two records. */
export type RegisterDecision = PairKey & {
  readonly id: DecisionId;
  /** From 1, of this pair. */
  readonly number: number;
  readonly verdict: Verdict;
  /** Numbers of the versions on which it was decided. */
  readonly leftVersion: number;
  readonly rightVersion: number;
  readonly decidedAt: Date;
};

/** A decision with why and by whom; nothing of that for whom it is not released to. */
export type ToldDecision = RegisterDecision & {
  readonly reason: string | null;
  readonly decidedByName: string | null;
  readonly organisation: string | null;
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  same: message('The same subject'),
  different: message('Different subjects'),
  'taken-back': message('Taken back'),
};

/** As a list of pairs names how they stand. */
export const pairStateWords = {
  waiting: message('To be decided'),
  same: message('The same subject'),
  different: message('Different subjects'),
  stale: message('A side has changed since'),
} as const;

export const textOfKey = ({ source, reference }: RecordKey): string => `${source}:${reference}`;

/** The record of a text such as `uk:AFG0009`; nothing where it names no list. */
export function readKey(text: string): RecordKey | undefined {
  const at = text.indexOf(':');
  const source = listNames.find((each) => each === text.slice(0, at));
  const reference = text.slice(at + 1);
  return source === undefined || reference === '' ? undefined : { source, reference };
}

const order = (source: ListName) => listNames.indexOf(source);

/** The pair of two records, in its one order; nothing where both are of one list. */
export function pairOf(one: RecordKey, other: RecordKey): PairKey | undefined {
  if (one.source === other.source) return undefined;
  return order(one.source) < order(other.source) ? { left: one, right: other } : { left: other, right: one };
}

export const textOfPair = ({ left, right }: PairKey): string => `${textOfKey(left)} ${textOfKey(right)}`;

/** Whether it says that the two are the same or that they are not. */
export const isDecided = (
  decision: RegisterDecision | undefined,
): decision is RegisterDecision & { readonly verdict: DecidedVerdict } =>
  decision !== undefined && decision.verdict !== 'taken-back';
