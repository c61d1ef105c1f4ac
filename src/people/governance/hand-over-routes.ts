import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { documentFile } from '../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import type { AnyRecord, RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { PeopleService } from '../people-service.ts';
import type { GovernanceServices } from './governance-service.ts';
import type { OpenThing } from './hand-over.ts';
import { handOverDocument } from './hand-over-document.ts';

/** Something of which things may be open: given by the composition root, since no stage is known here. */
export type OpenThings = {
  /** “Warnings that wait for an answer”. */
  readonly name: string;
  /** What the asker may see of what is open with the one who leaves. */
  readonly of: (asker: Actor, leaving: Actor) => Promise<readonly OpenThing[]>;
};

type OpenList = { readonly name: string; readonly things: readonly OpenThing[] };

/** @returns nothing for somebody who is at work no more */
async function openLists(
  people: PeopleService,
  sources: readonly OpenThings[],
  asker: Actor,
  leaving: string,
): Promise<readonly OpenList[]> {
  const person = await people.findActor(leaving);
  if (person === undefined) return [];
  return Promise.all(sources.map(async ({ name, of }) => ({ name, things: await of(asker, person) })));
}

/** On the page of a note: all that is open with whoever leaves, as it stands now. */
export function openThingsPanel(people: PeopleService, sources: readonly OpenThings[], view: View): Panel<AnyRecord> {
  return async (actor, { id, values }) => {
    const lists = await openLists(people, sources, actor, String(values.leaving));
    return view('people/governance/pages/open-things-panel.njk', {
      lists,
      nothingOpen: lists.filter(({ things }) => things.length === 0).map(({ name }) => name),
      document: `/people/hand-overs/${id}/note`,
    });
  };
}

/** The note with all that is open, on paper. */
export function handOverRoutes(
  { handOvers, governmentPosts }: GovernanceServices,
  people: PeopleService,
  sources: readonly OpenThings[],
  { clock, maker, publicUrl }: { readonly clock: Clock; readonly maker: PdfMaker; readonly publicUrl: string },
): Routes {
  // The address's schema has checked the form of an identifier; whether there is one, the service says.
  const schema = { params: Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) }) };

  async function noteOf({ actor }: FastifyRequest, id: RecordId) {
    const note = await handOvers.find(actor, id);
    if (note === undefined) throw new Refusal('hand-over.unknown', 404, 'There is no such hand-over note.');
    const post = await governmentPosts.find(actor, note.values.post as RecordId); // A reference is an identity.
    const leaving = await people.findActor(note.values.leaving);
    return handOverDocument(note, await openLists(people, sources, actor, note.values.leaving), {
      post: post?.values.title ?? '',
      leaving: leaving?.name ?? note.values.leaving,
      today: clock().toISOString().slice(0, 10),
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
