import { Readable } from 'node:stream';
import Type, { type Static } from 'typebox';
import type { Actor } from '../database/actor.ts';
import { csvInStretches } from '../web/csv.ts';
import { dayOrNone } from '../web/pager.ts';
import type { Routes } from '../web/web-server.ts';
import type { BrowsedEntry, BrowseFilter } from './ledger-browse-store.ts';
import type { LedgerService } from './ledger-service.ts';

const ledgerQuery = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  subject: Type.Optional(Type.Union([Type.Literal(''), Type.String({ maxLength: 60 })])),
  by: Type.Optional(Type.String({ maxLength: 100 })),
  from: dayOrNone,
  to: dayOrNone,
  before: Type.Optional(Type.String({ format: 'uuid' })),
});
type LedgerQuery = Static<typeof ledgerQuery>;

const entriesPerPage = 50;

/** Empty fields of a filter form ask for nothing. */
function filterOf({ kind, subject, by, from, to, before }: LedgerQuery): Omit<BrowseFilter, 'limit'> {
  return {
    ...(kind ? { kind } : {}),
    ...(subject ? { subjectId: subject } : {}),
    ...(by ? { by } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(before ? { before } : {}),
  };
}

function addressOf(path: string, query: LedgerQuery): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return `${path}?${new URLSearchParams(given)}`;
}

const isAuditor = (actor: Actor) => actor.roles.includes('auditor');

/** The ledger as one may see it: an auditor sees every step and no word of it, others the steps on their own rows. */
export function ledgerRoutes(ledger: LedgerService): Routes {
  return async (app) => {
    app.get('/account/ledger', { schema: { querystring: ledgerQuery } }, async (request, reply) => {
      const { query, actor } = request;
      const page = await ledger.browse(actor, { ...filterOf(query), limit: entriesPerPage });
      const { before: _, ...unpaged } = query;
      return reply.page('platform/ledger/pages/ledger.njk', {
        ...page,
        query,
        auditor: isAuditor(actor),
        nextHref: page.next === undefined ? undefined : addressOf('/account/ledger', { ...unpaged, before: page.next }),
        csv: addressOf('/account/ledger.csv', unpaged),
      });
    });

    app.get('/account/ledger.csv', { schema: { querystring: ledgerQuery } }, async (request, reply) => {
      const stretches = ledger.stretches(request.actor, filterOf(request.query));
      return reply.type('text/csv; charset=utf-8').send(Readable.from(csvInStretches(columns, rowsOf(stretches))));
    });
  };
}

const columns = {
  id: 'id',
  at: 'at',
  personName: 'person_name',
  role: 'role',
  organisation: 'organisation',
  kind: 'kind',
  subjectType: 'subject_type',
  subjectId: 'subject_id',
  fromState: 'from_state',
  toState: 'to_state',
  marking: 'marking',
  payloadSha256: 'payload_sha256',
  said: 'said',
};

async function* rowsOf(stretches: AsyncIterable<readonly BrowsedEntry[]>) {
  for await (const entries of stretches) yield entries.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}
