import { expect, test } from 'vitest';
import { inLanguage, languageByCode } from '../platform/language/language.ts';
import { findStanding } from '../platform/search/standing-document.ts';
import { placesToFind } from './place-search.ts';

const places = placesToFind();
const found = (text: string) => findStanding(places, text).map(({ href }) => href);

test('a region is found by its own words, a last one unfinished, and by its countries after these themselves', () => {
  expect(found('lake chad')).toEqual(['/regions/lake-chad-basin']);
  expect(found('liptako gour')).toEqual(['/regions/liptako-gourma']);
  const niger = found('Niger');
  expect(niger[0]).toBe('/places/NER');
  expect(niger).toContain('/regions/liptako-gourma');
  expect(niger.indexOf('/places/NGA')).toBeLessThan(niger.indexOf('/regions/liptako-gourma'));
  expect(found('cote divoire')[0]).toBe('/places/CIV');
});

test('in the reader’s language too, and nothing for no word', () => {
  const french = (text: string) => inLanguage(languageByCode('fr') ?? expect.fail(), () => found(text));
  expect(french('Tchad')[0]).toBe('/places/TCD');
  expect(french('Chad')[0]).toBe('/places/TCD');
  for (const text of ['', '!!!', '\0', 'chad pumpernickel']) expect(found(text)).toEqual([]);
});
