import type { Clock } from '../../platform/clock.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { AnyRecordService } from '../../platform/records/record-service.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { standingWords } from './indicator-progress.ts';
import { strategy } from './strategy.ts';
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

const shownOfAssessment = 20;

/** On an assessment's page: the strategies that answer it, and the way to one that answers its newest version. */
export function assessmentStrategiesPanel(
  strategies: StrategyServices['strategies'],
  assessments: Pick<AnyRecordService, 'versionHeads'>,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, place, state }) => {
    const [version] = await assessments.versionHeads(actor, id);
    const stretch = { limit: shownOfAssessment, offset: 0 };
    const { records } = await strategies.list(actor, { values: { assessment: id } }, stretch);
    const mayAdd = version !== undefined && state !== 'withdrawn' && strategies.mayMake(actor);
    if (records.length === 0 && !mayAdd) return '';
    const answering = { assessment: id, assessmentVersion: String(version?.number ?? ''), country: place ?? '' };
    return view('decide/strategies/pages/assessment-strategies-panel.njk', {
      definition: strategy,
      entries: records.map((each) => ({
        href: addressOf(strategy, each.id),
        name: each.values.name,
        stateName: strategy.lifecycle.states[each.state].name,
      })),
      add: mayAdd ? `${strategy.address}/new?${new URLSearchParams(answering)}` : undefined,
    });
  };
}
