import { countryNames } from '../../../places/country.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import type { AnyRecord, RecordId } from '../../../platform/records/record.ts';
import type { Panel } from '../../../platform/web/panel.ts';
import type { View } from '../../../platform/web/view.ts';
import { aroundMonths } from './around-designation.ts';
import type { SeenAround } from './around-designation-service.ts';

/** On the page of a case or a measure: what was seen in the place before its day and after it, beside similar places. */
export function aroundDesignationPanel(
  seenAround: (actor: Actor, id: RecordId) => Promise<SeenAround | undefined>,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id }) => {
    const seen = await seenAround(actor, id);
    if (seen === undefined) return '';
    return view('act/sanctions/around/pages/around-designation-panel.njk', { ...seen, aroundMonths, countryNames });
  };
}
