import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal, shownSentence } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { SignalWarningService } from './signal-warning-service.ts';
import { levels } from './warning.ts';
import { openFromSignalSchema } from './warning-forms.ts';
import { requireRole, type WarningService } from './warning-service.ts';

const openForm = createForm(openFromSignalSchema);
const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });

/** From a signal to a warning in one form. */
export function signalWarningRoutes(signalWarnings: SignalWarningService, warnings: WarningService): Routes {
  async function show(
    reply: FastifyReply,
    actor: Actor,
    id: RecordId,
    typed?: object,
    problems?: readonly FieldProblem[],
  ) {
    const signal = await signalWarnings.find(actor, id);
    const { title, country, asksFor } = signal.values;
    return reply.page('warn/warnings/pages/open-warning-from-signal.njk', {
      signal,
      marking: await warnings.markingChoices(actor),
      countryName: countryByCode(country)?.name ?? country,
      levels,
      problems,
      // What is marked is not carried over by a press of a button: a warning is for the whole government to see.
      typed: typed ?? {
        level: asksFor ?? '',
        reason: signal.marking === 'OFFICIAL' ? title : '',
        version: versionOf(signal),
      },
    });
  }

  return async (app) => {
    app.get('/warn/signals/:id/open-warning', { schema: { params } }, (request, reply) => {
      requireRole(request.actor, 'open');
      return show(reply, request.actor, request.params.id);
    });

    app.post('/warn/signals/:id/open-warning', { schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      const form = openForm(request.body);
      if ('problems' in form) return show(reply.code(422), actor, id, form.typed, form.problems);
      try {
        const { level, reason, version, ...answer } = form.values;
        const warning = await signalWarnings.openFrom(actor, id, { level, reason, answer }, [version]);
        return reply.redirect(`/warn/warnings/${warning}`, 303);
      } catch (error) {
        if (!(error instanceof Refusal) || ![409, 412, 422].includes(error.status)) throw error;
        const problems = [{ field: error.field ?? '', text: shownSentence(error) }];
        return show(reply.code(error.status), actor, id, form.values, problems);
      }
    });
  };
}
