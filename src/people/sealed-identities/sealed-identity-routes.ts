import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import { FieldsRefusal } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { createForm } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { markingProperties } from '../marking-form.ts';
import type { IdentityKeyService } from './identity-key-service.ts';
import { refusals } from './identity-refusals.ts';
import {
  currentKey,
  fewestHolders,
  fingerprintSchema,
  fingerprintWords,
  type HeldIdentity,
  identityLimits,
  identitySteps,
  maySeal,
  sealedIdentityIdSchema,
} from './sealed-identity.ts';
import type { SealedIdentityService } from './sealed-identity-service.ts';

const { name, contact, notes } = identityLimits;
const sealForm = createForm(
  Type.Object({
    pseudonym: Type.String(),
    name: Type.String({
      minLength: 1,
      maxLength: name,
      problem: 'Enter who the reporter is, in at most {most} characters',
    }),
    contact: Type.String({ maxLength: contact, problem: 'Enter at most {most} characters' }),
    notes: Type.String({ maxLength: notes, problem: 'Enter at most {most} characters' }),
    ...markingProperties,
  }),
);
const keyForm = createForm(Type.Object({ publicKey: Type.String({ minLength: 1, problem: 'Paste a public key' }) }));
const lossForm = createForm(
  Type.Object({
    fingerprint: fingerprintSchema,
    reason: Type.String({ minLength: 1, maxLength: 1_000, problem: 'Enter what became of the key' }),
  }),
);
const manyOrOne = Type.Optional(Type.Union([Type.Array(Type.String()), Type.String()]));
const listQuery = Type.Object({ show: Type.Optional(Type.Literal('few-holders')) });
const pages = 'people/sealed-identities/pages';

/**
 * Pages about sealed identities: that they are, who holds them, when and why they were opened. None opens one: a private
 * key in a browser would be within reach of this server, which sends the browser its pages.
 */
export function sealedIdentityRoutes(identities: SealedIdentityService, keys: IdentityKeyService): Routes {
  async function showSealForm(reply: FastifyReply, actor: Actor, rest: object) {
    const holders = (await keys.possibleHolders(actor)).map((holder) => ({
      ...holder,
      fingerprint: fingerprintWords(holder.key.fingerprint),
    }));
    const marking = await identities.markingChoices(actor);
    return reply.page(`${pages}/new-identity.njk`, { typed: {}, chosen: [], holders, fewestHolders, marking, ...rest });
  }

  async function showKeys(reply: FastifyReply, actor: Actor, rest: object) {
    const own = await keys.ofPerson(actor);
    const current = currentKey(own)?.fingerprint;
    const shown = own.map((key) => ({
      ...key,
      words: fingerprintWords(key.fingerprint),
      current: key.fingerprint === current,
    }));
    return reply.page(`${pages}/identity-keys.njk`, { typed: {}, keys: shown, ...rest });
  }

  return async (app) => {
    // Whoever has not signed in sees nothing here, and no browser or proxy keeps what is typed or shown.
    app.addHook('preHandler', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (!isSignedIn(request.actor)) throw refusals.signIn();
    });

    app.get('/people/identities', { schema: { querystring: listQuery } }, async (request, reply) => {
      const fewHolders = request.query.show === 'few-holders';
      const entries = (await identities.list(request.actor, { fewHolders })).map(withCount);
      return reply.page(`${pages}/identities.njk`, { entries, fewHolders, maySeal: maySeal(request.actor) });
    });

    app.get('/people/identities.csv', { schema: { querystring: listQuery } }, async (request, reply) => {
      const fewHolders = request.query.show === 'few-holders';
      const rows = (await identities.list(request.actor, { fewHolders })).map(withCount).map((held) => ({
        id: held.identity.id,
        code: held.identity.pseudonym,
        sealedAt: held.identity.sealedAt.toISOString(),
        holders: held.holders.map(({ personId }) => personId).join(' '),
        liveHolders: held.liveHolders,
        marking: held.identity.marking,
      }));
      const columns = {
        id: 'id',
        code: 'code',
        sealedAt: 'sealed_at',
        holders: 'holders',
        liveHolders: 'live_holders',
        marking: 'marking',
      };
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });

    app.get('/people/identities/new', async (request, reply) => {
      if (!maySeal(request.actor)) throw refusals.role();
      return showSealForm(reply, request.actor, {});
    });

    app.post(
      '/people/identities',
      { schema: { body: Type.Object({ holders: manyOrOne }) } },
      async (request, reply) => {
        if (!maySeal(request.actor)) throw refusals.role();
        const form = sealForm(request.body);
        const chosen = [request.body.holders ?? []].flat();
        if ('problems' in form) return showSealForm(reply.code(422), request.actor, { ...form, chosen });
        const { pseudonym, name, contact, notes, ...answer } = form.values;
        try {
          const given = pseudonym === '' ? {} : { pseudonym };
          const identity = { name, contact, notes };
          const { id } = await identities.seal(request.actor, { ...given, ...answer, identity, holders: chosen });
          return reply.redirect(`/people/identities/${id}`, 303);
        } catch (error) {
          const { status, problems } = besideFields(error);
          return showSealForm(reply.code(status), request.actor, { problems, typed: form.values, chosen });
        }
      },
    );

    app.get('/people/identities/keys', (request, reply) => showKeys(reply, request.actor, {}));

    app.post('/people/identities/keys', { config: { takesSecrets: true } }, async (request, reply) => {
      const form = keyForm(request.body);
      if ('problems' in form) return showKeys(reply.code(422), request.actor, form);
      try {
        await keys.register(request.actor, form.values.publicKey);
      } catch (error) {
        // What was pasted does not come back: it may be a private key.
        const { status, problems } = besideFields(error);
        return showKeys(reply.code(status), request.actor, { problems });
      }
      return reply.redirect('/people/identities/keys', 303);
    });

    app.post('/people/identities/keys/lost', async (request, reply) => {
      const form = lossForm(request.body);
      request.sentForm = { back: '/people/identities/keys' };
      if ('problems' in form) {
        // What became of a key is asked beneath each of one's own that is not lost.
        const isAsked = (await keys.ofPerson(request.actor)).some(
          ({ fingerprint, lostAt }) => fingerprint === form.typed.fingerprint && lostAt === null,
        );
        if (!isAsked) throw new FieldsRefusal('identity-key.form', 422, form.problems);
        return showKeys(reply.code(422), request.actor, form);
      }
      await keys.reportLost(request.actor, form.values.fingerprint, form.values.reason);
      return reply.redirect('/people/identities/keys', 303);
    });

    app.get(
      '/people/identities/:id',
      { schema: { params: Type.Object({ id: sealedIdentityIdSchema }) } },
      async (request, reply) => {
        const found = await identities.find(request.actor, request.params.id);
        const openings = found.steps.filter(({ kind }) => kind === identitySteps.opened);
        const steps = found.steps.filter(({ kind }) => kind !== identitySteps.opened);
        const holds = found.holders.some(({ personId }) => personId === request.actor.personId);
        return reply.page(`${pages}/identity.njk`, { ...withCount(found), openings, steps, holds, fewestHolders });
      },
    );
  };
}

function withCount(held: HeldIdentity) {
  const liveHolders = held.holders.filter(({ live }) => live).length;
  return { ...held, liveHolders, few: liveHolders < fewestHolders };
}
