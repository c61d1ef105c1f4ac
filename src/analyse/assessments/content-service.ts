import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isIndicatorOf } from '../../warn/risk-factors/risk-factor.ts';
import { claim, preparedLine } from './assessment-claim.ts';
import { driver, opportunity, priority, rating, scenario } from './assessment-parts.ts';
import type { AssessmentService } from './assessment-service.ts';
import { actorIdOf, actorRelation, conflictActor } from './conflict-actor.ts';
import { evidence } from './evidence.ts';
import { requireBearing, requireOneKind, requireStanding } from './evidence-checking-service.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { expectedDate, groupAtRisk } from './group-at-risk.ts';
import { markProblem, parseMarks } from './hypothesis-matrix.ts';
import { leftOf, probabilityStep } from './missing-parts.ts';
import { dissent, sectionComment } from './section-comment.ts';
import { hypothesis, keyAssumption, matrixEvidence } from './structured-technique.ts';
import { scenarioIdOf, watchedIndicator } from './watched-indicator.ts';

export type ContentServices = ReturnType<typeof createContentServices>;

const evidenceOfLine = { reliability: 'F', credibility: '6' } as const;

/** Services of what stands in an assessment beside its sections: each part a record of its own, with its rules. */
export function createContentServices(
  parts: RecordParts,
  assessments: AssessmentService,
  evidenceReading: EvidenceReadingService,
) {
  const ratings = createRecordService(
    rating,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        const { factor, indicators } = values;
        const foreign = (indicators ?? []).find((each) => !isIndicatorOf(factor, each));
        if (foreign !== undefined) {
          const words = '“{foreign}” is no indicator of factor {factor}: write its number, such as {factor}.1';
          throw new Refusal('risk-rating.indicator', 422, words, 'indicators', { foreign, factor });
        }
        if (step !== 'make') return;
        const same = { values: { assessment: values.assessment, factor } };
        if ((await ratings.listIn(queries, same, 1)).length === 0) return;
        const words =
          'Somebody has rated this factor already. Read that rating, and change it if you see it otherwise.';
        throw new Refusal('risk-rating.twice', 409, words, 'factor');
      },
    },
    assessments,
  );

  const scenarios = createRecordService(
    scenario,
    parts,
    {
      async check(queries, _actor, { step, after: { id, values } }) {
        if (step === 'withdraw' || values.probability === null) return;
        const filter = { state: 'standing', values: { assessment: values.assessment } };
        const others = (await scenarios.listIn(queries, filter)).filter((each) => each.id !== id);
        const left = leftOf(others.map((each) => each.values.probability));
        if (values.probability <= left + probabilityStep) return;
        const words =
          'The other scenarios leave {left} %: together they are no more than 100 %. Lower another one first.';
        throw new Refusal('scenario.sum', 422, words, 'probability', { left: Number((left * 100).toFixed(2)) });
      },
    },
    assessments,
  );
  const priorities = createRecordService(priority, parts, {}, assessments);
  const drivers = createRecordService(driver, parts, {}, assessments);
  const opportunities = createRecordService(opportunity, parts, {}, assessments);
  const claims = createRecordService(claim, parts, {}, assessments);
  const bearable = {
    ...{ claim: claims, scenario: scenarios, driver: drivers, opportunity: opportunities, priority: priorities },
  };
  const assessmentEvidence = createRecordService(
    evidence,
    parts,
    {
      async check(queries, _actor, { step, before, after }) {
        if (step !== 'make' && step !== 'edit') return;
        requireOneKind(after.values);
        await requireBearing(bearable, queries, after);
        if (before?.values.pointsAt === after.values.pointsAt) return;
        await requireStanding(evidenceReading, queries, after);
      },
    },
    assessments,
  );

  const preparedLines = createRecordService(
    preparedLine,
    parts,
    {
      async follow(queries, actor, { step, after: { values } }) {
        if (step !== 'take') return;
        const { assessment, section, statement, pointsAt } = values;
        const taken = await claims.makeIn(queries, actor, claims.values({ assessment, section, statement }));
        if (pointsAt === null) return;
        const piece = { assessment, section, claim: statement, pointsAt, bearsOn: `claim ${taken}`, side: 'for' };
        const noDocument = { documentTitle: null, documentOn: null, location: null };
        await assessmentEvidence.makeIn(queries, actor, { ...piece, ...noDocument, ...evidenceOfLine });
      },
    },
    assessments,
  );

  const conflictActors = createRecordService(conflictActor, parts, {}, assessments);
  const actorRelations = createRecordService(
    actorRelation,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        if (step !== 'make' && step !== 'edit') return;
        for (const field of ['actor', 'other'] as const) {
          // Whether there is one, the service says.
          const found = await conflictActors.findIn(queries, actorIdOf(values[field]) as RecordId);
          if (found?.values.assessment === values.assessment) continue;
          const words = message('Choose one of the actors of this assessment');
          throw new Refusal('actor-relation.unknown', 422, words, field);
        }
        if (values.actor !== values.other) return;
        throw new Refusal('actor-relation.self', 422, message('Choose another actor than the first.'), 'other');
      },
    },
    assessments,
  );

  const dissents = createRecordService(
    dissent,
    parts,
    {
      complete: async (_queries, actor, values) => ({
        ...values,
        department: values.department ?? actor.organisationId,
      }),
      async check(_queries, actor, { after: { values } }) {
        if (values.department === actor.organisationId) return;
        const words = message('A department dissents for itself, and only it changes or takes back what it holds.');
        throw new Refusal('dissent.of-another', 403, words, 'department');
      },
    },
    assessments,
  );

  const hypotheses = createRecordService(hypothesis, parts, {}, assessments);
  const matrixRows = createRecordService(
    matrixEvidence,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        if (step !== 'make' && step !== 'edit') return;
        const problem = markProblem(parseMarks(values.marks), await lettersIn(queries, values.assessment));
        if (problem === undefined) return;
        throw new Refusal('matrix-evidence.marks', 422, problem.sentence, 'marks', problem.values);
      },
    },
    assessments,
  );

  const watchedIndicators = createRecordService(
    watchedIndicator,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        if (step !== 'make' && step !== 'edit') return;
        const { assessment, measure, threshold, meaning } = values;
        if (measure === 'forecast-chance' && threshold >= 100) {
          const words = message('A chance is less than 100 %. Enter a figure from 1 to 99');
          throw new Refusal('watched-indicator.chance', 422, words, 'threshold');
        }
        if ((values.scenario === null) !== (meaning === null)) {
          const words = message('Say both, of which scenario it tells and what, or neither.');
          throw new Refusal('watched-indicator.meaning', 422, words, meaning === null ? 'meaning' : 'scenario');
        }
        if (values.scenario === null) return;
        // Whether there is one, the service says.
        const told = await scenarios.findIn(queries, scenarioIdOf(values.scenario) as RecordId<'scenario'>);
        if (told?.values.assessment === assessment) return;
        const words = message('Choose one of the scenarios of this assessment');
        throw new Refusal('watched-indicator.scenario', 422, words, 'scenario');
      },
    },
    assessments,
  );

  /** Letters of the hypotheses that stand. */
  async function lettersIn(queries: Queries, assessment: string): Promise<readonly string[]> {
    const all = await hypotheses.listIn(queries, { state: 'standing', values: { assessment } });
    return all.map(({ values }) => values.code);
  }

  return {
    ...{ ratings, scenarios, priorities, drivers, opportunities, claims, assessmentEvidence, preparedLines },
    ...{ conflictActors, actorRelations, dissents, hypotheses, matrixRows, watchedIndicators },
    groupsAtRisk: createRecordService(groupAtRisk, parts, {}, assessments),
    expectedDates: createRecordService(expectedDate, parts, {}, assessments),
    sectionComments: createRecordService(sectionComment, parts, { check: checkSuggestion }, assessments),
    keyAssumptions: createRecordService(keyAssumption, parts, {}, assessments),
  };
}

/** Other words are a suggestion’s; and where some would be replaced, it says by which. */
async function checkSuggestion(
  _queries: Queries,
  _actor: Actor,
  { after: { values } }: { readonly after: Pick<RecordOf<typeof sectionComment>, 'values'> },
): Promise<void> {
  const { remarkKind, passage, instead } = values;
  if (instead !== null && remarkKind !== 'suggestion') {
    const words = message('Choose “Suggestion” to say what should stand there instead');
    throw new Refusal('section-comment.kind', 422, words, 'remarkKind');
  }
  if (passage === null || instead !== null) return;
  const words = message('Say what should stand there instead, or leave out which words you would replace');
  throw new Refusal('section-comment.instead', 422, words, 'instead');
}
