import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import { regionById } from '../../places/shipped-regions.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { requireStepFrom, stepNamed } from '../../platform/records/record-openings.ts';
import { versionOf } from '../../platform/version.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { signal as signalKind } from '../signals/signal.ts';
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
    const { title, country, region, asksFor } = signal.values;
    return reply.page('warn/warnings/pages/open-warning-from-signal.njk', {
      signal,
      marking: await warnings.markingChoices(actor),
      countryName: countryByCode(country)?.name ?? country,
      regionName: region === null ? undefined : (regionById(region)?.name ?? region),
      levels,
      // The place is the signal's, and not asked for.
      problems: problems && linkedProblems(problems, (field) => !['country', 'region', 'version'].includes(field)),
      // What is marked is not carried over by a press of a button: a warning is for the whole government to see.
      typed: typed ?? {
        level: asksFor ?? '',
        reason: signal.marking === 'OFFICIAL' ? title : '',
        version: versionOf(signal),
      },
    });
  }

  /** @throws Refusal in words for whoever may not, and where the signal takes no warning any more */
  async function requireOpening(actor: Actor, id: RecordId): Promise<void> {
    requireRole(actor, 'open');
    const { state } = await signalWarnings.find(actor, id);
    requireStepFrom(signalKind, state, stepNamed(signalKind, 'link'));
  }

  return async (app) => {
    app.get('/warn/signals/:id/open-warning', { schema: { params } }, async (request, reply) => {
      await requireOpening(request.actor, request.params.id);
      return show(reply, request.actor, request.params.id);
    });

    app.post('/warn/signals/:id/open-warning', { schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      request.sentForm = { back: `/warn/signals/${id}` };
      await requireOpening(actor, id);
      const form = openForm(request.body);
      if ('problems' in form) return show(reply.code(422), actor, id, form.typed, form.problems);
      try {
        const { level, reason, version, ...answer } = form.values;
        const warning = await signalWarnings.openFrom(actor, id, { level, reason, answer }, [version]);
        return reply.redirect(`/warn/warnings/${warning}`, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        await requireOpening(actor, id);
        return show(reply.code(status), actor, id, form.values, problems);
      }
    });
  };
}
