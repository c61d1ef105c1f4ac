import type { Clock } from '../clock.ts';
import { type Actor, systemActor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import { appendLedgerEntry } from '../ledger/ledger-store.ts';
import type { CheckedGet } from '../outbound/checked-get.ts';
import { Refusal } from '../refusal.ts';
import { type ExpectedVersions, requireVersion } from '../version.ts';
import {
  type Connector,
  type ConnectorDescription,
  type ConnectorStanding,
  type KnownConnectors,
  type ListedConnector,
  mayPull,
  mayReadHealth,
  maySwitch,
} from './connector.ts';
import * as pages from './connector-page-store.ts';
import * as store from './connector-store.ts';

export type ConnectorService = ReturnType<typeof createConnectorService>;

const refusals = {
  unknown: () => new Refusal('connector.unknown', 404, 'There is no such source.'),
  unread: () =>
    new Refusal('connector.not-yours', 403, 'How sources are read is for those who work here. Sign in first.'),
  unswitched: () => new Refusal('connector.not-yours', 403, 'Only an administrator switches sources on and off.'),
  unpulled: () =>
    new Refusal('connector.not-yours', 403, 'Only a watch analyst or an administrator has a source pulled.'),
  off: () => new Refusal('connector.off', 409, 'This source is off. An administrator switches it on.'),
};

/** What an edit must name of a source: how it is set, and not how its pulls stand. */
export function connectorVersion({ id, defaultAddress }: ConnectorDescription, set?: SetSince): object {
  const { isOn = false, address = defaultAddress, changedAt } = set ?? {};
  return { id, isOn, address, changedAt: changedAt?.toISOString() ?? null };
}
type SetSince = Pick<ConnectorStanding, 'isOn' | 'address' | 'changedAt'>;

/** Sources that run by themselves: each off until an administrator switches it on. */
export function createConnectorService({
  database,
  clock,
  get,
  connectors,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly get: Pick<CheckedGet, 'problemWith'>;
  readonly connectors: KnownConnectors;
}) {
  async function findConnector(id: string): Promise<Connector> {
    const found = (await connectors()).find(({ describe }) => describe.id === id);
    if (found === undefined) throw refusals.unknown();
    return found;
  }

  async function standings(actor: Actor): Promise<readonly ListedConnector[]> {
    const known = await database.snapshot(actor, (queries) => store.allStandings(queries, clock()));
    // That there is a key, and how many pages are kept, the system alone sees.
    const { keys, kept } = await database.snapshot(systemActor, async (queries) => ({
      keys: await store.withKey(queries),
      kept: await pages.countPages(queries),
    }));
    return (await connectors()).map(({ describe }) => ({
      describe,
      standing: {
        ...(known.get(describe.id) ?? neverOn(describe)),
        hasKey: keys.has(describe.id),
        pagesKept: kept.get(describe.id) ?? 0,
      },
    }));
  }

  function tell(queries: Queries, actor: Actor, describe: ConnectorDescription, step: Told): Promise<string> {
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind: `connector.${step.kind}`,
      subjectType: 'connector',
      subjectId: describe.id,
      place: null,
      fromState: step.from,
      toState: step.to,
      // How sources are read is for the house that reads them, as its page is.
      marked: { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] },
      // Neither key nor address, whose query may hold one.
      payload: { said: `${describe.name}: ${step.said}` },
    });
  }

  /** @throws Refusal beside its field where the address may not be read, or is none of this source */
  async function requireAddress(connector: Connector, address: string): Promise<void> {
    const url = URL.parse(address);
    const problem = (await get.problemWith(address)) ?? (url === null ? undefined : connector.check(url));
    if (problem !== undefined) throw new Refusal('connector.address', 422, problem, 'address');
  }

  return {
    /** Every source there is, with how it stands. @throws Refusal (403) for who is not of the house */
    async list(actor: Actor): Promise<readonly ListedConnector[]> {
      if (!mayReadHealth(actor)) throw refusals.unread();
      return standings(actor);
    },

    /** @throws Refusal (404, 403) */
    async find(actor: Actor, id: string): Promise<ListedConnector> {
      if (!mayReadHealth(actor)) throw refusals.unread();
      const { describe } = await findConnector(id);
      const found = (await standings(actor)).find((each) => each.describe.id === describe.id);
      if (found === undefined) throw refusals.unknown();
      return found;
    },

    /**
     * Switches a source on, or sets it otherwise where it is on. It is first pulled within a minute.
     * @param set.key leave out to keep the one that is there
     * @returns its id
     * @throws Refusal beside the field where the address may not be read or is none of this source
     */
    async switchOn(
      actor: Actor,
      id: string,
      set: { readonly address: string; readonly key?: string | undefined },
      expected?: ExpectedVersions,
    ): Promise<string> {
      if (!maySwitch(actor)) throw refusals.unswitched();
      const connector = await findConnector(id);
      const { describe } = connector;
      await requireAddress(connector, set.address);
      if (set.key !== undefined && describe.keyHeader === undefined) {
        throw new Refusal('connector.key', 422, 'This source takes no key. Leave it empty.', 'key');
      }
      await database.transact(actor, async (queries) => {
        const standing = await store.lockSetting(queries, describe.id);
        requireVersion(connectorVersion(describe, standing), expected);
        await store.writeSetting(queries, describe.id, { address: set.address, isOn: true }, by(actor));
        if (set.key !== undefined) await store.writeKey(queries, describe.id, set.key);
        if (standing?.address !== set.address) {
          await pages.dropPages(queries, describe.id);
          await store.forgetRead(queries, describe.id);
        }
        const from = standing?.isOn === true ? 'on' : 'off';
        await tell(queries, actor, describe, {
          ...{ kind: 'switched-on', from, to: 'on' },
          said: `switched on, to be read from ${URL.parse(set.address)?.host}${set.key === undefined ? '' : ', with a key'}`,
        });
      });
      return id;
    },

    /** Switches a source off: it is asked for nothing more, and its key is gone. What has landed stays. */
    async switchOff(actor: Actor, id: string, expected?: ExpectedVersions): Promise<string> {
      if (!maySwitch(actor)) throw refusals.unswitched();
      const { describe } = await findConnector(id);
      await database.transact(actor, async (queries) => {
        const standing = await store.lockSetting(queries, describe.id);
        requireVersion(connectorVersion(describe, standing), expected);
        if (standing?.isOn !== true) throw refusals.off();
        await store.writeSetting(queries, describe.id, { address: standing.address, isOn: false }, by(actor));
        await store.dropKey(queries, describe.id);
        await pages.dropPages(queries, describe.id);
        await tell(queries, actor, describe, { kind: 'switched-off', from: 'on', to: 'off', said: 'switched off' });
      });
      return id;
    },

    /** Has a source pulled within a minute. @throws Refusal where it is off */
    async pullSoon(actor: Actor, id: string, expected?: ExpectedVersions): Promise<string> {
      if (!mayPull(actor)) throw refusals.unpulled();
      const { describe } = await findConnector(id);
      await database.transact(actor, async (queries) => {
        const standing = await store.lockSetting(queries, describe.id);
        requireVersion(connectorVersion(describe, standing), expected);
        if (standing?.isOn !== true) throw refusals.off();
        await store.askSoon(queries, describe.id, clock());
        await tell(queries, actor, describe, { kind: 'asked', from: 'on', to: 'on', said: 'to be pulled now' });
      });
      return id;
    },
  };

  function by(actor: Actor) {
    return { at: clock(), by: actor.name };
  }
}

type Told = { readonly kind: string; readonly from: string; readonly to: string; readonly said: string };

function neverOn({ defaultAddress }: ConnectorDescription): Omit<ConnectorStanding, 'hasKey' | 'pagesKept'> {
  const never = {
    changedAt: undefined,
    changedBy: undefined,
    nextAt: undefined,
    rows: undefined,
    reachesTo: undefined,
  };
  const unasked = { lastFault: undefined, lastFaultAt: undefined, lastGoodAt: undefined, lastOutcome: undefined };
  return { isOn: false, address: defaultAddress, isPulling: false, failures: 0, ...never, ...unasked };
}
