import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCountries } from '../../places/country.ts';
import { countriesNamedIn } from './country-mentions.ts';

test.each([
  ['Fighting spreads from Sudan into South Sudan', ['SDN', 'SSD']],
  ['Papua New Guinea: violence in Hela', ['PNG']],
  ['Nigeria and Niger sign a pact', ['NGA', 'NER']],
  ['DR Congo: M23 advances', ['COD']],
  ['République centrafricaine : attaque à Bangui', ['CAF']],
  ['Soudan du Sud : au moins 40 morts', ['SSD']],
  ['Sudán: ataque en Darfur', ['SDN']],
  ['السودان: هجوم على الفاشر', ['SDN']],
  ['مقتل مدنيين بسوريا وفي اليمن', ['SYR', 'YEM']],
  ['Myanmar (Burma) junta', ['MMR']],
  ['Strikes on Gaza and the West Bank', ['ISR']],
  // As often a person, a word or a state of another country.
  ['Jordan Peterson speaks in Georgia', []],
  ['Chad: herders attacked. Chad’s government sends troops', ['TCD']],
  ['they turkey hunt in the mali of nowhere', []],
  ['', []],
])('“%s” names %j', (text, codes) => {
  expect(countriesNamedIn(text)).toEqual(codes);
});

test('whatever a text is, what it names are countries that exist, each once', () => {
  const codes = new Set(allCountries().map(({ code }) => code));
  const some = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...allCountries().map(({ name }) => name)));
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (parts) => {
      const named = countriesNamedIn(parts.join(' '));
      expect(new Set(named).size).toBe(named.length);
      expect(named.every((code) => codes.has(code))).toBe(true);
    }),
  );
});
