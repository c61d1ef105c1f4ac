import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCountries, type CountryCode } from '../../places/country.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { formatPercent } from '../../platform/words.ts';
import type { Warning, WarningId } from './warning.ts';
import { type Proposal, proposeWarnings, type Risk, reopensTooSoon, warningRule } from './warning-rule.ts';

const code = 'CAF' as CountryCode; // A code of the table, as countryByCode would give it.
const quiet: Risk = {
  country: code,
  probability25: 0,
  probability100: 0,
  probability1000: 0,
  probability25YearBefore: 0,
  probability100YearBefore: 0,
};
const propose = (risk: Partial<Risk>) => proposeWarnings([{ ...quiet, ...risk }])[0];

/** A risk as a model gives it: the more deaths, the less likely. */
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const anyRisk = fc
  .tuple(probability, probability, probability, probability, probability)
  .map(([a, b, c, before25, before100]): Risk => {
    const [probability25 = 0, probability100 = 0, probability1000 = 0] = [a, b, c].sort((x, y) => y - x);
    return {
      ...quiet,
      probability25,
      probability100,
      probability1000,
      probability25YearBefore: before25,
      probability100YearBefore: before100,
    };
  });

const rank = (proposal: Proposal | undefined) => ['severe', 'high', 'elevated'].indexOf(proposal?.level ?? '');
const height = (proposal: Proposal | undefined) => (proposal === undefined ? 0 : 3 - rank(proposal));

test('each level begins exactly at its number', () => {
  const { severeAt1000, highAt100, elevatedAt25, riseAt25 } = warningRule;
  expect(propose({ probability1000: severeAt1000 })?.level).toBe('severe');
  expect(propose({ probability1000: severeAt1000 - 1e-9 })).toBeUndefined();
  expect(propose({ probability100: highAt100 })?.level).toBe('high');
  expect(propose({ probability100: highAt100 - 1e-9 })).toBeUndefined();
  expect(propose({ probability25: elevatedAt25, probability25YearBefore: elevatedAt25 - riseAt25 - 0.01 })?.level).toBe(
    'elevated',
  );
  expect(propose({ probability25: 0.6, probability25YearBefore: 0.51 })).toBeUndefined();
  expect(propose({ probability25: elevatedAt25 - 1e-9 })).toBeUndefined();
});

test('the reason says the number, and how it moved in a year', () => {
  expect(propose({ probability100: 0.63, probability100YearBefore: 0.4 })?.reason).toBe(
    'The chance that 100 or more civilians are killed deliberately in the next twelve months is 63 %, up from 40 % a year before.',
  );
  expect(propose({ probability100: 0.63, probability100YearBefore: 0.8 })?.reason).toContain(
    '63 %, down from 80 % a year before',
  );
  expect(propose({ probability100: 0.63, probability100YearBefore: 0.62 })?.reason).toContain(
    '63 %, as it was a year before',
  );
});

test('a worse risk never gets a lower level', () => {
  fc.assert(
    fc.property(anyRisk, anyRisk, (left, right) => {
      const worse: Risk = {
        ...left,
        probability25: Math.max(left.probability25, right.probability25),
        probability100: Math.max(left.probability100, right.probability100),
        probability1000: Math.max(left.probability1000, right.probability1000),
      };
      expect(height(propose(worse))).toBeGreaterThanOrEqual(height(propose(left)));
    }),
  );
});

test('every reason names the probability that its level rests on', () => {
  fc.assert(
    fc.property(anyRisk, (risk) => {
      const proposal = propose(risk);
      if (proposal === undefined) return;
      const rests = { severe: risk.probability1000, high: risk.probability100, elevated: risk.probability25 };
      expect(proposal.reason).toContain(`months is ${formatPercent(rests[proposal.level])}`);
    }),
  );
});

test('a proposal rests on its own country, each country has at most one, and there are never more than thirty', () => {
  const world = fc
    .array(anyRisk, { minLength: 1, maxLength: 120 })
    .map((risks) => risks.map((risk, place) => ({ ...risk, country: allCountries()[place]?.code ?? code })));
  fc.assert(
    fc.property(world, (risks) => {
      const proposals = proposeWarnings(risks);
      const alone = risks.flatMap((risk) => proposeWarnings([risk]));
      expect(proposals).toHaveLength(Math.min(alone.length, warningRule.mostWarnings));
      expect(new Set(proposals.map((proposal) => proposal.country)).size).toBe(proposals.length);
      for (const proposal of proposals) expect(alone).toContainEqual(proposal);
      const chanceOf = (proposal: Proposal) =>
        risks.find((risk) => risk.country === proposal.country)?.probability100 ?? Number.NaN;
      const leftOut = alone.filter((one) => !proposals.some((proposal) => proposal.country === one.country));
      const lowestTaken = Math.min(...proposals.map(chanceOf));
      for (const proposal of leftOut) expect(chanceOf(proposal)).toBeLessThanOrEqual(lowestTaken);
    }),
  );
});

test('a warning closed in the last ninety days is not raised again, unless its level has risen', () => {
  const closedAt = new Date('2026-11-01T00:00:00Z');
  const closed: Warning = {
    id: 'a warning' as WarningId,
    country: code,
    level: 'high',
    tier: 'desk',
    desk: 'East and Central Africa Desk',
    reason: 'The chance has risen',
    raisedBy: 'rule',
    openedAt: new Date('2026-10-01T00:00:00Z'),
    ...unrestricted,
    state: 'closed',
    acknowledgedAt: closedAt,
    decidedAt: closedAt,
    choice: 'watch',
    closedAt,
  };
  const proposal = (level: Proposal['level']): Proposal => ({ country: code, level, reason: 'The chance has risen' });
  const daysOn = (days: number) => new Date(closedAt.getTime() + days * 86_400_000);
  expect(reopensTooSoon(proposal('high'), closed, daysOn(89.9))).toBe(true);
  expect(reopensTooSoon(proposal('elevated'), closed, daysOn(1))).toBe(true);
  expect(reopensTooSoon(proposal('severe'), closed, daysOn(1))).toBe(false);
  expect(reopensTooSoon(proposal('high'), closed, daysOn(90))).toBe(false);
});
