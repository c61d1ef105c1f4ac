import Type, { type Static } from 'typebox';
import { calendarDay } from '../../calendar/calendar-day.ts';
import type { LedgerEntry } from '../../ledger/ledger-entry.ts';
import type { LedgerService } from '../../ledger/ledger-service.ts';
import { Refusal } from '../../refusal.ts';
import { listOperation } from './list-operation.ts';
import type { ApiOperation } from './operation.ts';
import { instantSchema, noParams, nullable } from './schemas.ts';

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
      from: Type.Optional(Type.String({ ...calendarDay, description: 'From the beginning of this day, UTC' })),
      to: Type.Optional(Type.String({ ...calendarDay, description: 'Up to the beginning of this day, UTC' })),
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

const { payload: _payload, person: _person, place: _place, leafHash: _leaf, ...indexed } = entrySchema.properties;
const { owner: _owner, caveats: _caveats, audience: _audience, ...indexProperties } = indexed;

/** Every step that was taken, for auditors, and of none what was said. */
export function ledgerIndexOperation(ledger: LedgerService): ApiOperation {
  return listOperation({
    id: 'listLedgerIndex',
    path: '/ledger/index',
    tag: 'Account',
    summary: 'For auditors: every step that was taken, the last first, and of none what was said',
    example: { query: { kind: 'identity.opened' } },
    signedIn: true,
    params: noParams,
    query: Type.Object({
      kind: word('Such as identity.opened'),
      subjectType: word('Such as sealed-identity'),
      subjectId: word('The id of what it was about'),
      from: Type.Optional(Type.String({ ...calendarDay, description: 'From this day on, UTC' })),
      to: Type.Optional(Type.String({ ...calendarDay, description: 'Up to this day and with it, UTC' })),
    }),
    item: Type.Object(indexProperties, { title: 'LedgerIndexEntry' }),
    key: ({ id }) => id,
    keySchema: Type.String({ format: 'uuid' }),
    async list({ actor, query, page: { after, limit } }) {
      if (!actor.roles.includes('auditor')) {
        throw new Refusal('ledger.role', 403, 'The index of the whole ledger is for auditors. See /api/v1/ledger.');
      }
      const before = after === undefined ? {} : { before: after };
      const { entries } = await ledger.browse(actor, { ...query, ...before, limit });
      return entries.map(({ at, said: _said, ...entry }) => ({ ...entry, at: at.toISOString() }));
    },
  });
}
