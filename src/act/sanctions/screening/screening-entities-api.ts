import Type, { type Static } from 'typebox';
import { calendarDay } from '../../../platform/calendar/calendar-day.ts';
import { instantSchema, nullable } from '../../../platform/web/api/schemas.ts';
import { listWords } from '../list-snapshot.ts';
import { listNames } from '../lists/listed-subject.ts';
import { matchStates, outcomes, verdicts } from './screening-finding.ts';
import type { MatchLine, ScreeningMatch } from './screening-match.ts';
import { runKinds, type ScreeningRun } from './screening-run.ts';

/** What programs are given of a screening and of a possible match. */

const uuid = Type.String({ format: 'uuid' });
const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const day = Type.String(calendarDay);

export const runSchema = Type.Object(
  {
    id: uuid,
    kind: Type.Enum([...runKinds]),
    title: text,
    state: Type.Enum(['running', 'done']),
    rows: count,
    refused: count,
    screened: count,
    possibleMatches: count,
    standing: Type.Integer({ minimum: 0, description: 'How many are screened again whenever a list changes' }),
    lists: Type.Array(Type.Object({ source: Type.Enum([...listNames]), day })),
    begunAt: instantSchema,
    begunByName: text,
    endedAt: nullable(instantSchema),
  },
  { title: 'Screening' },
);

const matchProperties = {
  id: uuid,
  ...{ name: text, purpose: nullable(text), reference: nullable(text) },
  probability: Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'That the two are the same' }),
  ...{ list: Type.Enum([...listNames]), listName: text, listDay: day, listedReference: text, listedName: text },
  ...{ matchedName: text, regime: nullable(text) },
  state: Type.Enum([...matchStates]),
  foundAt: instantSchema,
  isStanding: Type.Boolean({ description: 'Whether a list that stands says this of the one who is listed' }),
  registerSubject: Type.Integer({ description: 'The same for all records that are one subject in the register' }),
};
export const matchSchema = Type.Object(matchProperties, { title: 'PossibleMatch' });

export const wholeMatchSchema = Type.Object(
  {
    ...matchProperties,
    together: Type.Array(
      Type.Object({
        ...{ id: uuid, list: Type.Enum([...listNames]), listedReference: text, listedName: text },
        state: Type.Enum([...matchStates]),
      }),
      { description: 'Other records of the same subject: a finding is of each that stands in the same way' },
    ),
    explanation: Type.Array(Type.Object({ speaks: Type.Enum(['for', 'against', 'neither']), words: text })),
    findings: Type.Array(
      Type.Object({
        ...{ number: Type.Integer({ minimum: 1 }), verdict: Type.Enum([...verdicts]), isCheck: Type.Boolean() },
        ...{ reason: text, outcome: Type.Enum([...outcomes]), foundAt: instantSchema, foundByName: text },
      }),
    ),
  },
  { title: 'PossibleMatchWithFindings' },
);

/** A screening, for programs. */
export function runEntity(run: ScreeningRun): Static<typeof runSchema> {
  const {
    id,
    kind,
    title,
    state,
    rows,
    refused,
    done,
    matches,
    standing: again,
    lists,
    begunAt,
    begunByName,
    endedAt,
  } = run;
  return {
    ...{
      id,
      kind,
      title,
      state,
      rows,
      refused,
      screened: done,
      possibleMatches: matches,
      standing: again,
      begunByName,
    },
    lists: lists.map((list) => ({ source: list.source, day: list.day })),
    begunAt: begunAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** A line of a list of possible matches, for programs. */
export function matchEntity(match: MatchLine): Static<typeof matchSchema> {
  const { id, askedName: name, purpose, reference, probability, source: list, listDay, listedReference } = match;
  const { listedName, matchedName, regime, state, foundAt, isStanding, registerSubject } = match;
  return {
    ...{ id, name, purpose, reference, probability, list, listName: listWords[list], listDay, listedReference },
    ...{ listedName, matchedName, regime, state, foundAt: foundAt.toISOString(), isStanding },
    registerSubject,
  };
}

/** A possible match whole, for programs. */
export function wholeMatchEntity(match: ScreeningMatch): Static<typeof wholeMatchSchema> {
  return {
    ...matchEntity(match),
    together: match.together.map(({ id, source: list, reference: listedReference, name: listedName, state }) => ({
      ...{ id, list, listedReference, listedName, state },
    })),
    explanation: match.explanation.map(({ speaks, words }) => ({ speaks, words })),
    findings: match.findings.map(({ number, verdict, isCheck, reason, outcome, foundAt, foundByName }) => ({
      ...{ number, verdict, isCheck, reason, outcome, foundAt: foundAt.toISOString(), foundByName },
    })),
  };
}
