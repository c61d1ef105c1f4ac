import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { say } from '../../platform/language/say.ts';
import { addressOf, type RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { plainText } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import { keepInBlocks, partsIn, sentBlocksIn } from '../../platform/web/sent-parts.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { assessment } from './assessment.ts';
import type { AssessmentService } from './assessment-service.ts';
import { mostPieces, type Piece, sectionOfTheRest } from './earlier-document.ts';
import { type EarlierDocumentService, largestWordBytes, type PlacedPiece } from './earlier-document-service.ts';
import { type SectionName, sectionNames, sectionWords } from './section.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId<'assessment'>>(Type.String({ format: 'uuid' })) });
/** The file, and around it what a form of several parts adds. */
const bodyLimit = largestWordBytes + 64 * 1024;
/** All its words come back with the second form, in any script. */
const takingLimit = 16 * 1024 * 1024;
const leftOut = 'none';

/** An earlier Word document brought into a draft: the file first, then where each of its headings goes. */
export function earlierDocumentRoutes(documents: EarlierDocumentService, assessments: AssessmentService): Routes {
  async function shownOf(actor: Actor, id: RecordId<'assessment'>) {
    const found = await assessments.find(actor, id);
    if (found === undefined) throw new Refusal('assessment.unknown', 404, 'There is no such assessment.');
    await documents.requireOpen(actor, id);
    const href = addressOf(assessment, id);
    return { title: found.values.question, href, action: `${href}/bring-in` };
  }

  async function askForFile(reply: FastifyReply, actor: Actor, id: RecordId<'assessment'>, rest: object = {}) {
    return reply.page('analyse/assessments/pages/bring-in.njk', { ...(await shownOf(actor, id)), ...rest });
  }

  async function askWhereTo(
    reply: FastifyReply,
    actor: Actor,
    id: RecordId<'assessment'>,
    pieces: readonly Asked[],
    rest: object = {},
  ) {
    return reply.page('analyse/assessments/pages/bring-in-pieces.njk', {
      ...(await shownOf(actor, id)),
      pieces,
      unfit: pieces.filter(({ isFitting }) => !isFitting).length,
      choices: [
        ...sectionNames.map((name) => ({ value: name, text: say(sectionWords[name]) })),
        { value: leftOut, text: say('Leave it out') },
      ],
      ...rest,
    });
  }

  return async (app) => {
    await app.register(multipart, {
      attachFieldsToBody: true,
      limits: { files: 1, fields: 2, fieldSize: 1_000, fileSize: largestWordBytes, parts: 3 },
      throwFileSizeLimit: false,
      onFile: (part) => keepInBlocks(part, largestWordBytes),
    });
    // The token of the form is looked for as in any other form: by its name in the body.
    app.addHook('preValidation', async (request) => {
      if (request.isMultipart()) request.body = await partsIn(request.body);
    });

    const address = `${assessment.address}/:id/bring-in`;
    app.get(address, { schema: { params } }, ({ actor, params: { id } }, reply) => askForFile(reply, actor, id));

    app.post(address, { bodyLimit, schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      request.sentForm = { back: addressOf(assessment, id) };
      await documents.requireOpen(actor, id);
      try {
        const pieces = await documents.read(sentBlocksIn(request.body));
        return await askWhereTo(reply, actor, id, pieces.map(asked));
      } catch (error) {
        const { status, problems } = besideFields(error);
        return askForFile(reply.code(status), actor, id, { problems });
      }
    });

    app.post(`${address}/take`, { bodyLimit: takingLimit, schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      request.sentForm = { back: addressOf(assessment, id) };
      await documents.requireOpen(actor, id);
      const sent = sentPieces(request.body);
      try {
        const [first] = await documents.bringIn(actor, id, sent.flatMap(placed));
        return reply.redirect(`${addressOf(assessment, id)}#${first}`, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return askWhereTo(reply.code(status), actor, id, sent, { problems });
      }
    });
  };
}

/** A piece as the form shows it. @param to a section, or that it is left out */
type Asked = Omit<Piece, 'section'> & { readonly to: string; readonly isFitting: boolean };

const asked = ({ heading, text, section }: Piece): Asked => ({
  ...{ heading, text, to: section ?? sectionOfTheRest, isFitting: section !== undefined },
});

/** What came back, in the order in which it was shown. */
function sentPieces(body: unknown): readonly Asked[] {
  const words = new Map(Object.entries(body !== null && typeof body === 'object' ? body : {}));
  const said = (name: string) => plainText(String(words.get(name) ?? ''));
  return Array.from({ length: mostPieces }, (_, place) => place)
    .filter((place) => words.has(`text-${place}`))
    .map((place) => ({
      ...{ heading: said(`heading-${place}`), text: said(`text-${place}`), to: said(`to-${place}`), isFitting: true },
    }));
}

const isSection = (to: string): to is SectionName => sectionNames.some((name) => name === to);

function placed({ heading, text, to }: Asked, place: number): readonly PlacedPiece[] {
  return isSection(to) && text.trim() !== '' ? [{ heading, text, section: to, place }] : [];
}
