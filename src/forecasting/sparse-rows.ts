import { at, uint16At, uint32At } from './arrays.ts';

/** Rows of features with most values zero, kept as compressed rows (CSR). */
export type SparseRows = {
  readonly rows: number;
  readonly columns: number;
  /** Where each row begins in `column` and `value`; one more than there are rows. */
  readonly start: Uint32Array;
  readonly column: Uint16Array;
  readonly value: Float64Array;
};

/** @param dense row-major, rows × columns. */
export function toSparseRows(dense: Float64Array, rows: number, columns: number): SparseRows {
  const start = new Uint32Array(rows + 1);
  let filled = 0;
  for (const value of dense) if (value !== 0) filled += 1;
  const column = new Uint16Array(filled);
  const value = new Float64Array(filled);
  let next = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let j = 0; j < columns; j += 1) {
      const cell = at(dense, row * columns + j);
      if (cell === 0) continue;
      column[next] = j;
      value[next] = cell;
      next += 1;
    }
    start[row + 1] = next;
  }
  return { rows, columns, start, column, value };
}

/** Standard deviation of each column over the fitted rows; 1 where the column does not vary. */
export function columnScales(matrix: SparseRows, rows: Uint32Array, weights: Float64Array | undefined): Float64Array {
  const sums = new Float64Array(matrix.columns);
  const squares = new Float64Array(matrix.columns);
  let total = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = uint32At(rows, i);
    const weight = weights === undefined ? 1 : at(weights, i);
    total += weight;
    for (let k = uint32At(matrix.start, row); k < uint32At(matrix.start, row + 1); k += 1) {
      const j = uint16At(matrix.column, k);
      const value = at(matrix.value, k);
      sums[j] = at(sums, j) + weight * value;
      squares[j] = at(squares, j) + weight * value * value;
    }
  }
  return sums.map((sum, j) => {
    const mean = sum / total;
    const variance = at(squares, j) / total - mean * mean;
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
}
