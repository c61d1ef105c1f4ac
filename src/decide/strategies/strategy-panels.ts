import type { Clock } from '../../platform/clock.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { standingWords } from './indicator-progress.ts';
import type { StrategyReadingService } from './strategy-reading-service.ts';
import type { Strategy, StrategyServices } from './strategy-service.ts';

/** On a strategy's page: how far its objectives have come, and what the assessment found that it does not answer. */
export function strategyCoursePanel(reading: StrategyReadingService, view: View): Panel<AnyRecord> {
  return async (actor, record) => {
    // Of the page of strategies alone.
    const strategy = record as Strategy;
    return view('decide/strategies/pages/strategy-course-panel.njk', {
      strategy,
      standingWords,
      ...(await reading.ofStrategy(actor, strategy)),
    });
  };
}

const daysAhead = 90;

/** On the first page of the stage: strategies whose review is late or comes within three months. */
export function reviewsPanel(
  { list }: Pick<StrategyServices['strategies'], 'list'>,
  clock: Clock,
  view: View,
): Panel<undefined> {
  return async (actor) => {
    const today = clock().toISOString().slice(0, 10);
    const day = new Date(clock().getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10);
    const filter = { states: ['draft', 'agreed'], dueBy: { field: 'reviewOn', day } };
    const { records } = await list(actor, filter, { limit: 20, offset: 0 });
    if (records.length === 0) return '';
    const entries = records
      .map(({ id, values: { name, reviewOn } }) => ({ id, name, reviewOn, overdue: reviewOn < today }))
      .toSorted((left, right) => (left.reviewOn < right.reviewOn ? -1 : 1));
    return view('decide/strategies/pages/reviews-panel.njk', { entries });
  };
}
