import { at, logistic, logit, uint8At, uint16At, uint32At } from '../arrays.ts';
import { lastYearsHidden, yearsMissing } from '../features/gaps.ts';
import { buildPanel, type Panel } from '../features/panel.ts';
import type { History } from '../history.ts';
import { type Interval, normalPoint } from './bootstrap.ts';
import { type LogisticModel, logOddsOf } from './elastic-net-logistic.ts';

/** Rows like a place, by their log-odds, whose figures are hidden to see how much their forecast moves. */
const alike = 40;

/**
 * The interval of places whose figures by type end early, made wider by what not knowing them can move: of the forty
 * whole places of the nearest log-odds the last so many years are hidden and carried on as this place's are, and the
 * root mean square of the change of their log-odds is added to the reach, in squares. Others keep theirs, bit for bit.
 *
 * @param panel built on the history with gaps filled; `history` as known
 */
export function widenedForGaps(interval: Interval, panel: Panel, history: History, model: LogisticModel): Interval {
  const missing = yearsMissing(history);
  const last = panel.origins.length - 1;
  const first = uint32At(panel.originStart, last);
  const rows = interval.lower.length;
  const missingOf = (i: number) => uint8At(missing, uint16At(panel.rowPlace, first + i));
  const lower = interval.lower.slice();
  const upper = interval.upper.slice();
  const own = Float64Array.from({ length: rows }, (_, i) => logOddsOf(model, panel.matrix, first + i));
  for (const years of new Set(missing.filter((count) => count > 0))) {
    const changes = changesWhenHidden(panel, history, model, years, own);
    for (let i = 0; i < rows; i += 1) {
      if (missingOf(i) !== years) continue;
      const near = Array.from(own.keys())
        .filter((other) => missingOf(other) === 0 && !Number.isNaN(at(changes, other)))
        .sort((left, right) => Math.abs(at(own, left) - at(own, i)) - Math.abs(at(own, right) - at(own, i)))
        .slice(0, alike);
      const square = near.reduce((sum, other) => sum + at(changes, other) ** 2, 0) / Math.max(1, near.length);
      const reach = (bound: number) => Math.sqrt((logit(bound) - at(own, i)) ** 2 + normalPoint * normalPoint * square);
      lower[i] = logistic(at(own, i) - reach(at(interval.lower, i)));
      upper[i] = logistic(at(own, i) + reach(at(interval.upper, i)));
    }
  }
  return { lower, upper };
}

/** By how much each place's log-odds at the last origin change when its last years are hidden; NaN where it cannot be said. */
function changesWhenHidden(
  panel: Panel,
  history: History,
  model: LogisticModel,
  years: number,
  own: Float64Array,
): Float64Array {
  const hidden = buildPanel(lastYearsHidden(panel.history, years), undefined, history);
  const last = hidden.origins.length - 1;
  const first = uint32At(hidden.originStart, last);
  return own.map((logOdds, i) => logOddsOf(model, hidden.matrix, first + i) - logOdds);
}
