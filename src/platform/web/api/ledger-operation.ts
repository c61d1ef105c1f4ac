import Type, { type Static } from 'typebox';
import type { LedgerEntry } from '../../ledger/ledger-entry.ts';
import type { LedgerService } from '../../ledger/ledger-service.ts';
import { listOperation } from './list-operation.ts';
import type { ApiOperation } from './operation.ts';
import { dayProperties, instantSchema, noParams, nullable } from './schemas.ts';

const entrySchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    at: instantSchema,
    person: Type.String(),
    personName: Type.String(),
    role: Type.String(),
    organisation: Type.String(),
    kind: Type.String(),
    subjectType: Type.String(),
    subjectId: Type.String(),
    place: nullable(Type.String()),
    fromState: nullable(Type.String()),
    toState: nullable(Type.String()),
    owner: Type.String(),
    marking: Type.String(),
    caveats: Type.Array(Type.String()),
    audience: Type.Array(Type.String()),
    payload: Type.String({ description: 'Canonical JSON, as it was hashed' }),
    payloadSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    leafHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'RFC 6962 leaf, over every field above' }),
  },
  { title: 'LedgerEntry' },
);

function toEntry(entry: LedgerEntry): Static<typeof entrySchema> {
  return {
    ...entry,
    caveats: [...entry.caveats],
    audience: [...entry.audience],
    payloadSha256: entry.payloadSha256.toString('hex'),
    leafHash: entry.leafHash.toString('hex'),
  };
}

const word = (description: string) => Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._@-]{1,200}$', description }));

/** Steps that were taken, of the rows that one may see. */
export function ledgerOperation(ledger: LedgerService): ApiOperation {
  return listOperation({
    id: 'listLedgerEntries',
    path: '/ledger',
    tag: 'Account',
    summary: 'Steps that were taken, the last first',
    example: { query: { kind: 'decision.made', place: 'SDN' } },
    params: noParams,
    query: Type.Object({
      kind: word('Such as warning.opened'),
      subjectType: word('Such as warning'),
      subjectId: word('The id of what it was about'),
      place: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
      from: Type.Optional(Type.String({ ...dayProperties, description: 'From the beginning of this day, UTC' })),
      to: Type.Optional(Type.String({ ...dayProperties, description: 'Up to the beginning of this day, UTC' })),
    }),
    item: entrySchema,
    key: ({ id }) => id,
    keySchema: Type.String({ format: 'uuid' }),
    place: ({ place }) => place,
    async list({ actor, query: { kind, from, to, ...rest }, page }) {
      const startOf = (day: string) => `${day}T00:00:00Z`;
      const filter = {
        ...rest,
        ...(kind === undefined ? {} : { kinds: [kind] }),
        ...(from === undefined ? {} : { from: startOf(from) }),
        ...(to === undefined ? {} : { to: startOf(to) }),
      };
      return (await ledger.page(actor, filter, page)).map(toEntry);
    },
  });
}
