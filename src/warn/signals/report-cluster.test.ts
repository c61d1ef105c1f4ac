import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryByCode } from '../../places/country.ts';
import { allRegions } from '../../places/shipped-regions.ts';
import { levelFor, readClusterRule } from './cluster-rule.ts';
import { counts, findClusters, independentSources, resemblance, type ToldReport } from './report-cluster.ts';

const shipped = readFileSync(new URL('../../../data/cluster-rule.json', import.meta.url), 'utf8');
const rule = readClusterRule(shipped);

function report(
  id: string,
  code: string,
  organisation: string,
  text: string,
  other: Partial<ToldReport> = {},
): ToldReport {
  const country = countryByCode(code)?.code;
  if (country === undefined) throw new Error(`There is no ${code}`);
  return { id, country, organisation, text, day: '2026-11-10', reliability: 'B', credibility: '2', ...other };
}

const attack = 'Armed men burned the market at Baga on Sunday and killed traders who could not flee in time';
const copied = 'Armed men burned the market at Baga on Sunday, and killed traders who could not flee in time!';
const arabic = 'هاجم مسلحون قرى على ضفة البحيرة ليلا وقتلوا صيادين وأحرقوا القوارب';
const other = 'Boats with fighters land north of Bol every night; three villages have fled to the islands';

test('a report counts that is graded, and of a day near enough', () => {
  expect(counts(report('1', 'NGA', 'A', attack), rule, '2026-11-24')).toBe(true);
  expect(counts(report('1', 'NGA', 'A', attack, { reliability: 'F' }), rule, '2026-11-24')).toBe(false);
  expect(counts(report('1', 'NGA', 'A', attack, { credibility: '4' }), rule, '2026-11-24')).toBe(false);
  expect(counts(report('1', 'NGA', 'A', attack, { day: '2026-10-25' }), rule, '2026-11-24')).toBe(false);
  expect(counts(report('1', 'NGA', 'A', attack, { day: '2026-11-25' }), rule, '2026-11-24')).toBe(false);
});

test('texts that are nearly the same are told from texts on the same thing, in any script', () => {
  expect(resemblance(attack, copied, 5)).toBeGreaterThan(0.9);
  expect(resemblance(attack, 'Traders were killed at the market of Baga when armed men burned it', 5)).toBeLessThan(
    0.5,
  );
  expect(resemblance(arabic, `${arabic}.`, 5)).toBe(1);
  expect(resemblance(arabic, other, 5)).toBe(0);
});

test('ten reports of one organisation are one source, and so is what is copied from another', () => {
  const many = Array.from({ length: 10 }, (_, at) =>
    report(`${at}`, 'NGA', at % 2 ? 'Women’s Network' : 'WOMEN’S NETWORK', `${at} ${other} ${at}`),
  );
  expect(independentSources(many, rule)).toHaveLength(1);
  const two = [report('1', 'NGA', 'Women’s Network', attack), report('2', 'TCD', 'News agency', copied)];
  expect(independentSources(two, rule).map(({ organisations }) => organisations)).toEqual([
    ['Women’s Network', 'News agency'],
  ]);
  expect(independentSources([...two, report('3', 'TCD', 'Embassy', other)], rule)).toHaveLength(2);
});

test('two organisations on two sides of a border are a cluster of the narrowest region, led by where most is told', () => {
  const found = findClusters(
    [
      report('1', 'TCD', 'Embassy N’Djamena', other),
      report('2', 'NGA', 'Women’s Network', arabic),
      report('3', 'NGA', 'Women’s Network', attack),
    ],
    allRegions(),
    rule,
  );
  expect(found.map(({ region, country, reports }) => [region?.id, country, reports.length])).toEqual([
    ['lake-chad-basin', 'NGA', 3],
  ]);
});

test('two organisations in one country are a cluster of the country; one organisation on both sides is none', () => {
  const inOne = [report('1', 'NGA', 'A', arabic), report('2', 'NGA', 'B', other)];
  expect(findClusters(inOne, allRegions(), rule)).toMatchObject([{ region: undefined, country: 'NGA' }]);
  const both = [report('1', 'NGA', 'A', arabic), report('2', 'TCD', 'A', other)];
  expect(findClusters(both, allRegions(), rule)).toEqual([]);
});

test('law: no report is in two clusters, each has two sources, and the order of reports changes neither', () => {
  const drawn = fc.array(
    fc.record({
      code: fc.constantFrom('NGA', 'NER', 'TCD', 'MLI', 'SDN', 'GBR'),
      organisation: fc.constantFrom('A', 'B', 'C'),
      text: fc.constantFrom(attack, copied, arabic, other),
    }),
    { maxLength: 8 },
  );
  const told = (list: readonly ToldReport[]) =>
    findClusters(list, allRegions(), rule)
      .map(({ region, reports }) => `${region?.id ?? reports[0]?.country}: ${reports.map(({ id }) => id).toSorted()}`)
      .toSorted();
  fc.assert(
    fc.property(drawn, (list) => {
      const reports = list.map(({ code, organisation, text }, at) => report(`${at}`, code, organisation, text));
      const clusters = findClusters(reports, allRegions(), rule);
      const ids = clusters.flatMap((cluster) => cluster.reports.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const cluster of clusters)
        expect(independentSources(cluster.reports, rule).length).toBeGreaterThanOrEqual(2);
      expect(told(reports.toReversed())).toEqual(told(reports));
    }),
    { numRuns: 60 },
  );
});

test('the gravest level is asked for whose line is met', () => {
  expect(levelFor(rule, 1, true)).toBeUndefined();
  expect(levelFor(rule, 2, false)).toBe('elevated');
  expect(levelFor(rule, 2, true)).toBe('high');
  expect(levelFor(rule, 3, false)).toBe('high');
  expect(levelFor(rule, 5, true)).toBe('severe');
});

test('a file that does not fit, or whose levels stand the other way round, is refused in words', () => {
  expect(() => readClusterRule('{}')).toThrow('The rule of clusters does not fit');
  const upside = { ...JSON.parse(shipped), levels: rule.levels.toReversed() };
  expect(() => readClusterRule(JSON.stringify(upside))).toThrow('from the gravest down');
});
