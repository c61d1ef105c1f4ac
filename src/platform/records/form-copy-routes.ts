import Type from 'typebox';
import { say } from '../language/say.ts';
import { Refusal, shownSentence } from '../refusal.ts';
import { createForm } from '../web/form.ts';
import { carried, questionOf } from '../web/kept-answers.ts';
import { besideFields } from '../web/refused-form.ts';
import type { Routes } from '../web/web-server.ts';
import { copyAddressOf, type FormCopyService } from './form-copy-service.ts';
import type { RecordDefinition } from './record.ts';
import { type Typed, typedOf } from './record-form.ts';
import { handlingNames, type RecordFormPages } from './record-form-pages.ts';
import { onceIn } from './record-once.ts';
import { requireRole } from './record-roles.ts';

const copyForm = createForm(Type.Object({ copy: Type.String({ pattern: '^[0-9]{1,9}$' }) }));

/** The number of a copy that a form carries; nothing where it carries none. */
export function copyNumberIn(typed: unknown): number | undefined {
  const form = copyForm({ copy: typed });
  return 'problems' in form ? undefined : Number(form.values.copy);
}

/** What of a new record's form is its answers: what the kind asks, and by what the record is found again if sent twice. */
function answersIn({ fields }: RecordDefinition, typed: Typed): Typed {
  const isAnswer = (name: string) => fields[name] !== undefined || handlingNames.includes(name);
  const once = onceIn(typed.once);
  const said = Object.entries(typed).filter(([name]) => !carried.includes(name) && isAnswer(questionOf(name)));
  return { ...Object.fromEntries(said), ...(once === undefined ? {} : { once }) };
}

/** Keeping what is typed in the form of a new record: while it is typed, by script; by a button, without; and not at all. */
export function formCopyRoutes(
  definition: RecordDefinition,
  pages: Pick<RecordFormPages, 'showNew' | 'questions'>,
  copies: FormCopyService,
  bodyLimit: number,
): Routes {
  const { address, roles } = definition;

  return async (app) => {
    app.post(copyAddressOf(definition), { bodyLimit }, async (request, reply) => {
      const { actor } = request;
      const typed = typedOf(request.body);
      // By the button of a page without script.
      const isLeaving = typed.leave !== undefined;
      if (isLeaving) request.sentForm = { back: `${address}/new`, questions: pages.questions };
      try {
        requireRole(actor, roles);
        const copy = copyNumberIn(typed.copy);
        if (copy === undefined) throw new Refusal('form-copy.number', 422, 'Open the form again.');
        const kept = await copies.keep(actor, address, { answers: answersIn(definition, typed), copy });
        if (isLeaving) return reply.redirect(`${address}/new`, 303);
        const time = kept.keptAt.toISOString().slice(11, 16);
        return { copy: kept.number, words: say('Kept at {time} UTC, for you alone. It is not sent yet.', { time }) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!isLeaving)
          return reply.code(error.status).send({ words: say('Not kept: {why}', { why: shownSentence(error) }) });
        if (error.status === 403) throw error;
        const { status, problems } = besideFields(error);
        return pages.showNew(reply.code(status), actor, { typed, problems });
      }
    });

    app.post(`${copyAddressOf(definition)}/drop`, { bodyLimit }, async (request, reply) => {
      const { actor } = request;
      request.sentForm = { back: `${address}/new` };
      requireRole(actor, roles);
      const typed = typedOf(request.body);
      const copy = copyNumberIn(typed.copy);
      if (copy === undefined) throw new Refusal('form-copy.number', 422, 'Open the form again.');
      await copies.drop(actor, address, copy);
      // What the form came filled with stays.
      const { once, ...filled } = answersIn(definition, typed);
      const query = new URLSearchParams(
        Object.entries(filled).flatMap(([name, said]): [string, string][] =>
          typeof said === 'string' && said !== '' ? [[name, said]] : [],
        ),
      ).toString();
      return reply.redirect(`${address}/new${query === '' ? '' : `?${query}`}`, 303);
    });
  };
}
