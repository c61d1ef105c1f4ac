import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrowingTree, type Hash, leafHash, nodeHash, peakPositions } from './merkle-tree.ts';

/** The definition of RFC 6962, section 2.1, word for word: the reference that the growing tree is held to. */
function rootByDefinition(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

const someLeaves = fc.array(fc.string(), { minLength: 1, maxLength: 70 }).map((texts) => texts.map(leafHash));

test('the empty tree has the root that RFC 6962 gives it', () => {
  expect(new GrowingTree().root().toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('the leaf of no bytes has the hash of the RFC 6962 test vectors', () => {
  expect(leafHash('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});

test('a tree grown leaf by leaf has the root of the definition', () => {
  fc.assert(
    fc.property(someLeaves, (leaves) => {
      const tree = new GrowingTree();
      for (const leaf of leaves) tree.append(leaf);
      expect(tree.root()).toEqual(rootByDefinition(leaves));
    }),
  );
});

test('a tree taken up again from its peaks goes on as if it had never stopped', () => {
  fc.assert(
    fc.property(someLeaves, someLeaves, (before, after) => {
      const whole = new GrowingTree();
      const nodes = new Map<string, Hash>();
      before.forEach((leaf, index) => {
        nodes.set(`0/${index}`, leaf);
        for (const node of whole.append(leaf)) nodes.set(`${node.level}/${node.index}`, node.hash);
      });
      const peaks = peakPositions(before.length).map(
        ({ level, index }) => nodes.get(`${level}/${index}`) ?? Buffer.of(),
      );
      const resumed = new GrowingTree(before.length, peaks);
      for (const leaf of after) {
        whole.append(leaf);
        resumed.append(leaf);
      }
      expect(resumed.root()).toEqual(whole.root());
    }),
  );
});

test('any changed leaf changes the root', () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), (leaves, pick) => {
      const changed = leaves.with(pick % leaves.length, leafHash('a leaf that nobody wrote, with words of its own'));
      expect(rootByDefinition(changed)).not.toEqual(rootByDefinition(leaves));
    }),
  );
});
