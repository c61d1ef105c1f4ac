import Type from 'typebox';
import { calendarDay } from '../../../platform/calendar/calendar-day.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import { versionOf } from '../../../platform/version.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../../platform/web/api/cursor.ts';
import { editOperation, oneOperation } from '../../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../../platform/web/api/schemas.ts';
import { listNames, recordPattern, subjectKinds } from '../lists/listed-subject.ts';
import { faultRows } from './cross-references.ts';
import { gapRow, gapsIn, partnerLists } from './partner-gaps.ts';
import { isInState, pairStates, type RegisterPair } from './register.ts';
import { decidedOn, type RegisterDecidingService, type WholePair } from './register-deciding-service.ts';
import { decidedVerdicts, isDecided, type PairKey, textOfKey } from './register-decision.ts';
import { decisionSchema, takeBackSchema } from './register-form.ts';
import { heldIn } from './register-routes.ts';
import type { RegisterService } from './register-service.ts';

const text = Type.String();
const number = Type.Integer({ minimum: 1 });
const lag = nullable(Type.Integer({ description: 'Days from the listing on the list asked from; below 0: before it' }));
const by = nullable(Type.Enum(['reference', 'person', 'name']));
const day = nullable(Type.String(calendarDay));
const kind = Type.Enum([...subjectKinds]);
const probability = nullable(Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'Of being one subject' }));

const gapSchema = Type.Object(
  {
    number,
    list: Type.Enum([...partnerLists], { description: 'The list asked from' }),
    ...{ reference: text, name: text, kind, regime: nullable(text), listedOn: day },
    ...{ un: nullable(text), unListedOn: day, unLagDays: lag, unBy: by },
    ...{ uk: nullable(text), ukListedOn: day, ukLagDays: lag, ukBy: by },
    ...{ eu: nullable(text), euListedOn: day, euLagDays: lag, euBy: by },
    ...{ ofac: nullable(text), ofacListedOn: day, ofacLagDays: lag, ofacBy: by },
  },
  { title: 'PartnerGap' },
);

const faultSchema = Type.Object(
  {
    number,
    source: Type.Enum([...listNames]),
    ...{ reference: text, name: text, regime: nullable(text), unReference: text },
    fault: Type.Enum(['unknown', 'names-differ'], {
      description: 'The UN’s list has no such reference, or it is of another',
    }),
    unName: nullable(text),
    suggestedReference: nullable(text),
    suggestedName: nullable(text),
  },
  { title: 'ReferenceFault' },
);

const pairProperties = {
  ...{ one: Type.String({ description: 'List and reference, such as uk:AFG0009' }), oneName: text },
  ...{ other: text, otherName: text, probability },
  verdict: nullable(Type.Enum([...decidedVerdicts], { description: 'What a person has decided last' })),
  isStale: Type.Boolean({ description: 'Whether a side has changed since it was decided' }),
};
const pairSchema = Type.Object({ number, ...pairProperties }, { title: 'RegisterPair' });
const wholePairSchema = Type.Object(
  {
    ...pairProperties,
    ...{ oneMatched: text, otherMatched: text },
    explanation: Type.Array(Type.Object({ speaks: Type.Enum(['for', 'against', 'neither']), words: text })),
    decisions: Type.Array(
      Type.Object({
        ...{ number, verdict: Type.Enum([...decidedVerdicts, 'taken-back']), decidedAt: instantSchema },
        ...{ reason: nullable(text), decidedByName: nullable(text) },
      }),
    ),
  },
  { title: 'RegisterPairWithDecisions' },
);

const key = Type.String({ pattern: recordPattern });
const params = Type.Object({ one: key, other: key });
const tag = 'Sanctions';
const gapQuery = Type.Object({
  base: Type.Optional(Type.Enum([...partnerLists], { description: 'Whose subjects; the UN’s where it is left out' })),
  missing: Type.Optional(
    Type.Enum(['any', ...partnerLists], { description: 'Only those that this list has not, or any of the others' }),
  ),
  regime: Type.Optional(Type.String({ maxLength: 200 })),
});

/** What the lists say of one another, and what people decide of it. */
export function registerApi(register: RegisterService, deciding: RegisterDecidingService): readonly ApiOperation[] {
  const show = async (actor: Actor, { one, other }: { readonly one: string; readonly other: string }) => {
    const pair = await deciding.pair(actor, one, other);
    return { entity: wholePairEntity(pair), version: versionOf(decidedOn(pair)) };
  };
  const example = { one: 'un:TAi.005', other: 'uk:AFG0009' };
  const shownOf = (actor: Actor, id: string) => {
    const [one = '', other = ''] = id.split(between);
    return show(actor, { one, other });
  };
  const judging = { tag, params, entity: wholePairSchema, show: shownOf } as const;
  return [
    listOperation({
      ...{ id: 'listPartnerGaps', path: '/sanctions/partner-gaps', tag, params: noParams },
      summary: 'Subjects of one list, and by which reference each stands on the others: null where it does not',
      example: { query: { base: 'un', missing: 'uk' } },
      ...{ query: gapQuery, item: gapSchema, key: numberKey, keySchema: numberKeySchema },
      async list({ actor, query, page }) {
        const standing = await register.standing(actor);
        const base = query.base ?? 'un';
        const rows = gapsIn(standing.rowsOf(base), { ...query, base, held: heldIn(standing) });
        return numberedPage(
          rows.map((row) => gapRow(base, row)),
          page,
        );
      },
    }),
    listOperation({
      ...{ id: 'listReferenceFaults', path: '/sanctions/reference-faults', tag, params: noParams, query: noQuery },
      summary: 'Records whose UN reference leads nowhere, or to somebody of another name',
      item: faultSchema,
      ...{ key: numberKey, keySchema: numberKeySchema },
      list: async ({ actor, page }) => numberedPage(faultRows((await register.standing(actor)).faults), page),
    }),
    listOperation({
      ...{ id: 'listRegisterPairs', path: '/sanctions/register-pairs', tag, params: noParams, signedIn: true },
      query: Type.Object({ state: Type.Optional(Type.Enum([...pairStates])) }),
      summary:
        'Records of two lists that may be one subject: those that wait for a person, and those that were decided',
      example: { query: { state: 'waiting' } },
      ...{ item: pairSchema, key: numberKey, keySchema: numberKeySchema },
      async list({ actor, query: { state }, page }) {
        deciding.requireReader(actor);
        const { pairs } = await register.standing(actor);
        const asked = state === undefined ? pairs : pairs.filter((pair) => isInState(pair, state));
        return numberedPage(asked.map(pairEntity), page);
      },
    }),
    oneOperation({
      ...{ id: 'getRegisterPair', path: '/sanctions/register-pairs/{one}/{other}', tag, params, signedIn: true },
      ...{ entity: wholePairSchema, versioned: true, example: { params: example }, show },
      summary: 'Two records of two lists: what speaks for their being one subject, and what people decided',
    }),
    editOperation({
      ...{ ...judging, id: 'decideOnPair', path: '/sanctions/register-pairs/{one}/{other}/decisions' },
      ...{ body: decisionSchema, example: { params: example, body: { verdict: 'same', reason: 'One passport' } } },
      summary: 'Says whether two records are one subject; it holds for later imports, until it is taken back',
      edit: async (actor, { one, other }, said, expected) =>
        idOf(await deciding.decide(actor, one, other, said, expected)),
    }),
    editOperation({
      ...{ ...judging, id: 'takeBackDecision', path: '/sanctions/register-pairs/{one}/{other}/taken-back' },
      ...{ body: takeBackSchema, example: { params: example, body: { why: 'The passport was somebody else’s' } } },
      summary: 'Takes back what was decided last of two records',
      edit: async (actor, { one, other }, { why }, expected) =>
        idOf(await deciding.decide(actor, one, other, { verdict: 'taken-back', reason: why }, expected)),
    }),
  ];
}

/** A pair as one word, by which it is shown again once it is decided. */
const between = '\n';
const idOf = ({ left, right }: PairKey) => `${textOfKey(left)}${between}${textOfKey(right)}`;

function pairEntity({ left, right, probability: alike, decision, isStale }: RegisterPair) {
  return {
    ...{ one: textOfKey(left), oneName: left.name, other: textOfKey(right), otherName: right.name },
    probability: alike ?? null,
    verdict: isDecided(decision) ? decision.verdict : null,
    isStale,
  };
}

function wholePairEntity(pair: WholePair) {
  return {
    ...pairEntity(pair),
    ...{ oneMatched: pair.leftName, otherMatched: pair.rightName },
    explanation: pair.explanation.map(({ speaks, words }) => ({ speaks, words })),
    decisions: pair.decisions.map(({ number: at, verdict, decidedAt, reason, decidedByName }) => ({
      ...{ number: at, verdict, decidedAt: decidedAt.toISOString(), reason, decidedByName },
    })),
  };
}
