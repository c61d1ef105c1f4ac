import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alpha2Of, countryByAlpha2 } from '../../../places/country.ts';
import { feasibleOrder, type ProgrammePlan, programmeStates, revisedOnce } from '../programme-plan.ts';
import { checkIati } from './iati-check.ts';
import { readCodelists } from './iati-codes.ts';
import { iatiText } from './iati-file.ts';
import { readProgrammes } from './iati-reading.ts';
import { compileIatiSchema } from './iati-schema.ts';
import { withSource } from './iati-source.ts';
import { ownNamespace, writeProgramme } from './iati-writing.ts';

const shipped = (name: string) => readFileSync(new URL(`../../../../data/iati/${name}`, import.meta.url), 'utf8');
const schema = compileIatiSchema({
  activities: shipped('schema/iati-activities-schema.xsd'),
  common: shipped('schema/iati-common.xsd'),
  xml: shipped('schema/xml.xsd'),
});
const codelists = readCodelists(shipped('codelists.json'));
const writing = { alpha2Of, organisationName: (id: string) => `The ${id}` };
const reading = { countryOf: (code: string) => countryByAlpha2(code)?.code, department: 'own-department' };
const textOf = (activities: Parameters<typeof iatiText>[0]['activities']) =>
  [...iatiText({ attributes: { [`xmlns:${ownNamespace.prefix}`]: ownNamespace.uri }, activities })].join('');

const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `${text.replaceAll(/\s/g, ' ').trim()}.`);
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const nothing = { endsOn: fc.option(day) };
const state = fc.constantFrom(...programmeStates);
const entry = fc.tuple(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), day, words).map(([amount, valueDate, reason]) => {
  const amountMinor = amount === 0 ? 1 : amount;
  return {
    amount: { amountMinor, currency: 'GBP' },
    valueDate,
    reason: amountMinor < 0 ? reason : null,
  };
});
const payment = fc.tuple(day, entry).map(([on, rest]) => ({ day: on, ...rest }));
/** One budget for each year, some with a correction. */
const budgets = fc
  .uniqueArray(fc.integer({ min: 2000, max: 2030 }), { maxLength: 3 })
  .chain((years) =>
    fc.tuple(
      ...years.map((year) =>
        fc.tuple(fc.integer({ min: 1, max: 2 ** 50 }), fc.option(entry)).map(([amountMinor, correction]) => {
          const period = { startsOn: `${year}-04-01`, endsOn: `${year + 1}-03-31` };
          const first = {
            ...period,
            amount: { amountMinor, currency: 'GBP' },
            valueDate: `${year}-04-01`,
            reason: null,
          };
          return correction === null ? [first] : [first, { ...period, ...correction }];
        }),
      ),
    ),
  )
  .map((each) => each.flat());
const indicators = fc.uniqueArray(
  fc.record({
    resultType: fc.constantFrom('output', 'outcome'),
    resultTitle: fc.constant('Those who suffered are heard.'),
    title: words,
    measure: fc.constantFrom('unit', 'percentage', 'qualitative'),
    ascending: fc.boolean(),
    baselineYear: fc.constant('2023'),
    baselineValue: words,
    measurements: fc.array(
      fc.record({ startsOn: day, endsOn: day, target: fc.option(words), actual: fc.option(words) }),
      { maxLength: 2 },
    ),
  }),
  { maxLength: 2, selector: ({ title }) => title },
);
const project = (identifier: string) =>
  fc.record({
    identifier: fc.constant(identifier),
    state,
    title: words,
    summary: words,
    implementer: words,
    implementerReference: fc.option(fc.constant('XM-DAC-41114')),
    atRisk: fc.constant(false),
    departmentShares: fc.constantFrom(
      ['foreign-office 100% ODA 12.5%'],
      ['foreign-office 40% ODA 100%', 'ministry-of-defence 35.5% ODA 0%', 'home-office 24.5% ODA 50%'],
    ),
    startsOn: day,
    ...nothing,
    budgets,
    commitments: fc.array(payment, { maxLength: 3 }),
    disbursements: fc.array(payment, { maxLength: 3 }),
    indicators,
  });
const plans: fc.Arbitrary<ProgrammePlan> = fc.record({
  identifier: fc.constant('GB-GOV-52-1'),
  state,
  title: words,
  summary: words,
  fund: fc.constantFrom('fund', 'bilateral'),
  leadDepartment: fc.constant('foreign-office'),
  country: fc.constant(null),
  otherCountries: fc.constantFrom(['SSD', 'SDN'], ['SSD', 'SDN', 'XKX']),
  rootCauses: fc.constantFrom([], ['corruption', 'governance']),
  themes: fc.constantFrom([], ['media-freedom']),
  startsOn: day,
  ...nothing,
  currency: fc.constant('GBP'),
  sector: fc.constant('15220'),
  reportingOrganisation: fc.constant('GB-GOV-52'),
  reportingName: words,
  projects: fc.tuple(project('GB-GOV-52-1-A'), project('GB-GOV-52-1-B')),
  reviews: fc.array(
    fc.record({
      isAgreed: fc.boolean(),
      reviewedOn: day,
      score: fc.constantFrom('A++', 'C'),
      risk: fc.constant('major'),
      found: words,
      recommended: fc.array(words, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
});

/** Results stand together in IATI: indicators of one result follow one another. */
const inResults = (plan: ProgrammePlan): ProgrammePlan => ({
  ...plan,
  projects: plan.projects.map((each) => ({
    ...each,
    budgets: revisedOnce(each.budgets),
    indicators: [...Map.groupBy(each.indicators, ({ resultType }) => resultType).values()].flat(),
  })),
});

test('a programme written as IATI is valid by the official schema and codelists, and reads as the same', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { faults, activities } = checkIati(textOf(writeProgramme(plan, writing)), schema, codelists);
      expect(faults).toEqual([]);
      expect(readProgrammes(activities, reading)).toEqual([inResults(plan)]);
    }),
    { numRuns: 60 },
  );
});

test('given out over its own source it says the same, and keeps what is not modelled', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const written = writeProgramme(plan, writing);
      const contact = { name: 'contact-info', attributes: {}, line: 0 };
      const children = [{ ...contact, children: [{ ...contact, name: 'email', children: ['desk@example.org'] }] }];
      const sources = written.map((activity) => ({
        ...activity,
        policyMarkers: [{ code: '1', vocabulary: '1', significance: '2', narratives: [] }],
        kept: {
          attributes: activity.kept?.attributes ?? {},
          children: [...children, ...(activity.kept?.children ?? [])],
        },
      }));
      const again = written.map((activity, position) => withSource(activity, sources[position] ?? activity));
      expect(textOf(again)).toBe(textOf(sources));
      expect(checkIati(textOf(again), schema, codelists).faults).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('a partner at risk is named nowhere in what is written', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const hidden = {
        ...plan,
        projects: plan.projects.map((each) => ({
          ...each,
          atRisk: true,
          implementer: 'Voices of the Nuba Hills',
          implementerReference: 'SD-HAC-1234',
        })),
      };
      const text = textOf(writeProgramme(hidden, writing));
      expect(text).not.toContain('Nuba');
      expect(text).not.toContain('SD-HAC-1234');
      expect(checkIati(text, schema, codelists).faults).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('what is no XML, and what lacks something, is told with its line', () => {
  expect(checkIati('%PDF-1.7', schema, codelists).faults[0]?.sentence).toContain('no XML');
  const text = '<iati-activities version="2.03">\n<iati-activity>\n</iati-activity>\n</iati-activities>';
  const { faults } = checkIati(text, schema, codelists);
  expect(faults[0]?.sentence).toContain('<iati-identifier> is missing');
  // The parser knows where the start tag ended.
  expect(faults[0]?.line).toBe(2);
});

test('entries are ordered so that no sum on the way leaves its bounds, where the bounds can be kept', () => {
  const entryOf = (amountMinor: number) => ({
    amount: { amountMinor, currency: 'GBP' },
    valueDate: '2025-04-01',
    reason: null,
  });
  const ordered = feasibleOrder([-50, 60, 50, -20, 60].map(entryOf), 100).map(({ amount }) => amount.amountMinor);
  expect(ordered.toSorted()).toEqual([-50, 60, 50, -20, 60].toSorted());
  let sum = 0;
  for (const amount of ordered) {
    sum += amount;
    expect(sum).toBeGreaterThanOrEqual(0);
    expect(sum).toBeLessThanOrEqual(100);
  }
});
