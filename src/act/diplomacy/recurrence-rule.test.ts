import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ProvisionKind, provisionKindWords } from './peace-agreement.ts';
import { type AgreementStanding, findingWords, judgeRecurrence, readRecurrenceRule } from './recurrence-rule.ts';

const text = readFileSync(new URL('../../../data/recurrence-rule.json', import.meta.url), 'utf8');
const rule = readRecurrenceRule(text);
const today = '2026-11-24';
const kinds = Object.keys(provisionKindWords) as ProvisionKind[]; // The keys are what the type is made of.
const dates = fc
  .integer({ min: -400, max: 400 })
  .map((days) => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
const kind = fc.constantFrom(...kinds);
const standings: fc.Arbitrary<AgreementStanding> = fc.record({
  provisions: fc.array(fc.record({ kind, dueOn: fc.option(dates), isCarriedOut: fc.boolean() }), { maxLength: 20 }),
  violations: fc.array(fc.record({ kind, observedOn: dates }), { maxLength: 20 }),
});
const violation = (observedOn: string, of: ProvisionKind = 'security') => ({ kind: of, observedOn });
const judged = (violations: AgreementStanding['violations']) =>
  judgeRecurrence(rule, { provisions: [], violations }, today);

test('violations of security provisions count for ninety days, the first day included', () => {
  // 90 days before 24 November 2026 is 26 August; the eighty-ninth is the 27th.
  expect(judged([violation('2026-08-26')])).toEqual([]);
  expect(judged([violation('2026-08-27')])).toMatchObject([{ level: 'elevated', count: 1 }]);
  expect(judged([violation('2026-11-24'), violation('2026-11-01'), violation('2026-10-01')])).toMatchObject([
    { level: 'high', count: 3 },
  ]);
  expect(judged(Array.from({ length: 6 }, () => violation(today)))).toMatchObject([{ level: 'severe' }]);
  expect(judged(Array.from({ length: 9 }, () => violation(today, 'economic')))).toEqual([]);
});

test('overdue provisions count as a share of those due, from four due on', () => {
  const due = (isCarriedOut: boolean) => ({ kind: 'justice' as const, dueOn: '2026-10-01', isCarriedOut });
  const of = (...done: boolean[]) => judgeRecurrence(rule, { provisions: done.map(due), violations: [] }, today);
  expect(of(false, false, false)).toEqual([]);
  expect(of(true, true, true, false)).toEqual([]);
  expect(of(true, true, false, false)).toMatchObject([{ level: 'elevated', count: 2, of: 4 }]);
  expect(of(true, false, false, false)).toMatchObject([{ level: 'high', count: 3, of: 4 }]);
  const [finding] = of(true, false, false, false);
  expect(finding && findingWords(finding, rule)).toBe('3 of 4 provisions that were due are not carried out.');
});

test('one more violation, or one provision less carried out, never lowers what is asked', () => {
  const order = ['elevated', 'high', 'severe'];
  const gravest = (standing: AgreementStanding) =>
    order.indexOf(judgeRecurrence(rule, standing, today)[0]?.level ?? '');
  fc.assert(
    fc.property(standings, kind, dates, (standing, of, observedOn) => {
      const worse = { ...standing, violations: [...standing.violations, violation(observedOn, of)] };
      expect(gravest(worse)).toBeGreaterThanOrEqual(gravest(standing));
      const undone = { ...standing, provisions: standing.provisions.map((each) => ({ ...each, isCarriedOut: false })) };
      expect(gravest(undone)).toBeGreaterThanOrEqual(gravest(standing));
    }),
  );
});

test('the order in which things happened to be written makes no difference, and the gravest finding is first', () => {
  const order = ['severe', 'high', 'elevated'];
  fc.assert(
    fc.property(standings, (standing) => {
      const found = judgeRecurrence(rule, standing, today);
      const turned = {
        provisions: standing.provisions.toReversed(),
        violations: standing.violations.toReversed(),
      };
      expect(judgeRecurrence(rule, turned, today)).toEqual(found);
      expect(found.map(({ level }) => order.indexOf(level))).toEqual(
        found.map(({ level }) => order.indexOf(level)).toSorted(),
      );
    }),
  );
});

test('a rule whose thresholds fall as the level rises is refused', () => {
  const wrong = { ...rule, securityViolations: { elevated: 3, high: 2, severe: 5 } };
  expect(() => readRecurrenceRule(JSON.stringify(wrong))).toThrow('higher level from fewer');
  expect(() => readRecurrenceRule('{}')).toThrow('does not fit');
});
