import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { AnyRecord, RecordDefinition } from '../../platform/records/record.ts';
import { addressOf, titleOf } from '../../platform/records/record.ts';
import type { AgreementServices } from './agreement-service.ts';
import { type CalendarDay, comingDays } from './diplomatic-calendar.ts';
import { dateKindWords, diplomaticDate } from './diplomatic-date.ts';
import type { ForumServices } from './forum-service.ts';
import { forumSession } from './forum-session.ts';
import { peaceProvision } from './peace-agreement.ts';
import { uprReview } from './upr.ts';
import type { UprServices } from './upr-service.ts';

export type CalendarService = ReturnType<typeof createCalendarService>;

/** What is on the days to come: dates kept for themselves, sessions, reviews, and provisions by their due date. */
export function createCalendarService({
  database,
  fora,
  reviews,
  agreements,
}: {
  readonly database: Database;
  readonly fora: ForumServices;
  readonly reviews: UprServices;
  readonly agreements: AgreementServices;
}) {
  async function daysIn(queries: Queries, place: string | undefined): Promise<readonly CalendarDay[]> {
    const of = { place };
    const dates = await fora.diplomaticDates.listIn(queries, { ...of, state: 'expected' });
    const sessions = await fora.forumSessions.listIn(queries, { ...of, state: 'planned' });
    const underReview = await reviews.uprReviews.listIn(queries, { ...of, state: 'under-review' });
    const provisions = await agreements.peaceProvisions.listIn(queries, { ...of, states: ['owed', 'violated'] });
    return [
      ...dates.map((each) => dayOf(diplomaticDate, each, each.values.onDay, dateKindWords[each.values.dateKind])),
      ...sessions.map((each) => dayOf(forumSession, each, each.values.opensOn, forumSession.names.one)),
      ...underReview.map((each) => dayOf(uprReview, each, each.values.reviewedOn, uprReview.names.one)),
      ...provisions.flatMap((each) =>
        each.values.dueOn === null ? [] : [dayOf(peaceProvision, each, each.values.dueOn, peaceProvision.names.one)],
      ),
    ];
  }

  return {
    /** From a day on (ISO 8601), the next first, of one place or of all: what the asker may see. */
    async coming(actor: Actor, from: string, place?: string): Promise<readonly CalendarDay[]> {
      return comingDays(await database.snapshot(actor, (queries) => daysIn(queries, place)), from);
    },
  };
}

function dayOf(definition: RecordDefinition, record: AnyRecord, day: string, kindName: string): CalendarDay {
  const { id, place, changedAt } = record;
  const placeName = place === null ? undefined : (countryByCode(place)?.name ?? place);
  const title = titleOf(definition, record);
  return {
    id,
    day,
    kindName,
    // In a calendar of one's own there is no column beside it that names the place.
    title: placeName === undefined || title.includes(placeName) ? title : `${placeName}: ${title}`,
    href: addressOf(definition, id),
    place,
    changedAt,
    marked: markedAs(record),
  };
}
