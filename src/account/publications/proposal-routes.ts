import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { proposalAddress } from './proposal.ts';
import type { ProposalService } from './proposal-service.ts';
import { publicationItem } from './publication-item.ts';

const querystring = Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })) });

/** Items as today's own figures would say them, each a form filled in: a person reads it, mends it and saves it. */
export function proposalRoutes(proposals: ProposalService, clock: Clock): Routes {
  return async (app) => {
    app.get('/account/publications/proposals', { schema: { querystring } }, async (request, reply) => {
      const today = clock().toISOString().slice(0, 10);
      const year = request.query.year ?? Number(today.slice(0, 4));
      const found = await proposals.ofYear(request.actor, year);
      return reply.page('account/publications/pages/proposals.njk', {
        year,
        today,
        years: [year - 1, year + 1].filter((each) => each >= 2000 && each <= Number(today.slice(0, 4))),
        proposals: found.map((proposal) => ({
          ...proposal,
          shownRows: proposal.table.rows.slice(0, 10),
          more: Math.max(0, proposal.table.rows.length - 10),
          href: proposalAddress(publicationItem.address, proposal, year, today),
        })),
      });
    });
  };
}
