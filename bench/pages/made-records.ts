import type { Services } from '../../src/main.ts';
import { recordsOf } from '../../src/main.ts';
import { regionsOf } from '../../src/places/shipped-regions.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { placeFieldOf, type RecordId } from '../../src/platform/records/record.ts';
import type { AnyRecordService, FieldValues } from '../../src/platform/records/record-service.ts';
import { inRole } from '../../test/fresh-services.ts';
import { examples, type Made } from '../../test/records/examples.ts';
import type { Chance } from '../web/chance.ts';
import { sentences } from '../web/made-words.ts';
import { type KindPlan, recordPlans, requireEveryKind } from './record-plan.ts';

/** Things of the thread that records speak of, and the places that they are in. */
export type Ground = {
  readonly places: readonly string[];
  readonly warnings: readonly { readonly id: string; readonly country: string }[];
  readonly actions: readonly string[];
};

type Pools = Map<string, string[]>;
type Making = {
  readonly services: Services;
  readonly ground: Ground;
  readonly chance: Chance;
  readonly pools: Pools;
};

/**
 * Many records of every kind, each made by the app's own service from the kind's example in the tests, in different
 * places, in different words and at different points of its way.
 * @param told of each kind with how many were made
 * @throws Refusal where the rules of a kind do not take what its plan makes
 */
export async function makeRecords(
  services: Services,
  ground: Ground,
  chance: Chance,
  told: (kind: string, count: number) => void,
): Promise<void> {
  requireEveryKind(services);
  const making: Making = { services, ground, chance, pools: new Map() };
  for (const plan of recordPlans) {
    if (plan.kind === 'estimate') await askQuestions(making);
    for (let index = 0; index < plan.count; index += 1) await makeOne(making, plan, index);
    told(plan.kind, plan.count);
  }
  await publishAssessments(making);
  // Only now, since what has ended takes no parts.
  for (const { kind, onward } of recordPlans) if (onward !== undefined) await goOnward(making, kind, onward);
}

function serviceOf({ services }: Making, kind: string): AnyRecordService {
  const service = recordsOf(services).find(({ definition }) => definition.kind === kind);
  if (service === undefined) throw new Error(`There is no kind ${kind}`);
  return service;
}

async function makeOne(making: Making, plan: KindPlan, index: number): Promise<void> {
  const { ground, chance, pools } = making;
  const { kind } = plan;
  const service = serviceOf(making, kind);
  const example = exampleOf(kind);
  const { fields } = service.definition;
  const partOf = typeof plan.inTurn === 'string' ? plan.inTurn : service.definition.partOf;
  const wholes = partOf === undefined ? [] : (pools.get(fields[partOf]?.to ?? '') ?? []);
  const round = plan.inTurn ? Math.floor(index / wholes.length) : 0;
  // Reviews are one of each country.
  const place = ground.places[index % ground.places.length] ?? '';
  const values = await example.values(drawing(making));
  const own = {
    ...values,
    ...varied(service, values, { place, index, chance }),
    ...placed(making, service, values, place),
    ...plan.differing?.(round, index, place),
    ...(plan.inTurn && partOf !== undefined ? { [partOf]: wholes[index % wholes.length] ?? null } : {}),
  };
  const id = await service.make(inRole(plan.by?.(round) ?? example.by), own);
  remember(pools, kind, id);
}

/** What a kind's example asks for: one that stands already, or a new one where it says what of it matters. */
function drawing(making: Making): Made {
  const { services, ground, chance, pools } = making;
  const made: Made = async (kind, otherwise) => {
    if (kind === 'warning') return chance.oneOf(ground.warnings).id;
    if (kind === 'action') return chance.oneOf(ground.actions);
    // Each assessment has its own by then.
    if (kind === 'hypothesis') return '';
    if (kind.startsWith('strategy of ')) {
      // An objective's id, as it was just drawn.
      const id = kind.slice('strategy of '.length) as RecordId;
      return (await services.records.objectives.find(systemActor, id))?.values.strategy ?? '';
    }
    const standing = { 'open-question': 'judgement-question', 'funded-project': 'project' }[kind] ?? kind;
    // A post has one holder at a time.
    if (otherwise === undefined && standing !== 'government-post') return chance.oneOf(pools.get(standing) ?? []);
    const example = exampleOf(standing);
    const id = await serviceOf(making, standing).make(inRole(example.by), {
      ...(await example.values(made)),
      ...otherwise,
    });
    return id;
  };
  return made;
}

/** Other words than the example's in its long texts; a number at the end of its name. */
function varied(
  { definition: { fields, titled } }: AnyRecordService,
  values: FieldValues,
  { place, index, chance }: { readonly place: string; readonly index: number; readonly chance: Chance },
): FieldValues {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { control, schema }]) => {
      const value = values[name];
      if (typeof value !== 'string') return [];
      if (control === 'text') return [[name, `${value} ${sentences(chance, place)}`]];
      const isName = control === 'line' && titled.includes(name) && !('pattern' in schema);
      return isName ? [[name, `${value}, no. ${index + 1}`]] : [];
    }),
  );
}

/** The country that its warning is on, or else the next in turn; a region only if that country belongs to it. */
function placed({ ground }: Making, { definition }: AnyRecordService, values: FieldValues, place: string): FieldValues {
  const field = placeFieldOf(definition);
  // A part is where its whole is.
  if (field === undefined || definition.partOf !== undefined) return {};
  const warning = ground.warnings.find(({ id }) => id === values.warning);
  const country = warning?.country ?? place;
  const across = (values.region ?? null) === null ? {} : { region: regionsOf(country)[0]?.id ?? null };
  return { [field]: country, ...across };
}

function exampleOf(kind: string) {
  const example = examples[kind];
  if (example === undefined) throw new Error(`There is no example of ${kind}`);
  return example;
}

function remember(pools: Pools, kind: string, id: string): void {
  const pool = pools.get(kind) ?? [];
  pool.push(id);
  pools.set(kind, pool);
}

async function goOnward(making: Making, kind: string, { share, steps: most }: NonNullable<KindPlan['onward']>) {
  const { chance, pools } = making;
  const service = serviceOf(making, kind);
  const steps = exampleOf(kind).steps.slice(0, most);
  for (const id of pools.get(kind) ?? []) {
    if (!chance.isTrue(share)) continue;
    // A pool holds what was made of its kind.
    const standing = await service.find(systemActor, id as RecordId);
    // It may have been brought on by a step of something else.
    if (standing?.state !== service.definition.lifecycle.initial) continue;
    const far = Math.ceil(chance.between(0, steps.length));
    for (const { step, by, values = {}, remark } of steps.slice(0, far)) {
      await service.take(inRole(by), standing.id, step, values, { remark, expected: 'any' });
    }
  }
}

async function askQuestions(making: Making): Promise<void> {
  for (const id of making.pools.get('judgement-question') ?? []) {
    await serviceOf(making, 'judgement-question').take(
      inRole('watch-analyst'),
      id as RecordId,
      'ask',
      {},
      { expected: 'any' },
    );
  }
}

/** All sections written and three of four published; of these one in three revised and published again. */
async function publishAssessments({ services, chance, pools }: Making): Promise<void> {
  const { assessments, sections } = services.records;
  const analyst = inRole('joint-analyst');
  for (const assessment of pools.get('assessment') ?? []) {
    const id = assessment as RecordId<'assessment'>;
    const { records } = await sections.list(systemActor, { values: { assessment: id } }, { limit: 20, offset: 0 });
    for (const { id: section, values } of records) {
      const wording = sentences(chance, values.section);
      await sections.edit(analyst, section, { ...values, wording }, 'any');
    }
    if (!chance.isTrue(0.75)) continue;
    const again = chance.isTrue(0.33) ? ['revise', 'publish'] : [];
    for (const step of ['publish', ...again]) await assessments.take(analyst, id, step, {}, { expected: 'any' });
  }
}
