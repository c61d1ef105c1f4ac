import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsShort, shortLength } from './short-text.ts';

test('plain Latin letters are counted by one, those of the extension by two, any other letter makes it 70', () => {
  expect(shortLength('Leave Tawila by the east road.')).toEqual({ alphabet: 'GSM-7', used: 30, most: 160 });
  expect(shortLength('é à ñ {€}')).toEqual({ alphabet: 'GSM-7', used: 12, most: 160 });
  expect(shortLength('Évacuez')).toMatchObject({ alphabet: 'GSM-7', used: 7 });
  expect(shortLength('Château')).toEqual({ alphabet: 'UCS-2', used: 7, most: 70 });
  expect(shortLength('غادروا')).toEqual({ alphabet: 'UCS-2', used: 6, most: 70 });
  expect(shortLength('🚫')).toEqual({ alphabet: 'UCS-2', used: 2, most: 70 });
});

test('160 fit and 161 do not; 70 of others fit and 71 do not', () => {
  expect(fitsShort('a'.repeat(160))).toBe(true);
  expect(fitsShort('a'.repeat(161))).toBe(false);
  expect(fitsShort('ع'.repeat(70))).toBe(true);
  expect(fitsShort('ع'.repeat(71))).toBe(false);
});

test('whatever fits, fits in shorter too, and goes into the 140 bytes of a message', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(200), (text, end) => {
      const { alphabet, used } = shortLength(text);
      if (!fitsShort(text)) return;
      expect(Math.ceil((used * (alphabet === 'GSM-7' ? 7 : 16)) / 8)).toBeLessThanOrEqual(140);
      expect(fitsShort([...text].slice(0, end).join(''))).toBe(true);
    }),
  );
});
