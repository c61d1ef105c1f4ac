import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Actor, anonymousActor } from '../platform/database/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { createForm } from '../platform/web/form.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { demoPeople, findDemoPerson, isLoopback, roleDuties, roles } from './person.ts';

const signInForm = createForm(
  Type.Object({
    person: Type.String({ minLength: 1, problem: 'Choose whom to sign in as' }),
    goTo: Type.String(),
  }),
);

/**
 * Whether a demonstration person may be used from where this request comes: this machine itself, with no proxy between,
 * under a name of this machine (so that no page elsewhere can be pointed here by its name).
 */
export function mayUseDemo(request: Pick<FastifyRequest, 'ip' | 'headers' | 'hostname'>): boolean {
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  const local = request.hostname === 'localhost' || isLoopback(request.hostname.replace(/^\[(.*)\]$/, '$1'));
  return isLoopback(request.ip) && !forwarded && local;
}

/** Who the person in the session is; somebody who has not signed in where the session may not be used. */
export function identifyDemoPerson(personId: string | undefined, request: FastifyRequest): Actor {
  const person = personId === undefined ? undefined : findDemoPerson(personId);
  return person !== undefined && mayUseDemo(request) ? person : anonymousActor;
}

export const signInRoutes: Routes = async (app) => {
  const people = demoPeople.map((person) => ({
    ...person,
    roleName: roles[person.role],
    duties: roleDuties[person.role],
  }));

  function requireDemo(request: FastifyRequest): void {
    if (!mayUseDemo(request)) {
      throw new Refusal(
        'sign-in.not-local',
        403,
        'Demonstration sign-in works only on the machine where Forestall runs, at its own address 127.0.0.1.',
      );
    }
  }

  app.get(
    '/sign-in',
    { schema: { querystring: Type.Object({ goTo: Type.Optional(Type.String()) }) } },
    (request, reply) => {
      requireDemo(request);
      return reply.page('people/pages/sign-in.njk', { people, typed: { goTo: request.query.goTo ?? '/' } });
    },
  );

  app.post('/sign-in', async (request, reply) => {
    requireDemo(request);
    const form = signInForm(request.body);
    if ('problems' in form) {
      return reply.code(422).page('people/pages/sign-in.njk', { people, problems: form.problems, typed: form.typed });
    }
    const person = findDemoPerson(form.values.person);
    if (person === undefined) throw new Refusal('sign-in.unknown', 422, 'Choose one of the people listed.', 'person');
    // A fresh identifier, so that one planted before sign-in is worth nothing.
    await request.session.regenerate();
    request.session.personId = person.personId;
    return reply.redirect(pathOnThisSite(form.values.goTo), 303);
  });

  app.post('/sign-out', async (request, reply) => {
    await request.session.destroy();
    return reply.redirect('/', 303);
  });
};

/** Only a path of this site is followed after sign-in. */
export function pathOnThisSite(then: string): string {
  const base = 'http://forestall.invalid';
  if (!then.startsWith('/') || /[\\\s]/.test(then)) return '/';
  const address = URL.parse(then, base);
  // “/..//elsewhere” is of this origin, and its path, once tidied, is an address elsewhere.
  if (address?.origin !== base || address.pathname.startsWith('//')) return '/';
  return `${address.pathname}${address.search}`;
}
