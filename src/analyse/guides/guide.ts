import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { type RiskFactor, riskFactors } from '../../warn/risk-factors/risk-factor.ts';

/** What is known of a country, as far as the reader may see it. */
export type GuideSources = {
  /** The newest published assessment. */
  readonly assessment:
    | {
        readonly href: string;
        readonly publishedOn: string;
        readonly ratings: readonly { readonly factor: number; readonly rating: number; readonly direction: string }[];
        readonly groups: readonly { readonly name: string; readonly targetedBy: string }[];
        readonly days: readonly GuideDay[];
        readonly marked: Pick<Marked, 'marking' | 'caveats'>;
      }
    | undefined;
  /** Coded reports of the last twelve months: each with the factors and indicators that a person has accepted. */
  readonly reports: readonly {
    readonly id: string;
    readonly factors: readonly number[];
    readonly indicators: readonly string[];
    readonly groups: readonly string[];
    readonly marked: Pick<Marked, 'marking' | 'caveats'>;
  }[];
  /** Civilians killed deliberately by year, the earliest first. */
  readonly years: readonly { readonly year: number; readonly deaths: number }[];
  /** Of 25 civilians killed or more in the twelve months of the last forecast. */
  readonly chance: number | undefined;
  readonly days: readonly (GuideDay & { readonly marked: Pick<Marked, 'marking' | 'caveats'> })[];
};

export type GuideDay = { readonly on: string; readonly name: string };

/** A risk factor with the signs of it to watch for. */
export type GuideFactor = {
  readonly number: number;
  readonly name: string;
  /** 0 to 3, of the assessment. */
  readonly rating: number | undefined;
  readonly direction: string | undefined;
  readonly reports: number;
  /** Signs that reports have told of first. */
  readonly signs: readonly { readonly number: string; readonly words: string; readonly reports: number }[];
};

/** One page for a post: what to watch for in a country, among whom, after which past and around which days. */
export type Guide = {
  readonly factors: readonly GuideFactor[];
  /** Nothing is rated or coded: the signs are general ones. */
  readonly isGeneral: boolean;
  readonly groups: readonly { readonly name: string; readonly targetedBy: string | undefined }[];
  readonly lastYear: { readonly year: number; readonly deaths: number } | undefined;
  readonly worstYear: { readonly year: number; readonly deaths: number } | undefined;
  readonly yearsWith25: number;
  readonly yearsKnown: number;
  readonly chance: number | undefined;
  readonly days: readonly GuideDay[];
  readonly assessment: { readonly href: string; readonly publishedOn: string } | undefined;
  readonly reports: number;
  /** The strictest of what it is made from. */
  readonly marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
  readonly caveats: readonly string[];
};

/** What one side of paper takes. */
const most = { factors: 5, signs: 4, groups: 6, days: 8 } as const;
const leastRating = 2;
/** Of the Framework: what makes such crimes possible, and what sets them off. */
const generalFactors: readonly number[] = [7, 8, 9, 5];

export function makeGuide({ assessment, reports, years, chance, days }: GuideSources): Guide {
  const told = riskFactors.map((factor) => guideFactor(factor, { assessment, reports }));
  const standing = told
    .filter(({ rating = 0, reports: count }) => rating >= leastRating || count > 0)
    .toSorted(
      (left, right) =>
        (right.rating ?? 0) - (left.rating ?? 0) || right.reports - left.reports || left.number - right.number,
    );
  const isGeneral = standing.length === 0;
  const chosen = isGeneral ? told.filter(({ number }) => generalFactors.includes(number)) : standing;
  const parts = [...(assessment === undefined ? [] : [assessment.marked]), ...reports.map(({ marked }) => marked)];
  const marked = [...parts, ...days.map((each) => each.marked)];
  return {
    factors: chosen.slice(0, most.factors),
    isGeneral,
    groups: groupsOf({ assessment, reports }).slice(0, most.groups),
    lastYear: years.at(-1),
    worstYear: years.toSorted((left, right) => right.deaths - left.deaths || right.year - left.year)[0],
    yearsWith25: years.filter(({ deaths }) => deaths >= 25).length,
    yearsKnown: years.length,
    chance,
    days: daysOf([...(assessment?.days ?? []), ...days]).slice(0, most.days),
    assessment: assessment && { href: assessment.href, publishedOn: assessment.publishedOn },
    reports: reports.length,
    marking: marked.some(({ marking }) => marking !== 'OFFICIAL') ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    caveats: [...new Set(marked.flatMap(({ caveats }) => caveats))].toSorted(),
  };
}

type Known = Pick<GuideSources, 'assessment' | 'reports'>;

function guideFactor({ number, name, indicators }: RiskFactor, { assessment, reports }: Known): GuideFactor {
  const rated = assessment?.ratings.find(({ factor }) => factor === number);
  const signs = Object.entries(indicators).map(([indicator, words]) => ({
    ...{ number: indicator, words },
    reports: reports.filter((report) => report.indicators.includes(indicator)).length,
  }));
  return {
    ...{ number, name, rating: rated?.rating, direction: rated?.direction },
    reports: reports.filter(({ factors }) => factors.includes(number)).length,
    signs: signs.toSorted((left, right) => right.reports - left.reports).slice(0, most.signs),
  };
}

/** Those that an assessment names, then those that reports speak of, the most often told first. */
function groupsOf({ assessment, reports }: Known): Guide['groups'] {
  const named = (assessment?.groups ?? []).map(({ name, targetedBy }) => ({ name, targetedBy }));
  const counts = new Map<string, number>();
  for (const group of reports.flatMap(({ groups }) => groups)) counts.set(group, (counts.get(group) ?? 0) + 1);
  const told = [...counts]
    .toSorted((left, right) => right[1] - left[1])
    .map(([name]) => ({ name, targetedBy: undefined }));
  return [...named, ...told.filter(({ name }) => !named.some((each) => each.name === name))];
}

function daysOf(days: readonly GuideDay[]): readonly GuideDay[] {
  const once = new Map(days.map(({ on, name }) => [`${on} ${name}`, { on, name }]));
  return [...once.values()].toSorted((left, right) => (left.on < right.on ? -1 : 1));
}
