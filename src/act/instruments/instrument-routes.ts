import Type from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { groupWords, type InstrumentCatalogue, leadWords } from './instrument.ts';

export function instrumentRoutes(instruments: InstrumentCatalogue): Routes {
  return async (app) => {
    app.get('/act/instruments', (_request, reply) => {
      const groups = Object.entries(groupWords)
        .map(([id, name]) => ({ name, instruments: instruments.all.filter((instrument) => instrument.group === id) }))
        .filter((group) => group.instruments.length > 0);
      return reply.page('act/instruments/pages/instruments.njk', { groups, count: instruments.all.length, leadWords });
    });

    app.get(
      '/act/instruments/:id',
      { schema: { params: Type.Object({ id: Type.String({ pattern: '^[a-z0-9-]+$' }) }) } },
      (request, reply) => {
        const instrument = instruments.find(request.params.id);
        if (instrument === undefined) throw new Refusal('instrument.unknown', 404, 'There is no such instrument.');
        return reply.page('act/instruments/pages/instrument.njk', {
          instrument,
          groupName: groupWords[instrument.group] ?? instrument.group,
          leadName: leadWords[instrument.lead] ?? instrument.lead,
        });
      },
    );
  };
}
