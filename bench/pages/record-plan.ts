import type { Services } from '../../src/main.ts';
import { regionsOf } from '../../src/places/shipped-regions.ts';
import type { FieldValues } from '../../src/platform/records/record-service.ts';

/** How many of a kind are made, and in what they differ from the kind's example. */
export type KindPlan = {
  readonly kind: string;
  readonly count: number;
  /**
   * As many for each whole, in turn: of parts, or by the field that names what each of them is about. Otherwise the example
   * itself says which whole it belongs to.
   */
  readonly inTurn?: true | string;
  /** @param round how many its whole has already @param index how many there are already */
  readonly differing?: (round: number, index: number, place: string) => FieldValues;
  /** Who makes it, where not always the example's maker. */
  readonly by?: (round: number) => string;
  /** The share that goes on along the way of its example, and how far at most. */
  readonly onward?: { readonly share: number; readonly steps?: number };
};

const pounds = (amount: number) => ({ amountMinor: amount * 100, currency: 'GBP' });
const year = (round: number) => 2023 + (round % 3);
const financialYear = (round: number) => ({ startsOn: `${year(round)}-04-01`, endsOn: `${year(round) + 1}-03-31` });
const estimators = ['joint-analyst', 'watch-analyst', 'desk-officer', 'focal-point', 'strategy-owner'];
const members = ['GUY', 'FRA', 'SLE', 'DNK', 'KOR'];
const probabilities = [0.35, 0.4, 0.25];

/** Of 1,000 programmes and 4,000 projects each is an activity of IATI: 5,000. */
const money: readonly KindPlan[] = [
  {
    kind: 'programme',
    count: 1_000,
    differing: (_round, _index, place) => ({ otherCountries: [place === 'SDN' ? 'SSD' : 'SDN'] }),
    onward: { share: 0.8, steps: 1 },
  },
  { kind: 'project', count: 4_000, inTurn: true, onward: { share: 0.8, steps: 1 } },
  { kind: 'budget-line', count: 8_000, inTurn: true, differing: financialYear },
  { kind: 'commitment', count: 4_000, inTurn: true },
  {
    kind: 'disbursement',
    count: 12_000,
    inTurn: true,
    differing: (round, index) => ({
      paidOn: `${year(round)}-06-01`,
      valueDate: `${year(round)}-06-01`,
      amount: pounds(20_000 + (index % 700) * 100),
    }),
  },
  { kind: 'project-indicator', count: 4_000, inTurn: true },
  { kind: 'project-measurement', count: 8_000, inTurn: true, differing: financialYear },
  { kind: 'annual-review', count: 2_000, inTurn: true, onward: { share: 0.7 } },
];

const reports: readonly KindPlan[] = [
  { kind: 'report', count: 2_000 },
  { kind: 'evidence-item', count: 300 },
  { kind: 'report-code', count: 2_000, inTurn: true, onward: { share: 0.7, steps: 1 } },
  { kind: 'report-question', count: 500, inTurn: true, onward: { share: 0.6 } },
  {
    kind: 'signal',
    count: 2_000,
    differing: (_round, index, place) => ({ region: (index % 4 === 0 && regionsOf(place)[0]?.id) || null }),
    onward: { share: 0.6 },
  },
  { kind: 'signal-report', count: 1_000, inTurn: true },
  { kind: 'signal-series', count: 400, inTurn: true },
  { kind: 'check-in', count: 400 },
  { kind: 'watch-dismissal', count: 300 },
  { kind: 'desk-matter', count: 300, onward: { share: 0.7 } },
  { kind: 'warning-release', count: 100, onward: { share: 0.5, steps: 1 } },
];

const analysis: readonly KindPlan[] = [
  { kind: 'assessment', count: 200 },
  // An assessment makes its own.
  { kind: 'assessment-section', count: 0 },
  {
    kind: 'risk-rating',
    count: 2_800,
    inTurn: true,
    differing: (round) => ({ factor: `${round + 1}`, indicators: [`${round + 1}.1`] }),
  },
  { kind: 'scenario', count: 600, inTurn: true, differing: (round) => ({ probability: probabilities[round] ?? 0 }) },
  { kind: 'assessment-evidence', count: 1_600, inTurn: true },
  { kind: 'assessment-claim', count: 2_000, inTurn: true },
  { kind: 'prepared-line', count: 1_000, inTurn: true },
  { kind: 'conflict-actor', count: 400, inTurn: true },
  { kind: 'actor-relation', count: 200 },
  { kind: 'group-at-risk', count: 400, inTurn: true },
  { kind: 'expected-date', count: 400, inTurn: true },
  { kind: 'key-assumption', count: 400, inTurn: true },
  { kind: 'hypothesis', count: 200, inTurn: true },
  { kind: 'matrix-evidence', count: 400, inTurn: true },
  { kind: 'watched-indicator', count: 200, inTurn: true },
  { kind: 'section-comment', count: 400, inTurn: true },
  { kind: 'dissent', count: 100, inTurn: true },
  { kind: 'priority', count: 800, inTurn: true, differing: (round) => ({ rank: round + 1 }) },
  { kind: 'driver', count: 800, inTurn: true },
  { kind: 'opportunity', count: 400, inTurn: true },
  {
    kind: 'refresh-request',
    count: 40,
    inTurn: 'assessment',
    differing: () => ({ country: null, ofVersion: null }),
    onward: { share: 0.5 },
  },
  { kind: 'judgement-question', count: 300 },
  { kind: 'estimate', count: 1_200, inTurn: true, by: (round) => estimators[round] ?? 'joint-analyst' },
];

const choosing: readonly KindPlan[] = [
  { kind: 'strategy', count: 100 },
  { kind: 'objective', count: 400, inTurn: true },
  { kind: 'indicator', count: 600 },
  { kind: 'measurement', count: 2_000, inTurn: true },
  { kind: 'option', count: 1_000, onward: { share: 0.1 } },
  {
    kind: 'envelope',
    count: 100,
    differing: (_round, index) => ({ financialYear: `${2017 + (index % 10)}-${18 + (index % 10)}` }),
  },
  {
    kind: 'allocation',
    count: 1_000,
    inTurn: true,
    differing: (round) => ({ amount: pounds(50_000 + round * 7_000), fullTimeEquivalents: 0.5 }),
    onward: { share: 0.1 },
  },
];

const diplomacy: readonly KindPlan[] = [
  { kind: 'forum-body', count: 20 },
  { kind: 'forum-session', count: 200, inTurn: true },
  {
    kind: 'member-position',
    count: 1_000,
    inTurn: true,
    differing: (round) => ({ member: members[round] ?? 'GUY' }),
    onward: { share: 0.3 },
  },
  { kind: 'forum-vote', count: 300, inTurn: true, onward: { share: 0.8, steps: 1 } },
  { kind: 'outcome-document', count: 300, inTurn: true, onward: { share: 0.8 } },
  { kind: 'diplomatic-date', count: 300, onward: { share: 0.3 } },
  { kind: 'upr-review', count: 100 },
  {
    kind: 'upr-recommendation',
    count: 1_500,
    inTurn: true,
    differing: (round) => ({ itemNumber: `134.${round + 1}` }),
    onward: { share: 0.8, steps: 2 },
  },
  { kind: 'peace-agreement', count: 60 },
  { kind: 'peace-provision', count: 600, inTurn: true, onward: { share: 0.4, steps: 1 } },
  { kind: 'peace-violation', count: 200, onward: { share: 0.1, steps: 1 } },
];

const instruments: readonly KindPlan[] = [
  { kind: 'ask', count: 3_000, onward: { share: 0.6 } },
  { kind: 'sanctions-regime', count: 30 },
  { kind: 'listing-criterion', count: 120, inTurn: true },
  { kind: 'designation-case', count: 300, onward: { share: 0.9, steps: 7 } },
  // Each brings a case and a criterion of one regime.
  { kind: 'criterion-answer', count: 100 },
  { kind: 'designation-evidence', count: 100 },
  { kind: 'retention-hold', count: 20 },
  { kind: 'sanctions-measure', count: 200, onward: { share: 0.8, steps: 1 } },
  { kind: 'osja-assessment', count: 200, onward: { share: 0.8, steps: 4 } },
  { kind: 'unit-vetting', count: 200, onward: { share: 0.8, steps: 1 } },
  { kind: 'disaster-response', count: 100, onward: { share: 0.8 } },
  { kind: 'operation', count: 40 },
  { kind: 'contribution', count: 200, inTurn: true, onward: { share: 0.8, steps: 2 } },
  { kind: 'protection-task', count: 300, inTurn: true, onward: { share: 0.8 } },
];

const account: readonly KindPlan[] = [
  { kind: 'recommendation', count: 500, onward: { share: 0.8 } },
  { kind: 'letter', count: 600 },
  { kind: 'citation', count: 1_200, inTurn: true },
  {
    kind: 'publication-item',
    count: 300,
    differing: (_round, index) => ({ year: 2021 + (index % 6), rows: 'Country | Chance\nSDN | 93 %\nSSD | 60 %' }),
    onward: { share: 0.9, steps: 4 },
  },
  { kind: 'government-post', count: 60 },
  { kind: 'post-holding', count: 60, inTurn: true },
  { kind: 'delegation', count: 40, onward: { share: 0.9, steps: 1 } },
  { kind: 'hand-over', count: 40, onward: { share: 0.5 } },
];

/** In an order in which each stands on those before it. */
export const recordPlans: readonly KindPlan[] = [
  ...reports,
  ...analysis,
  ...choosing,
  ...diplomacy,
  ...instruments,
  ...account,
  ...money,
];

/** Every kind has its plan. @throws Error naming one without */
export function requireEveryKind({ records }: Services): void {
  const planned = new Set(recordPlans.map(({ kind }) => kind));
  const missing = Object.values(records).find(({ definition }) => !planned.has(definition.kind));
  if (missing !== undefined) throw new Error(`How many of the kind ${missing.definition.kind} are made, nobody says`);
}
