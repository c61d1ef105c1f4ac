import { type Hash, nodeHash } from './merkle-tree.ts';

/** Hashes that lead from one leaf to the root, lowest first: RFC 6962, section 2.1.1. */
export type InclusionPath = readonly { readonly side: 'left' | 'right'; readonly hash: Hash }[];

/** The hash of a complete node: level 0 are the leaves. */
export type ReadNode = (level: number, index: number) => Promise<Hash>;

/**
 * The path of leaf `leaf` in the tree of `size` leaves.
 * @throws RangeError where the tree has no such leaf
 */
export async function inclusionPath(leaf: number, size: number, read: ReadNode): Promise<InclusionPath> {
  if (!(leaf >= 0 && leaf < size)) throw new RangeError(`A tree of ${size} leaves has no leaf ${leaf}`);
  const path: { side: 'left' | 'right'; hash: Hash }[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const split = from + splitOf(to - from);
    if (leaf < split) {
      path.push({ side: 'right', hash: await subtree(split, to, read) });
      to = split;
    } else {
      path.push({ side: 'left', hash: await subtree(from, split, read) });
      from = split;
    }
  }
  return path.toReversed();
}

/** The root that a leaf and its path lead to. */
export function rootOfPath(leaf: Hash, path: InclusionPath): Hash {
  return path.reduce(
    (below, { side, hash }) => (side === 'left' ? nodeHash(hash, below) : nodeHash(below, hash)),
    leaf,
  );
}

/** The largest power of two below a size of two or more. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Hash over the leaves from `from` up to, not counting, `to`; `from` is a multiple of the subtree's full width. */
async function subtree(from: number, to: number, read: ReadNode): Promise<Hash> {
  const width = to - from;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return read(level, from / width);
  const split = from + splitOf(width);
  return nodeHash(await subtree(from, split, read), await subtree(split, to, read));
}
