import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inclusionPath, type ReadNode, rootOfPath } from './inclusion-proof.ts';
import { GrowingTree, type Hash, leafHash } from './merkle-tree.ts';

function grow(texts: readonly string[]): { readonly tree: GrowingTree; readonly read: ReadNode } {
  const tree = new GrowingTree();
  const nodes = new Map<string, Hash>();
  texts.forEach((text, index) => {
    nodes.set(`0/${index}`, leafHash(text));
    for (const node of tree.append(leafHash(text))) nodes.set(`${node.level}/${node.index}`, node.hash);
  });
  const read: ReadNode = async (level, index) => {
    const hash = nodes.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`The tree keeps no node ${level}/${index}`);
    return hash;
  };
  return { tree, read };
}

const someTexts = fc.array(fc.string(), { minLength: 1, maxLength: 70 });

test('the path of every leaf leads to the root, from complete nodes alone', async () => {
  await fc.assert(
    fc.asyncProperty(someTexts, async (texts) => {
      const { tree, read } = grow(texts);
      for (const [index, text] of texts.entries()) {
        const path = await inclusionPath(index, texts.length, read);
        expect(rootOfPath(leafHash(text), path)).toEqual(tree.root());
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(texts.length)));
      }
    }),
    { numRuns: 50 },
  );
});

test('another leaf does not reach the root by the same path', async () => {
  const { tree, read } = grow(['one', 'two', 'three', 'four', 'five']);
  const path = await inclusionPath(2, 5, read);
  expect(rootOfPath(leafHash('three'), path)).toEqual(tree.root());
  expect(rootOfPath(leafHash('thrée'), path)).not.toEqual(tree.root());
});

test('a leaf that the tree does not have is refused', async () => {
  const { read } = grow(['one', 'two']);
  await expect(inclusionPath(2, 2, read)).rejects.toThrow('no leaf 2');
});
