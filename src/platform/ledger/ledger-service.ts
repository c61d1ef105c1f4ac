import type { Clock } from '../clock.ts';
import { type Actor, systemActor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import type { PageAsked } from '../database/page.ts';
import { Refusal } from '../refusal.ts';
import { type InclusionPath, inclusionPath, rootOfPath } from './inclusion-proof.ts';
import * as browsing from './ledger-browse-store.ts';
import { entryFault, instant, type LedgerEntry, type Seal, sealHash } from './ledger-entry.ts';
import * as store from './ledger-store.ts';
import { GrowingTree, type Hash, peakPositions } from './merkle-tree.ts';
import * as sealedStore from './sealed-ledger-store.ts';

export type Verification =
  | { readonly intact: true; readonly entries: number; readonly sealed: number; readonly root: Hash }
  | {
      readonly intact: false;
      readonly entries: number;
      readonly firstBad: { readonly id: string; readonly kind: string; readonly at: string };
      readonly why: string;
    };

/** That an entry stands in the tree of a seal: what a stranger needs to check it with docs/verify-entry.mjs. */
export type InclusionProof = {
  readonly entry: LedgerEntry;
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly sealedAt: string;
  readonly root: Hash;
  readonly path: InclusionPath;
};

export type LedgerService = ReturnType<typeof createLedgerService>;

// Large enough to keep round trips few, small enough that a page of entries fits in memory easily.
const entriesPerPage = 2_000;
const entriesPerSeal = 5_000;

export function createLedgerService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  /** Chains what has been written since the last seal into the tree. @returns how many entries it sealed */
  async function seal(): Promise<number> {
    return database.transact(systemActor, async (queries) => {
      await sealedStore.lockSealing(queries);
      const pending = await sealedStore.takePending(queries);
      for (let from = 0; from < pending.length; from += entriesPerSeal) {
        await sealBatch(queries, pending.slice(from, from + entriesPerSeal));
      }
      return pending.length;
    });
  }

  async function sealBatch(queries: Queries, batch: readonly { id: string; leafHash: Hash }[]): Promise<void> {
    const previous = await sealedStore.latestSeal(queries);
    const size = previous?.treeSize ?? 0;
    const tree = new GrowingTree(size, await sealedStore.nodeHashes(queries, peakPositions(size)));
    const nodes = batch.flatMap((entry) => tree.append(entry.leafHash));
    const leaves = batch.map((entry, place) => ({ ...entry, leafIndex: size + place }));
    const seal = { treeSize: tree.size, root: tree.root(), sealedAt: instant(clock()) };
    await sealedStore.insertSealed(queries, leaves, nodes, { ...seal, sealHash: sealHash(seal, previous) });
  }

  /**
   * Reads the whole ledger again: every entry against its hash, every hash against the tree, every seal against the root.
   * Names the first entry, in the order of the tree, that is not what was written.
   */
  async function verify(): Promise<Verification> {
    return database.snapshot(systemActor, async (queries) => {
      const unsealed = await sealedStore.readUnsealedEntries(queries);
      const seals = await sealedStore.allSeals(queries);
      const storedNodes = new Map(
        (await sealedStore.allNodes(queries)).map((node) => [`${node.level}/${node.index}`, node.hash] as const),
      );
      const sealedCount = seals.at(-1)?.treeSize ?? 0;
      const entries = sealedCount + unsealed.length;
      const bad = (entry: LedgerEntry, why: string): Verification => ({
        intact: false,
        entries,
        firstBad: { id: entry.id, kind: entry.kind, at: entry.at },
        why,
      });

      const tree = new GrowingTree();
      const remainingSeals = [...seals];
      let previousSeal: Seal | undefined;
      let firstOfSeal: LedgerEntry | undefined;
      for (let from = 0; from < sealedCount; from += entriesPerPage) {
        for (const entry of await sealedStore.readSealedEntries(queries, from, entriesPerPage)) {
          firstOfSeal ??= entry;
          const fault = entryFault(entry);
          if (fault !== undefined) return bad(entry, fault);
          if (!entry.sealedHash.equals(entry.leafHash)) return bad(entry, 'its hash is not the one that was sealed');
          if (entry.leafIndex !== tree.size)
            return bad(entry, `the entry before it, number ${tree.size + 1}, is missing`);
          for (const node of tree.append(entry.leafHash)) {
            const stored = storedNodes.get(`${node.level}/${node.index}`);
            if (!stored?.equals(node.hash)) return bad(entry, 'the tree above it is not what was sealed');
            storedNodes.delete(`${node.level}/${node.index}`);
          }
          if (remainingSeals[0]?.treeSize === tree.size) {
            const seal = remainingSeals.shift();
            if (!seal?.root.equals(tree.root()) || !seal.sealHash.equals(sealHash(seal, previousSeal))) {
              return bad(firstOfSeal, `the seal of ${seal?.sealedAt} does not fit the entries from here on`);
            }
            previousSeal = seal;
            firstOfSeal = undefined;
          }
        }
      }
      const last = firstOfSeal ?? unsealed[0];
      if (tree.size !== sealedCount || remainingSeals.length > 0 || storedNodes.size > 0) {
        return {
          intact: false,
          entries,
          firstBad: { id: last?.id ?? 'none', kind: last?.kind ?? 'none', at: last?.at ?? 'none' },
          why: `the seals speak of ${sealedCount} entries, and the ledger holds ${tree.size} of them`,
        };
      }
      for (const entry of unsealed) {
        const fault = entryFault(entry);
        if (fault !== undefined) return bad(entry, fault);
        tree.append(entry.leafHash);
      }
      return { intact: true, entries, sealed: sealedCount, root: tree.root() };
    });
  }

  /** How many entries the ledger holds. */
  function count(): Promise<number> {
    return database.snapshot(systemActor, store.countEntries);
  }

  /** Entries that the actor may see, the one written last first. */
  function page(actor: Actor, filter: store.EntryFilter, asked: PageAsked): Promise<readonly LedgerEntry[]> {
    return database.snapshot(actor, (queries) => store.pageOfEntries(queries, filter, asked));
  }

  /**
   * Proves that an entry stands in the tree of the latest seal, or of the one that covered `treeSize` entries.
   * @throws Refusal where there is no such entry, seal, or the entry came after it
   */
  async function prove(actor: Actor, entryId: string, treeSize?: number): Promise<InclusionProof> {
    await seal();
    return database.snapshot(actor, async (queries) => {
      const entry = await store.findEntry(queries, entryId);
      const leafIndex = await sealedStore.leafIndexOf(queries, entryId);
      if (entry === undefined || leafIndex === undefined) {
        throw new Refusal('ledger.unknown', 404, 'There is no such entry in the sealed ledger.');
      }
      const seals = await sealedStore.allSeals(queries);
      const sealed = treeSize === undefined ? seals.at(-1) : seals.find((each) => each.treeSize === treeSize);
      if (sealed === undefined || leafIndex >= sealed.treeSize) {
        throw new Refusal(
          'ledger.seal',
          404,
          'No seal of {size} entries covers this entry, which is number {number}.',
          undefined,
          { size: treeSize ?? 0, number: leafIndex + 1 },
        );
      }
      const path = await inclusionPath(leafIndex, sealed.treeSize, async (level, index) => {
        const [hash] = await sealedStore.nodeHashes(queries, [{ level, index }]);
        if (hash === undefined) throw new Error(`The ledger keeps no node ${level}/${index}`);
        return hash;
      });
      const root = rootOfPath(entry.leafHash, path);
      return { entry, leafIndex, treeSize: sealed.treeSize, sealedAt: sealed.sealedAt, root, path };
    });
  }

  /** The same as a program away from here reads it, hashes in hexadecimal: docs/verify-entry.mjs. */
  async function toldProof(actor: Actor, entryId: string, treeSize?: number) {
    const { entry, root, path, ...proof } = await prove(actor, entryId, treeSize);
    const hex = (hash: Hash) => hash.toString('hex');
    return {
      ...proof,
      root: hex(root),
      path: path.map(({ side, hash }) => ({ side, hash: hex(hash) })),
      entry: { ...entry, payloadSha256: hex(entry.payloadSha256), leafHash: hex(entry.leafHash) },
    };
  }

  /** Entries that the asker may see, the newest first; an auditor sees every entry, and of each no word that was said. */
  function browse(actor: Actor, filter: browsing.BrowseFilter): Promise<browsing.LedgerPage> {
    return database.snapshot(actor, (queries) =>
      actor.roles.includes('auditor') ? browsing.browseIndex(queries, filter) : browsing.browseEntries(queries, filter),
    );
  }

  /** All of the same, stretch by stretch, so that no more of it stands in memory than one. */
  async function* stretches(
    actor: Actor,
    filter: Omit<browsing.BrowseFilter, 'limit'>,
  ): AsyncGenerator<readonly browsing.BrowsedEntry[]> {
    const read = actor.roles.includes('auditor') ? browsing.stretchOfIndex : browsing.stretchOfEntries;
    for (let before = filter.before; ; ) {
      const from = before === undefined ? {} : { before };
      const asked = { ...filter, ...from, limit: entriesPerPage };
      const entries = await database.snapshot(actor, (queries) => read(queries, asked));
      if (entries.length > 0) yield entries;
      before = entries.at(-1)?.id;
      if (entries.length < entriesPerPage) return;
    }
  }

  return { seal, verify, count, prove, toldProof, browse, stretches, page };
}
