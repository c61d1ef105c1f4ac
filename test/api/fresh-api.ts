import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { RateLimits } from '../../src/platform/web/api/rate-limits.ts';
import { createSite } from '../../src/site/site.ts';
import type { ForecastRunId, Forecasts } from '../../src/warn/forecasts/forecast.ts';
import { countryCode, type FreshServices, freshServices } from '../fresh-services.ts';

type Site = Awaited<ReturnType<typeof createSite>>;
type Method = 'GET' | 'POST';
export type Rest = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
/** Sends one request, and gives what came back. */
export type Ask = (method: Method, url: string, rest?: Rest) => Promise<LightMyRequestResponse>;

export type FreshApi = FreshServices & {
  readonly site: Site;
  /** A person of the demonstration who has signed in. */
  readonly as: (personId: string) => Promise<Ask>;
  /** Somebody on this machine who has not signed in. */
  readonly visitor: Ask;
  /** Somebody elsewhere who has not signed in. */
  readonly stranger: Ask;
};

const roomy: RateLimits = { person: 1e9, address: 1e9, addressSignedOut: 1e9 };

/** The whole site on a database of the test's own, with the shipped names; no socket is opened. */
export async function freshApi(limits: RateLimits = roomy): Promise<FreshApi> {
  const fresh = await freshServices();
  const home = await mkdtemp(join(tmpdir(), 'forestall-api-'));
  await fresh.services.people.loadShipped(systemActor);
  const site = await createSite(
    fresh.services,
    { port: 0, host: '127.0.0.1', home, databaseUrl: undefined },
    undefined,
    limits,
  );
  const asker =
    (options: InjectOptions): Ask =>
    (method, url, { body, headers = {} } = {}) =>
      site.inject({
        ...options,
        method,
        url,
        headers: { ...options.headers, ...headers },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
  return {
    ...fresh,
    site,
    as: async (personId) => {
      const headers = await signIn(site, personId);
      const json = { 'content-type': 'application/json' };
      return (method, url, rest = {}) =>
        asker({ headers })(method, url, {
          ...rest,
          headers: { ...(rest.body === undefined ? {} : json), ...rest.headers },
        });
    },
    visitor: asker({}),
    stranger: asker({ remoteAddress: '192.0.2.7' }),
    async close() {
      await site.close();
      await fresh.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Signs in on the page, as a browser would. @returns the headers that the session's requests carry */
export async function signIn(
  site: Site,
  personId: string,
): Promise<{ readonly cookie: string; readonly 'x-csrf-token': string }> {
  const page = await site.inject('/sign-in');
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const signedIn = await site.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { cookie: cookieOf(page), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token, person: personId, goTo: '/' }).toString(),
  });
  const cookie = cookieOf(signedIn);
  const session = await site.inject({ url: '/api/v1/session', headers: { cookie } });
  return { cookie, 'x-csrf-token': session.json<{ csrfToken: string }>().csrfToken };
}

function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

/** Forecasts for two countries, made up but whole, on the figures that stand. */
export async function keepForecasts({ services, database, clock }: FreshServices): Promise<void> {
  const releases = await services.figures.current(systemActor);
  const { 'ucdp-organised-violence': annual, 'monthly-deaths': monthly } = releases;
  if (annual === undefined || monthly === undefined) throw new Error('Load figures first');
  const month = (text: string) => text as Forecasts['months'][number]['month']; // A month of the calendar.
  const countries = ['CAF', 'SDN'].map(countryCode);
  const forecasts: Forecasts = {
    run: {
      id: '01900000-0000-7000-8000-00000000f0f0' as ForecastRunId, // The only run in the test.
      madeAt: clock.now(),
      madeBy: 'Forestall',
      modelName: 'a model of the test',
      modelVersion: '1',
      codeVersion: '0',
      annualReleaseId: annual.id,
      monthlyReleaseId: monthly.id,
      typesKnownToYear: 2024,
      deathsKnownToMonth: month('2026-05'),
      windowFirstMonth: month('2026-06'),
      windowLastMonth: month('2027-05'),
    },
    risks: countries.flatMap((country, place) =>
      (['one-sided', 'all'] as const).flatMap((target) =>
        [25, 100, 1000].map((thresholdDeaths, step) => ({
          country,
          target,
          thresholdDeaths,
          probability: 0.9 - 0.3 * step - 0.1 * place,
          probabilityLow: 0.05,
          probabilityHigh: 0.95,
          probabilityYearBefore: place === 0 ? 0.5 : undefined,
          drivers: [{ words: 'deaths in the last year', logOdds: -0.25 }],
        })),
      ),
    ),
    months: countries.flatMap((country) =>
      ['2026-06', '2026-07'].map((text) => ({
        country,
        month: month(text),
        deathsMean: 12.5,
        deathsP05: 0,
        deathsP25: 3,
        deathsP50: 9,
        deathsP75: 20,
        deathsP95: 60,
        probabilityNone: 0.1,
      })),
    ),
  };
  await database.transact(systemActor, (queries) => services.forecasts.keep(queries, systemActor, forecasts));
}
