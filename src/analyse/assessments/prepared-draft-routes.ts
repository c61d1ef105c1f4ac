import Type from 'typebox';
import { addressOf, type RecordId } from '../../platform/records/record.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { assessment } from './assessment.ts';
import type { PreparedDraftService } from './prepared-draft-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });

/** The button of a draft that fills it in from what is loaded. */
export function preparedDraftRoutes(drafts: PreparedDraftService): Routes {
  return async (app) => {
    app.post(`${assessment.address}/:id/fill-in`, { schema: { params } }, async (request, reply) => {
      const { id } = request.params;
      const address = addressOf(assessment, id);
      request.sentForm = { back: address };
      await drafts.fill(request.actor, id);
      return reply.redirect(address, 303);
    });
  };
}
