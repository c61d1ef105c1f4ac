import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Finding, gapsBetween } from './strategy-gaps.ts';

const driver = (id: string): Finding => ({ kind: 'driver', id, title: `Driver ${id}` });
const tied = (id: string, ties: { driver?: string; opportunity?: string } = {}) => ({
  ...{ id, title: `Objective ${id}` },
  driver: ties.driver ?? null,
  opportunity: ties.opportunity ?? null,
});

test('a driver without an objective is unanswered, an objective without one is an orphan, one of another version is outdated', () => {
  const findings = [
    driver('raids'),
    driver('election'),
    { kind: 'opportunity', id: 'elders', title: 'Elders' } as const,
  ];
  const objectives = [tied('a', { driver: 'raids' }), tied('b'), tied('c', { driver: 'gone' })];
  expect(gapsBetween(findings, objectives)).toEqual({
    unanswered: [findings[1], findings[2]],
    orphans: [objectives[1]],
    outdated: [objectives[2]],
  });
});

test('an objective that builds on an opportunity answers it, and is no orphan though it names no driver', () => {
  const elders = { kind: 'opportunity', id: 'elders', title: 'Elders' } as const;
  expect(gapsBetween([elders], [tied('a', { opportunity: 'elders' })])).toEqual({
    unanswered: [],
    orphans: [],
    outdated: [],
  });
});

const ids: fc.Arbitrary<string> = fc.constantFrom('1', '2', '3', '4', '5', '6');
const someObjectives = fc.array(
  fc.record({ id: fc.uuid(), title: fc.string(), driver: fc.option(ids), opportunity: fc.option(ids) }),
);
const someFindings = fc.uniqueArray(ids).map((each) => each.map(driver));

test('each finding is answered or listed, and each objective stands in one list at most', () => {
  fc.assert(
    fc.property(someFindings, someObjectives, (findings, objectives) => {
      const { unanswered, orphans, outdated } = gapsBetween(findings, objectives);
      const taken = objectives.flatMap((each) => [each.driver, each.opportunity]);
      for (const finding of findings) expect(unanswered.includes(finding)).toBe(!taken.includes(finding.id));
      expect(orphans.filter((each) => outdated.includes(each))).toEqual([]);
      const met = objectives.length - orphans.length - outdated.length;
      expect(met).toBe(
        objectives.filter(({ driver: one, opportunity: other }) =>
          findings.some(({ id }) => id === one || id === other),
        ).length,
      );
    }),
  );
});
