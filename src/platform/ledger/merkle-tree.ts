import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, section 2.1: leaves and nodes are hashed under different prefixes, so that
 * no node can be passed off as a leaf; a tree of n leaves splits at the largest power of two below n.
 */

export type Hash = Buffer;

/** SHA-256 of 0x00 and the entry's bytes. */
export function leafHash(entry: string): Hash {
  return createHash('sha256').update(Buffer.of(0)).update(entry, 'utf8').digest();
}

/** SHA-256 of 0x01, the left hash and the right hash. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

export type CompleteNode = { readonly level: number; readonly index: number; readonly hash: Hash };

/**
 * A growing tree that remembers only its peaks: the hashes of the complete subtrees that make it up, largest first.
 * Appending n leaves costs about 2n hashes; the root costs at most log2(size).
 */
export class GrowingTree {
  #size: number;
  readonly #peaks: { level: number; hash: Hash }[];

  /** @param peaks of the tree of that size, largest first, as `peakPositions` names them. */
  constructor(size = 0, peaks: readonly Hash[] = []) {
    const positions = peakPositions(size);
    if (positions.length !== peaks.length) {
      throw new Error(`A tree of ${size} leaves has ${positions.length} peaks, not ${peaks.length}`);
    }
    this.#size = size;
    this.#peaks = positions.map(({ level }, place) => ({ level, hash: peaks[place] ?? Buffer.alloc(0) }));
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf and answers the nodes above the leaves that it completes, lowest first. */
  append(leaf: Hash): readonly CompleteNode[] {
    const completed: CompleteNode[] = [];
    let level = 0;
    let index = this.#size;
    let hash = leaf;
    for (let peak = this.#peaks.at(-1); peak?.level === level; peak = this.#peaks.at(-1)) {
      this.#peaks.pop();
      hash = nodeHash(peak.hash, hash);
      level += 1;
      index = Math.floor(index / 2);
      completed.push({ level, index, hash });
    }
    this.#peaks.push({ level, hash });
    this.#size += 1;
    return completed;
  }

  /** The root; of an empty tree the hash of nothing, as RFC 6962 has it. */
  root(): Hash {
    return (
      this.#peaks.reduceRight<Hash | undefined>(
        (right, peak) => (right === undefined ? peak.hash : nodeHash(peak.hash, right)),
        undefined,
      ) ?? createHash('sha256').digest()
    );
  }
}

/** Where the peaks of a tree of `size` leaves stand, largest first: one for each 1 in the binary form of the size. */
export function peakPositions(size: number): readonly { readonly level: number; readonly index: number }[] {
  const positions: { level: number; index: number }[] = [];
  let covered = 0;
  for (let level = 52; level >= 0; level -= 1) {
    const leaves = 2 ** level;
    if (covered + leaves <= size) {
      positions.push({ level, index: covered / leaves });
      covered += leaves;
    }
  }
  return positions;
}
