import { countryByCode } from '../../places/country.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { monthNameWords } from '../../platform/words.ts';
import type { ForecastService } from '../forecasts/forecast-service.ts';
import { type NamedPast, recordOfRule } from './rule-record.ts';

/** On the page of rules: how the rule of forecasts would have done in the backtest that stands, by level and by name. */
export function ruleRecordPanel(forecasts: ForecastService, view: View): Panel<undefined> {
  return async (actor) => {
    const backtest = await forecasts.latestBacktest(actor);
    const record = recordOfRule(backtest?.result.chances ?? []);
    const named = (list: readonly NamedPast[]) =>
      list.map((each) => ({
        ...each,
        name: countryByCode(each.country)?.name ?? each.country,
        // A year's deaths by type are shared over the months of two forecasts' windows. Of 99.6
        // not so many as a hundred came: it is not told as a hundred.
        deaths: Math.floor(each.deaths),
      }));
    return view('warn/warnings/pages/rule-record-panel.njk', {
      backtest,
      originMonth: backtest && monthNameWords(backtest.result.originMonth0),
      record: record && {
        ...record,
        levels: record.levels.map((level) => ({
          ...level,
          lists: [
            { kind: 'hits', entries: named(level.hits) },
            { kind: 'misses', entries: named(level.misses) },
            { kind: 'falseAlarms', entries: named(level.falseAlarms) },
          ],
        })),
      },
    });
  };
}
