import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReceiptCode, receiptCodeBytes, receiptCodeOf } from './receipt-code.ts';

const bytes = fc.uint8Array({ minLength: receiptCodeBytes, maxLength: receiptCodeBytes });

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom('', ' ', '-', '–', '\u200f'), (drawn, between) => {
      const code = receiptCodeOf(drawn);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
      const typed = [...code.replaceAll('-', '')].join(between).toLowerCase();
      expect(readReceiptCode(` ${typed} `)).toBe(code);
      expect(readReceiptCode(typed.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
});

test('a hundred bits tell codes apart, and what is no code is none', () => {
  const low = new Uint8Array(receiptCodeBytes).fill(0);
  const seen = new Set<string>();
  for (let bit = 0; bit < 100; bit += 1) {
    const turned = Uint8Array.from(low);
    const place = receiptCodeBytes - 1 - (bit >> 3);
    turned[place] = 1 << (bit & 7);
    seen.add(receiptCodeOf(turned));
  }
  expect(seen.size).toBe(100);
  for (const wrong of ['', 'ABCD', `${'A'.repeat(21)}`, 'U'.repeat(20), 'م'.repeat(20)]) {
    expect(readReceiptCode(wrong)).toBeUndefined();
  }
});
