import type { CountryCode } from '../../places/country.ts';
import { formatPercent } from '../../platform/words.ts';
import type { Level, Warning } from './warning.ts';

/** What the rule looks at in one country: probabilities of one-sided deaths in the next twelve months. */
export type Risk = {
  readonly country: CountryCode;
  readonly probability25: number;
  readonly probability100: number;
  readonly probability1000: number;
  /** What the same model gave with what was known a year earlier. */
  readonly probability25YearBefore: number;
  readonly probability100YearBefore: number;
};

export type Proposal = { readonly country: CountryCode; readonly level: Level; readonly reason: string };

/** The rule's numbers, in one place: shown on the warnings page, and to become data when rules are scored. */
export const warningRule = {
  severeAt1000: 0.2,
  highAt100: 0.4,
  elevatedAt25: 0.3,
  riseAt25: 0.1,
  mostWarnings: 30,
} as const;

/**
 * Level and rise: severe where 1,000 deaths or more are a fair chance; high where 100 or more are a realistic possibility;
 * elevated where 25 or more are a fair chance and the chance has risen in a year. As many as a small team can answer,
 * the likeliest first.
 */
export function proposeWarnings(risks: readonly Risk[]): readonly Proposal[] {
  return risks
    .flatMap((risk) => {
      const proposal = proposeWarning(risk);
      return proposal === undefined ? [] : [{ proposal, risk }];
    })
    .sort((left, right) => right.risk.probability100 - left.risk.probability100)
    .slice(0, warningRule.mostWarnings)
    .map(({ proposal }) => proposal);
}

function proposeWarning(risk: Risk): Proposal | undefined {
  const { country } = risk;
  if (risk.probability1000 >= warningRule.severeAt1000) {
    return {
      country,
      level: 'severe',
      reason: `The chance that 1,000 or more civilians are killed deliberately in the next twelve months is ${formatPercent(risk.probability1000)}; of 100 or more, ${formatPercent(risk.probability100)}${change(risk.probability100, risk.probability100YearBefore)}.`,
    };
  }
  if (risk.probability100 >= warningRule.highAt100) {
    return {
      country,
      level: 'high',
      reason: `The chance that 100 or more civilians are killed deliberately in the next twelve months is ${formatPercent(risk.probability100)}${change(risk.probability100, risk.probability100YearBefore)}.`,
    };
  }
  const rise = risk.probability25 - risk.probability25YearBefore;
  if (risk.probability25 >= warningRule.elevatedAt25 && rise >= warningRule.riseAt25) {
    return {
      country,
      level: 'elevated',
      reason: `The chance that 25 or more civilians are killed deliberately in the next twelve months is ${formatPercent(risk.probability25)}${change(risk.probability25, risk.probability25YearBefore)}.`,
    };
  }
  return undefined;
}

function change(now: number, before: number): string {
  if (Math.abs(now - before) < 0.02) return ', as it was a year before';
  return `, ${now > before ? 'up' : 'down'} from ${formatPercent(before)} a year before`;
}

const quietDaysAfterClosing = 90;
const rank: Readonly<Record<Level, number>> = { elevated: 0, high: 1, severe: 2 };

/** A warning closed in the last ninety days stands for the same risk, unless the level has risen since. */
export function reopensTooSoon(proposal: Proposal, closed: Warning, now: Date): boolean {
  if (closed.state !== 'closed') return false;
  const days = (now.getTime() - closed.closedAt.getTime()) / 86_400_000;
  return days < quietDaysAfterClosing && rank[proposal.level] <= rank[closed.level];
}
