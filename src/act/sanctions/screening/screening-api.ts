import Type from 'typebox';
import type { Actor } from '../../../platform/database/actor.ts';
import { FieldsRefusal } from '../../../platform/refusal.ts';
import { versionOf } from '../../../platform/version.ts';
import { editOperation, makeOperation, oneOperation } from '../../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../../platform/web/api/operation.ts';
import { noParams, noQuery } from '../../../platform/web/api/schemas.ts';
import { findingSchema } from './finding-form.ts';
import { readSaid, type SaidAnswers } from './said-answers.ts';
import {
  matchEntity,
  matchSchema,
  runEntity,
  runSchema,
  wholeMatchEntity,
  wholeMatchSchema,
} from './screening-entities-api.ts';
import { matchStates } from './screening-finding.ts';
import type { ScreeningFindingService } from './screening-finding-service.ts';
import { saidProblem } from './screening-form-routes.ts';
import { judgedOn } from './screening-match.ts';
import { standingOf } from './screening-run.ts';
import type { ScreeningService } from './screening-service.ts';
import type { ScreeningWorkService } from './screening-work-service.ts';

const uuid = Type.String({ format: 'uuid' });
const params = Type.Object({ id: uuid });
const tag = 'Sanctions';
const exampleId = '01900000-0000-7000-8000-000000000000';

const answer = (description: string) => Type.Optional(Type.String({ maxLength: 10_000, description }));
const standing = Type.Optional(Type.Enum(['yes', 'no'], { description: 'Screen again whenever a list changes; yes' }));

const oneSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 10_000, problem: 'Enter a name: there is none' }),
  otherNames: answer('Parted by semicolons'),
  kind: answer('person, organisation, vessel or unknown'),
  birth: answer('As far as it is known: 1970, 1970-03 or 1970-03-02'),
  nationality: answer('By name or code, parted by semicolons'),
  identifier: answer('Such as passport A1234567'),
  purpose: answer('What it is screened for'),
  reference: answer('Tells two of one name apart'),
  standing,
});

const fileSchema = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200, problem: 'Enter what the file is called' }),
  file: Type.String({ minLength: 1, description: 'CSV whose first line names the columns', problem: 'Enter a table' }),
  standing,
});

/** Who is screened, who each may be, and what people said of it. */
export function screeningApi(
  screening: ScreeningService,
  work: ScreeningWorkService,
  findings: ScreeningFindingService,
): readonly ApiOperation[] {
  const showRun = async (actor: Actor, id: string) => {
    const run = await screening.run(actor, id);
    return { entity: runEntity(run), version: versionOf(standingOf(run)) };
  };
  const showMatch = async (actor: Actor, id: string) => {
    const match = await findings.match(actor, id);
    return { entity: wholeMatchEntity(match), version: versionOf(judgedOn(match)) };
  };
  const location = (id: string) => `/sanctions/screenings/${id}`;
  const judging = { tag, params, body: findingSchema, entity: wholeMatchSchema, show: showMatch } as const;
  const listed = { tag, signedIn: true, item: matchSchema, key: ({ id }: { readonly id: string }) => id } as const;
  return [
    makeOperation({
      ...{ id: 'screen', path: '/sanctions/screenings', tag, params: noParams, body: oneSchema, entity: runSchema },
      summary: 'Screens one against the lists that stand, at once',
      example: { body: { name: 'Water for All', kind: 'organisation', purpose: 'Grant 12' } },
      make: (actor, values) => screening.screenOne(actor, saidIn(values), { isStanding: values.standing !== 'no' }),
      ...{ show: showRun, location },
    }),
    makeOperation({
      ...{ id: 'screenFile', path: '/sanctions/screening-files', tag, params: noParams, body: fileSchema },
      ...{ entity: runSchema, show: showRun, location },
      summary: 'Takes a table of partners, row by row; who is on it is screened in the background',
      example: { body: { fileName: 'partners.csv', file: 'name,kind\nWater for All,organisation\n' } },
      async make(actor, { fileName: name, file, standing: again }) {
        async function* bytes() {
          yield Buffer.from(file);
        }
        const id = await screening.screenFile(actor, { name, bytes: bytes() }, { isStanding: again !== 'no' });
        // A run that fails is taken up again by the job of each minute, which tells the fault.
        void work.work().catch(() => {});
        return id;
      },
    }),
    listOperation({
      ...{ id: 'listScreenings', path: '/sanctions/screenings', tag, signedIn: true },
      ...{ params: noParams, query: noQuery, item: runSchema, keySchema: uuid },
      key: ({ id }) => id,
      summary: 'Screenings, the newest first, each with how far it is',
      list: async ({ actor, page }) => (await screening.runsAfter(actor, page)).map(runEntity),
    }),
    oneOperation({
      ...{ id: 'getScreening', path: '/sanctions/screenings/{id}', tag, params, entity: runSchema, signedIn: true },
      versioned: true,
      summary: 'One screening: against which lists, how far it is',
      example: { params: { id: exampleId } },
      show: (actor, { id }) => showRun(actor, id),
    }),
    editOperation({
      ...{ id: 'stopScreening', path: '/sanctions/screenings/{id}/stop', tag, params, body: Type.Object({}) },
      ...{ entity: runSchema, show: showRun, example: { params: { id: exampleId }, body: {} } },
      summary: 'Has those on a screening screened no more when a list changes',
      edit: (actor, { id }, _values, expected) => screening.stopStanding(actor, id, expected),
    }),
    listOperation({
      ...{ ...listed, id: 'listScreeningMatches', path: '/sanctions/screenings/{id}/matches', keySchema: uuid },
      ...{ params, query: noQuery },
      summary: 'Who those on a screening may be, in the order in which it was found',
      example: { params: { id: exampleId } },
      async list({ actor, params: { id }, page }) {
        const run = await screening.run(actor, id);
        const filter = { run: { id: run.id, isStanding: run.kind === 'standing' } };
        return (await screening.matchesAfter(actor, filter, page)).map(matchEntity);
      },
    }),
    listOperation({
      ...{ ...listed, id: 'listPossibleMatches', path: '/sanctions/possible-matches', params: noParams },
      ...{ keySchema: uuid, query: Type.Object({ state: Type.Optional(Type.Enum([...matchStates])) }) },
      summary: 'Possible matches of all who were screened, in the order in which they were found',
      example: { query: { state: 'open' } },
      list: async ({ actor, query: { state }, page }) =>
        (await screening.matchesAfter(actor, state === undefined ? {} : { states: [state] }, page)).map(matchEntity),
    }),
    oneOperation({
      ...{ id: 'getPossibleMatch', path: '/sanctions/possible-matches/{id}', tag, params, entity: wholeMatchSchema },
      ...{ versioned: true, signedIn: true, example: { params: { id: exampleId } } },
      summary: 'A possible match: what speaks for and against, and what people found',
      show: (actor, { id }) => showMatch(actor, id),
    }),
    editOperation({
      ...{ ...judging, id: 'findOnMatch', path: '/sanctions/possible-matches/{id}/findings' },
      summary: 'Says whether the two are the same; at a high probability it stands once a second person agrees',
      example: { params: { id: exampleId }, body: { verdict: 'different', reason: 'Born thirty years apart' } },
      edit: (actor, { id }, said, expected) => findings.find(actor, id, said, expected),
    }),
    editOperation({
      ...{ ...judging, id: 'checkFinding', path: '/sanctions/possible-matches/{id}/checks' },
      summary: 'A second person’s finding: only where it agrees does the first stand',
      example: { params: { id: exampleId }, body: { verdict: 'different', reason: 'Compared the passports' } },
      edit: (actor, { id }, said, expected) => findings.check(actor, id, said, expected),
    }),
  ];
}

/** @throws Refusal with each answer that cannot be taken */
function saidIn({ standing: _, ...answers }: SaidAnswers & { readonly standing?: string }) {
  const read = readSaid(answers);
  if ('said' in read) return read.said;
  throw new FieldsRefusal('screening.said', 422, read.problems.map(saidProblem));
}
