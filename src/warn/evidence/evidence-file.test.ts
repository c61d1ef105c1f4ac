import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWebArchive, mayBeKept, mediaTypes, safeFileName } from './evidence-file.ts';

test('a name keeps its words and loses its folders, its steering signs and a false ending', () => {
  expect(safeFileName('C:\\photos\\market.JPG', 'image/jpeg')).toBe('market.jpg');
  expect(safeFileName('../../etc/passwd', 'text/plain')).toBe('passwd.txt');
  expect(safeFileName('holiday\u202egpj.exe', 'image/jpeg')).toBe('holidaygpj.jpg');
  expect(safeFileName('صورة السوق.png', 'image/png')).toBe('صورة السوق.png');
  expect(safeFileName('', 'application/pdf')).toBe('file.pdf');
  expect(safeFileName('/captures/tawila.warc.gz', mediaTypes.warcGzip)).toBe('tawila.warc.gz');
  expect(safeFileName('tawila.zip', mediaTypes.wacz)).toBe('tawila.wacz');
});

test('whatever it was called, it names one file, with an ending of what it is', () => {
  const type = fc.constantFrom('image/png', 'application/pdf', 'text/plain', mediaTypes.warcGzip);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), type, (name, mediaType) => {
      const safe = safeFileName(name, mediaType);
      expect(safe).toMatch(/^[^/\\\p{Cc}\p{Cf}"<>]+\.(png|pdf|txt|warc[.]gz)$/u);
      expect([...safe].length).toBeLessThanOrEqual(150);
      expect(safeFileName(safe, mediaType)).toBe(safe);
    }),
  );
});

test('programs and pages are not kept, and a web archive is told from what else is', () => {
  const kinds = ['application/x-msdownload', 'text/html', 'image/svg+xml', 'application/zip'];
  expect(kinds.filter(mayBeKept)).toEqual([]);
  expect([mediaTypes.wacz, 'application/pdf'].map(isWebArchive)).toEqual([true, false]);
});
