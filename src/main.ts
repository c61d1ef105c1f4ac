import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latencyRoutes } from './account/latency/latency-routes.ts';
import { createLatencyService } from './account/latency/latency-service.ts';
import { timelinePanel } from './account/timeline/timeline-panels.ts';
import { createTimelineService } from './account/timeline/timeline-service.ts';
import { beginActionStep, warningActionsPanel } from './act/actions/action-panels.ts';
import { actionRoutes } from './act/actions/action-routes.ts';
import { createActionService } from './act/actions/action-service.ts';
import { readInstrumentCatalogue } from './act/instruments/instrument.ts';
import { instrumentRoutes } from './act/instruments/instrument-routes.ts';
import { decideStep, warningDecisionsPanel } from './decide/decisions/decision-panels.ts';
import { decisionRoutes } from './decide/decisions/decision-routes.ts';
import { createDecisionService } from './decide/decisions/decision-service.ts';
import { createPeopleService } from './people/people-service.ts';
import { createIdentityKeyService } from './people/sealed-identities/identity-key-service.ts';
import { sealedIdentityRoutes } from './people/sealed-identities/sealed-identity-routes.ts';
import { createSealedIdentityService } from './people/sealed-identities/sealed-identity-service.ts';
import { createSessionService } from './people/session-service.ts';
import { demoSignInRoutes, identifyDemoPerson } from './people/sign-in-routes.ts';
import { countryRoutes } from './places/country-routes.ts';
import { readCountryShapes } from './places/country-shapes.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { Database } from './platform/database/database.ts';
import { openEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { ledgerRoutes } from './platform/ledger/ledger-routes.ts';
import { createLedgerService } from './platform/ledger/ledger-service.ts';
import { searchRoutes } from './platform/search/search-routes.ts';
import { createSearchService } from './platform/search/search-service.ts';
import { frontRoutes } from './platform/web/front-routes.ts';
import { projectShapes } from './platform/web/pictures/project-shapes.ts';
import { readStylesheet } from './platform/web/stylesheet.ts';
import { createView } from './platform/web/view.ts';
import { createWebServer } from './platform/web/web-server.ts';
import { countryHistoryPanel } from './warn/events/figure-panels.ts';
import { createFigureService } from './warn/events/figure-service.ts';
import { countryForecastPanel } from './warn/forecasts/country-forecast-panel.ts';
import { forecastRoutes } from './warn/forecasts/forecast-routes.ts';
import { createForecastService } from './warn/forecasts/forecast-service.ts';
import { methodRoutes } from './warn/forecasts/method-routes.ts';
import { riskMapPanel } from './warn/forecasts/risk-map-panel.ts';
import { readFigures } from './warn/sources/read-figures.ts';
import { countryWarningsPanel, unansweredPanel } from './warn/warnings/warning-panels.ts';
import { warningRoutes } from './warn/warnings/warning-routes.ts';
import { createWarningService } from './warn/warnings/warning-service.ts';
import { createWatchService } from './warn/warnings/watch-service.ts';

/** What Forestall does, as one list; the parts are passed in, and nothing here is looked up. */
export type Services = ReturnType<typeof createServices>;

export type OpenForestall = {
  readonly services: Services;
  /** Address of the database, as its owner. */
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
};

// The manifest is ours and states the version.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const instrumentFile = new URL('../data/instruments.json', import.meta.url);

export function createServices(database: Database, clock: Clock = systemClock) {
  const instruments = readInstrumentCatalogue(readFileSync(instrumentFile, 'utf8'));
  const ledger = createLedgerService({ database, clock });
  const sessions = createSessionService({ database, clock });
  const figures = createFigureService({ database, clock, readFigures });
  const forecasts = createForecastService({ database, clock, figures, codeVersion: version });
  const people = createPeopleService({ database, clock });
  const identityKeys = createIdentityKeyService({ database, clock, people });
  const sealedIdentities = createSealedIdentityService({ database, clock, people, identityKeys });
  const warnings = createWarningService({ database, clock, people });
  const watch = createWatchService({ database, forecasts, warnings });
  const decisions = createDecisionService({ database, clock, warnings });
  const actions = createActionService({ database, clock, warnings, decisions, instruments });
  const timelines = createTimelineService({ database });
  const latencies = createLatencyService({ database });
  const search = createSearchService({ database });
  return {
    version,
    clock,
    instruments,
    ledger,
    sessions,
    people,
    identityKeys,
    sealedIdentities,
    figures,
    forecasts,
    warnings,
    watch,
    decisions,
    actions,
    timelines,
    latencies,
    search,
  };
}

/**
 * Opens the database, embedded or one's own, brings it up to this version and gives the services that work in it.
 * @throws StartRefused with one sentence
 */
export async function openForestall(config: Config, clock: Clock = systemClock): Promise<OpenForestall> {
  const postgres =
    config.databaseUrl === undefined
      ? await openEmbeddedPostgres(config.home)
      : { url: config.databaseUrl, release: async () => {} };
  try {
    await migrate(postgres.url);
  } catch (error) {
    await postgres.release();
    throw error;
  }
  const database = new Database(postgres.url);
  return {
    services: createServices(database, clock),
    databaseUrl: postgres.url,
    close: async () => {
      await database.close();
      await postgres.release();
    },
  };
}

const stages = [
  { name: 'Warn', href: '/warn' },
  { name: 'Decide', href: '/decide' },
  { name: 'Act', href: '/act' },
  { name: 'Account', href: '/account' },
  { name: 'Places', href: '/places' },
  { name: 'Methods', href: '/methods' },
];

/** The web server with the pages of every slice. */
export async function createSite(services: Services, config: Config) {
  const { clock, warnings, decisions, actions, instruments, forecasts, figures } = services;
  const view = createView({ stylesheet: readStylesheet().address, stages });
  const world = projectShapes(readCountryShapes());
  return createWebServer({
    view,
    sessionStore: services.sessions,
    sessionSecret: await readSessionSecret(config.home),
    identify: identifyDemoPerson(services.people),
    routes: [
      frontRoutes([unansweredPanel(warnings, clock, view), riskMapPanel(forecasts, figures, world, clock, view)]),
      demoSignInRoutes(services.people),
      sealedIdentityRoutes(services.sealedIdentities, services.identityKeys),
      countryRoutes(
        [
          countryForecastPanel(forecasts, figures, clock, view),
          countryWarningsPanel(warnings, clock, view),
          countryHistoryPanel(figures, view),
          timelinePanel(services.timelines, view),
        ],
        services.people.deskNameOf,
      ),
      forecastRoutes(forecasts, figures, world, clock),
      methodRoutes(forecasts, figures),
      warningRoutes(warnings, clock, {
        nextSteps: [beginActionStep(view), decideStep(view)],
        after: [warningDecisionsPanel(decisions, view), warningActionsPanel(actions, instruments, clock, view)],
      }),
      decisionRoutes(decisions, warnings),
      actionRoutes(actions, warnings, instruments, clock),
      instrumentRoutes(instruments),
      latencyRoutes(services.latencies),
      ledgerRoutes(services.ledger),
      searchRoutes(services.search, { warning: 'Warning', decision: 'Decision', action: 'Action' }),
    ],
  });
}

/** Kept between starts, so that a restart signs nobody out. */
async function readSessionSecret(home: string): Promise<string> {
  const file = join(home, 'session-secret');
  const existing = await readFile(file, 'utf8').catch(() => '');
  if (existing.length >= 32) return existing;
  const secret = randomBytes(32).toString('base64url');
  await mkdir(home, { recursive: true });
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}
