import { say } from '../../platform/language/say.ts';
import { moneyWords } from '../../platform/records/money-value.ts';
import { probabilityScatter } from '../../platform/web/pictures/probability-scatter.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { countryWords, formatPercent } from '../../platform/words.ts';
import type { ResourceService } from './resource-service.ts';
import { highRisk, lowRisk, type PlaceStanding } from './risk-against-effort.ts';

/** Risk against effort: where nothing is under way though the risk is high, and where effort goes on though it is low. */
export function resourceRoutes(resources: ResourceService): Routes {
  return async (app) => {
    app.get('/decide/resources', async (request, reply) => {
      const { actor } = request;
      const [{ run, places, unplaced }, balances] = await Promise.all([
        resources.standings(actor),
        resources.balances(actor),
      ]);
      const rows = places.map((place) => ({ ...place, allocatedWords: place.allocated.map(moneyWords).join('; ') }));
      return reply.page('decide/envelopes/pages/resources.njk', {
        ...{ run, unplaced, highRisk, lowRisk },
        bare: rows.filter(({ standing }) => standing === 'nothing-under-way'),
        easing: rows.filter(({ standing }) => standing === 'effort-without-risk'),
        working: rows.filter(({ standing }) => standing === 'under-way'),
        picture: places.length === 0 ? '' : pictureOf(places),
        balances: balances.map(({ envelope, balance }) => ({
          envelope,
          ...balanceWords(envelope.values.budget, balance),
        })),
      });
    });
  };
}

type Balance = Awaited<ReturnType<ResourceService['balances']>>[number]['balance'];

/** What an envelope has given and has left, in words. */
export function balanceWords(
  budget: Parameters<typeof moneyWords>[0],
  { givenMinor, leftMinor, givenPeople, leftPeople }: Balance,
) {
  const inWords = (amountMinor: number) => moneyWords({ amountMinor, currency: budget.currency });
  return {
    held: moneyWords(budget),
    given: inWords(givenMinor),
    left: inWords(leftMinor),
    givenPeople,
    leftPeople,
    share: budget.amountMinor === 0 ? 0 : givenMinor / budget.amountMinor,
  };
}

function pictureOf(places: readonly PlaceStanding[]): string {
  const bare = places.filter(({ standing }) => standing === 'nothing-under-way');
  return atTwoWidths('risk-effort', ({ id, width }) =>
    probabilityScatter({
      id,
      width,
      title: say('Risk and open actions, by country'),
      description: say(
        'The table below says the same. {count, plural, one {# country has} other {# countries have}} a high risk and nothing under way.',
        { count: bare.length },
      ),
      across: say('Chance of 25 deaths or more in violence against civilians'),
      up: say('Open actions'),
      filledWords: say('Money is allocated'),
      hollowWords: say('No money is allocated'),
      dots: places.map(({ code, name, probability, openActions, allocated, standing }) => ({
        label: code,
        words: say(
          '{place}: {percent}, {count, plural, =0 {no open action} one {# open action} other {# open actions}}',
          {
            place: countryWords(name, code),
            percent: formatPercent(probability),
            count: openActions,
          },
        ),
        probability,
        count: openActions,
        filled: allocated.length > 0,
        first: standing !== 'under-way',
      })),
    }),
  );
}
