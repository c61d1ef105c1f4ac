import Type, { type Static } from 'typebox';
import { markedFields, markedProperties } from '../../people/marking.ts';
import { countryCodeSchema } from '../../places/country.ts';
import { type RegionId, regionIdSchema } from '../../places/region.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { editOperation, makeOperation, oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import type { SignalWarningService } from './signal-warning-service.ts';
import { choices, levels, states, tiers, type WarningId, warningIdSchema } from './warning.ts';
import { closeWarningSchema, openFromSignalSchema, openWarningSchema } from './warning-forms.ts';
import type { WarningInTime, WarningOnItsClock, WarningService } from './warning-service.ts';
import { withStanding } from './warning-standing.ts';

const warningSchema = Type.Object(
  {
    id: warningIdSchema,
    country: countryCodeSchema,
    countryName: Type.String(),
    region: nullable(
      Type.Unsafe<RegionId>(
        Type.String({ description: 'The cross-border region that it is on; its country’s desk leads' }),
      ),
    ),
    level: Type.Enum([...levels]),
    state: Type.Enum([...states]),
    tier: Type.Enum([...tiers], { description: 'Who must answer now' }),
    desk: Type.String(),
    reason: Type.String(),
    raisedBy: Type.Enum(['rule', 'person']),
    openedAt: instantSchema,
    acknowledgedAt: nullable(instantSchema),
    decidedAt: nullable(instantSchema),
    choice: nullable(Type.Enum([...choices])),
    closedAt: nullable(instantSchema),
    owes: nullable(Type.Enum(['acknowledged', 'decided'], { description: 'The answer that it waits for' })),
    due: nullable(instantSchema),
    unanswered: Type.Boolean({ description: 'Past its time without that answer' }),
    ...markedProperties,
  },
  { title: 'Warning' },
);

const stepSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    kind: Type.String(),
    at: instantSchema,
    by: Type.String(),
    role: Type.String(),
    organisation: Type.String(),
    latencyHours: nullable(Type.Number({ description: 'Hours since the step before' })),
    said: nullable(Type.String()),
  },
  { title: 'WarningStep' },
);

const params = Type.Object({ id: warningIdSchema });
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };
const tag = 'Warnings';

function toWarning(entry: WarningInTime, now: Date): Static<typeof warningSchema> {
  const { warning, countryName, deadline, unanswered } = withStanding(entry, now);
  const { id, country, region = null, level, state, tier, desk, reason, raisedBy } = warning;
  return {
    ...{ id, country, countryName, region, level, state, tier, desk, reason, raisedBy },
    openedAt: warning.openedAt.toISOString(),
    acknowledgedAt: 'acknowledgedAt' in warning ? warning.acknowledgedAt.toISOString() : null,
    decidedAt: 'decidedAt' in warning ? warning.decidedAt.toISOString() : null,
    choice: 'choice' in warning ? warning.choice : null,
    closedAt: 'closedAt' in warning ? warning.closedAt.toISOString() : null,
    owes: deadline?.answer ?? null,
    due: deadline?.due.toISOString() ?? null,
    unanswered,
    ...markedFields(warning),
  };
}

// Which version of the signal was read, the header If-Match says.
const { version: _version, ...openFromSignal } = openFromSignalSchema.properties;
const openFromSignalBody = Type.Object(openFromSignal);

export function warningApi(
  warnings: WarningService,
  signalWarnings: SignalWarningService,
  clock: Clock,
): readonly ApiOperation[] {
  async function find(actor: Actor, id: WarningId): Promise<WarningOnItsClock> {
    const found = await warnings.find(actor, id);
    if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    return found;
  }

  async function show(actor: Actor, id: string) {
    // Of a path that the schema has checked, or from the service itself.
    const found = await find(actor, id as WarningId);
    return { entity: toWarning(found, clock()), version: versionOf(found.warning) };
  }

  return [
    listOperation({
      id: 'listWarnings',
      path: '/warnings',
      tag,
      summary: 'Warnings, the one opened last first',
      example: { query: { open: 'true', level: 'severe' } },
      params: noParams,
      query: Type.Object({
        country: Type.Optional(countryCodeSchema),
        region: Type.Optional(regionIdSchema),
        level: Type.Optional(Type.Enum([...levels])),
        state: Type.Optional(Type.Enum([...states])),
        tier: Type.Optional(Type.Enum([...tiers])),
        open: Type.Optional(Type.Boolean()),
        unanswered: Type.Optional(Type.Boolean({ description: 'Past their time' })),
      }),
      item: warningSchema,
      key: ({ id }) => id,
      keySchema: warningIdSchema,
      place: ({ country }) => country,
      list: async ({ actor, query, page }) =>
        (await warnings.page(actor, query, page)).map((entry) => toWarning(entry, clock())),
    }),
    makeOperation({
      id: 'openWarning',
      path: '/warnings',
      tag,
      summary: 'Open a warning; one stands on each country at a time',
      example: {
        body: {
          ...{ country: 'CAF', level: 'high', reason: 'Armed groups gather outside Bangassou' },
          marking: 'OFFICIAL',
        },
      },
      params: noParams,
      body: openWarningSchema,
      entity: warningSchema,
      make: (actor, { country, level, reason, ...answer }) =>
        warnings.openByHand(actor, country, level, reason, answer),
      location: (id) => `/warnings/${id}`,
      show,
    }),
    oneOperation({
      id: 'getWarning',
      path: '/warnings/{id}',
      tag,
      summary: 'One warning',
      description:
        'Its ETag names how it stands; what follows from the time of day alone (unanswered) is no part of that.',
      example,
      params,
      entity: warningSchema,
      versioned: true,
      show: (actor, { id }) => show(actor, id),
    }),
    listOperation({
      id: 'listWarningSteps',
      path: '/warnings/{id}/steps',
      tag,
      summary: 'The clock of a warning: each step taken, the first one first',
      example,
      params,
      query: Type.Object({}),
      item: stepSchema,
      key: ({ number }) => stepKey(number),
      keySchema: Type.String({ pattern: '^[0-9]{9}$' }),
      async list({ actor, params: { id }, page }) {
        const { steps } = await find(actor, id);
        const numbered = steps.map(({ what: _what, ...step }, place) => ({
          ...step,
          number: place + 1,
          at: step.at.toISOString(),
          latencyHours: step.latencyHours ?? null,
          said: step.said ?? null,
        }));
        return pageInMemory(numbered, ({ number }) => stepKey(number), page);
      },
    }),
    editOperation({
      id: 'openWarningFromSignal',
      path: '/signals/{id}/open-warning',
      tag,
      summary: 'Open a warning from a signal of its country, and keep in the signal which one came of it',
      description: 'If-Match names the signal as it was read. The answer is the warning, with its own ETag.',
      example: { ...example, body: { level: 'high', reason: 'Armed groups gather outside Bangassou' } },
      params: Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) }),
      body: openFromSignalBody,
      entity: warningSchema,
      edit: (actor, { id }, { level, reason, ...answer }, expected) =>
        signalWarnings.openFrom(actor, id, { level, reason, answer }, expected),
      show,
    }),
    editOperation({
      id: 'acknowledgeWarning',
      path: '/warnings/{id}/acknowledge',
      tag,
      summary: 'Acknowledge a warning',
      example,
      params,
      body: Type.Object({}),
      entity: warningSchema,
      async edit(actor, { id }, _values, expected) {
        await warnings.acknowledge(actor, id, expected);
        return id;
      },
      show,
    }),
    editOperation({
      id: 'closeWarning',
      path: '/warnings/{id}/close',
      tag,
      summary: 'Close a warning that has been decided',
      example: { ...example, body: { reason: 'The risk has passed: the ceasefire holds' } },
      params,
      body: closeWarningSchema,
      entity: warningSchema,
      async edit(actor, { id }, { reason }, expected) {
        await warnings.close(actor, id, reason, expected);
        return id;
      },
      show,
    }),
  ];
}

/** Steps in their order, as text. */
function stepKey(number: number): string {
  return String(number).padStart(9, '0');
}
