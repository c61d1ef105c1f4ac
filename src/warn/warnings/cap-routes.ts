import Type from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { capMessage } from './cap-message.ts';
import { warningIdSchema } from './warning.ts';
import type { WarningService } from './warning-service.ts';

/** A warning as a message of the Common Alerting Protocol, for those who may see it. */
export function capRoutes(warnings: WarningService, view: View, publicUrl: string): Routes {
  return async (app) => {
    app.get(
      '/warn/warnings/:id.cap.xml',
      { schema: { params: Type.Object({ id: warningIdSchema }) } },
      async (request, reply) => {
        const found = await warnings.find(request.actor, request.params.id);
        if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
        return reply
          .type('application/cap+xml; charset=utf-8')
          .send(view('warn/warnings/pages/cap-message.njk', { message: capMessage(found, publicUrl) }));
      },
    );
  };
}
