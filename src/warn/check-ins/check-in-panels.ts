import type { PeopleService } from '../../people/people-service.ts';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { checkIn } from './check-in.ts';
import type { CheckInService } from './check-in-service.ts';

const most = 200;

/** On the front page of whoever reports from a mission: the countries that it has not checked in on this month. */
export function checkInPanel(
  checkIns: CheckInService,
  people: PeopleService,
  clock: Clock,
  view: View,
): Panel<undefined> {
  return async (actor) => {
    if (!actor.roles.includes('post-reporter')) return '';
    const { organisations } = await people.directory(systemActor);
    const covers = organisations.find(({ id }) => id === actor.organisationId)?.covers ?? [];
    const month = clock().toISOString().slice(0, 7);
    const own = { state: 'given', owners: [actor.organisationId], madeSince: new Date(`${month}-01T00:00:00Z`) };
    const done = await checkIns.page(actor, own, { after: undefined, limit: most });
    const owed = covers.filter((code) => !done.some(({ values }) => values.country === code));
    return owed.length === 0
      ? ''
      : view('warn/check-ins/pages/check-in-panel.njk', {
          month,
          entries: owed.map((code) => ({
            code,
            countryName: countryByCode(code)?.name ?? code,
            href: `${checkIn.address}/new?country=${code}`,
          })),
        });
  };
}
