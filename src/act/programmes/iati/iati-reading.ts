import { MoneyError } from '../../../platform/money.ts';
import { toMoneyValue } from '../../../platform/records/money-value.ts';
import { writeShare } from '../department-share.ts';
import { fundWords, rootCauseWords, withheldName } from '../programme.ts';
import {
  type BudgetPlan,
  type IndicatorPlan,
  type PaymentPlan,
  type ProgrammePlan,
  type ProgrammeState,
  type ProjectPlan,
  programmeStates,
  type ReviewPlan,
} from '../programme-plan.ts';
import type { DatedMoney, IatiActivity, Narrative } from './iati-activity.ts';
import { measureCodes, own, resultTypes, roleCodes, tagVocabularies, transactionTypes } from './iati-writing.ts';
import { elementsIn, IatiError, textIn } from './xml-tree.ts';

export type ReadActivity = { readonly activity: IatiActivity; readonly line: number };

/** What a file may name, and what is meant where it does not say. */
export type ReadingNames = {
  readonly countryOf: (alpha2: string) => string | undefined;
  /** Whose a programme and its money are where the file names no department of ours. */
  readonly department: string;
};

const firstText = (narratives: readonly Narrative[] | undefined) => narratives?.[0]?.text.trim() ?? '';
const attributeOf = (item: { readonly kept?: IatiActivity['kept'] }, name: string) => item.kept?.attributes[own(name)];

/**
 * Programmes with their projects: an activity whose parent stands in the file is a project of it; money at the programme
 * itself is a project with the same identifier.
 * @throws IatiError with its line where something is missing that programmes here need
 */
export function readProgrammes(read: readonly ReadActivity[], names: ReadingNames): readonly ProgrammePlan[] {
  const identifiers = new Set<string>();
  for (const { activity, line } of read) {
    const identifier = activity.identifier.text.trim();
    if (identifiers.has(identifier))
      throw new IatiError(line, 'iati-identifier', `${identifier} stands twice; keep one.`);
    identifiers.add(identifier);
  }
  const parentOf = ({ activity }: ReadActivity) =>
    activity.relatedActivities.find(({ type, ref }) => type === '1' && identifiers.has(ref.trim()))?.ref.trim();
  const wholes = read.filter((each) => parentOf(each) === undefined);
  const known = new Set(wholes.map(({ activity }) => activity.identifier.text.trim()));
  for (const each of read) {
    const parent = parentOf(each);
    if (parent === undefined || known.has(parent)) continue;
    const sentence = `its parent ${parent} is itself a project; bring in programmes and their projects, two levels.`;
    throw new IatiError(each.line, 'related-activity', sentence);
  }
  return wholes.map((whole) => {
    const children = read.filter((each) => parentOf(each) === whole.activity.identifier.text.trim());
    return programmeOf(whole, children, names);
  });
}

function programmeOf(whole: ReadActivity, children: readonly ReadActivity[], names: ReadingNames): ProgrammePlan {
  const { activity, line } = whole;
  const fail = (element: string, sentence: string): never => {
    throw new IatiError(line, element, sentence);
  };
  const currency = activity.defaultCurrency ?? fail('iati-activity', 'it states no default-currency; add it.');
  const countries = activity.recipientCountries.map(
    ({ code }) =>
      names.countryOf(code.trim()) ?? fail('recipient-country', `“${code}” is no country that stands here.`),
  );
  if (countries.length === 0) fail('recipient-country', 'it names no country; add those in which it works.');
  const [only] = countries;
  const fund = attributeOf(activity, 'fund') ?? '';
  const lead = activity.participatingOrganisations.find(
    (party) => party.role === roleCodes.accountable && attributeOf(party, 'organisation') !== undefined,
  );
  const tagged = (uri: string, known?: object) =>
    activity.tags.filter((tag) => tag.vocabularyUri === uri && (!known || tag.code in known)).map(({ code }) => code);
  const hasOwn =
    children.length === 0 || activity.budgets.length + activity.transactions.length + activity.results.length > 0;
  const described = descriptionOf(whole);
  return {
    ...described,
    fund: fund in fundWords ? fund : 'bilateral',
    leadDepartment: (lead && attributeOf(lead, 'organisation')) ?? names.department,
    country: countries.length === 1 && only !== undefined ? only : null,
    otherCountries: countries.length === 1 ? [] : countries,
    rootCauses: tagged(tagVocabularies.rootCauses, rootCauseWords),
    themes: tagged(tagVocabularies.themes),
    currency,
    sector: sectorOf(activity),
    reportingOrganisation: activity.reportingOrganisation.ref,
    reportingName: firstText(activity.reportingOrganisation.narratives) || activity.reportingOrganisation.ref,
    projects: [...(hasOwn ? [whole] : []), ...children].map((each) => {
      const project = projectOf(each, currency, names);
      const title = each === whole ? attributeOf(activity, 'project-title') : undefined;
      return title === undefined ? project : { ...project, title };
    }),
    reviews: (activity.kept?.children ?? []).filter(({ name }) => name === own('annual-review')).map(reviewOf),
  };
}

function descriptionOf({ activity, line }: ReadActivity) {
  const dateOf = (types: readonly string[]) =>
    types.flatMap((type) => activity.dates.filter((date) => date.type === type))[0]?.date;
  const startsOn = dateOf(['1', '2']);
  if (startsOn === undefined) throw new IatiError(line, 'activity-date', 'it says not when it begins; add type 1.');
  const title = firstText(activity.title.narratives);
  return {
    identifier: activity.identifier.text.trim(),
    state: stateOf(activity, line),
    title,
    summary: firstText(activity.descriptions[0]?.narratives) || title,
    startsOn,
    endsOn: dateOf(['3', '4']) ?? null,
  };
}

function stateOf({ status }: IatiActivity, line: number): ProgrammeState {
  const state = programmeStates[Number(status.code) - 1];
  if (state === undefined)
    throw new IatiError(line, 'activity-status', `“${status.code}” is no status; see the codelist.`);
  return state;
}

/** Without a sector of the OECD's five digits: civilian peace-building, conflict prevention and resolution. */
export function sectorOf({ sectors }: IatiActivity): string {
  return sectors.find(({ vocabulary = '1', code }) => vocabulary === '1' && /^\d{5}$/.test(code))?.code ?? '15220';
}

function projectOf(read: ReadActivity, currency: string, names: ReadingNames): ProjectPlan {
  const { activity, line } = read;
  const parties = activity.participatingOrganisations;
  const implementer = parties.find(({ role }) => role === roleCodes.implementing);
  const shares = parties.flatMap((party) => {
    const organisation = attributeOf(party, 'organisation');
    const share = attributeOf(party, 'share-per-mille');
    if (organisation === undefined || share === undefined) return [];
    return [
      { organisation, sharePerMille: Number(share), odaPerMille: Number(attributeOf(party, 'oda-per-mille') ?? 0) },
    ];
  });
  const isOda = activity.defaultFlowType?.code === '10';
  const alone = { organisation: names.department, sharePerMille: 1000, odaPerMille: isOda ? 1000 : 0 };
  const payments = (type: string) =>
    activity.transactions
      .filter((transaction) => transaction.type.code === type)
      .map((transaction) => paymentOf(transaction, currency, line));
  return {
    ...descriptionOf(read),
    implementer: firstText(implementer?.narratives) || implementer?.ref || withheldName,
    implementerReference: implementer?.ref ?? null,
    atRisk: implementer !== undefined && attributeOf(implementer, 'at-risk') === '1',
    departmentShares: (shares.length === 0 ? [alone] : shares).map(writeShare),
    budgets: readBudgets(activity, currency, line),
    commitments: payments(transactionTypes.commitment),
    disbursements: payments(transactionTypes.disbursement),
    indicators: activity.results.flatMap(readResult),
  };
}

/** @throws IatiError where it is of another currency than the programme, or more than a record can hold */
function amountOf({ money, valueDate }: DatedMoney, currency: string, line: number) {
  if (money.currency !== currency) {
    const sentence = `${money.currency} beside ${currency}: a programme is kept in one currency; convert it first.`;
    throw new IatiError(line, 'value', sentence);
  }
  try {
    return { amount: toMoneyValue(money), valueDate };
  } catch (error) {
    if (error instanceof MoneyError) throw new IatiError(line, 'value', error.message);
    throw error;
  }
}

function readBudgets({ budgets }: IatiActivity, currency: string, line: number): readonly BudgetPlan[] {
  const periods = Map.groupBy(budgets, ({ start, end }) => `${start.date} ${end.date}`);
  return [...periods.values()].flatMap((entries) => {
    const plans = entries.map((entry) => {
      const { amount, valueDate } = amountOf(entry.value, currency, line);
      const reason = amount.amountMinor < 0 ? 'Corrected' : null;
      return { startsOn: entry.start.date, endsOn: entry.end.date, amount, valueDate, reason, entry };
    });
    const plain = ({ entry: _entry, ...plan }: (typeof plans)[number]): BudgetPlan => plan;
    const original = plans.filter(({ entry }) => entry.type !== '2');
    const revised = plans.filter(({ entry }) => entry.type === '2').at(-1);
    if (revised === undefined || original.length === 0) return plans.map(plain).filter(hasAmount);
    const before = original.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    const amountMinor = revised.amount.amountMinor - before;
    const reason = amountMinor < 0 ? (attributeOf(revised.entry, 'reason') ?? 'Budget revised') : null;
    return [...original.map(plain), { ...plain(revised), amount: { amountMinor, currency }, reason }].filter(hasAmount);
  });
}

const hasAmount = ({ amount }: { readonly amount: { readonly amountMinor: number } }) => amount.amountMinor !== 0;

function paymentOf(transaction: IatiActivity['transactions'][number], currency: string, line: number): PaymentPlan {
  const { amount, valueDate } = amountOf(transaction.value, currency, line);
  const said = firstText(transaction.description?.narratives) || 'Corrected';
  return { day: transaction.date.date, amount, valueDate, reason: amount.amountMinor < 0 ? said : null };
}

const wordOf = (codes: Readonly<Record<string, string>>, code: string, otherwise: string) =>
  Object.entries(codes).find(([, each]) => each === code)?.[0] ?? otherwise;

/** The indicators of a result. */
export function readResult(result: IatiActivity['results'][number]): readonly IndicatorPlan[] {
  return result.indicators.map((indicator) => ({
    resultType: wordOf(resultTypes, result.type, 'other'),
    resultTitle: firstText(result.title.narratives),
    title: firstText(indicator.title.narratives),
    measure: wordOf(measureCodes, indicator.measure, 'unit'),
    ascending: indicator.ascending ?? true,
    baselineYear: indicator.baselines[0]?.year ?? indicator.periods[0]?.start.date.slice(0, 4) ?? '2000',
    baselineValue: indicator.baselines[0]?.value || 'Not measured',
    measurements: indicator.periods.map(({ start, end, targets, actuals }) => ({
      startsOn: start.date,
      endsOn: end.date,
      target: targets[0]?.value || null,
      actual: actuals[0]?.value || null,
    })),
  }));
}

function reviewOf(element: Parameters<typeof elementsIn>[0]): ReviewPlan {
  const texts = (name: string) =>
    elementsIn(element)
      .filter((child) => child.name === own(name))
      .map(textIn);
  const { 'reviewed-on': reviewedOn = '', score = '', risk = '', agreed } = element.attributes;
  return {
    isAgreed: agreed === '1',
    reviewedOn,
    score,
    risk,
    found: texts('found')[0] ?? '',
    recommended: texts('recommended'),
  };
}
