import { allCountries } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { FigureService } from '../events/figure-service.ts';
import type { FigureRelease } from '../events/figures.ts';
import { type RiseRecord, recordOfRises } from '../events/rise-record.ts';
import type { ClusterRule } from './cluster-rule.ts';

/** On the page of rules: how the test of a rise would have done on the monthly deaths of every country. */
export function riseRecordPanel(figures: FigureService, rule: ClusterRule, view: View): Panel<undefined> {
  /** A release never changes, and its record takes a moment to work out: once, and not for each page. */
  let known: { readonly release: string; readonly record: RiseRecord } | undefined;

  async function recordOn(actor: Actor, release: FigureRelease): Promise<RiseRecord> {
    if (known?.release === release.id) return known.record;
    const { earlierMonths, falseAlarmShare } = rule.rise;
    const { fewestDeaths, withinMonths, deaths } = rule.riseRecord;
    const codes = allCountries().map(({ code }) => code);
    const months = [...(await figures.monthlyOf(actor, codes)).values()];
    const series = months.map((rows) => rows.map(({ deathsBest }) => deathsBest));
    const asked = { earlierMonths, falseAlarmShare, fewest: fewestDeaths };
    const record = recordOfRises(series, asked, { withinMonths, deaths });
    known = { release: release.id, record };
    return record;
  }

  return async (actor) => {
    const { 'monthly-deaths': release } = await figures.current(actor);
    if (release === undefined) return '';
    const record = await recordOn(actor, release);
    return view('warn/signals/pages/rise-record-panel.njk', { release, record, rule: rule.riseRecord });
  };
}
