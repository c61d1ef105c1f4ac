import { expect, test } from 'vitest';
import { countries, lines, link, optional } from './field.ts';
import { createRecordForm, inputsOf } from './record-form.ts';

const codes: Readonly<Record<string, string>> = { Chad: 'TCD', tcd: 'TCD', Sudan: 'SDN', SDN: 'SDN' };
const fields = {
  voters: countries({ label: 'Who voted for it?', codeOf: (typed) => codes[typed] }),
  from: link({ label: 'Where is it?', here: true }),
};
const form = createRecordForm(fields);
const read = (voters: unknown, from = '/places/SDN') => form({ voters, from });

test('countries are typed one on each line, by name or code, and kept by code', () => {
  expect(read('Chad\r\n SDN \n\n')).toEqual({ values: { voters: ['TCD', 'SDN'], from: '/places/SDN' } });
  expect(read(['TCD', 'SDN'])).toEqual({ values: { voters: ['TCD', 'SDN'], from: '/places/SDN' } });
  expect(read('')).toEqual({ values: { voters: [], from: '/places/SDN' } });
  expect(inputsOf(fields, { voters: ['TCD', 'SDN'] })).toEqual({ voters: 'TCD\nSDN' });
});

test('a country that nobody knows, or that is named twice, is refused with what was typed', () => {
  const problem = {
    field: 'voters',
    text: 'Enter each country once, by its name or its three-letter code, one on each line',
  };
  expect(read('Chad\nAtlantis')).toMatchObject({ problems: [problem], typed: { voters: 'Chad\nAtlantis' } });
  expect(read('Chad\ntcd')).toMatchObject({ problems: [problem] });
});

test.each([
  ['/warn/reports/1', true],
  ['/', true],
  ['https://un.example/S/RES/2719', true],
  ['//elsewhere.example', false],
  ['javascript:alert(1)', false],
  ['/\\elsewhere.example', false],
])('an address here or on the web, %s: %s', (from, fits) => {
  expect('values' in read('', from)).toBe(fits);
});

test('lines that may be left out are nothing, whether the form sends them empty or not at all', () => {
  const signs = createRecordForm({ signs: optional(lines({ label: 'By which signs?' })) });
  const needed = createRecordForm({ signs: lines({ label: 'By which signs?' }) });
  expect([signs({}), signs({ signs: '' }), signs({ signs: [] })]).toEqual(Array(3).fill({ values: { signs: null } }));
  expect('problems' in needed({})).toBe(true);
});
