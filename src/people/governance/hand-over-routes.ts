import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import { documentFile } from '../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import type { AnyRecord, RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { PeopleService } from '../people-service.ts';
import type { GovernanceServices } from './governance-service.ts';
import { handOverDocument } from './hand-over-document.ts';

/** On the page of a note: all that is open with whoever leaves, as it stands now or stood when the post was handed over. */
export function openThingsPanel({ handOvers, openWork }: GovernanceServices, view: View): Panel<AnyRecord> {
  return async (actor, { id }) => {
    const note = await handOvers.find(actor, id);
    if (note === undefined) return '';
    const { keptAt, lists } = await openWork.of(actor, note);
    return view('people/governance/pages/open-things-panel.njk', {
      ...{ keptAt, lists, isWritten: note.state === 'written' },
      nothingOpen: (lists ?? []).filter(({ things }) => things.length === 0).map(({ name }) => name),
      document: `/people/hand-overs/${id}/note`,
    });
  };
}

/** The note with all that is open, on paper. */
export function handOverRoutes(
  { handOvers, governmentPosts, openWork }: GovernanceServices,
  people: PeopleService,
  { clock, maker, publicUrl }: { readonly clock: Clock; readonly maker: PdfMaker; readonly publicUrl: string },
): Routes {
  // The address's schema has checked the form of an identifier; whether there is one, the service says.
  const schema = { params: Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) }) };

  async function noteOf({ actor }: FastifyRequest, id: RecordId) {
    const note = await handOvers.find(actor, id);
    if (note === undefined) throw new Refusal('hand-over.unknown', 404, 'There is no such hand-over note.');
    const post = await governmentPosts.find(actor, note.values.post as RecordId); // A reference is an identity.
    const leaving = await people.findActor(note.values.leaving);
    const { keptAt, lists } = await openWork.of(actor, note);
    return handOverDocument(note, lists ?? [], {
      post: post?.values.title ?? '',
      leaving: leaving?.name ?? note.values.leaving,
      asOf: keptAt ?? clock(),
      publicUrl,
    });
  }

  return async (app) => {
    for (const format of ['pdf', 'docx'] as const) {
      app.get(`/people/hand-overs/:id/note.${format}`, { schema }, async (request, reply) => {
        const file = await documentFile(await noteOf(request, request.params.id), format, maker);
        return reply.headers(file.headers).send(file.bytes);
      });
    }
  };
}
