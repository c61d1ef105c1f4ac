import Type, { type Static } from 'typebox';
import type { Actor } from '../database/actor.ts';
import { versionOf } from '../version.ts';
import { pageInMemory } from '../web/api/cursor.ts';
import { editOperation, oneOperation } from '../web/api/entity-operations.ts';
import { listOperation } from '../web/api/list-operation.ts';
import type { ApiOperation } from '../web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../web/api/schemas.ts';
import { type ListedConnector, shownAddress } from './connector.ts';
import { connectorIdSchema, switchOnSchema } from './connector-form.ts';
import { type ConnectorService, connectorVersion } from './connector-service.ts';

const count = Type.Integer({ minimum: 0 });
const connectorSchema = Type.Object(
  {
    id: connectorIdSchema,
    name: Type.String(),
    publisher: Type.String(),
    about: Type.String({ description: 'What of it lands, and where' }),
    isOn: Type.Boolean(),
    address: Type.String({ description: 'Where it is read from; its query is shown to administrators alone' }),
    takesKey: Type.Boolean(),
    hasKey: Type.Boolean({ description: 'The key itself is never shown' }),
    isPulling: Type.Boolean(),
    pagesKept: Type.Integer({ minimum: 0, description: 'Of a pull that has not ended, which goes on from there' }),
    lastGoodAt: nullable(instantSchema),
    lastOutcome: nullable(Type.Enum(['landed', 'unchanged'])),
    rows: nullable(count),
    reachesTo: nullable(Type.String({ format: 'date', description: 'The last day that the data reach to' })),
    nextAt: nullable(instantSchema),
    failures: Type.Integer({ minimum: 0, description: 'One after another' }),
    lastFault: nullable(Type.String()),
    lastFaultAt: nullable(instantSchema),
    changedAt: nullable(instantSchema),
    changedBy: nullable(Type.String()),
  },
  { title: 'Connector' },
);

/** A source as programs read it. */
function connectorEntity(actor: Actor, listed: ListedConnector): Static<typeof connectorSchema> {
  const { describe, standing } = listed;
  const { id, name, publisher, about, keyHeader } = describe;
  const { isOn, hasKey, isPulling, pagesKept, failures } = standing;
  return {
    ...{ id, name, publisher, about, isOn, address: shownAddress(actor, standing.address) },
    ...{ takesKey: keyHeader !== undefined, hasKey, isPulling, pagesKept, failures },
    lastGoodAt: standing.lastGoodAt?.toISOString() ?? null,
    lastOutcome: standing.lastOutcome ?? null,
    rows: standing.rows ?? null,
    reachesTo: standing.reachesTo ?? null,
    nextAt: standing.nextAt?.toISOString() ?? null,
    lastFault: standing.lastFault ?? null,
    lastFaultAt: standing.lastFaultAt?.toISOString() ?? null,
    changedAt: standing.changedAt?.toISOString() ?? null,
    changedBy: standing.changedBy ?? null,
  };
}

const tag = 'Sources';
const params = Type.Object({ id: connectorIdSchema });
const example = { params: { id: 'ucdp-events' } };

/** Sources that run by themselves: how they do, on, off, and pulled. */
export function connectorApi(connectors: ConnectorService): readonly ApiOperation[] {
  async function show(actor: Actor, id: string) {
    const found = await connectors.find(actor, id);
    const set = found.standing.changedAt === undefined ? undefined : found.standing;
    return { entity: connectorEntity(actor, found), version: versionOf(connectorVersion(found.describe, set)) };
  }

  const acting = { tag, params, entity: connectorSchema, show, signedIn: true as const };
  return [
    listOperation({
      ...{ id: 'listConnectors', path: '/sources/connectors', tag, params: noParams, query: noQuery },
      summary: 'Sources that run by themselves, and how each does',
      signedIn: true,
      item: connectorSchema,
      key: ({ id }) => id,
      keySchema: connectorIdSchema,
      async list({ actor, page }) {
        const listed = (await connectors.list(actor)).map((each) => connectorEntity(actor, each));
        return pageInMemory(listed, ({ id }) => id, page);
      },
    }),
    oneOperation({
      ...{ id: 'getConnector', path: '/sources/connectors/{id}', tag, params, example, signedIn: true as const },
      summary: 'One source; its ETag names how it is set, and not how its pulls stand',
      entity: connectorSchema,
      versioned: true,
      show: (actor, { id }) => show(actor, id),
    }),
    editOperation({
      ...{ ...acting, id: 'switchConnectorOn', path: '/sources/connectors/{id}/switch-on', body: switchOnSchema },
      summary: 'Switches a source on, or sets it otherwise; it is pulled within a minute',
      description: 'For administrators. Without a key, the one that is there stays.',
      example: { ...example, body: { address: 'https://ucdpapi.pcr.uu.se/api/gedevents/25.1', key: 'your-token' } },
      edit: (actor, { id }, set, expected) => connectors.switchOn(actor, id, set, expected),
    }),
    editOperation({
      ...{ ...acting, id: 'switchConnectorOff', path: '/sources/connectors/{id}/switch-off', body: Type.Object({}) },
      summary: 'Switches a source off: it is asked for nothing more, and its key is gone',
      description: 'For administrators. What has landed stays.',
      example: { ...example, body: {} },
      edit: (actor, { id }, _values, expected) => connectors.switchOff(actor, id, expected),
    }),
    editOperation({
      ...{ ...acting, id: 'pullConnector', path: '/sources/connectors/{id}/pull', body: Type.Object({}) },
      summary: 'Has a source pulled within a minute',
      description: 'For watch analysts and administrators. What comes of it is read from the source itself.',
      example: { ...example, body: {} },
      edit: (actor, { id }, _values, expected) => connectors.pullSoon(actor, id, expected),
    }),
  ];
}
