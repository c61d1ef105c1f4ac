import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCountries, existedIn } from '../../places/country.ts';
import {
  type AnnualDeaths,
  type Figures,
  type MonthlyDeaths,
  monthNumber,
  monthOfNumber,
  yearOfMonth,
} from '../events/figures.ts';
import { compactText as compactMonths } from './monthly-deaths/compact-months.ts';
import { monthlySource } from './monthly-deaths/monthly-deaths.ts';
import { readFigures } from './read-figures.ts';
import { compactText as compactYears } from './ucdp-organised-violence/columns.ts';

async function read(content: string | Buffer): Promise<Figures> {
  async function* bytes() {
    yield Buffer.from(content);
  }
  return (await readFigures({ name: 'figures.csv', bytes: bytes() })).figures;
}

async function messageOf(content: string | Buffer): Promise<string> {
  return read(content).then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** UCDP's own form, with a column that Forestall does not use. Deaths: best, low, high by type. */
function published(...rows: readonly string[]): string {
  const deaths = ['sb', 'ns', 'os'].flatMap((type) =>
    ['best', 'high', 'low'].map((b) => `${type}_total_deaths_${b}_cy`),
  );
  return [['country_id_cy', 'country_cy', 'year_cy', ...deaths, 'version'].join(','), ...rows, ''].join('\n');
}

const compactYearsHeader =
  'country,year,state_based_best,state_based_low,state_based_high,non_state_best,non_state_low,non_state_high,one_sided_best,one_sided_low,one_sided_high,version';

test('UCDP’s own form is read by its columns’ names, in whatever order they stand', async () => {
  const figures = await read(
    published(
      '517,Rwanda,1993,353,400,300,0,0,0,624,700,600,25.1',
      '517,Rwanda,1994,1882,2026,1781,0,0,0,770581,1610637,345833,25.1',
    ),
  );
  expect(figures).toMatchObject({ kind: 'annual', version: '25.1', firstPeriod: 1993, lastPeriod: 1994, remarks: [] });
  expect(figures.rows[1]).toEqual({
    country: 'RWA',
    year: 1994,
    stateBased: { best: 1882, low: 1781, high: 2026 },
    nonState: { best: 0, low: 0, high: 0 },
    oneSided: { best: 770581, low: 345833, high: 1610637 },
  });
});

test('bounds that the publisher lets fall beside the best estimate are kept, and said', async () => {
  // Mali 1995 and Colombia 2020 in UCDP 25.1.
  const figures = await read(published('432,Mali,1995,2,15,9,0,0,0,0,0,0,25.1'));
  expect(figures.rows).toMatchObject([{ stateBased: { best: 2, low: 9, high: 15 } }]);
  expect(figures.remarks).toEqual([
    'In 1 country-year the publisher’s low and high estimates do not enclose the best one; they are kept as published: Mali 1995.',
  ]);
});

const chad = '483,Chad,2020,1,1,1,0,0,0,0,0,0,25.1';
test.each([
  [
    'an unknown country',
    published(chad, '999,Nowhere,2020,1,1,1,0,0,0,0,0,0,25.1'),
    '3: no country has the Gleditsch–Ward number “999”',
  ],
  [
    'a country given by name',
    published('Chad,Chad,2020,1,1,1,0,0,0,0,0,0,25.1'),
    '2: no country has the Gleditsch–Ward number “Chad”',
  ],
  [
    'a country-year given twice',
    published(chad, '475,Nigeria,2020,1,1,1,0,0,0,0,0,0,25.1', chad),
    '4: Chad 2020 is given twice, first on line 2',
  ],
  [
    'negative deaths',
    published(chad.replace('2020,1,', '2020,-1,')),
    '2: sb_total_deaths_best_cy is -1; deaths cannot be fewer than 0',
  ],
  [
    'fractional deaths',
    published(chad.replace(',0,25.1', ',2.5,25.1')),
    '2: os_total_deaths_low_cy is 2.5; deaths are whole numbers, written in digits',
  ],
  [
    'deaths in words',
    published(chad.replace('2020,1,', '2020,many,')),
    '2: sb_total_deaths_best_cy is “many”, which is not a number',
  ],
  [
    'deaths with an exponent',
    published(chad.replace('2020,1,', '2020,1e3,')),
    '2: sb_total_deaths_best_cy is 1e3; deaths are whole numbers, written in digits',
  ],
  [
    'more deaths than there can be',
    published(chad.replace('2020,1,', '2020,99999999999,')),
    '2: sb_total_deaths_best_cy is 99999999999; more than there can be',
  ],
  ['missing deaths', published(chad.replace('2020,1,', '2020,,')), '2: sb_total_deaths_best_cy is missing'],
  ['a year of two digits', published(chad.replace('2020', '20')), '2: “20” is not a year of four digits'],
  [
    'a state before its time',
    published('626,South Sudan,2010,1,1,1,0,0,0,0,0,0,25.1'),
    '2: South Sudan in 2010: figures for that state begin in 2011',
  ],
  [
    'a state after its time',
    published('680,Yemen (South Yemen),1991,1,1,1,0,0,0,0,0,0,25.1'),
    '2: South Yemen in 1991: figures for that state begin in 1989 and end in 1990',
  ],
  [
    'a year left out',
    published(chad.replace('2020', '2018'), chad),
    '3: Chad 2019 is missing; the file goes from 2018 to 2020',
  ],
  [
    'a country that breaks off',
    published(chad, chad.replace('2020', '2021'), '475,Nigeria,2020,1,1,1,0,0,0,0,0,0,25.1'),
    '4: Nigeria 2021 is missing; the file goes from 2020 to 2021',
  ],
  [
    'two versions',
    published(chad, chad.replace('2020', '2021').replace('25.1', '26.1')),
    '3: version “26.1” in a file of version “25.1”',
  ],
  ['a value too few', published(chad.slice(0, -5)), '2: 12 values, where the header has 13 columns'],
  ['a header alone', published(), '1: the file has a header and no figures'],
  [
    'a column missing',
    published(chad).replace('os_total_deaths_low_cy', 'os_low'),
    '1: to be of the form “UCDP Country-Year Dataset on Organized Violence within Country Borders” it lacks os_total_deaths_low_cy',
  ],
])('UCDP’s form with %s is refused, with file, line and reason', async (_, content, reason) => {
  expect(await messageOf(content)).toBe(`figures.csv:${reason}`);
});

test('the compact form takes no code but ISO 3166-1 alpha-3', async () => {
  const row = '2020,1,1,1,0,0,0,0,0,0,25.1';
  expect(await messageOf(`${compactYearsHeader}\nTCD,${row}\nXXX,${row}\n`)).toBe(
    'figures.csv:3: no country has the ISO 3166-1 alpha-3 code “XXX”',
  );
});

const wide = (...rows: readonly string[]) => [',Chad,S. Sudan,Serbia,', ...rows, ''].join('\n');

test('the wide monthly form is read by country names; months without deaths are none recorded', async () => {
  const figures = await read(wide('2024-01-31,3,0,0,0', '2024-02-29,0,5.0,0,0'));
  expect(figures).toMatchObject({ kind: 'monthly', version: '2024-02', firstPeriod: '2024-01', lastPeriod: '2024-02' });
  expect(figures.rows).toEqual([
    { country: 'TCD', month: '2024-01', deathsBest: 3 },
    { country: 'SSD', month: '2024-02', deathsBest: 5 },
  ]);
});

test.each([
  ['an unknown country', ',Chad,Atlantis\n2024-01-31,1,1\n', '1: no country is named “Atlantis”'],
  [
    'one country in two columns',
    ',Macedonia,North Macedonia\n2024-01-31,1,1\n',
    '1: North Macedonia has two columns, “Macedonia” and “North Macedonia”',
  ],
  [
    'deaths in a column without a name',
    wide('2024-01-31,0,0,0,7'),
    '2: 7 deaths in 2024-01 stand in a column without a name',
  ],
  [
    'a month given twice',
    wide('2024-01-31,0,0,0,0', '2024-01-31,0,0,0,0'),
    '3: 2024-01 is given twice, first on line 2',
  ],
  ['a month left out', wide('2024-01-31,0,0,0,0', '2024-03-31,0,0,0,0'), '3: 2024-02 is missing before 2024-03'],
  [
    'months that go back',
    wide('2024-02-29,0,0,0,0', '2024-01-31,0,0,0,0'),
    '3: 2024-01 comes after 2024-02; months go forward, each once',
  ],
  ['negative deaths', wide('2024-01-31,-4,0,0,0'), '2: Chad 2024-01 is -4; deaths cannot be fewer than 0'],
  [
    'fractional deaths',
    wide('2024-01-31,0.5,0,0,0'),
    '2: Chad 2024-01 is 0.5; deaths are whole numbers, written in digits',
  ],
  ['missing deaths', wide('2024-01-31,,0,0,0'), '2: Chad 2024-01 is missing'],
  ['a year of two digits', wide('24-01-31,1,0,0,0'), '2: “24-01-31” is not a date of the form 2024-11-30'],
  ['a date the other way round', wide('31/01/2024,1,0,0,0'), '2: “31/01/2024” is not a date of the form 2024-11-30'],
  ['a thirteenth month', wide('2024-13-31,1,0,0,0'), '2: “2024-13-31” is not a date of the form 2024-11-30'],
  [
    'a month not at its end',
    wide('2024-02-28,1,0,0,0'),
    '2: 2024-02-28 is not the last day of a month; whole months are wanted, dated 2024-02-29',
  ],
  [
    'deaths in a state before its time',
    wide('2010-12-31,0,1,0,0'),
    '2: South Sudan in 2010: figures for that state begin in 2011',
  ],
  ['a value too many', wide('2024-01-31,0,0,0,0,0'), '2: 6 values, where the header has 5 columns'],
  ['a header alone', wide(), '1: the file has a header and no figures'],
])('the wide monthly form with %s is refused, with file, line and reason', async (_, content, reason) => {
  expect(await messageOf(content)).toBe(`figures.csv:${reason}`);
});

const compact = (...rows: readonly string[]) => ['month,country,deaths_best', ...rows, ''].join('\n');
test.each([
  ['an unknown country', compact('2024-01,XXX,1'), '2: no country has the ISO 3166-1 alpha-3 code “XXX”'],
  [
    'a country-month given twice',
    compact('2024-01,TCD,1', '2024-01,NGA,1', '2024-01,TCD,2'),
    '4: Chad 2024-01 is given twice, first on line 2',
  ],
  ['a month left out', compact('2024-01,TCD,1', '2024-03,TCD,1'), '3: 2024-02 is missing before 2024-03'],
  ['negative deaths', compact('2024-01,TCD,-1'), '2: deaths_best is -1; deaths cannot be fewer than 0'],
  ['a day for a month', compact('2024-01-31,TCD,1'), '2: “2024-01-31” is not a month of the form 2024-11'],
])('the compact monthly form with %s is refused, with file, line and reason', async (_, content, reason) => {
  expect(await messageOf(content)).toBe(`figures.csv:${reason}`);
});

test('a file of another schema is refused, with the forms that are read', async () => {
  for (const content of ['ewp_name,ccode,year\nChad,483,2019\n', '\u0000\u0001\u0002', 'country,deaths\nChad,4\n']) {
    expect(await messageOf(content)).toMatch(/^figures\.csv:1: the columns are of no form that Forestall reads: UCDP/);
  }
});

test('a file that is no CSV is refused', async () => {
  expect(await messageOf('{"TotalCount": 1}')).toBe('figures.csv:1: a quotation mark stands where no CSV file has one');
});

test('an empty file and a gzip that breaks off are refused', async () => {
  expect(await messageOf('')).toBe('figures.csv:1: the file is empty');
  const packed = gzipSync(published(chad));
  expect(await messageOf(packed.subarray(0, packed.length - 12))).toMatch(
    /^figures\.csv:[12]: the gzip file breaks off here/,
  );
});

const estimate = fc.record({ best: fc.nat(), low: fc.nat(), high: fc.nat() });

/** Rows for every country of a few, in every year of a span in which it existed. */
const annualFigures = fc
  .record({
    countries: fc.uniqueArray(fc.constantFrom(...allCountries()), { minLength: 1, maxLength: 4 }),
    first: fc.integer({ min: 1989, max: 2024 }),
    years: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ countries, first, years }) => {
    const keys = countries.flatMap((country) =>
      Array.from({ length: years }, (_, index) => first + index)
        .filter((year) => existedIn(country, year))
        .map((year) => ({ country: country.code, year })),
    );
    return fc.tuple(
      ...keys.map((key) =>
        fc
          .record({ stateBased: estimate, nonState: estimate, oneSided: estimate })
          .map((deaths): AnnualDeaths => ({ ...key, ...deaths })),
      ),
    );
  })
  .filter((rows) => rows.length > 0);

test('annual figures written in the compact form read back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(annualFigures, async (rows) => {
      const text = compactYears(rows, '25.1');
      const figures = await read(gzipSync(text));
      if (figures.kind !== 'annual') throw new Error('read as monthly');
      expect(new Set(figures.rows.map((row) => JSON.stringify(row)))).toEqual(
        new Set(rows.map((row) => JSON.stringify(row))),
      );
      expect(compactYears(figures.rows, figures.version)).toBe(text);
    }),
  );
});

const monthlyFigures = fc
  .record({
    first: fc.integer({ min: monthNumber(monthOfNumber(1989 * 12)), max: 2025 * 12 }),
    months: fc.integer({ min: 1, max: 30 }),
  })
  .chain(({ first, months }) =>
    fc
      .uniqueArray(
        fc.record({
          country: fc.constantFrom(...allCountries()),
          month: fc.integer({ min: first, max: first + months - 1 }).map(monthOfNumber),
          deathsBest: fc.integer({ min: 1, max: 2_147_483_647 }),
        }),
        { selector: (row) => `${row.country.code} ${row.month}`, maxLength: 30 },
      )
      .map(
        (drawn): Extract<Figures, { kind: 'monthly' }> => ({
          kind: 'monthly',
          source: monthlySource,
          version: monthOfNumber(first + months - 1),
          remarks: [],
          firstPeriod: monthOfNumber(first),
          lastPeriod: monthOfNumber(first + months - 1),
          rows: drawn
            .filter((row) => existedIn(row.country, yearOfMonth(row.month)))
            .map((row): MonthlyDeaths => ({ ...row, country: row.country.code }))
            .toSorted((left, right) => (`${left.month} ${left.country}` < `${right.month} ${right.country}` ? -1 : 1)),
        }),
      ),
  );

test('monthly figures written in the compact form read back as they were, months without deaths too', async () => {
  await fc.assert(
    fc.asyncProperty(monthlyFigures, async (figures) => {
      expect(await read(compactMonths(figures))).toEqual(figures);
    }),
  );
});
