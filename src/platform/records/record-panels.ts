import type { Clock } from '../clock.ts';
import { isSignedIn } from '../database/actor.ts';
import type { Panel } from '../web/panel.ts';
import type { View } from '../web/view.ts';
import { openStates } from './lifecycle.ts';
import { addressOf } from './record.ts';
import type { KindList, RecordReadingService } from './record-reading-service.ts';
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
    const lists = await reading.ofPlace(actor, wholes, code, shownOfKind);
    if (lists.length === 0) return '';
    const named = await reading.namedLists(actor, lists);
    const blocks = lists.map(({ service: { definition }, records, count }) => ({
      ...{ definition, count },
      table: tableOf(definition, records, named, dayOf(clock())),
    }));
    return view('platform/records/pages/place-records-panel.njk', { blocks, code });
  };
}

/** On the front page of somebody signed in: what the own department owes by a date, late or within a week. */
export function dueRecordsPanel(
  kinds: readonly AnyRecordService[],
  reading: RecordReadingService,
  clock: Clock,
  view: View,
): Panel<undefined> {
  const dated = kinds.filter(({ definition }) => definition.due !== undefined);
  return async (actor) => {
    if (!isSignedIn(actor)) return '';
    const now = clock();
    const day = dayOf(new Date(now.getTime() + daysAhead * 86_400_000));
    const owners = actor.reach.everything ? {} : { owners: actor.reach.owners };
    const asked = dated.map((service) => {
      const { due: field = '', lifecycle } = service.definition;
      return { service, filter: { states: openStates(lifecycle), dueBy: { field, day }, ...owners } };
    });
    const lists = await reading.lists(actor, asked, shownDue);
    const entries = lists.flatMap((list) => dueEntries(list, dayOf(now)));
    if (entries.length === 0) return '';
    return view('platform/records/pages/due-records-panel.njk', {
      entries: entries.toSorted((left, right) => (left.due < right.due ? -1 : 1)).slice(0, shownDue),
      count: lists.reduce((sum, { count }) => sum + count, 0),
    });
  };
}

function dueEntries({ service: { definition }, records }: KindList, today: string) {
  const { due = '', names } = definition;
  return records.map((record) => ({
    kindName: names.one,
    title: shownTitleOf(definition, record),
    href: addressOf(definition, record.id),
    due: String(record.values[due]),
    overdue: isOverdue(definition, record, today),
  }));
}
