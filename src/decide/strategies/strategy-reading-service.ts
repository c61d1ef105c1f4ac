import type { AssessmentService } from '../../analyse/assessments/assessment-service.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Progress, progressOf } from './indicator-progress.ts';
import { gapsBetween } from './strategy-gaps.ts';
import { findingsFor, type Indicator, type Strategy, type StrategyServices } from './strategy-service.ts';

export type StrategyReadingService = ReturnType<typeof createStrategyReadingService>;

/** What is seen of a strategy by setting its parts side by side. */
export function createStrategyReadingService({
  database,
  services: { assessments, objectives, indicators, measurements },
}: {
  readonly database: Database;
  readonly services: StrategyServices & { readonly assessments: AssessmentService };
}) {
  return {
    /** Each standing objective with its indicators and how far they have come, and where the assessment is not answered. */
    ofStrategy(actor: Actor, strategy: Strategy) {
      return database.snapshot(actor, async (queries) => {
        const standing = { state: 'standing', values: { strategy: strategy.id } };
        const wanted = (await objectives.listIn(queries, standing)).toReversed();
        const watched = (await indicators.listIn(queries, standing)).toReversed();
        const courses: { readonly indicator: Indicator; readonly progress: Progress }[] = [];
        for (const each of watched) {
          const of = { state: 'standing', values: { indicator: each.id } };
          const measured = (await measurements.listIn(queries, of)).map(({ values }) => values);
          courses.push({ indicator: each, progress: progressOf(each.values, measured) });
        }
        const tied = wanted.map(({ id, values }) => ({ ...values, id, title: values.wording }));
        const findings = await findingsFor(assessments, queries, strategy);
        return {
          objectives: tied.map((objective) => ({
            objective,
            courses: courses.filter(({ indicator }) => indicator.values.objective === objective.id),
          })),
          findings,
          gaps: gapsBetween(findings ?? [], tied),
        };
      });
    },
  };
}
