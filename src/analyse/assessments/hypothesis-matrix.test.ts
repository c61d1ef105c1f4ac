import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnosticityOf, type Mark, markProblem, parseMarks, readMatrix } from './hypothesis-matrix.ts';

const hypotheses = [
  { id: '1', code: 'A', statement: 'The raids are ordered' },
  { id: '2', code: 'B', statement: 'The raids are theft' },
];

test('marks are read by letter, and one that is none is named beside its field', () => {
  const problem = (...lines: string[]) => markProblem(parseMarks(lines), ['A', 'B'])?.values;
  expect(problem('A CC', 'b: ii')).toBeUndefined();
  expect(problem('A very')).toEqual({ line: 'A very' });
  expect(problem('A C C')).toEqual({ line: 'A C C' });
  expect(problem('C I')).toEqual({ letter: 'C' });
  expect(problem('A C', 'A I')).toEqual({ letter: 'A' });
});

test('the hypothesis with the least against it stands first, and the evidence that sets them apart', () => {
  const matrix = readMatrix(hypotheses, [
    { id: 'x', evidence: 'Guns are sold at the market', marks: ['A C', 'B C'] },
    { id: 'y', evidence: 'Only one clan is raided', marks: ['A CC', 'B II'] },
    { id: 'z', evidence: 'Herds are left behind', marks: ['A N', 'B I'] },
  ]);
  expect(matrix.hypotheses.map(({ code, against }) => [code, against])).toEqual([
    ['A', 0],
    ['B', 3],
  ]);
  expect(matrix.rows.map(({ id, diagnosticity }) => [id, diagnosticity])).toEqual([
    ['y', 1],
    ['z', 0.25],
    ['x', 0],
  ]);
});

test('diagnosticity lies between 0 and 1, and is 0 just where all marks are alike', () => {
  const mark = fc.constantFrom<Mark>('CC', 'C', 'N', 'I', 'II');
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 8 }), (marks) => {
      const value = diagnosticityOf(marks);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(value === 0).toBe(new Set(marks).size <= 1);
    }),
  );
});
