import type { Clock } from '../../platform/clock.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { tableOf } from '../../platform/records/record-view.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { type Action, isOpen } from './action.ts';
import type { AskService } from './ask-service.ts';

const mostShown = 200;

/** On an action's page: what it asks of whom, and what came back. */
export function asksPanel(asks: AskService, reading: RecordReadingService, clock: Clock, view: View): Panel<Action> {
  const { definition } = asks;
  return async (actor, action) => {
    const filter = { values: { action: action.id } };
    const { records } = await asks.list(actor, filter, { limit: mostShown, offset: 0 });
    const named = await reading.named(
      actor,
      records.map(({ values }) => ({ definition, values })),
    );
    const today = clock().toISOString().slice(0, 10);
    return view('act/actions/pages/asks-panel.njk', {
      definition,
      table: tableOf(definition, records.toReversed(), named, today),
      add: asks.mayMake(actor) && isOpen(action) ? `${definition.address}/new?action=${action.id}` : undefined,
    });
  };
}
