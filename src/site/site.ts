import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createReportPages } from '../account/publications/report-panels.ts';
import { evidenceLines } from '../analyse/assessments/evidence-line-panels.ts';
import { recordsOf, type Services } from '../main.ts';
import { identifyByToken } from '../people/api-token-routes.ts';
import { defaultClaimMapping, readClaimMapping } from '../people/claim-mapping.ts';
import { identifyIssuerPerson, type SignIn } from '../people/issuer-sign-in-routes.ts';
import { markingHandling } from '../people/marking-panels.ts';
import { identifyDemoPerson } from '../people/sign-in-routes.ts';
import type { Config } from '../platform/config.ts';
import { StartRefused } from '../platform/database/start-refused.ts';
import { createPdfMaker } from '../platform/documents/pdf.ts';
import { discoverIssuer } from '../platform/identity/open-id-issuer.ts';
import { message } from '../platform/language/message.ts';
import type { Reading } from '../platform/records/record-commands.ts';
import { recordRoutes } from '../platform/records/record-routes.ts';
import { searchRoutes } from '../platform/search/search-routes.ts';
import { apiRoutes } from '../platform/web/api/api-routes.ts';
import { defaultRateLimits, type RateLimits } from '../platform/web/api/rate-limits.ts';
import { readStylesheets } from '../platform/web/stylesheet.ts';
import { createView } from '../platform/web/view.ts';
import { createWebServer, type Routes } from '../platform/web/web-server.ts';
import { driverSentences } from '../warn/forecasts/driver-sentences.ts';
import { reasonSentences } from '../warn/warnings/warning-rule.ts';
import { accountPages } from './account-pages.ts';
import { actPages } from './act-pages.ts';
import { analysePages } from './analyse-pages.ts';
import { decidePages } from './decide-pages.ts';
import { drawnWorld } from './drawn-world.ts';
import { frontPage } from './front-page.ts';
import { peoplePages } from './people-pages.ts';
import { placePages } from './place-pages.ts';
import { operationsOf, readingsOf } from './site-operations.ts';
import type { SiteParts } from './site-parts.ts';
import { stages } from './stages.ts';
import { warnPages } from './warn-pages.ts';

/**
 * The identity provider that signs people in, if one is configured, and what its claims mean here.
 * @throws StartRefused where it does not answer, is not what it should be, or the file of claims does not fit
 */
export async function openSignIn({ issuer }: Config): Promise<SignIn | undefined> {
  if (issuer === undefined) return undefined;
  const { claimsFile } = issuer;
  if (claimsFile === undefined) return { issuer: await discoverIssuer(issuer), mapping: defaultClaimMapping };
  const text = await readFile(claimsFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused('start.claims', `FORESTALL_CLAIMS, ${claimsFile}, cannot be read (${error.code}).`);
  });
  return { mapping: readClaimMapping(claimsFile, text), issuer: await discoverIssuer(issuer) };
}

/**
 * The web server with the pages of every slice, and the API.
 * @param opened the identity provider, where it has been opened already
 */
export async function createSite(
  services: Services,
  config: Config,
  opened?: SignIn,
  limits: RateLimits = defaultRateLimits,
) {
  const signIn = opened ?? (await openSignIn(config));
  const { people, sessions, tokens } = services;
  const isDemonstration = signIn === undefined;
  const parts = partsOf(services, isDemonstration);
  return createWebServer({
    view: parts.view,
    sessionStore: sessions,
    momentFor: services.momentFor,
    sessionSecret: await readSessionSecret(config.home),
    identify: signIn === undefined ? identifyDemoPerson(people) : identifyIssuerPerson(people, signIn.issuer),
    identifyToken: identifyByToken(tokens, isDemonstration),
    sessionHours: sessions.limits.absoluteHours,
    isPublicUrlSecure: config.issuer?.publicUrl.startsWith('https:') ?? false,
    formOrigins: signIn?.issuer.formOrigins ?? [],
    routes: [
      frontPage(parts),
      ...pagesOfStages(parts, signIn),
      apiRoutes({
        operations: operationsOf(services, parts.handling),
        version: services.version,
        limits,
        pointOf: (place) => drawnWorld().points.get(place),
        idempotency: services.idempotency,
      }),
      searchRoutes(services.search, {
        ...{ country: message('Country'), region: message('Cross-border region') },
        ...{ warning: message('Warning'), decision: message('Decision'), action: message('Action') },
        article: message('Article'),
        ...Object.fromEntries(parts.kinds.map(({ definition: { kind, names } }) => [kind, names.one])),
      }),
    ],
  });
}

function partsOf(services: Services, isDemonstration: boolean): SiteParts {
  const { ltr, rtl } = readStylesheets();
  const stylesheets = { ltr: ltr.address, rtl: rtl.address };
  const sentences = [...reasonSentences, ...driverSentences];
  const view = createView({ stylesheets, stages, isDemonstration, evidenceLines }, sentences);
  return {
    ...{ services, view, kinds: recordsOf(services), maker: createPdfMaker() },
    ...{ isDemonstration, handling: markingHandling(services.people, view), origin: services.subscriptions.publicUrl },
  };
}

/** The pages of each stage, and those of every kind of record with what its stage puts on them. */
function pagesOfStages(parts: SiteParts, signIn: SignIn | undefined): readonly Routes[] {
  const { services, kinds, handling, maker } = parts;
  const all = [
    peoplePages(parts, signIn),
    placePages(parts),
    ...[warnPages, analysePages, decidePages, actPages, accountPages].map((pagesOf) => pagesOf(parts)),
  ];
  const ownPages = new Map(all.flatMap((each) => Object.entries(each.ownPages ?? {})));
  const panels = new Map(all.flatMap((each) => Object.entries(each.panels ?? {})));
  const around = { reading: services.recordReading, handling, clock: services.clock, maker };
  return [
    ...all.flatMap(({ routes }) => routes),
    ...kinds.map((kind) =>
      recordRoutes(kind, around, panels.get(kind.definition.kind), ownPages.get(kind.definition.kind)),
    ),
  ];
}

/** What the command line exports beside records, where no site is open. */
export function exportedReadings(services: Services): readonly Reading[] {
  // The world is drawn for a map alone: a table needs none.
  return readingsOf(services, (place) => drawnWorld().points.get(place));
}

/** The annual report over these services, where no site is open. */
export function reportPagesOf(services: Services) {
  return createReportPages({
    ...services,
    view: createView({}),
    world: drawnWorld().world,
    maker: createPdfMaker(),
    origin: services.subscriptions.publicUrl,
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
