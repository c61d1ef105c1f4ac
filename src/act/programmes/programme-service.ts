import { randomUUID } from 'node:crypto';
import type { Queries } from '../../platform/database/database.ts';
import { currencyOf, decimalText, formatMoney, MoneyError, money } from '../../platform/money.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { PartyScreening } from '../sanctions/screening/party-screening-service.ts';
import { readShares, writeShare } from './department-share.ts';
import { annualReview, programme, project, withheldName } from './programme.ts';
import { endOfFinancialYear, type Measure } from './programme-money.ts';
import { budgetLine, commitment, disbursement } from './project-money.ts';
import { partnerOf, saysTheSame } from './project-partner.ts';
import { projectIndicator, projectMeasurement } from './project-result.ts';

export type ProgrammeServices = ReturnType<typeof createProgrammeServices>;

/** Programmes and all that belongs to them. */
export function createProgrammeServices(parts: RecordParts, parties: PartyScreening) {
  const programmes = createProgrammeService(parts);
  const projects = createProjectService(parts, programmes, parties);
  const annualReviews = createRecordService(annualReview, parts, {}, programmes);
  programmes.addPart(annualReviews);
  const money = createMoneyServices(parts, programmes, projects, parties);
  const projectIndicators = createRecordService(projectIndicator, parts, {}, projects);
  projects.addPart(projectIndicators);
  const projectMeasurements = createRecordService(
    projectMeasurement,
    parts,
    { check: async (_queries, _actor, { after }) => requireOrder('project-measurement', after.values) },
    projectIndicators,
  );
  projectIndicators.addPart(projectMeasurements);
  return { programmes, projects, annualReviews, ...money, projectIndicators, projectMeasurements };
}

function createProgrammeService(parts: RecordParts): RecordService<typeof programme> {
  return createRecordService(programme, parts, {
    complete: async (_queries, _actor, values) => ({
      ...values,
      iatiIdentifier: values.iatiIdentifier ?? `${values.reportingOrganisation}-${randomUUID()}`,
    }),
    async check(_queries, _actor, { after: { values } }) {
      requireOrder('programme', values);
      requireCurrency(values.currency);
      if (values.country !== null && values.otherCountries.includes(values.country)) {
        throw new Refusal('programme.countries', 422, 'This country stands above already.', 'otherCountries');
      }
      if (values.country === null && values.otherCountries.length === 0) {
        throw new Refusal('programme.countries', 422, 'Say in which country it works, or in which.', 'country');
      }
      requireIdentifier(values.iatiIdentifier, values.reportingOrganisation);
    },
  });
}

function createProjectService(
  parts: RecordParts,
  programmes: RecordService<typeof programme>,
  parties: PartyScreening,
): RecordService<typeof project> {
  const service = createRecordService(
    project,
    parts,
    {
      async complete(queries, _actor, values) {
        const read = readShares(values.departmentShares ?? []);
        const whole = await programmes.findIn(queries, asId(values.programme));
        return {
          ...values,
          iatiIdentifier: values.iatiIdentifier ?? `${whole?.values.iatiIdentifier}-${randomUUID().slice(0, 8)}`,
          departmentShares: 'shares' in read ? read.shares.map(writeShare) : values.departmentShares,
        };
      },
      async check(queries, _actor, { after: { values, audience } }) {
        requireOrder('project', values);
        if (values.atRisk && audience.includes('everyone')) requireUnnamed(values);
        const read = readShares(values.departmentShares);
        if ('problem' in read) throw new Refusal('project.shares', 422, read.problem, 'departmentShares');
        for (const { organisation } of read.shares) {
          if (await parts.isOrganisation(queries, organisation)) continue;
          const sentence = 'There is no department {department}: write its identifier as its programmes’ page has it';
          throw new Refusal('project.department', 422, sentence, 'departmentShares', { department: organisation });
        }
        const whole = await programmes.findIn(queries, asId(values.programme));
        if (whole !== undefined) requireIdentifier(values.iatiIdentifier, whole.values.reportingOrganisation);
      },
      async follow(queries, actor, { before, after }) {
        const party = partnerOf(after);
        if (party === undefined || (before !== undefined && saysTheSame(partnerOf(before), party))) return;
        await parties.screenIn(queries, actor, party, after);
      },
    },
    programmes,
  );
  programmes.addPart(service);
  return service;
}

function createMoneyServices(
  parts: RecordParts,
  programmes: RecordService<typeof programme>,
  projects: RecordService<typeof project>,
  parties: PartyScreening,
) {
  type Sums = Readonly<Record<Measure, bigint>>;
  type Entry = { readonly project: string; readonly amount: MoneyValue; readonly reason: string | null };

  async function totals(queries: Queries, project: string): Promise<Sums> {
    const filter = { values: { project } };
    const sum = (entries: readonly { readonly values: { readonly amount: MoneyValue } }[]) =>
      entries.reduce((total, { values }) => total + BigInt(values.amount.amountMinor), 0n);
    return {
      budget: sum(await budgetLines.listIn(queries, filter)),
      committed: sum(await commitments.listIn(queries, filter)),
      disbursed: sum(await disbursements.listIn(queries, filter)),
    };
  }

  /** The project is held by the mechanism, as the whole of what is entered; the database holds the same law. */
  async function requireWithin(
    queries: Queries,
    { project: id, amount, reason }: Entry,
    add: (sums: Sums, amountMinor: bigint) => Sums,
  ): Promise<void> {
    const refuse = (sentence: string, field = 'amount', values?: { readonly [name: string]: string }) => {
      throw new Refusal('money.refused', 422, sentence, field, values);
    };
    const whole = await projects.findIn(queries, asId(id));
    const above = whole && (await programmes.findIn(queries, asId(whole.values.programme)));
    const currency = above?.values.currency ?? amount.currency;
    if (amount.currency !== currency) {
      refuse('The programme is kept in {currency}: convert it first, at a stated rate and date.', 'amount', {
        currency,
      });
    }
    if (amount.amountMinor === 0) refuse('Enter an amount above zero, or one below zero that takes back.');
    if (amount.amountMinor < 0 && reason === null) refuse('Say why it is corrected.', 'reason');
    if (amount.amountMinor > 0 && reason !== null)
      refuse('Only an amount below zero corrects: leave this empty.', 'reason');
    const { budget, committed, disbursed } = add(await totals(queries, id), BigInt(amount.amountMinor));
    const words = (minor: bigint) => formatMoney(money(minor, currencyOf(currency)));
    if (committed > budget) {
      refuse('More would be committed ({committed}) than is budgeted ({budget}): enter the budget first.', 'amount', {
        committed: words(committed),
        budget: words(budget),
      });
    }
    if (disbursed > committed) {
      refuse(
        'More would be disbursed ({disbursed}) than is committed ({committed}): enter the commitment first.',
        'amount',
        {
          disbursed: words(disbursed),
          committed: words(committed),
        },
      );
    }
    if (disbursed < 0n) refuse('More would be taken back than was disbursed.');
  }

  /** Nothing is promised or paid to a partner who may be on a sanctions list; what is taken back comes from one. */
  async function requireScreened(queries: Queries, { project: id, amount }: Entry): Promise<void> {
    const whole = amount.amountMinor > 0 ? await projects.findIn(queries, asId(id)) : undefined;
    const party = whole && partnerOf(whole);
    if (party !== undefined) await parties.requireClearIn(queries, party, 'amount');
  }

  const budgetLines: RecordService<typeof budgetLine> = createRecordService(
    budgetLine,
    parts,
    {
      complete: async (_queries, _actor, values) => ({
        ...values,
        endsOn: values.endsOn ?? endOfFinancialYear(values.startsOn),
        valueDate: values.valueDate ?? values.startsOn,
      }),
      async check(queries, _actor, { after: { values } }) {
        requireOrder('budget-line', values);
        const { startsOn, endsOn } = values;
        if (endsOn !== null && endsOn >= `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`) {
          throw new Refusal('budget-line.year', 422, 'A budget is of one year at most: enter one for each.', 'endsOn');
        }
        await requireWithin(queries, values, (sums, amount) => ({ ...sums, budget: sums.budget + amount }));
      },
    },
    projects,
  );
  const commitments: RecordService<typeof commitment> = createRecordService(
    commitment,
    parts,
    {
      complete: async (_queries, _actor, values) => ({ ...values, valueDate: values.valueDate ?? values.madeOn }),
      async check(queries, _actor, { after }) {
        await requireWithin(queries, after.values, (sums, amount) => ({ ...sums, committed: sums.committed + amount }));
        await requireScreened(queries, after.values);
      },
    },
    projects,
  );
  const disbursements: RecordService<typeof disbursement> = createRecordService(
    disbursement,
    parts,
    {
      complete: async (_queries, _actor, values) => ({ ...values, valueDate: values.valueDate ?? values.paidOn }),
      async check(queries, _actor, { after }) {
        await requireWithin(queries, after.values, (sums, amount) => ({ ...sums, disbursed: sums.disbursed + amount }));
        await requireScreened(queries, after.values);
      },
    },
    projects,
  );
  for (const service of [budgetLines, commitments, disbursements]) projects.addPart(service);
  return { budgetLines, commitments, disbursements };
}

/** A reference's value is the id of a record, as its schema says. */
const asId = (id: string) => id as RecordId;

function requireOrder(
  kind: string,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string | null },
) {
  if (endsOn === null || endsOn >= startsOn) return;
  throw new Refusal(`${kind}.dates`, 422, 'It cannot end before it begins.', 'endsOn');
}

/** What stands on a page that everyone reads names nobody whom that endangers. */
function requireUnnamed(project: { readonly implementer: string; readonly implementerReference: string | null }): void {
  if (project.implementer === withheldName && project.implementerReference === null) return;
  const sentence =
    'This programme is released to everyone: write “{words}”, without an identifier, and keep the name sealed.';
  throw new Refusal('project.partner', 422, sentence, 'implementer', { words: withheldName });
}

function requireCurrency(code: string): void {
  try {
    decimalText(money(0n, currencyOf(code)));
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new Refusal('programme.currency', 422, error.message, 'currency');
  }
}

function requireIdentifier(identifier: string | null, reporting: string): void {
  if (identifier === null || identifier.startsWith(`${reporting}-`)) return;
  const sentence = 'It begins with the identifier of the reporting organisation: {reporting}-';
  throw new Refusal('programme.identifier', 422, sentence, 'iatiIdentifier', { reporting });
}
