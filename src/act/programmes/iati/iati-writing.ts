import { currencyOf, money } from '../../../platform/money.ts';
import type { MoneyValue } from '../../../platform/records/field.ts';
import { readShares } from '../department-share.ts';
import { withheldName } from '../programme.ts';
import {
  type BudgetPlan,
  type IndicatorPlan,
  type PaymentPlan,
  type ProgrammePlan,
  type ProjectPlan,
  programmeStates,
  type ReviewPlan,
  revisedOnce,
} from '../programme-plan.ts';
import type { IatiActivity } from './iati-activity.ts';
import type { XmlElement } from './xml-tree.ts';

/** What IATI has no element for stands in this namespace, which its schema lets stand anywhere. */
export const ownNamespace = { prefix: 'forestall', uri: 'urn:forestall:iati:1' } as const;
export const tagVocabularies = {
  rootCauses: 'urn:forestall:root-causes',
  themes: 'urn:forestall:themes',
} as const;

export type Budget = IatiActivity['budgets'][number];
export type Transaction = IatiActivity['transactions'][number];
export type Result = IatiActivity['results'][number];

/** What a plan names by code. */
export type WritingNames = {
  readonly alpha2Of: (country: string) => string | undefined;
  readonly organisationName: (id: string) => string;
};

/** Codes of IATI's codelists by our words. */
export const transactionTypes = { commitment: '2', disbursement: '3' } as const;
export const resultTypes: Readonly<Record<string, string>> = { output: '1', outcome: '2', impact: '3', other: '9' };
export const measureCodes: Readonly<Record<string, string>> = {
  ...{ unit: '1', percentage: '2', nominal: '3', ordinal: '4', qualitative: '5' },
};
/** OrganisationRole. */
export const roleCodes = { funding: '1', accountable: '2', implementing: '4' } as const;
const government = '10';

/** One activity for the programme, and one for each project that has an identifier of its own. */
export function writeProgramme(plan: ProgrammePlan, names: WritingNames): readonly IatiActivity[] {
  const inside = plan.projects.filter(({ identifier }) => identifier === plan.identifier);
  const apart = plan.projects.filter(({ identifier }) => identifier !== plan.identifier);
  const attributes = {
    [own('fund')]: plan.fund,
    ...(inside.some(({ title }) => title !== plan.title) ? { [own('project-title')]: inside[0]?.title ?? '' } : {}),
  };
  const whole: IatiActivity = {
    ...common(plan, plan, names),
    hierarchy: '1',
    participatingOrganisations: [
      {
        role: roleCodes.accountable,
        type: government,
        narratives: worded(names.organisationName(plan.leadDepartment)),
        kept: { attributes: { [own('organisation')]: plan.leadDepartment }, children: [] },
      },
      ...inside.flatMap((project) => partiesOf(project, names)),
    ],
    tags: [
      ...plan.rootCauses.map((code) => tag(code, tagVocabularies.rootCauses)),
      ...plan.themes.map((code) => tag(code, tagVocabularies.themes)),
    ],
    budgets: inside.flatMap(({ budgets }) => writeBudgets(budgets)),
    transactions: inside.flatMap(writeTransactions),
    results: inside.flatMap(({ indicators }) => writeResults(indicators)),
    relatedActivities: apart.map(({ identifier }) => ({ ref: identifier, type: '2' })),
    kept: { attributes, children: plan.reviews.map(reviewElement) },
  };
  return [whole, ...apart.map((project) => projectActivity(plan, project, names))];
}

function projectActivity(plan: ProgrammePlan, project: ProjectPlan, names: WritingNames): IatiActivity {
  return {
    ...common(plan, project, names),
    hierarchy: '2',
    participatingOrganisations: partiesOf(project, names),
    tags: [],
    budgets: writeBudgets(project.budgets),
    transactions: writeTransactions(project),
    results: writeResults(project.indicators),
    relatedActivities: [{ ref: plan.identifier, type: '1' }],
  };
}

function common(plan: ProgrammePlan, of: ProgrammePlan | ProjectPlan, names: WritingNames) {
  const ends = of.endsOn === null ? [] : [{ type: '3', date: of.endsOn, narratives: [] }];
  return {
    language: 'en',
    defaultCurrency: plan.currency,
    identifier: { text: of.identifier },
    reportingOrganisation: {
      ref: plan.reportingOrganisation,
      type: government,
      narratives: worded(plan.reportingName),
    },
    title: { narratives: worded(of.title) },
    descriptions: [{ type: '1', narratives: worded(of.summary) }],
    status: { code: String(programmeStates.indexOf(of.state) + 1) },
    dates: [{ type: '1', date: of.startsOn, narratives: [] }, ...ends],
    recipientCountries: countriesOf(plan, names),
    recipientRegions: [],
    sectors: [{ code: plan.sector, vocabulary: '1', narratives: [] }],
    policyMarkers: [],
    defaultAidTypes: [],
    plannedDisbursements: [],
    documentLinks: [],
  };
}

/** Several countries have equal parts: nothing here says more, and the standard wants a hundred per cent in all. */
function countriesOf({ country, otherCountries }: ProgrammePlan, { alpha2Of }: WritingNames) {
  const all = [...(country === null ? [] : [country]), ...otherCountries];
  const hundredths = Math.floor(10_000 / all.length);
  const left = 10_000 - hundredths * all.length;
  return all.flatMap((code, position) => {
    const alpha2 = alpha2Of(code);
    const percentage = String((hundredths + (position < left ? 1 : 0)) / 100);
    return alpha2 === undefined ? [] : [{ code: alpha2, percentage, narratives: [] }];
  });
}

function partiesOf(project: ProjectPlan, { organisationName }: WritingNames) {
  const read = readShares(project.departmentShares);
  const funding = ('shares' in read ? read.shares : []).map(({ organisation, sharePerMille, odaPerMille }) => ({
    role: roleCodes.funding,
    type: government,
    narratives: worded(organisationName(organisation)),
    kept: {
      attributes: {
        [own('organisation')]: organisation,
        [own('share-per-mille')]: String(sharePerMille),
        [own('oda-per-mille')]: String(odaPerMille),
      },
      children: [],
    },
  }));
  const implementing = project.atRisk
    ? {
        role: roleCodes.implementing,
        narratives: worded(withheldName),
        kept: { attributes: { [own('at-risk')]: '1' }, children: [] },
      }
    : { role: roleCodes.implementing, ...reference(project), narratives: worded(project.implementer) };
  return [...funding, implementing];
}

/** What was budgeted first is the original budget of its period; with its corrections it makes the revised one. */
function writeBudgets(budgets: readonly BudgetPlan[]): readonly Budget[] {
  const periods = Map.groupBy(revisedOnce(budgets), ({ startsOn, endsOn }) => `${startsOn} ${endsOn}`);
  return [...periods.values()].flatMap(([first, correction]) => {
    if (first === undefined) return [];
    const original = budgetOf(first, first.amount, '1');
    if (correction === undefined) return [original];
    const { amount, reason } = correction;
    const sum = { ...amount, amountMinor: first.amount.amountMinor + amount.amountMinor };
    const revised = budgetOf(correction, sum, '2');
    if (reason === null) return [original, revised];
    return [original, { ...revised, kept: { attributes: { [own('reason')]: reason }, children: [] } }];
  });
}

function budgetOf({ startsOn, endsOn, valueDate }: BudgetPlan, amount: MoneyValue, type: string): Budget {
  return { type, status: '2', start: { date: startsOn }, end: { date: endsOn }, value: datedOf(amount, valueDate) };
}

function writeTransactions(project: ProjectPlan): readonly Transaction[] {
  const receiver = project.atRisk
    ? {}
    : { receiver: { ...reference(project), narratives: worded(project.implementer) } };
  const write = (type: string) => (entry: PaymentPlan) => ({
    type: { code: type },
    date: { date: entry.day },
    value: datedOf(entry.amount, entry.valueDate),
    ...(entry.reason === null ? {} : { description: { narratives: worded(entry.reason) } }),
    ...receiver,
    sectors: [],
    aidTypes: [],
  });
  return [
    ...project.commitments.map(write(transactionTypes.commitment)),
    ...project.disbursements.map(write(transactionTypes.disbursement)),
  ];
}

function writeResults(indicators: readonly IndicatorPlan[]): readonly Result[] {
  const results = Map.groupBy(indicators, ({ resultType, resultTitle }) => `${resultType} ${resultTitle}`);
  return [...results.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        type: resultTypes[first.resultType] ?? '9',
        title: { narratives: worded(first.resultTitle) },
        indicators: own.map((indicator) => ({
          measure: measureCodes[indicator.measure] ?? '1',
          ascending: indicator.ascending,
          title: { narratives: worded(indicator.title) },
          baselines: [{ year: indicator.baselineYear, value: indicator.baselineValue }],
          periods: indicator.measurements.map(({ startsOn, endsOn, target, actual }) => ({
            start: { date: startsOn },
            end: { date: endsOn },
            targets: target === null ? [] : [{ value: target }],
            actuals: actual === null ? [] : [{ value: actual }],
          })),
        })),
      },
    ];
  });
}

function reviewElement({ isAgreed, reviewedOn, score, risk, found, recommended }: ReviewPlan): XmlElement {
  const child = (name: string, text: string) => ({ name: own(name), attributes: {}, children: [text], line: 0 });
  return {
    name: own('annual-review'),
    attributes: { 'reviewed-on': reviewedOn, score, risk, agreed: isAgreed ? '1' : '0' },
    children: [child('found', found), ...recommended.map((each) => child('recommended', each))],
    line: 0,
  };
}

export const own = (name: string) => `${ownNamespace.prefix}:${name}`;
const worded = (text: string) => [{ text }];
const tag = (code: string, vocabularyUri: string) => ({ code, vocabulary: '99', vocabularyUri, narratives: [] });
const reference = ({ implementerReference: ref }: ProjectPlan) => (ref === null ? {} : { ref });
const datedOf = ({ amountMinor, currency }: MoneyValue, valueDate: string) => ({
  money: money(BigInt(amountMinor), currencyOf(currency)),
  valueDate,
});
