import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';

/** On an item's page: the way to the report of its year, as everybody reads it. */
export function publicReportPanel(view: View): Panel<AnyRecord> {
  return async (_actor, { values }) =>
    view('account/publications/pages/public-report-panel.njk', { year: String(values.year) });
}
