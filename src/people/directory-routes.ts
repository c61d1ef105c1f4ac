import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../platform/database/actor.ts';
import { FieldsRefusal, Refusal } from '../platform/refusal.ts';
import { createForm, type FieldProblem } from '../platform/web/form.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { mayRetire, type PeopleService } from './people-service.ts';

const retireForm = createForm(
  Type.Object({
    person: Type.String({ minLength: 1, maxLength: 100, problem: 'Choose a person of the list' }),
    reason: Type.String({ minLength: 1, maxLength: 1_000, problem: 'Say why this person goes' }),
  }),
);

/** Who is in the directory, for administrators, and letting somebody go. */
export function directoryRoutes(people: PeopleService): Routes {
  async function show(reply: FastifyReply, actor: Actor, typed: object, problems?: readonly FieldProblem[]) {
    if (!mayRetire(actor)) throw new Refusal('person.role', 403, 'Only an administrator sees the directory here.');
    const directory = await people.directory(actor);
    const names = new Map(directory.organisations.map(({ id, name }) => [id, name]));
    const entries = directory.people.map((person) => ({ person, organisation: names.get(person.organisation) }));
    // Only of somebody of the list is the reason asked for on the page.
    const isAsked =
      'person' in typed && directory.people.some(({ id }) => id === typed.person && id !== actor.personId);
    if (problems !== undefined && !isAsked) throw new FieldsRefusal('person.form', 422, problems);
    return reply.page('people/pages/directory.njk', { entries, own: actor.personId, typed, problems });
  }

  return async (app) => {
    app.get('/people/directory', (request, reply) => show(reply, request.actor, {}));

    app.post('/people/directory/retire', async (request, reply) => {
      const form = retireForm(request.body);
      request.sentForm = { back: '/people/directory' };
      if ('problems' in form) return show(reply.code(422), request.actor, form.typed, form.problems);
      await people.retire(request.actor, form.values.person, form.values.reason);
      return reply.redirect('/people/directory', 303);
    });
  };
}
