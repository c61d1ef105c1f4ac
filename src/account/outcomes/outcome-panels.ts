import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { targetWords } from '../../warn/forecasts/forecast.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import { horizonMonths } from './aftermath.ts';
import { dismissalRecord } from './dismissal-outcome.ts';
import type { OutcomeService } from './outcome-service.ts';

/** On a warning's page: what the figures say of its place before and after it was opened. */
export function aftermathPanel(outcomes: OutcomeService, figures: FigureService, view: View): Panel<Warning> {
  return async (actor, warning) => {
    const release = (await figures.current(actor))['monthly-deaths'];
    if (release === undefined) return '';
    return view('account/outcomes/pages/aftermath-panel.njk', {
      warning,
      release,
      horizonMonths,
      aftermath: await outcomes.ofWarning(actor, warning),
    });
  };
}

/** On the page of the forecasts' skill: the scores of those whose twelve months are over in the loaded figures. */
export function forecastScoresPanel(outcomes: OutcomeService, view: View): Panel<undefined> {
  return async (actor) =>
    view('account/outcomes/pages/forecast-scores-panel.njk', { runs: await outcomes.ofForecasts(actor), targetWords });
}

/** On the watch list: of what was dismissed, how much was struck within the twelve months of its forecast. */
export function dismissalRecordPanel(outcomes: OutcomeService, view: View): Panel<undefined> {
  return async (actor) =>
    view('account/outcomes/pages/dismissal-record-panel.njk', {
      record: dismissalRecord(await outcomes.ofDismissals(actor)),
    });
}
