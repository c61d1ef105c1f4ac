import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { addressOf, type RecordId } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { Refusal } from '../../platform/refusal.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { assessment } from './assessment.ts';
import { longestSection, section as sectionKind } from './assessment-parts.ts';
import { isUnsettled } from './paragraph-merge.ts';
import { sectionGuidance, sectionWords } from './section.ts';
import type { SectionWritingService } from './section-writing-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const writingForm = createForm(
  Type.Object({
    wording: Type.String({
      maxLength: longestSection,
      problem: message('Enter at most 20,000 characters: a section is read in one sitting'),
    }),
    base: Type.String({ pattern: '^[0-9]{1,9}$', problem: message('Open this form again and copy your words') }),
  }),
);
/** Whatever a section may hold, in every script. */
const bodyLimit = 2 * 1024 * 1024;

/** Writing in a section of a draft, together with others who write in it. */
export function sectionWritingRoutes(writing: SectionWritingService, reading: RecordReadingService): Routes {
  async function show(
    reply: FastifyReply,
    actor: Actor,
    id: RecordId,
    { typed, problems }: { readonly typed?: object; readonly problems?: readonly FieldProblem[] } = {},
  ) {
    const opened = await writing.open(actor, id);
    if (opened === undefined) throw new Refusal('assessment-section.unknown', 404, 'There is no such section.');
    const { section, base } = opened;
    const { values, state } = section;
    const named = await reading.named(actor, [{ definition: sectionKind, values }]);
    const wording = values.wording ?? '';
    return reply.page('analyse/assessments/pages/write-section.njk', {
      title: sectionWords[values.section],
      guidance: sectionGuidance[values.section],
      action: `${addressOf(sectionKind, id)}/write`,
      back: `${addressOf(assessment, values.assessment)}#${values.section}`,
      holder: state === 'held' ? named.person(section.values.holder) : undefined,
      holding: addressOf(sectionKind, id),
      isUnsettled: isUnsettled(wording),
      lastBy: base === 0 ? undefined : { name: section.changedByName, at: section.changedAt },
      problems: problems && linkedProblems(problems, (field) => field === 'wording'),
      typed: typed ?? { wording, base: String(base) },
    });
  }

  /** @throws Refusal in words for whoever may not write, and where the assessment takes no change now */
  async function requireWriting(actor: Actor, id: RecordId) {
    requireRole(actor, sectionKind.roles);
    return writing.requireOpen(actor, id);
  }

  return async (app) => {
    app.get(`${sectionKind.address}/:id/write`, { schema: { params } }, async ({ actor, params: { id } }, reply) => {
      await requireWriting(actor, id);
      return show(reply, actor, id);
    });

    app.post(`${sectionKind.address}/:id/write`, { bodyLimit, schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      request.sentForm = { back: addressOf(sectionKind, id), questions: { wording: { label: 'What does it say?' } } };
      const { values } = await requireWriting(actor, id);
      const form = writingForm(request.body);
      if ('problems' in form) return show(reply.code(422), actor, id, { typed: form.typed, problems: form.problems });
      try {
        const { wording, base } = form.values;
        const saved = await writing.save(actor, id, { wording, base: Number(base) });
        const place =
          saved.conflicts > 0
            ? `${addressOf(sectionKind, id)}/write`
            : `${addressOf(assessment, values.assessment)}#${values.section}`;
        return reply.redirect(place, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return show(reply.code(status), actor, id, { typed: form.values, problems });
      }
    });
  };
}
