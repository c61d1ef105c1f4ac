import type { AssessmentService } from '../../analyse/assessments/assessment-service.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { strategy } from './strategy.ts';
import type { Finding } from './strategy-gaps.ts';
import { indicator, measurement, objective } from './strategy-parts.ts';

export type Strategy = RecordOf<typeof strategy>;
export type Objective = RecordOf<typeof objective>;
export type Indicator = RecordOf<typeof indicator>;
export type StrategyServices = ReturnType<typeof createStrategyServices>;

/**
 * Strategies and what they are made of.
 * @param assessments whose published versions they answer
 */
export function createStrategyServices(parts: RecordParts, assessments: AssessmentService) {
  const strategies: RecordService<typeof strategy> = createRecordService(strategy, parts, {
    async check(queries, _actor, { step, after }) {
      requirePlace(after);
      await requireAssessmentVersion(assessments, queries, after);
      if (step === 'publish') await requireMeasured(queries, after);
    },
  });

  const objectives: RecordService<typeof objective> = createRecordService(
    objective,
    parts,
    {
      async check(queries, _actor, { step, after }) {
        if (step !== 'make' && step !== 'edit') return;
        const whole = await strategies.findIn(queries, after.values.strategy as Strategy['id']); // Of a reference just found.
        if (whole !== undefined) await requireFound(assessments, queries, whole, after);
      },
    },
    strategies,
  );
  strategies.addPart(objectives);

  const indicators: RecordService<typeof indicator> = createRecordService(
    indicator,
    parts,
    {
      async check(queries, _actor, { after }) {
        const { baselineOn, targetOn, strategy: whole } = after.values;
        if (targetOn <= baselineOn) {
          throw new Refusal('indicator.days', 422, 'Enter a day after that of where it stood at first.', 'targetOn');
        }
        const of = await objectives.findIn(queries, after.values.objective as Objective['id']); // Of a reference just found.
        if (of?.values.strategy !== whole) {
          throw new Refusal('indicator.objective', 422, 'Choose an objective of the same strategy.', 'objective');
        }
      },
    },
    strategies,
  );
  strategies.addPart(indicators);

  const measurements: RecordService<typeof measurement> = createRecordService(measurement, parts, {}, indicators);
  indicators.addPart(measurements);

  async function requireMeasured(queries: Queries, { id }: Strategy): Promise<void> {
    const standing = { state: 'standing', values: { strategy: id } };
    const wanted = await objectives.listIn(queries, standing);
    if (wanted.length === 0) {
      throw new Refusal(
        'strategy.objectives',
        409,
        'Add one objective at least: a strategy without one changes nothing.',
      );
    }
    const measured = (await indicators.listIn(queries, standing)).map(({ values }) => values.objective);
    const without = wanted.find((each) => !measured.includes(each.id));
    if (without === undefined) return;
    const words = `“${without.values.wording}” has no indicator: add one, so that one can tell whether it is reached.`;
    throw new Refusal('strategy.indicators', 409, words);
  }

  return { strategies, objectives, indicators, measurements };
}

function requirePlace({ values: { country, region } }: Strategy): void {
  if (country !== null || region !== null) return;
  throw new Refusal('strategy.place', 422, 'Choose a country, or enter a region.', 'country');
}

async function requireAssessmentVersion(
  assessments: AssessmentService,
  queries: Queries,
  { values }: Strategy,
): Promise<void> {
  const { assessment, assessmentVersion } = values;
  if (assessment === null && assessmentVersion === null) return;
  if (assessment === null) {
    throw new Refusal('strategy.assessment', 422, 'Choose the assessment of which this is a version.', 'assessment');
  }
  if (assessmentVersion === null) {
    throw new Refusal(
      'strategy.version',
      422,
      'Enter which version of the assessment it answers.',
      'assessmentVersion',
    );
  }
  // Of a reference: whether there is one, the store says.
  if ((await assessments.versionIn(queries, assessment as RecordId, assessmentVersion)) !== undefined) return;
  const words = `The assessment has no published version ${assessmentVersion} that you may see. Its page says which there are.`;
  throw new Refusal('strategy.version', 422, words, 'assessmentVersion');
}

/** What the version that a strategy answers found; nothing where it answers none. */
export async function findingsFor(
  assessments: AssessmentService,
  queries: Queries,
  { values: { assessment, assessmentVersion } }: Strategy,
): Promise<readonly Finding[] | undefined> {
  if (assessment === null || assessmentVersion === null) return undefined;
  const version = await assessments.versionIn(queries, assessment as RecordId, assessmentVersion); // Of a reference.
  return (['driver', 'opportunity'] as const).flatMap((kind) =>
    (version?.content.parts[kind] ?? []).map(({ id, title }) => ({ kind, id, title })),
  );
}

async function requireFound(
  assessments: AssessmentService,
  queries: Queries,
  whole: Strategy,
  { values }: Objective,
): Promise<void> {
  const findings = await findingsFor(assessments, queries, whole);
  if (findings === undefined) return;
  for (const kind of ['driver', 'opportunity'] as const) {
    const id = values[kind];
    if (id === null || findings.some((finding) => finding.id === id)) continue;
    const words = `Choose one of version ${whole.values.assessmentVersion} of the assessment that the strategy answers.`;
    throw new Refusal('objective.finding', 422, words, kind);
  }
}
