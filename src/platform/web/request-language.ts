import type { FastifyInstance, FastifyRequest } from 'fastify';
import { english, inLanguage, type Language, languageByCode } from '../language/language.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** In which pages are told to who asks: set before any other hook runs. */
    readersLanguage: Language;
  }
}

const languageCookie = 'language';
const yearSeconds = 365 * 24 * 3_600;
/** What programs read keeps its words, whoever’s browser fetched it. */
const machineAddress = /^\/(api|feeds|assets)\/|\.(csv|xml|json|ics|atom)$/;

/**
 * The reader’s language: what they chose (`?language=fr` sets a cookie and leads back to the same address), else the
 * first that their browser asks for and we have, else English. All that the request sets going is said in it.
 */
export function speakReadersLanguage(app: FastifyInstance): void {
  app.decorateRequest('readersLanguage', null as unknown as Language); // The hook below sets it before anything can read it.
  app.addHook('onRequest', (request, reply, done) => {
    const isMachine = machineAddress.test(pathOf(request.url));
    request.readersLanguage = isMachine ? english : languageOf(request);
    const chosen = isMachine ? undefined : chosenIn(request.url);
    if (chosen === undefined || request.method !== 'GET') return inLanguage(request.readersLanguage, done);
    reply
      .setCookie(languageCookie, chosen.code, { path: '/', maxAge: yearSeconds, sameSite: 'lax', httpOnly: true })
      .header('cache-control', 'no-store')
      .redirect(withLanguage(request.url, undefined), 303);
  });
  // The body arrives by events of the connection, which know nothing of the request’s language.
  app.addHook('preValidation', (request, _reply, done) => inLanguage(request.readersLanguage, done));
}

/** The same address with this choice of language, or with none. Always of this site: one slash, however many came. */
export function withLanguage(address: string, code: string | undefined): string {
  const path = pathOf(address).replace(/^[/\\]*/, '/');
  const fields = new URLSearchParams(address.slice(pathOf(address).length));
  fields.delete('language');
  if (code !== undefined) fields.set('language', code);
  return fields.size === 0 ? path : `${path}?${fields}`;
}

function pathOf(address: string): string {
  return address.split('?', 1)[0] ?? '';
}

function chosenIn(address: string): Language | undefined {
  const query = new URLSearchParams(address.slice(pathOf(address).length));
  return languageByCode(query.get('language') ?? undefined);
}

function languageOf({ cookies, headers }: FastifyRequest): Language {
  return languageByCode(cookies[languageCookie]) ?? firstAccepted(headers['accept-language'] ?? '') ?? english;
}

/** RFC 9110, 12.5.4: tags with weights; a tag of a region stands for its language. */
export function firstAccepted(header: string): Language | undefined {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag, weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight)
    .map(({ tag }) => languageByCode(tag) ?? languageByCode(tag.split('-')[0]))
    .find((language) => language !== undefined);
}
