import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Clock } from '../clock.ts';
import { systemActor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import type { CheckedGet, Got, Validators } from '../outbound/checked-get.ts';
import { Refusal } from '../refusal.ts';
import {
  type Connector,
  type ConnectorId,
  type KnownConnectors,
  type Landing,
  mostPullMinutes,
  type ParsedPage,
  type Pulled,
  type PulledPage,
} from './connector.ts';
import { createConnectorOutcomes } from './connector-outcome-service.ts';
import * as kept from './connector-page-store.ts';
import * as store from './connector-store.ts';
import { PullFault } from './pull-fault.ts';

export type ConnectorPullService = ReturnType<typeof createConnectorPullService>;

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];
const minuteMs = 60_000;

type PullOptions = {
  /** However long it takes; otherwise it ends after a while, and the next pull goes on. */
  readonly untilDone?: boolean;
  /** Take what no longer has a tenth of what stands. */
  readonly evenIfLess?: boolean;
};

/** Pulls sources that are on: page by page, to go on where one stopped, and landed whole or not at all. */
export function createConnectorPullService({
  database,
  clock,
  get,
  connectors,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly get: Pick<CheckedGet, 'get'>;
  readonly connectors: KnownConnectors;
}) {
  const outcomes = createConnectorOutcomes({ database, clock });

  /** Whether this pull may begin: of what setting. @throws Refusal where it is off, or being pulled */
  function begin(id: ConnectorId): Promise<store.Setting> {
    return database.transact(systemActor, async (queries) => {
      const setting = await store.lockSetting(queries, id);
      if (setting?.isOn !== true) {
        throw new Refusal('connector.off', 409, 'This source is off. An administrator switches it on.');
      }
      if (!(await store.beginPull(queries, id, clock()))) {
        throw new Refusal('connector.busy', 409, 'This source is being pulled already. Wait until that has ended.');
      }
      return setting;
    });
  }

  async function askPage(connector: Connector, address: string, since: Validators | undefined): Promise<Got> {
    const { id, keyHeader } = connector.describe;
    const key = await database.snapshot(systemActor, (queries) => store.readKey(queries, id));
    const headers = keyHeader !== undefined && key !== undefined ? { [keyHeader]: key } : {};
    return get.get(address, { headers, ...(since === undefined ? {} : { since }) });
  }

  /** Pulls what is missing, page by page. @returns nothing where there is nothing new; otherwise whether all is there */
  async function pullPages(connector: Connector, setting: store.Setting, untilDone: boolean) {
    const { id } = connector.describe;
    const begunAt = clock().getTime();
    const pages = [...(await database.snapshot(systemActor, (queries) => kept.keptPages(queries, id)))];
    for (let last = pages.at(-1); last?.next !== null; last = pages.at(-1)) {
      const isLong = clock().getTime() - begunAt >= mostPullMinutes * minuteMs;
      if (isLong && !untilDone) return { pages, isWhole: false };
      const since = await database.snapshot(systemActor, (queries) => store.readValidators(queries, id));
      const address = last?.next ?? connector.pullSince(new URL(setting.address), since.reachesTo ?? undefined);
      const got = await askPage(connector, address, last === undefined ? since : undefined);
      if (got.kind === 'unchanged') return undefined;
      if (got.kind === 'fault') throw new PullFault(wordsAt(got.words, pages.length), got);
      const parsed = parse(connector, { address, body: got.body });
      const { rows = 0, total = null, next = null } = parsed;
      if (last !== undefined && last.total !== total) {
        const words = `It changed while it was read: it said that there are ${last.total} rows, and now ${total}. It is read again from the beginning.`;
        throw new PullFault(words, { beginsAnew: true });
      }
      const { etag, lastModified } = got;
      const page = { page: pages.length, address, next, total, rows, etag, lastModified };
      await keep(id, setting, { ...page, body: await packed(got.body) });
      pages.push(page);
    }
    return { pages, isWhole: true };
  }

  function keep(id: ConnectorId, setting: store.Setting, page: kept.KeptPage & { readonly body: Buffer }) {
    return database.transact(systemActor, async (queries) => {
      const now = await store.lockSetting(queries, id);
      if (now?.isOn !== true || now.address !== setting.address) {
        throw new PullFault('It was set otherwise while it was pulled.', { beginsAnew: true });
      }
      await kept.keepPage(queries, id, page);
      await store.goOn(queries, id, clock());
    });
  }

  async function land(connector: Connector, pages: readonly kept.KeptPage[], evenIfLess: boolean): Promise<Landing> {
    const { id } = connector.describe;
    const rows = pages.reduce((sum, page) => sum + page.rows, 0);
    const total = pages[0]?.total ?? rows;
    if (rows !== total) {
      const words = `It said that there are ${total} rows and gave ${rows}. It is read again from the beginning.`;
      throw new PullFault(words, { beginsAnew: true });
    }
    async function* bodies(): AsyncGenerator<PulledPage> {
      for (const { page, address } of pages) {
        const body = await database.snapshot(systemActor, (queries) => kept.readPage(queries, id, page));
        if (body === undefined) throw new PullFault('It was set otherwise while it was pulled.', { beginsAnew: true });
        yield { address, body: await unpacked(body) };
      }
    }
    try {
      return await connector.land(systemActor, bodies, { evenIfLess });
    } catch (error) {
      throw error instanceof Refusal ? new PullFault(error.message, { beginsAnew: true }) : error;
    }
  }

  async function pullOnce(connector: Connector, setting: store.Setting, options: PullOptions): Promise<Pulled> {
    const pulled = await pullPages(connector, setting, options.untilDone === true);
    if (pulled === undefined) {
      await outcomes.markGood(connector, setting);
      return { outcome: 'unchanged', rows: 0, reachesTo: undefined };
    }
    const { pages, isWhole } = pulled;
    if (!isWhole) return { outcome: 'under-way', pages: pages.length };
    const landing = await land(connector, pages, options.evenIfLess === true);
    await outcomes.markGood(connector, setting, { pages, landing });
    return landing;
  }

  /**
   * Pulls a source now, and lands what it has.
   * @returns what became of it; a fault of the source is told, kept, and tried again later
   * @throws Refusal where there is no such source, it is off, or it is being pulled
   */
  async function pull(id: string, options: PullOptions = {}): Promise<Pulled> {
    const connector = (await connectors()).find(({ describe }) => describe.id === id);
    if (connector === undefined) throw new Refusal('connector.unknown', 404, 'There is no such source.');
    const own = connector.describe.id;
    const setting = await begin(own);
    try {
      return await pullOnce(connector, setting, options);
    } catch (error) {
      const fault = error instanceof PullFault ? error : ourFault(error);
      const nextAt = await outcomes.markFailed(connector, setting, fault);
      if (fault !== error) throw error;
      return { outcome: 'failed', fault: fault.message, nextAt };
    } finally {
      await database.transact(systemActor, (queries) => store.endPull(queries, own));
    }
  }

  return {
    pull,

    /** Sources whose time has come; none while all are off. */
    due(): Promise<readonly ConnectorId[]> {
      return database.snapshot(systemActor, (queries) => store.dueConnectors(queries, clock()));
    },

    /** The same for the clock: nothing where the source is off, is being pulled, or its time has not come. */
    async pullIfDue(id: string): Promise<Pulled | undefined> {
      const due = await database.snapshot(systemActor, (queries) => store.dueConnectors(queries, clock()));
      if (!due.some((each) => each === id)) return undefined;
      try {
        return await pull(id);
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
  };
}

function parse(connector: Connector, page: PulledPage): ParsedPage {
  try {
    return connector.parse(page);
  } catch (error) {
    throw error instanceof Refusal ? new PullFault(error.message, { beginsAnew: true }) : error;
  }
}

/** What nobody foresaw: what was read may be to blame, so that it is read anew. */
function ourFault(error: unknown): PullFault {
  const words = error instanceof Error ? error.message : String(error);
  return new PullFault(`Forestall could not take it: ${words}`, { beginsAnew: true });
}

const wordsAt = (words: string, pages: number) =>
  pages === 0
    ? words
    : `${words} ${pages} ${pages === 1 ? 'page is' : 'pages are'} kept, and it is read on from there.`;
