import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Actor, anonymousActor } from '../platform/database/actor.ts';
import { say } from '../platform/language/say.ts';
import { Refusal } from '../platform/refusal.ts';
import { createForm } from '../platform/web/form.ts';
import { type Routes, sessionCookie } from '../platform/web/web-server.ts';
import { mayUseDemo, pathOnThisSite } from './demo-sign-in.ts';
import type { PeopleService } from './people-service.ts';
import { isRole, roles } from './person.ts';

const signInForm = createForm(
  Type.Object({
    person: Type.String({ minLength: 1, problem: 'Choose whom to sign in as' }),
    goTo: Type.String(),
  }),
);

/** Who the person in the session is; a visitor who has not signed in where the session may not be used. */
export function identifyDemoPerson(people: PeopleService): (request: FastifyRequest) => Promise<Actor> {
  return async (request) => {
    if (!mayUseDemo(request)) return anonymousActor;
    // A session that an identity provider's sign-in began is nobody's where there is no such provider.
    const personId = request.session.atIssuer === undefined ? request.session.personId : undefined;
    return (personId === undefined ? undefined : await people.findActor(personId)) ?? people.demoVisitor();
  };
}

export function demoSignInRoutes(people: PeopleService): Routes {
  const shown = async () =>
    (await people.demoPeople()).map((person) => {
      const held = person.roles.filter(isRole).map((role) => roles[role]);
      return {
        id: person.id,
        roleName: held.map(({ name }) => say(name)).join(say(', ')),
        duties: held.map(({ duty }) => say(duty)).join(say('; ')),
        organisation: person.organisationName,
      };
    });

  function requireDemo(request: FastifyRequest): void {
    if (!mayUseDemo(request)) {
      throw new Refusal(
        'sign-in.not-local',
        403,
        'Demonstration sign-in works only on the machine where Forestall runs, at its own address 127.0.0.1.',
      );
    }
  }

  return async (app) => {
    app.get(
      '/sign-in',
      { schema: { querystring: Type.Object({ goTo: Type.Optional(Type.String()) }) } },
      async (request, reply) => {
        requireDemo(request);
        const typed = { goTo: request.query.goTo ?? '/' };
        return reply.page('people/pages/sign-in.njk', { people: await shown(), typed });
      },
    );

    app.post('/sign-in', async (request, reply) => {
      requireDemo(request);
      const form = signInForm(request.body);
      if ('problems' in form) {
        return reply.code(422).page('people/pages/sign-in.njk', { people: await shown(), ...form });
      }
      const known = (await people.demoPeople()).some(({ id }) => id === form.values.person);
      if (!known) {
        const problems = [{ field: 'person', text: say('Choose one of the people listed.') }];
        return reply
          .code(422)
          .page('people/pages/sign-in.njk', { people: await shown(), typed: form.values, problems });
      }
      // A fresh identifier, so that one planted before sign-in is worth nothing.
      await request.session.regenerate();
      request.session.personId = form.values.person;
      return reply.redirect(pathOnThisSite(form.values.goTo), 303);
    });

    app.post('/sign-out', async (request, reply) => {
      await request.session.destroy();
      return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/', 303);
    });
  };
}
