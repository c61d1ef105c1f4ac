import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyRow } from './copy-text.ts';

/** What PostgreSQL makes of a row in COPY's text form, by its manual. */
function readBack(row: string): readonly (string | null)[] {
  const marks: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
  return row
    .slice(0, -1)
    .split('\t')
    .map((value) => (value === '\\N' ? null : value.replaceAll(/\\(.)/g, (_, mark: string) => marks[mark] ?? mark)));
}

test('a row in COPY’s text form is one line that reads back as it was, whatever is in it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\t', '\n', '\r', '\\', 'N', ' '), maxLength: 8 });
  const value = fc.oneof(text, fc.constant(null));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
      const row = copyRow(values);
      expect(row.indexOf('\n')).toBe(row.length - 1);
      expect(readBack(row)).toEqual(values);
    }),
  );
});

test('numbers are written as they are, what is not there as nothing, and a NUL is left out', () => {
  expect(copyRow([1.5, undefined, 'a\0b', ''])).toBe('1.5\t\\N\tab\t\n');
});
