import type { Queries } from '../../platform/database/database.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import type { programme } from './programme.ts';
import type { PaymentPlan, ProgrammePlan, ProjectPlan } from './programme-plan.ts';
import type { ProgrammeServices } from './programme-service.ts';

type ProgrammeRecord = RecordOf<typeof programme>;

/** A programme as it stands, with all that belongs to it, in the order in which it was entered. */
export async function planOf(
  queries: Queries,
  services: ProgrammeServices,
  { id, state, values }: ProgrammeRecord,
): Promise<ProgrammePlan> {
  const projects: ProjectPlan[] = [];
  for (const project of await inOrder(services.projects.listIn(queries, { values: { programme: id } }))) {
    projects.push(await projectPlanOf(queries, services, project));
  }
  const reviews = await inOrder(services.annualReviews.listIn(queries, { values: { programme: id } }));
  const { iatiIdentifier, ...own } = values;
  return {
    ...own,
    identifier: iatiIdentifier ?? id,
    state,
    projects,
    reviews: reviews.map(({ state: reviewState, values: { programme: _whole, ...review } }) => ({
      ...review,
      isAgreed: reviewState === 'agreed',
    })),
  };
}

type ProjectRecord = Awaited<ReturnType<ProgrammeServices['projects']['listIn']>>[number];

async function projectPlanOf(
  queries: Queries,
  services: ProgrammeServices,
  { id, state, values: { programme: _whole, iatiIdentifier, ...values } }: ProjectRecord,
): Promise<ProjectPlan> {
  const ofProject = { values: { project: id } };
  const budgets = await inOrder(services.budgetLines.listIn(queries, ofProject));
  const commitments = await inOrder(services.commitments.listIn(queries, ofProject));
  const disbursements = await inOrder(services.disbursements.listIn(queries, ofProject));
  const indicators = [];
  for (const indicator of await inOrder(services.projectIndicators.listIn(queries, ofProject))) {
    const filter = { values: { indicator: indicator.id } };
    const measurements = await inOrder(services.projectMeasurements.listIn(queries, filter));
    const { project: _project, ...own } = indicator.values;
    indicators.push({
      ...own,
      measurements: measurements.map(({ values: { indicator: _indicator, ...measurement } }) => measurement),
    });
  }
  return {
    ...values,
    identifier: iatiIdentifier ?? id,
    state,
    budgets: budgets.map(({ values: { startsOn, endsOn, amount, valueDate, reason } }) => ({
      startsOn,
      endsOn: endsOn ?? startsOn,
      ...entryOf(amount, valueDate ?? startsOn, reason),
    })),
    commitments: commitments.map(({ values: { madeOn, amount, valueDate, reason } }) =>
      paymentOf(madeOn, entryOf(amount, valueDate ?? madeOn, reason)),
    ),
    disbursements: disbursements.map(({ values: { paidOn, amount, valueDate, reason } }) =>
      paymentOf(paidOn, entryOf(amount, valueDate ?? paidOn, reason)),
    ),
    indicators,
  };
}

/** Lists give the one made last first. */
async function inOrder<Each>(records: Promise<readonly Each[]>): Promise<readonly Each[]> {
  return (await records).toReversed();
}

const entryOf = (amount: PaymentPlan['amount'], valueDate: string, reason: string | null) => ({
  amount,
  valueDate,
  reason,
});
const paymentOf = (day: string, entry: Omit<PaymentPlan, 'day'>): PaymentPlan => ({ day, ...entry });
