import type { Clock } from '../clock.ts';
import { type Actor, isSignedIn } from '../database/actor.ts';
import type { Panel } from '../web/panel.ts';
import type { View } from '../web/view.ts';
import { addressOf } from './record.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import type { AnyRecordService } from './record-service.ts';
import { isOverdue, tableOf } from './record-view.ts';
import { shownTitleOf } from './record-words.ts';

const shownOfKind = 5;
const shownDue = 20;
const daysAhead = 7;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** On a country's page: of each kind what stands about it, the newest first, with the way to all of them. */
export function placeRecordsPanel(
  kinds: readonly AnyRecordService[],
  reading: RecordReadingService,
  clock: Clock,
  view: View,
): Panel<{ readonly code: string }> {
  const wholes = kinds.filter(({ definition }) => definition.partOf === undefined);
  return async (actor, { code }) => {
    const blocks = [];
    for (const service of wholes) {
      const { records, count } = await service.list(actor, { place: code }, { limit: shownOfKind, offset: 0 });
      if (count === 0) continue;
      const { definition } = service;
      const named = await reading.named(
        actor,
        records.map(({ values }) => ({ definition, values })),
      );
      blocks.push({ definition, count, table: tableOf(definition, records, named, dayOf(clock())) });
    }
    return blocks.length === 0 ? '' : view('platform/records/pages/place-records-panel.njk', { blocks, code });
  };
}

/** On the front page of somebody signed in: what the own department owes by a date, late or within a week. */
export function dueRecordsPanel(kinds: readonly AnyRecordService[], clock: Clock, view: View): Panel<undefined> {
  const dated = kinds.filter(({ definition }) => definition.due !== undefined);
  return async (actor) => {
    if (!isSignedIn(actor)) return '';
    const now = clock();
    const until = dayOf(new Date(now.getTime() + daysAhead * 86_400_000));
    const due = (await Promise.all(dated.map((service) => dueOf(service, actor, until, dayOf(now))))).flat();
    if (due.length === 0) return '';
    const entries = due.toSorted((left, right) => (left.due < right.due ? -1 : 1)).slice(0, shownDue);
    return view('platform/records/pages/due-records-panel.njk', { entries, count: due.length });
  };
}

/** What of a kind has not ended and was made, or moved last, by somebody, as far as the asker may see it. */
export async function openRecordsOf({ definition, list }: AnyRecordService, asker: Actor, { personId }: Actor) {
  const { due, lifecycle } = definition;
  const open = Object.entries(lifecycle.states).flatMap(([state, { ended }]) => (ended === true ? [] : [state]));
  const { records } = await list(asker, { states: open }, { limit: 10_000, offset: 0 });
  return records
    .filter(({ createdBy, changedBy }) => createdBy === personId || changedBy === personId)
    .map((record) => {
      const day = due === undefined ? undefined : record.values[due];
      return {
        title: shownTitleOf(definition, record),
        href: addressOf(definition, record.id),
        due: typeof day === 'string' ? day : undefined,
      };
    });
}

async function dueOf(service: AnyRecordService, actor: Actor, until: string, today: string) {
  const { definition } = service;
  const { due: field = '', lifecycle, names } = definition;
  const open = Object.entries(lifecycle.states).flatMap(([state, { ended }]) => (ended === true ? [] : [state]));
  const owners = actor.reach.everything ? {} : { owners: actor.reach.owners };
  const filter = { states: open, dueBy: { field, day: until }, ...owners };
  const { records } = await service.list(actor, filter, { limit: shownDue, offset: 0 });
  return records.map((record) => ({
    kindName: names.one,
    title: shownTitleOf(definition, record),
    href: addressOf(definition, record.id),
    due: String(record.values[field]),
    overdue: isOverdue(definition, record, today),
  }));
}
