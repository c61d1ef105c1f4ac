import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf, type RecordId, type RecordOf } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { Refusal, shownSentence } from '../../platform/refusal.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { assessment } from './assessment.ts';
import { longestSection, section as sectionKind } from './assessment-parts.ts';
import { isUnsettled } from './paragraph-merge.ts';
import { sectionGuidance, sectionWords } from './section.ts';
import { sectionComment } from './section-comment.ts';
import type { SectionWritingService } from './section-writing-service.ts';
import type { Kept, WorkingCopyService } from './working-copy-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const writingForm = createForm(
  Type.Object({
    wording: Type.String({
      maxLength: longestSection,
      problem: message('Enter at most 20,000 characters: a section is read in one sitting'),
    }),
    base: Type.String({ pattern: '^[0-9]{1,9}$', problem: message('Open this form again and copy your words') }),
    copy: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,9}$', problem: message('Open this form again and copy your words') }),
    ),
  }),
);
const copyForm = createForm(Type.Object({ copy: Type.String({ pattern: '^[0-9]{1,9}$' }) }));
const versionForm = createForm(Type.Object({ version: Type.String({ minLength: 1, maxLength: 100 }) }));
/** Whatever a section may hold, in every script. */
const bodyLimit = 2 * 1024 * 1024;

/** On a comment’s page: to put what it suggests in place. */
export function sectionCommentPages(writing: SectionWritingService): OwnPages {
  const show = async (actor: Actor, record: AnyRecord) => {
    const comment = record as RecordOf<typeof sectionComment>; // These are pages of comments alone.
    const placing = await writing.placing(actor, comment);
    return { placing, putInPlace: putInPlaceAddress(comment.id) };
  };
  return { record: { template: 'analyse/assessments/pages/section-comment.njk', show } };
}

const putInPlaceAddress = (id: string) => `${addressOf(sectionComment, id)}/put-in-place`;

const copyAddress = (id: string) => `${addressOf(sectionKind, id)}/working-copy`;

const notSaved = (why: string) => say('Not saved: {why}', { why });

/** What a page says beside what is being typed. */
function keptWords({ keptAt, savedMeanwhile }: Kept): string {
  const time = keptAt.toISOString().slice(11, 16);
  const saved = say('Saved at {time} UTC as your own copy. Others read it once you press “Save”.', { time });
  if (savedMeanwhile.length === 0) return saved;
  const people = savedMeanwhile.join('; ');
  return `${saved} ${say('Meanwhile saved here: {people}. “Save” brings both together.', { people })}`;
}

/** Writing in a section of a draft, together with others who write in it. */
export function sectionWritingRoutes(
  writing: SectionWritingService,
  copies: WorkingCopyService,
  reading: RecordReadingService,
): Routes {
  async function show(
    reply: FastifyReply,
    actor: Actor,
    id: RecordId,
    { typed, problems }: { readonly typed?: object; readonly problems?: readonly FieldProblem[] } = {},
  ) {
    const opened = await writing.open(actor, id);
    if (opened === undefined) throw new Refusal('assessment-section.unknown', 404, 'There is no such section.');
    const { section, base, copyNumber, unsaved } = opened;
    const { values, state } = section;
    const named = await reading.named(actor, [{ definition: sectionKind, values }]);
    const wording = values.wording ?? '';
    const begun = unsaved === undefined ? { wording, base } : { wording: unsaved.wording, base: unsaved.base };
    return reply.page('analyse/assessments/pages/write-section.njk', {
      title: sectionWords[values.section],
      guidance: sectionGuidance[values.section],
      action: `${addressOf(sectionKind, id)}/write`,
      back: `${addressOf(assessment, values.assessment)}#${values.section}`,
      holder: state === 'held' ? named.person(section.values.holder) : undefined,
      holding: addressOf(sectionKind, id),
      isUnsettled: isUnsettled(begun.wording),
      copyAddress: copyAddress(id),
      copyNumber,
      unsavedFrom: typed === undefined ? unsaved?.keptAt : undefined,
      lastBy: base === 0 ? undefined : { name: section.changedByName, at: section.changedAt },
      problems: problems && linkedProblems(problems, (field) => field === 'wording'),
      typed: typed ?? { wording: begun.wording, base: String(begun.base), copy: String(copyNumber) },
    });
  }

  /** @throws Refusal in words for whoever may not write, and where the assessment takes no change now */
  async function requireWriting(actor: Actor, id: RecordId) {
    requireRole(actor, sectionKind.roles);
    return writing.requireOpen(actor, id);
  }

  return async (app) => {
    app.post(putInPlaceAddress(':id'), { schema: { params } }, async (request, reply) => {
      const { id } = request.params;
      request.sentForm = { back: addressOf(sectionComment, id) };
      const sent = versionForm(request.body);
      if ('problems' in sent) throw new Refusal('section-comment.version', 422, 'Open the comment again.');
      const { values } = await writing.putInPlace(request.actor, id, [sent.values.version]);
      return reply.redirect(`${addressOf(assessment, values.assessment)}#${values.section}`, 303);
    });

    app.post(copyAddress(':id'), { bodyLimit, schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      try {
        await requireWriting(actor, id);
        const form = writingForm(request.body);
        if ('problems' in form) return reply.code(422).send({ words: notSaved(form.problems[0]?.text ?? '') });
        const { wording, base, copy } = form.values;
        const kept = await copies.keep(actor, id, { wording, base: Number(base), copy: Number(copy ?? 0) });
        return { copy: kept.number, words: keptWords(kept) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return reply.code(error.status).send({ words: notSaved(shownSentence(error)) });
      }
    });

    app.post(`${copyAddress(':id')}/drop`, { schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      request.sentForm = { back: addressOf(sectionKind, id) };
      await requireWriting(actor, id);
      const form = copyForm(request.body);
      if ('problems' in form) throw new Refusal('working-copy.number', 422, 'Open the section again.');
      await copies.drop(actor, id, Number(form.values.copy));
      return reply.redirect(`${addressOf(sectionKind, id)}/write`, 303);
    });

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
        const { wording, base, copy } = form.values;
        const words = { wording, base: Number(base), copy: copy === undefined ? undefined : Number(copy) };
        const saved = await writing.save(actor, id, words);
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
