import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { contentDisposition } from '../../platform/files/content-disposition.ts';
import { message } from '../../platform/language/message.ts';
import type { ValuesOf } from '../../platform/records/record.ts';
import { createRecordForm, type Typed, typedOf } from '../../platform/records/record-form.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { inputsFor } from '../../platform/records/record-view.ts';
import type { FieldProblem } from '../../platform/web/form.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { formatBound } from '../../platform/words.ts';
import { asciiFileName } from '../evidence/evidence-file.ts';
import { ungraded } from './grade.ts';
import { type MailedReport, mailedReportIdSchema } from './mailed-report.ts';
import type { MailedReportService } from './mailed-report-service.ts';
import { report } from './report.ts';

const home = '/warn/reports/mailed';
const pages = 'warn/reports/pages';
const params = Type.Object({ id: mailedReportIdSchema });
const fileParams = Type.Object({ ...params.properties, file: Type.String({ format: 'uuid' }) });

const stateWords: Readonly<Record<MailedReport['state'], string>> = {
  held: message('Came by e-mail, not confirmed'),
  confirmed: message('Confirmed, and made a draft'),
  disowned: message('Disowned: nobody of the post sent it'),
};

/** What came by e-mail, for the post in whose name it came: it is confirmed with what a report says, or disowned. */
export function mailedReportRoutes(
  mailed: MailedReportService,
  reading: Pick<RecordReadingService, 'countries'>,
): Routes {
  async function show(
    reply: FastifyReply,
    actor: Actor,
    id: MailedReport['id'],
    { typed, problems = [] }: { readonly typed?: Typed; readonly problems?: readonly FieldProblem[] } = {},
  ) {
    const { mailed: found, files } = await mailed.find(actor, id);
    const offered = { countries: reading.countries, organisations: [], people: [], things: new Map() };
    const first = { title: found.subject.slice(0, 200), account: found.words, ...ungraded };
    return reply.page(`${pages}/mailed-report.njk`, {
      mailed: found,
      home,
      address: `${home}/${id}`,
      stateName: stateWords[found.state],
      draft: found.report === null ? undefined : `${report.address}/${found.report}`,
      files: files.map((file) => ({ ...file, kilobytes: formatBound(Math.ceil(file.sizeBytes / 1_000)) })),
      inputs: found.state === 'held' ? inputsFor(report.fields, typed ?? first, offered, problems) : [],
      problems: linkedProblems(problems, (field) => Object.hasOwn(report.fields, field)),
    });
  }

  return async (app) => {
    app.get(home, async ({ actor }, reply) => {
      const all = await mailed.list(actor);
      return reply.page(`${pages}/mailed-reports.njk`, {
        entries: all.map((each) => ({ ...each, href: `${home}/${each.id}`, stateName: stateWords[each.state] })),
      });
    });

    app.get(`${home}/:id`, { schema: { params } }, ({ actor, params: { id } }, reply) => show(reply, actor, id));

    app.post(`${home}/:id/confirm`, { schema: { params } }, async (request, reply) => {
      const { actor, body } = request;
      const { id } = request.params;
      request.sentForm = { back: `${home}/${id}`, questions: report.fields };
      const result = createRecordForm(report.fields)(body);
      if ('problems' in result) return show(reply.code(422), actor, id, result);
      try {
        // The form has held each answer to its field.
        const draft = await mailed.confirm(actor, id, result.values as ValuesOf<typeof report>);
        return reply.redirect(`${report.address}/${draft}`, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return show(reply.code(status), actor, id, { typed: typedOf(body), problems });
      }
    });

    app.post(`${home}/:id/disown`, { schema: { params } }, async (request, reply) => {
      const { id } = request.params;
      request.sentForm = { back: `${home}/${id}` };
      await mailed.disown(request.actor, id);
      return reply.redirect(`${home}/${id}`, 303);
    });

    app.get(`${home}/:id/files/:file`, { schema: { params: fileParams } }, async (request, reply) => {
      const { id, file } = request.params;
      const { name, mediaType, bytes } = await mailed.open(request.actor, id, file);
      return reply
        .type(mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType)
        .header('content-disposition', contentDisposition(name, asciiFileName(name, mediaType)))
        .header('cache-control', 'private, no-store')
        .send(Readable.from(bytes, { objectMode: false }));
    });
  };
}
