import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyOf, money } from '../../../platform/money.ts';
import { type IatiActivity, iatiActivity, type Narrative } from './iati-activity.ts';
import { codeFaults, readCodelists } from './iati-codes.ts';
import { iatiParts, iatiText, readIatiFile } from './iati-file.ts';
import { compileIatiSchema } from './iati-schema.ts';
import { childrenOfRoot, elementsIn, textIn, type XmlElement } from './xml-tree.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const shipped = (name: string) => readFileSync(join(root, 'data/iati', name), 'utf8');
const example = join(resolve(root, process.env.FORESTALL_SHARED || '../shared'), 'data/iati/activity-example-2.03.xml');
const withExample = existsSync(example) ? test : test.skip;
if (!existsSync(example)) process.stdout.write(`The official example is not at ${example}: its tests are left out.\n`);

const schema = compileIatiSchema({
  activities: shipped('schema/iati-activities-schema.xsd'),
  common: shipped('schema/iati-common.xsd'),
  xml: shipped('schema/xml.xsd'),
});
const codelists = readCodelists(shipped('codelists.json'));

/** A line for each element and each attribute, in order: what a file says, without what layout and comments add. */
function contentOf(xml: string): readonly string[] {
  const lines: string[] = [];
  const visit = (element: XmlElement, path: string) => {
    const text = textIn(element).trim();
    // An amount is a number: 3000 and 3000.00 are the same.
    lines.push(`${path} = ${element.name === 'value' && text !== '' ? Number(text) : text}`);
    for (const [name, value] of Object.entries(element.attributes).sort()) lines.push(`${path}/@${name} = ${value}`);
    for (const child of elementsIn(element)) visit(child, `${path}/${child.name}`);
  };
  for (const element of childrenOfRoot([xml])) visit(element, element.name);
  return lines;
}

const written = (file: Parameters<typeof iatiText>[0]) => [...iatiText(file)].join('');

withExample('the official example, read and written again, says the same and is valid', () => {
  const official = readFileSync(example, 'utf8');
  const again = written(readIatiFile([official]));
  const content = contentOf(official);
  // Counted by another reader (Python's ElementTree): 259 elements and 277 attributes.
  expect(content).toHaveLength(259 + 277);
  expect(contentOf(again)).toEqual(content);
  expect(schema.faults(official)).toEqual([]);
  expect(schema.faults(again)).toEqual([]);
});

withExample('the official example cut into pieces anywhere reads the same', () => {
  const official = readFileSync(example, 'utf8');
  const whole = readIatiFile([official]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: official.length }), { maxLength: 8 }), (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), official.length];
      const pieces = ends.slice(1).map((end, place) => official.slice(ends[place], end));
      expect(readIatiFile(pieces)).toEqual(whole);
    }),
    { numRuns: 20 },
  );
});

withExample('what the official example says is in the model', () => {
  const [activity] = readIatiFile([readFileSync(example, 'utf8')]).activities;
  expect(activity?.identifier.text).toBe('AA-AAA-123456789-ABC123');
  expect(activity?.title.narratives.map(({ language }) => language)).toEqual([undefined, 'fr', 'es']);
  expect(activity?.recipientCountries.map(({ code, percentage }) => `${code} ${percentage}`)).toEqual([
    'AF 25',
    'AG 25',
  ]);
  expect(activity?.transactions[0]?.value).toEqual({
    money: money(100_000n, currencyOf('EUR')),
    valueDate: '2012-01-01',
  });
  expect(activity?.results[0]?.indicators[0]?.baselines[0]?.year).toBe('2012');
  expect(activity?.humanitarian).toBe(true);
});

const texts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => `${text.replaceAll('\r', ' ')}.`);
const optional = <Key extends string, Value>(key: Key, values: fc.Arbitrary<Value>) =>
  fc.option(values).map((value) => (value === null ? {} : ({ [key]: value } as { [Name in Key]: Value }))); // One key, of that name.
const narrative: fc.Arbitrary<Narrative> = fc
  .tuple(texts, optional('language', fc.constantFrom('en', 'fr', 'ar')))
  .map(([text, language]) => ({ text, ...language }));
const wording = fc.array(narrative, { minLength: 1, maxLength: 2 }).map((narratives) => ({ narratives }));
const date = fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const onDate = date.map((day) => ({ date: day }));
const code = fc.constantFrom('1', '2', '10', 'A01', 'ADMF').map((text) => ({ code: text }));
const value = fc
  .tuple(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), fc.constantFrom('USD', 'XAF', 'IQD', 'GBP'), date)
  .map(([amount, currency, valueDate]) => ({ money: money(amount, currencyOf(currency)), valueDate }));
const few = <Value>(values: fc.Arbitrary<Value>, minLength = 0) => fc.array(values, { minLength, maxLength: 2 });
const party = fc.record({ narratives: few(narrative), ref: texts, type: fc.constant('10') });
const classified = fc.record({ code: texts, vocabulary: fc.constantFrom('1', '2', '99'), narratives: few(narrative) });
const shared = fc
  .tuple(classified, optional('percentage', fc.constantFrom('25', '12.5', '100')))
  .map(([item, percentage]) => ({ ...item, ...percentage }));
const period = { start: onDate, end: onDate };
const transaction = fc
  .tuple(
    fc.record({ type: code, date: onDate, value, sectors: few(classified), aidTypes: few(code) }),
    optional('provider', party),
    optional('description', wording),
    optional('humanitarian', fc.boolean()),
  )
  .map(([step, ...more]) => ({ ...step, ...Object.assign({}, ...more) }));
const measured = optional('value', texts);
const indicator = fc.record({
  measure: fc.constant('1'),
  title: wording,
  baselines: few(measured.map((item) => ({ year: '2024', ...item }))),
  periods: few(fc.record({ ...period, targets: few(measured), actuals: few(measured) })),
});
const activities: fc.Arbitrary<IatiActivity> = fc
  .tuple(
    fc.record({
      identifier: texts.map((text) => ({ text })),
      reportingOrganisation: fc.record({ ref: texts, type: fc.constant('10'), narratives: few(narrative, 1) }),
      title: wording,
      descriptions: few(wording, 1),
      participatingOrganisations: few(fc.record({ role: fc.constant('1'), narratives: few(narrative) }), 1),
      status: code,
      dates: few(fc.record({ type: fc.constant('1'), date, narratives: few(narrative) }), 1),
      recipientCountries: few(fc.record({ code: fc.constant('CF'), narratives: few(narrative) })),
      recipientRegions: few(shared),
      sectors: few(shared),
      tags: few(classified),
      policyMarkers: few(classified),
      defaultAidTypes: few(code),
      budgets: few(fc.record({ ...period, value })),
      plannedDisbursements: few(fc.record({ start: onDate, value })),
      transactions: few(transaction),
      documentLinks: few(
        fc.record({
          url: fc.constant('https://example.org/a?b=1&c=2'),
          format: fc.constant('text/html'),
          title: wording,
          categories: few(code, 1),
          languages: few(code),
        }),
      ),
      relatedActivities: few(fc.record({ ref: texts, type: fc.constant('1') })),
      results: few(fc.record({ type: fc.constant('1'), title: wording, indicators: few(indicator, 1) })),
    }),
    optional('defaultCurrency', fc.constant('USD')),
    optional('language', fc.constant('en')),
    optional('humanitarian', fc.boolean()),
  )
  .map(([activity, ...more]) => Object.assign(activity, ...more));

test('any activity written and read again is the same activity, and what is written is valid', () => {
  fc.assert(
    fc.property(fc.array(activities, { minLength: 1, maxLength: 2 }), (list) => {
      const text = written({ attributes: {}, activities: list });
      expect(readIatiFile([text]).activities).toEqual(list);
      expect(schema.faults(text)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

const head = '<iati-activities version="2.03" xmlns:own="http://example.org/own">';
const minimal = `<iati-activity own:mark="x"><iati-identifier>A-1</iati-identifier>
<reporting-org ref="R" type="10"><narrative>R</narrative></reporting-org><title><narrative>T</narrative></title>
<description><narrative>D</narrative></description><participating-org role="1" crs-channel-code="1"/>
<activity-status code="2"/><activity-date type="1" iso-date="2026-01-01"/>
<budget><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/><value value-date="2026-01-01" currency="GBP">10.5</value></budget>
<own:note a="1">keep <own:b>this</own:b> whole</own:note></iati-activity>`;
const file = (activity: string) => `${head}\n${activity}\n</iati-activities>`;

test('extensions, attributes and elements that are not modelled are written again', () => {
  const again = written(readIatiFile([file(minimal)]));
  expect(contentOf(again)).toEqual(contentOf(file(minimal)));
  const stated = file(minimal)
    .replace('<iati-activity', '<iati-activity default-currency="GBP"')
    .replace('<value ', '<value own:c="d" ');
  expect(contentOf(written(readIatiFile([stated])))).toEqual(contentOf(stated));
  const unstated = stated.replace(' currency="GBP"', '');
  expect(contentOf(written(readIatiFile([unstated])))).toEqual(contentOf(unstated));
  expect(again).toContain('<own:note a="1">keep <own:b>this</own:b> whole</own:note>');
});

const refused = (xml: string, sentence: string | RegExp) =>
  expect(() => [...iatiParts([xml])], sentence.toString()).toThrow(sentence);

test('entity bombs, foreign entities and other document types are refused where they stand', () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "${'x'.repeat(9)}"><!ENTITY c "&b;&b;&b;">]>\n${file(minimal)}`;
  refused(bomb, 'Line 2, file: a document type declaration');
  refused(`<!DOCTYPE a SYSTEM "file:///etc/passwd">${file(minimal)}`, 'document type declaration');
  refused(file(minimal.replace('A-1', '&b;')), /Line 2, iati-identifier: this is not well-formed XML/);
  refused(`${head}${'<a>'.repeat(100)}`, 'more than 64 deep');
  refused(`${head}<iati-activity>`, 'not well-formed');
  refused('', 'not well-formed');
});

test('what is wrong or missing is told with its line, its element and what to do', () => {
  refused(file(minimal.replace(' currency="GBP"', '')), 'Line 6, value: its currency is missing; state it here');
  refused(file(minimal.replace('10.5', '10.555')), 'Line 6, value: “10.555” is finer than GBP has');
  refused(file(minimal.replace('10.5', 'ten')), 'Line 6, value: “ten” is no amount');
  refused(file(minimal.replace('GBP', 'XYZ')), '“XYZ” is no currency');
  refused(file(minimal.replace('<activity-status code="2"/>', '')), 'the element <activity-status> is missing');
  refused(file(minimal.replace(' code="2"', '')), 'Line 5, activity-status: the attribute “code” is missing; add it.');
  refused(file(minimal.replace('<title>', '<title>loose')), 'it holds text, which has no place there');
  refused('<organisations version="2.03"/>', 'its root must be <iati-activities>');
  refused('<iati-activities version="2.02"/>', 'it states version 2.02; convert the file to version 2.03 first');
});

test('the schema tells line, place and what to do', () => {
  expect(schema.faults(file(minimal))).toEqual([]);
  const [order] = schema.faults(file(minimal.replace(/<title>.*<\/title>/, '')));
  expect(order).toMatchObject({ line: 4, place: '/iati-activities/iati-activity/description' });
  expect(order?.advice).toContain('Put here: title');
  const [dated] = schema.faults(file(minimal.replace('iso-date="2026-12-31"', 'iso-date="31/12/2026"')));
  expect(dated).toMatchObject({ line: 6, advice: 'Write it as a date, 2026-11-24.' });
  const [unknown] = schema.faults(file(minimal.replace('role="1"', '')));
  expect(unknown?.advice).toBe('Add the attribute role.');
});

test('codes that no list has and percentages that make no whole are told', () => {
  const [activity] = readIatiFile([file(minimal)]).activities;
  if (!activity) throw new Error('nothing read');
  expect(codeFaults(activity, codelists)).toEqual([]);
  const faults = codeFaults(
    {
      ...activity,
      status: { code: '9' },
      sectors: [
        { code: '15220', percentage: '33.3', narratives: [] },
        { code: '15230', percentage: '66.6', narratives: [] },
        { code: 'MINE', vocabulary: '99', percentage: '100', narratives: [] },
      ],
      recipientCountries: [
        { code: 'CF', percentage: '50', narratives: [] },
        { code: 'QQ', narratives: [] },
      ],
    },
    codelists,
  );
  expect(faults.map(({ place, sentence }) => `${place}: ${sentence}`)).toEqual([
    'activity-status: “9” is not in the codelist ActivityStatus; choose one that is.',
    'recipient-country[2]: “QQ” is not in the codelist Country; choose one that is.',
    'sector, vocabulary 1: its percentages add up to 99.9, not to 100; correct them.',
    'recipient-country and recipient-region: 1 of 2 state no percentage; state all.',
  ]);
});

test('percentages are added exactly', () => {
  const [activity] = readIatiFile([file(minimal)]).activities;
  if (!activity) throw new Error('nothing read');
  // 0.1 + 0.2 + 99.7 is not 100 in floating point.
  const sectors = ['0.1', '0.2', '99.7'].map((percentage) => ({ code: '15220', percentage, narratives: [] }));
  expect(codeFaults({ ...activity, sectors }, codelists)).toEqual([]);
  expect(iatiActivity.write({ ...activity, sectors }).children).toHaveLength(12);
});
