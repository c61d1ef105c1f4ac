import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
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

/** Why the rule raised a warning: kept in English with its figures in place, and told again in a reader’s language. */
const reasons = {
  severe: message(
    'The chance that 1,000 or more civilians are killed deliberately in the next twelve months is {chance}; of 100 or more, {lesser}, {change}.',
  ),
  other: message(
    'The chance that {deaths} or more civilians are killed deliberately in the next twelve months is {chance}, {change}.',
  ),
  same: message('as it was a year before'),
  up: message('up from {before} a year before'),
  down: message('down from {before} a year before'),
} as const;
export const reasonSentences: readonly string[] = Object.values(reasons);

function proposeWarning(risk: Risk): Proposal | undefined {
  const { country } = risk;
  const { severe, other } = reasons;
  if (risk.probability1000 >= warningRule.severeAt1000) {
    const chance = formatPercent(risk.probability1000);
    const lesser = formatPercent(risk.probability100);
    const change = changeWords(risk.probability100, risk.probability100YearBefore);
    return { country, level: 'severe', reason: filled(severe, { chance, lesser, change }) };
  }
  if (risk.probability100 >= warningRule.highAt100) {
    const chance = formatPercent(risk.probability100);
    const change = changeWords(risk.probability100, risk.probability100YearBefore);
    return { country, level: 'high', reason: filled(other, { deaths: '100', chance, change }) };
  }
  const rise = risk.probability25 - risk.probability25YearBefore;
  if (risk.probability25 >= warningRule.elevatedAt25 && rise >= warningRule.riseAt25) {
    const chance = formatPercent(risk.probability25);
    const change = changeWords(risk.probability25, risk.probability25YearBefore);
    return { country, level: 'elevated', reason: filled(other, { deaths: '25', chance, change }) };
  }
  return undefined;
}

function changeWords(now: number, before: number): string {
  if (Math.abs(now - before) < 0.02) return reasons.same;
  return filled(now > before ? reasons.up : reasons.down, { before: formatPercent(before) });
}

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

const quietDaysAfterClosing = 90;
const rank: Readonly<Record<Level, number>> = { elevated: 0, high: 1, severe: 2 };

/** A warning closed in the last ninety days stands for the same risk, unless the level has risen since. */
export function reopensTooSoon(proposal: Proposal, closed: Warning, now: Date): boolean {
  if (closed.state !== 'closed') return false;
  const days = (now.getTime() - closed.closedAt.getTime()) / 86_400_000;
  return days < quietDaysAfterClosing && rank[proposal.level] <= rank[closed.level];
}
