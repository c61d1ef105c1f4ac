import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { DesignationCase, SanctionsService } from './sanctions-service.ts';

/** On a case's page: its clock, step by step, with what each had and took. */
export function designationClockPanel(sanctions: SanctionsService, view: View): Panel<AnyRecord> {
  return async (actor, record) =>
    view('act/sanctions/pages/designation-clock-panel.njk', {
      // The panel stands on pages of designation cases alone.
      steps: await sanctions.clockOf(actor, record as unknown as DesignationCase),
    });
}
