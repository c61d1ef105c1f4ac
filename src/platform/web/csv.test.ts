import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

const columns = { country: 'country', reason: 'reason', late: 'unanswered' };

test('a table has its header, its rows in order and the line ends of RFC 4180', () => {
  const rows = [
    { country: 'CAF', reason: 'Risen', late: true },
    { country: 'TCD', reason: 'Two "armed" groups, one road\nand a river', late: false },
  ];
  expect(csvText(columns, rows)).toBe(
    'country,reason,unanswered\r\nCAF,Risen,yes\r\nTCD,"Two ""armed"" groups, one road\nand a river",no\r\n',
  );
});

test('a table without rows still has its header', () => {
  expect(csvText(columns, [])).toBe('country,reason,unanswered\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'a text that a spreadsheet would run stays text: %j',
  (text) => {
    const [row] = parse(csvText({ reason: 'reason' }, [{ reason: text }]), { columns: true });
    expect(row).toEqual({ reason: `'${text}` });
  },
);

test('a number below zero is a number still', () => {
  expect(csvText({ change: 'change' }, [{ change: -0.25 }, { change: null }, { change: undefined }])).toBe(
    'change\r\n-0.25\r\n\r\n\r\n',
  );
});

test('what is written is read back as it was, and no cell begins as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
      const text = csvText(
        { first: 'first', text: 'text' },
        texts.map((cell) => ({ first: 'x', text: cell })),
      );
      const rows: readonly Record<string, string>[] = parse(text, { columns: true, record_delimiter: '\r\n' });
      expect(rows.map((row) => row.text?.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, ''))).toEqual(
        texts.map((cell) => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')),
      );
      for (const row of rows) expect(row.text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});
