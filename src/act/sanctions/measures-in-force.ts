import { daysBetween } from '../../platform/calendar/days-between.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import type { sanctionsMeasure } from './sanctions-measure.ts';

export type Measure = RecordOf<typeof sanctionsMeasure>;
export type MeasureInForce = Extract<Measure, { readonly state: 'in-force' }>;

/** In force on a day: imposed by then, and not lapsed. @param day ISO 8601 */
export function isInForce(measure: Measure, day: string): measure is MeasureInForce {
  if (measure.state !== 'in-force') return false;
  const { from, until } = measure.values;
  return from <= day && (until === null || until >= day);
}

/** Days until it lapses, 0 on its last day; nothing where no end is set. */
export function daysLeft({ values }: MeasureInForce, day: string): number | undefined {
  return values.until === null ? undefined : daysBetween(day, values.until);
}

export type PlaceMeasures = {
  /** Nothing for measures of no one country. */
  readonly place: string | null;
  readonly measures: readonly MeasureInForce[];
};

/** What is in force on a day, place by place, those of no one country last; within a place by kind, then the soonest to lapse. */
export function measuresByPlace(measures: readonly Measure[], day: string): readonly PlaceMeasures[] {
  const inForce = measures.filter((measure) => isInForce(measure, day));
  const order = (measure: MeasureInForce): string => `${measure.values.sort} ${measure.values.until ?? '9999'}`;
  return [...Map.groupBy(inForce, ({ place }) => place)]
    .map(([place, of]) => ({ place, measures: of.toSorted((left, right) => (order(left) < order(right) ? -1 : 1)) }))
    .toSorted((left, right) => ((left.place ?? 'ZZZZ') < (right.place ?? 'ZZZZ') ? -1 : 1));
}
