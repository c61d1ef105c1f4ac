import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  feasibleOrder,
  missingFrom,
  type ProgrammePlan,
  type ProgrammeState,
  type ProjectPlan,
  revisedOnce,
  wordsOf,
} from './programme-plan.ts';
import { planOf } from './programme-plan-service.ts';
import type { ProgrammeServices } from './programme-service.ts';

export type ImportOutcome = {
  readonly identifier: string;
  readonly title: string;
  readonly outcome: 'made' | 'added to' | 'unchanged';
};

type Importing = { readonly queries: Queries; readonly actor: Actor; readonly services: ProgrammeServices };

/** Steps from where a new one stands to where the file says. */
const waysTo: Readonly<Record<ProgrammeState, readonly string[]>> = {
  planned: [],
  running: ['start'],
  finishing: ['start', 'finish'],
  closed: ['start', 'close'],
  cancelled: ['cancel'],
  suspended: ['start', 'suspend'],
};
const step = { remark: 'As the file says that was brought in', expected: 'any' } as const;

/**
 * Makes a programme as planned, or gives the one that stands here what it lacks; within the transaction that it is given.
 * @throws Refusal where what stands here says otherwise, or where money would break its bounds
 */
export async function importPlan(
  queries: Queries,
  actor: Actor,
  services: ProgrammeServices,
  plan: ProgrammePlan,
): Promise<ImportOutcome> {
  const importing = { queries, actor, services };
  const told = { identifier: plan.identifier, title: plan.title };
  try {
    const [found] = await services.programmes.listIn(queries, { values: { iatiIdentifier: plan.identifier } }, 1);
    if (found === undefined) {
      await makeProgramme(importing, plan);
      return { ...told, outcome: 'made' };
    }
    const added = await addMissing(importing, found.id, plan, await planOf(queries, services, found));
    return { ...told, outcome: added ? 'added to' : 'unchanged' };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'iati.file') throw error;
    throw new Refusal('iati.file', 422, `Nothing was brought in. ${plan.identifier}: ${error.message}`, 'file');
  }
}

async function makeProgramme(importing: Importing, plan: ProgrammePlan): Promise<void> {
  const { queries, actor, services } = importing;
  const { identifier, state, projects, reviews, ...values } = plan;
  const id = await services.programmes.makeIn(queries, actor, { ...values, iatiIdentifier: identifier });
  for (const project of projects) await makeProject(importing, id, project);
  for (const review of reviews) await makeReview(importing, id, review);
  for (const name of waysTo[state]) await services.programmes.takeIn(queries, actor, id, name, {}, step);
}

async function makeReview(
  { queries, actor, services }: Importing,
  programme: RecordId,
  review: ProgrammePlan['reviews'][number],
) {
  const { isAgreed, ...values } = review;
  const id = await services.annualReviews.makeIn(queries, actor, { ...values, programme });
  if (isAgreed) await services.annualReviews.takeIn(queries, actor, id, 'agree', {}, step);
}

async function makeProject(importing: Importing, programme: RecordId, plan: ProjectPlan): Promise<void> {
  const { queries, actor, services } = importing;
  const { identifier, state, budgets, commitments, disbursements, indicators, ...values } = plan;
  const project = await services.projects.makeIn(queries, actor, { ...values, programme, iatiIdentifier: identifier });
  await makeMoney(importing, project, { budgets, commitments, disbursements });
  for (const indicator of indicators) await makeIndicator(importing, project, indicator);
  for (const name of waysTo[state]) await services.projects.takeIn(queries, actor, project, name, {}, step);
}

async function makeIndicator(
  { queries, actor, services }: Importing,
  project: RecordId,
  plan: ProjectPlan['indicators'][number],
) {
  const { measurements, ...values } = plan;
  const indicator = await services.projectIndicators.makeIn(queries, actor, { ...values, project });
  for (const each of measurements) await services.projectMeasurements.makeIn(queries, actor, { ...each, indicator });
}

type MoneyPlan = Pick<ProjectPlan, 'budgets' | 'commitments' | 'disbursements'>;
const noMoney: MoneyPlan = { budgets: [], commitments: [], disbursements: [] };
const sumOf = (...lists: readonly (readonly { readonly amount: { readonly amountMinor: number } }[])[]) =>
  lists.flat().reduce((sum, { amount }) => sum + amount.amountMinor, 0);

/** @param here what stands there already */
async function makeMoney(
  { queries, actor, services }: Importing,
  project: RecordId,
  { budgets, commitments, disbursements }: MoneyPlan,
  here: MoneyPlan = noMoney,
): Promise<void> {
  for (const budget of feasibleOrder(budgets, Number.POSITIVE_INFINITY, sumOf(here.budgets))) {
    await services.budgetLines.makeIn(queries, actor, { ...budget, project });
  }
  const budgeted = sumOf(budgets, here.budgets);
  for (const { day, ...entry } of feasibleOrder(commitments, budgeted, sumOf(here.commitments))) {
    await services.commitments.makeIn(queries, actor, { ...entry, project, madeOn: day });
  }
  const committed = sumOf(commitments, here.commitments);
  for (const { day, ...entry } of feasibleOrder(disbursements, committed, sumOf(here.disbursements))) {
    await services.disbursements.makeIn(queries, actor, { ...entry, project, paidOn: day });
  }
}

/** Whether anything was lacking. */
async function addMissing(
  importing: Importing,
  id: RecordId,
  wanted: ProgrammePlan,
  standing: ProgrammePlan,
): Promise<boolean> {
  requireSame(plainOf(wanted), plainOf(standing));
  let added = false;
  for (const project of wanted.projects) {
    const here = standing.projects.find(({ identifier }) => identifier === project.identifier);
    if (here === undefined) await makeProject(importing, id, project);
    if (here === undefined || (await addToProject(importing, project, here))) added = true;
  }
  const reviews = lacking(wanted.reviews, standing.reviews, wanted.identifier, 'annual review');
  for (const review of reviews) await makeReview(importing, id, review);
  return added || reviews.length > 0;
}

async function addToProject(importing: Importing, wanted: ProjectPlan, here: ProjectPlan): Promise<boolean> {
  const { identifier } = wanted;
  requireSame(plainOf(wanted), plainOf(here));
  const money = {
    budgets: lacking(revisedOnce(wanted.budgets), revisedOnce(here.budgets), identifier, 'budget'),
    commitments: lacking(wanted.commitments, here.commitments, identifier, 'commitment'),
    disbursements: lacking(wanted.disbursements, here.disbursements, identifier, 'disbursement'),
  };
  const indicators = lacking(wanted.indicators, here.indicators, identifier, 'indicator');
  if ([...Object.values(money), indicators].every((entries) => entries.length === 0)) return false;
  const filter = { values: { iatiIdentifier: identifier } };
  const [found] = await importing.services.projects.listIn(importing.queries, filter, 1);
  if (found === undefined) return false;
  await makeMoney(importing, found.id, money, here);
  for (const indicator of indicators) await makeIndicator(importing, found.id, indicator);
  return true;
}

/** What the file says beyond what stands here. What stands here and not in the file means that the file is older. */
function lacking<Entry>(wanted: readonly Entry[], standing: readonly Entry[], where: string, thing: string) {
  const [surplus] = missingFrom(standing, wanted);
  if (surplus === undefined) return missingFrom(wanted, standing);
  const sentence = `A ${thing} of ${where} stands here and not in the file: ${wordsOf(surplus)}. Bring in a file that has it, or correct it here first.`;
  throw new Refusal('iati.older', 409, sentence);
}

/** Its own words, without what belongs to it. */
function plainOf(plan: ProgrammePlan | ProjectPlan): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(plan).filter(([name]) => !belongings.includes(name)));
}
const belongings = ['projects', 'reviews', 'budgets', 'commitments', 'disbursements', 'indicators'];

function requireSame(wanted: Readonly<Record<string, unknown>>, standing: Readonly<Record<string, unknown>>): void {
  const different = Object.keys(wanted).filter((name) => wordsOf(wanted[name]) !== wordsOf(standing[name]));
  if (different.length === 0) return;
  const sentence = `It stands here and says otherwise of: ${different.join(', ')}. Change it here, or in the file.`;
  throw new Refusal('iati.otherwise', 409, sentence);
}
