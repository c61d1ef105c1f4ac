import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { contentDisposition } from '../../platform/files/content-disposition.ts';
import { tarOf } from '../../platform/files/tar-file.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { BagSubject } from './bag-chain.ts';
import type { EvidenceBags } from './evidence-bag-service.ts';
import { evidenceItem } from './evidence-item.ts';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

const subjects = [
  [evidenceItem.address, 'evidence-item'],
  ['/warn/reports', 'report'],
  ['/warn/signals', 'signal'],
  ['/warn/warnings', 'warning'],
] as const;

/** Evidence given out as one file that a stranger checks: of an item, or of all that stands behind a report, a signal or a warning. */
export function evidenceBagRoutes(bags: EvidenceBags): Routes {
  async function show(reply: FastifyReply, actor: Actor, of: string, subject: BagSubject, rest: object = {}) {
    return reply.page('warn/evidence/pages/evidence-bag.njk', {
      title: await bags.titleOf(actor, subject),
      href: `${of}/${subject.id}`,
      authority: bags.authority(),
      bags: await bags.given(actor, subject.id),
      ...rest,
    });
  }

  return async (app) => {
    for (const [of, type] of subjects) {
      app.get(`${of}/:id/bag`, { schema: { params } }, (request, reply) =>
        show(reply, request.actor, of, { type, id: request.params.id }),
      );

      app.post(`${of}/:id/bag`, { compress: false, schema: { params } }, async (request, reply) => {
        const { actor, body } = request;
        const subject = { type, id: request.params.id };
        request.sentForm = { back: `${of}/${subject.id}` };
        const isStamped = !(body !== null && typeof body === 'object' && 'stamp' in body && body.stamp === 'no');
        try {
          const bag = await bags.make(actor, subject, isStamped);
          return reply
            .type('application/x-tar')
            .header('content-disposition', contentDisposition(`${bag.name}.tar`, `${bag.name}.tar`))
            .header('cache-control', 'private, no-store, no-transform')
            .send(Readable.from(tarOf(bag.members, bag.madeAt), { objectMode: false }));
        } catch (error) {
          const { status, problems } = besideFields(error);
          return show(reply.code(status), actor, of, subject, { problems });
        }
      });
    }
  };
}
