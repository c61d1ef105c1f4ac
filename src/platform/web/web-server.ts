import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import session, { type SessionStore } from '@fastify/session';
import serveFiles from '@fastify/static';
import {
  type FastifyPluginAsyncTypebox,
  type TypeBoxTypeProvider,
  TypeBoxValidatorCompiler,
} from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, anonymousActor, isSignedIn } from '../database/actor.ts';
import type { Moment } from '../database/moment.ts';
import { inLanguage, languages } from '../language/language.ts';
import { Refusal } from '../refusal.ts';
import { problemOf } from './api/problem.ts';
import { showError } from './error-page.ts';
import type { SentForm } from './kept-answers.ts';
import { speakReadersLanguage, withLanguage } from './request-language.ts';
import { readStylesheets, typeAheadFile } from './stylesheet.ts';
import type { View } from './view.ts';

/** The pages of one slice. */
export type Routes = FastifyPluginAsyncTypebox;

/** For a route whose address holds a secret: the log tells of the route and not of the address. */
export const secretAddress = { secretAddress: true } as const;

declare module 'fastify' {
  interface Session {
    personId?: string;
  }
  interface FastifyRequest {
    /** Who asks: set before any route runs. */
    actor: Actor;
    /** Whether a token says who asks, and no cookie: no other site can make a browser send one. */
    byToken: boolean;
    /** At which a page, or an answer of the API, reads all that it shows. */
    moment?: Moment;
    /** Said by a form's route before anything can be refused, so that the refusal knows the way on and the questions. */
    sentForm?: SentForm;
  }
  interface FastifyContextConfig {
    /** Takes what carries its own proof of who sent it, and so needs no token of a form of ours. */
    provesItself?: boolean;
    /** What is sent may be a secret: a page that refuses it does not show it again. */
    takesSecrets?: boolean;
    /** See `secretAddress`. */
    secretAddress?: boolean;
  }
  interface FastifyReply {
    /** Sends a whole page: the template with its own context, and what every page shows. */
    page(template: string, context?: object): FastifyReply;
  }
}

export type WebParts = {
  readonly view: View;
  readonly sessionStore: SessionStore;
  readonly sessionSecret: string;
  /** Who asks, by the session and by where the request comes from. */
  readonly identify: (request: FastifyRequest) => Promise<Actor>;
  /** Who asks, by a token in the request; undefined where it holds none. Throws a Refusal for one that is not good. */
  readonly identifyToken?: (request: FastifyRequest) => Promise<Actor | undefined>;
  readonly routes: readonly Routes[];
  readonly momentFor: (actor: Actor) => Moment;
  /** How long a browser keeps its cookie: as long as the server would keep the session. */
  readonly sessionHours?: number;
  /** Whether browsers find the app by https: its cookie then travels by nothing else. */
  readonly isPublicUrlSecure?: boolean;
  /** Other origins that a form of ours may lead on to. */
  readonly formOrigins?: readonly string[];
};

export const sessionCookie = 'forestall';
const unreadableAddress = new Refusal('api.not-found', 404, 'There is nothing at this address.');
const bodyLimitBytes = 256 * 1024;

// A page is no larger than this window of 256 kB; the usual one, of 4 MB, is memory taken for every page on its way.
const brotliOptions = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
};

/** A schema is compiled when its route is first asked: there are more of them than a start, or one page, needs. */
const compiledWhenAsked: typeof TypeBoxValidatorCompiler = (route) => {
  let validate: ReturnType<typeof TypeBoxValidatorCompiler> | undefined;
  return (value: unknown) => {
    validate ??= TypeBoxValidatorCompiler(route);
    return validate(value);
  };
};

/** The app's one web server: security headers, sessions, a token on every form, errors in words; then the slices' pages. */
export async function createWebServer(parts: WebParts) {
  const { view, routes } = parts;
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    routerOptions: { ignoreTrailingSlash: true },
    // The framework types this reply for any schema; it is the plain one.
    frameworkErrors: (_error, request, reply) => refuseAddress(request.url, reply as unknown as FastifyReply),
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(compiledWhenAsked);

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        // That of a form that reports, for a line that breaks: warn/reports/offline-routes.ts.
        workerSrc: ["'self'"],
        formAction: ["'self'", ...(parts.formOrigins ?? [])],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Plain HTTP on loopback; a department's proxy adds transport security.
    strictTransportSecurity: false,
  });
  await app.register(compress, { threshold: 2_048, brotliOptions });
  await app.register(formbody);
  await app.register(cookie);
  speakReadersLanguage(app);
  await keepSessions(app, parts);
  await app.register(csrf, { sessionPlugin: '@fastify/session' });
  await serveAssets(app);

  identifyEach(app, parts);
  readAtOneMoment(app, parts);
  app.decorateReply('page', function page(this: FastifyReply, template: string, context: object = {}) {
    const { actor, readersLanguage: language, method, url } = this.request;
    const shared = {
      actor,
      signedIn: isSignedIn(actor),
      path: url.split('?')[0],
      address: url,
      language,
      // What a form was answered with has no address of its own to come back to.
      languageChoices: languages().map((each) => ({
        ...each,
        href: withLanguage(method === 'GET' ? url : '/', each.code),
      })),
      csrfToken: () => this.generateCsrf(),
    };
    this.header('content-language', language.code).header('vary', 'Accept-Language, Cookie');
    const html = inLanguage(language, () => view(template, { ...shared, ...context }));
    return this.type('text/html; charset=utf-8').send(html);
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).page('platform/web/pages/not-found.njk'));
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) =>
    inLanguage(request.readersLanguage, () => showError(error, request, reply)),
  );

  // Fastify looks for a nameless plugin among all modules that are loaded: a tenth of a second over all slices.
  const named = { [Symbol.for('fastify.display-name')]: 'slice' };
  for (const slice of routes) await app.register(Object.assign(slice, named));
  return app;
}

/** An address that cannot be read is refused before anything is known of who asks: in plain words. */
function refuseAddress(address: string, reply: FastifyReply): void {
  reply.code(404);
  if (address.startsWith('/api/')) {
    reply.type('application/problem+json').send(Buffer.from(JSON.stringify(problemOf(unreadableAddress))));
  } else {
    reply.type('text/plain; charset=utf-8').send(unreadableAddress.message);
  }
}

async function keepSessions(
  app: FastifyInstance,
  { sessionStore, sessionSecret, sessionHours = 12, isPublicUrlSecure = false }: WebParts,
): Promise<void> {
  await app.register(session, {
    secret: sessionSecret,
    cookieName: sessionCookie,
    store: sessionStore,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: sessionHours * 3_600_000, path: '/' },
  });
  if (!isPublicUrlSecure) return;
  // Behind a proxy that takes the encryption off, the request itself does not tell that the browser's was encrypted.
  app.addHook('onSend', async (_request, reply) => {
    const cookies = [reply.getHeader('set-cookie') ?? []].flat().map(String);
    if (cookies.length === 0) return;
    reply.removeHeader('set-cookie');
    reply.header(
      'set-cookie',
      cookies.map((each) => (/;\s*secure\b/i.test(each) ? each : `${each}; Secure`)),
    );
  });
}

/** Who asks, before any route runs; and a form's token for whatever a browser could be made to send by another site. */
function identifyEach(app: FastifyInstance, { identify, identifyToken }: WebParts): void {
  app.decorateRequest('actor', null as unknown as Actor); // The hook below sets it before any route can read it.
  app.decorateRequest('byToken', false);
  app.addHook('onRequest', async (request) => {
    request.actor = anonymousActor;
    const byToken = await identifyToken?.(request);
    request.byToken = byToken !== undefined;
    request.actor = byToken ?? (await identify(request));
  });
  app.addHook('preHandler', (request, reply, done) => {
    const changesNothing = request.method === 'GET' || request.method === 'HEAD';
    if (changesNothing || request.byToken || request.routeOptions.config.provesItself === true) done();
    else app.csrfProtection(request, reply, done);
  });
}

/** What only reads, reads all at one moment; a slow line does not keep the database waiting. */
function readAtOneMoment(app: FastifyInstance, { momentFor }: WebParts): void {
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return done();
    request.moment = momentFor(request.actor);
    request.moment.during(done);
  });
  app.addHook('onSend', async (request) => request.moment?.end());
}

async function serveAssets(app: FastifyInstance): Promise<void> {
  for (const stylesheet of Object.values(readStylesheets())) {
    app.get(stylesheet.address, (_request: FastifyRequest, reply: FastifyReply) =>
      reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(stylesheet.text),
    );
  }
  const autocomplete = readFileSync(typeAheadFile('js'), 'utf8').replace(/\/\/# sourceMappingURL=\S+/, '');
  app.get('/assets/accessible-autocomplete.js', (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(autocomplete),
  );
  const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'));
  await app.register(serveFiles, {
    root: [fileURLToPath(new URL('./assets/', import.meta.url)), join(govuk, 'assets/images')],
    prefix: '/assets/',
    maxAge: 3_600_000,
  });
}
