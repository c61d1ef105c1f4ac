import { at } from '../arrays.ts';

/**
 * Makes probabilities fall as the threshold rises: of at least 100 deaths never likelier than of at least 25. Where a
 * place's figures cross, neighbours are replaced by their mean (pool adjacent violators, Barlow et al. 1972), which is
 * the nearest falling sequence in least squares.
 *
 * @param byThreshold one array per threshold, lowest threshold first, equal lengths; not changed.
 */
export function fallingWithThreshold(byThreshold: readonly Float64Array[]): readonly Float64Array[] {
  const adjusted = byThreshold.map((values) => values.slice());
  const length = byThreshold[0]?.length ?? 0;
  for (let place = 0; place < length; place += 1) {
    const sequence = byThreshold.map((values) => at(values, place));
    if (sequence.some(Number.isNaN)) continue;
    poolRising(sequence).forEach((value, threshold) => {
      const values = adjusted[threshold];
      if (values !== undefined) values[place] = value;
    });
  }
  return adjusted;
}

function poolRising(sequence: readonly number[]): readonly number[] {
  const blocks: { mean: number; size: number }[] = [];
  for (const value of sequence) {
    let block = { mean: value, size: 1 };
    for (let before = blocks.at(-1); before !== undefined && before.mean < block.mean; before = blocks.at(-1)) {
      blocks.pop();
      const size = before.size + block.size;
      block = { mean: (before.mean * before.size + block.mean * block.size) / size, size };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.size }, () => block.mean));
}
