import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { identityLimits } from '../../people/sealed-identities/sealed-identity.ts';
import { message } from '../../platform/language/message.ts';
import { type Fields, type FieldValue, line, optional, text } from '../../platform/records/field.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { createRecordForm, type Typed, typedOf } from '../../platform/records/record-form.ts';
import { newOnce, onceIn } from '../../platform/records/record-once.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { inputsFor } from '../../platform/records/record-view.ts';
import { addRateLimits, type RateLimits } from '../../platform/web/api/rate-limits.ts';
import type { FieldProblem } from '../../platform/web/form.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import { type Routes, secretAddress } from '../../platform/web/web-server.ts';
import { ungraded } from './grade.ts';
import { type Invitation, invitationTokenSchema } from './invitation.ts';
import type { InvitationService } from './invitation-service.ts';
import type { PartnerReport, PartnerReportService } from './partner-report-service.ts';
import { report } from './report.ts';

/** Whoever has no account may send a page a few times a minute; a family or a network centre stands behind one address. */
const partnerRateLimits: RateLimits = { person: 60, address: 600, addressSignedOut: 60 };

/** What is asked of whoever was invited. How much their word is worth, the desk says. */
const { reliability, credibility, source, ...asked } = report.fields;

/** Who the reporter is: asked where it can be sealed. */
const identityFields = {
  name: optional(line({ label: message('What is your name?'), maxLength: identityLimits.name })),
  contact: optional(line({ label: message('How can you be reached safely?'), maxLength: identityLimits.contact })),
  notes: optional(
    text({
      label: message('What must those who know it be careful about?'),
      hint: message('For example, when it is safe to call you'),
      maxLength: identityLimits.notes,
    }),
  ),
};

const answerField = { answer: text({ label: 'What is the answer?' }) };

const params = Type.Object({ token: invitationTokenSchema });
// Of the form of an identity; whether there is such a question, the service says.
const questionId = Type.Unsafe<RecordId>(Type.String({ format: 'uuid' }));
const codeBody = Type.Object({ code: Type.Optional(Type.String({ maxLength: 200 })) });
const answerBody = Type.Object({ ...codeBody.properties, question: questionId, answer: Type.Optional(Type.String()) });
const pages = 'warn/reports/pages';

/** What they write may be long, in a script whose signs take three bytes each, each written in three. */
const bodyLimit = 512 * 1024;

/**
 * Pages for those who have no account: the form that an invitation leads to, and the way back with the receipt's code. No
 * browser or proxy keeps what is typed or shown, and no page of another site learns the link's secret.
 */
export function partnerReportRoutes(
  invitations: InvitationService,
  partners: PartnerReportService,
  reading: Pick<RecordReadingService, 'countries'>,
  limits: RateLimits = partnerRateLimits,
): Routes {
  const fieldsFor = ({ holders }: Invitation): Fields => (holders.length > 0 ? { ...asked, ...identityFields } : asked);

  function inputsOfForm(fields: Fields, typed: Typed, problems: readonly FieldProblem[]) {
    const offered = { countries: reading.countries, organisations: [], people: [], things: new Map() };
    return inputsFor(fields, typed, offered, problems);
  }

  function showForm(
    reply: FastifyReply,
    invitation: Invitation,
    action: string,
    { typed, problems = [] }: { readonly typed: Typed; readonly problems?: readonly FieldProblem[] },
  ) {
    const fields = fieldsFor(invitation);
    return reply.page(`${pages}/partner-report.njk`, {
      action,
      inputs: inputsOfForm(asked, typed, problems),
      identity: inputsOfForm(invitation.holders.length > 0 ? identityFields : {}, typed, problems),
      problems: linkedProblems(problems, (field) => fields[field] !== undefined),
      once: onceIn(typed.once) ?? newOnce(),
    });
  }

  async function showFollowed(
    reply: FastifyReply,
    code: string,
    answered: { readonly typed?: Typed; readonly problems?: readonly FieldProblem[] } = {},
  ) {
    const { report: found, questions } = await partners.follow(code);
    const { typed = {}, problems = [] } = answered;
    // One at a time, the first asked first: a phone shows one form, and its answer has one name.
    const next = questions.find(({ state }) => state === 'asked')?.id;
    return reply.page(`${pages}/partner-receipt.njk`, {
      code,
      title: found.values.title,
      happenedOn: found.values.happenedOn,
      stateName: report.lifecycle.states[found.state].name,
      outcome: found.state === 'closed' ? found.values.outcome : undefined,
      questions: questions.map((each) => ({
        id: each.id,
        question: each.values.question,
        answer: each.state === 'answered' ? each.values.answer : undefined,
        isNext: each.id === next,
      })),
      input: inputsFor(answerField, typed, noLists, problems)[0],
      problems: linkedProblems(problems, (field) => field === 'answer'),
    });
  }

  return async (app) => {
    await addRateLimits(app, limits);
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    });

    app.get('/warn/reports/invited/:token', { config: secretAddress, schema: { params } }, async (request, reply) => {
      const { token } = request.params;
      const invitation = await invitations.openBy(token);
      const typed = invitation.country === null ? {} : { country: invitation.country };
      return showForm(reply, invitation, `/warn/reports/invited/${token}`, { typed });
    });

    app.post(
      '/warn/reports/invited/:token',
      { bodyLimit, config: secretAddress, schema: { params } },
      async (request, reply) => {
        const { token } = request.params;
        const address = `/warn/reports/invited/${token}`;
        request.sentForm = { back: address, questions: { ...asked, ...identityFields } };
        const invitation = await invitations.openBy(token);
        const typed = typedOf(request.body);
        const result = createRecordForm(fieldsFor(invitation))(request.body);
        if ('problems' in result) return showForm(reply.code(422), invitation, address, result);
        try {
          const code = await partners.send(token, reportIn(result.values, onceIn(typed.once) ?? newOnce()));
          // The worker that sends later what was kept on a phone reads the code alone.
          if (request.headers.accept === 'application/json') return reply.code(201).send({ code });
          return reply.code(201).page(`${pages}/partner-sent.njk`, { code });
        } catch (error) {
          const { status, problems } = besideFields(error);
          return showForm(reply.code(status), invitation, address, { typed, problems });
        }
      },
    );

    app.get('/warn/reports/receipt', (_request, reply) => reply.page(`${pages}/partner-code.njk`, { typed: {} }));

    app.post('/warn/reports/receipt', { schema: { body: codeBody } }, async (request, reply) => {
      const { code = '' } = request.body;
      request.sentForm = { back: '/warn/reports/receipt' };
      try {
        return await showFollowed(reply, code);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return reply.code(status).page(`${pages}/partner-code.njk`, { typed: { code }, problems });
      }
    });

    app.post('/warn/reports/receipt/answers', { bodyLimit, schema: { body: answerBody } }, async (request, reply) => {
      const { code = '', question } = request.body;
      request.sentForm = { back: '/warn/reports/receipt', questions: answerField };
      const typed = typedOf(request.body);
      const result = createRecordForm(answerField)(request.body);
      if ('problems' in result) {
        return showFollowed(reply.code(422), code, { typed, problems: result.problems });
      }
      await partners.answer(code, question, String(result.values.answer));
      return showFollowed(reply, code);
    });
  };
}

const noLists = { countries: [], organisations: [], people: [], things: new Map() };

/** What was sent, parted into what is told and who tells it. The form's schemas have held each answer to its type. */
function reportIn(values: Readonly<Record<string, FieldValue>>, once: RecordId): PartnerReport {
  const { name, contact, notes, ...told } = values;
  const words = (value: FieldValue | undefined) => (typeof value === 'string' ? value : '');
  const identity = { name: words(name), contact: words(contact), notes: words(notes) };
  const isNamed = Object.values(identity).some((each) => each !== '');
  return {
    // `asked` are the fields of a report but for these three.
    values: { ...told, ...ungraded, source: null } as PartnerReport['values'],
    // Somebody may be reached and have no name here.
    identity: isNamed ? { ...identity, name: identity.name || '–' } : undefined,
    once,
  };
}
