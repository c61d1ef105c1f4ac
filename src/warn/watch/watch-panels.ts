import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import { addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { deskMatter } from './desk-matter.ts';
import { mayWatch } from './watch-list-service.ts';
import type { DeskMatterService } from './watch-record-service.ts';

const shown = 20;

/** On the front page: what the watch has handed over to the reader by name, or to the reader's desk. */
export function deskMattersPanel(matters: DeskMatterService, clock: Clock, view: View): Panel<undefined> {
  return async (actor) => {
    if (!isSignedIn(actor)) return '';
    const theirs = { state: 'with-desk', anyOf: { person: actor.personId, desk: actor.organisationId } };
    const today = clock().toISOString().slice(0, 10);
    const entries = (await matters.page(actor, theirs, { after: undefined, limit: shown }))
      .map(({ id, values: { country, matter, person, answerBy } }) => ({
        href: addressOf(deskMatter, id),
        ...{ country, matter, answerBy },
        countryName: countryByCode(country)?.name ?? country,
        isOwn: person === actor.personId,
        isLate: answerBy < today,
      }))
      .toSorted((left, right) => Number(right.isOwn) - Number(left.isOwn));
    return entries.length === 0 ? '' : view('warn/watch/pages/desk-matters-panel.njk', { entries });
  };
}

/** On the watch's page: the way to the list of the day. */
export function watchListPanel(view: View): Panel<undefined> {
  return async (actor) => (mayWatch(actor) ? view('warn/watch/pages/watch-list-panel.njk', {}) : '');
}
