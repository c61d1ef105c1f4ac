import type { CountryCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf, hasMember } from '../../places/region.ts';
import type { ClusterRule } from './cluster-rule.ts';

/** A report as far as the rule looks at it. */
export type ToldReport = {
  readonly id: string;
  readonly country: CountryCode;
  /** Whose word it is: the organisation that it names as its source, else that of whoever filed it. */
  readonly organisation: string;
  /** All that it says. */
  readonly text: string;
  /** ISO 8601: the last day that it tells of. */
  readonly day: string;
  readonly reliability: string;
  readonly credibility: string;
};

/** One word that counts: reports of one organisation, or whose texts are nearly the same. */
export type IndependentSource = {
  /** Names, the first one as it was first written. */
  readonly organisations: readonly string[];
  readonly reports: readonly ToldReport[];
};

/** A region, led by one of its countries, or a country alone. */
export type ClusterPlace = { readonly region: CrossBorderRegion | undefined; readonly country: CountryCode };
export type Cluster = ClusterPlace & { readonly reports: readonly ToldReport[] };

const dayMs = 86_400_000;

/** Whether a report is graded well enough, and of a day near enough, to count. @param today ISO 8601 */
export function counts({ reliability, credibility, day }: ToldReport, rule: ClusterRule, today: string): boolean {
  const age = (Date.parse(today) - Date.parse(day)) / dayMs;
  const isGraded = rule.reliability.includes(reliability) && rule.credibility.includes(credibility);
  return isGraded && age >= 0 && age < rule.withinDays;
}

/**
 * Parts reports into independent sources. Two belong together where they are of one organisation, whatever its spelling,
 * or where their texts are nearly the same, whoever sent them: what is copied corroborates nothing.
 */
export function independentSources(
  reports: readonly ToldReport[],
  { sameText }: ClusterRule,
): readonly IndependentSource[] {
  const runs = reports.map(({ text }) => runsOf(text, sameText.charactersInRun));
  const groupOf = reports.map((_, at) => at);
  const rootOf = (at: number): number => (groupOf[at] === at ? at : rootOf(groupOf[at] ?? at));
  reports.forEach((one, at) => {
    for (let other = 0; other < at; other += 1) {
      const isSame =
        plain(one.organisation) === plain(reports[other]?.organisation ?? '') ||
        shareInCommon(runs[at] ?? new Set(), runs[other] ?? new Set()) >= sameText.fromShare;
      if (isSame) groupOf[Math.max(rootOf(at), rootOf(other))] = Math.min(rootOf(at), rootOf(other));
    }
  });
  return [...Map.groupBy(reports, (report) => rootOf(reports.indexOf(report))).values()].map((together) => ({
    reports: together,
    organisations: [
      ...new Map(together.toReversed().map(({ organisation }) => [plain(organisation), organisation])).values(),
    ].toReversed(),
  }));
}

/** How much alike two texts are: runs of characters that both have, as a share of those that either has (Jaccard). */
export function resemblance(one: string, other: string, charactersInRun: number): number {
  return shareInCommon(runsOf(one, charactersInRun), runsOf(other, charactersInRun));
}

function shareInCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((run) => other.has(run)).length;
  const either = one.size + other.size - both;
  return either === 0 ? 1 : both / either;
}

/** Letters and figures alone, in any script: marks, case and spaces make no other text. */
function runsOf(text: string, length: number): ReadonlySet<string> {
  const letters = plain(text);
  const starts = Math.max(letters.length - length + 1, 1);
  return new Set(Array.from({ length: starts }, (_, at) => letters.slice(at, at + length)));
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The countries of a region's reports, the one with most of them first: its desk leads. */
function countriesReported(reports: readonly ToldReport[]): readonly CountryCode[] {
  const byCountry = [...Map.groupBy(reports, ({ country }) => country)];
  return byCountry.toSorted(([, one], [, other]) => other.length - one.length).map(([country]) => country);
}

/**
 * Reports in clusters: of each region, the narrowest first, those from enough of its countries; then of each country
 * those that are left. A cluster has two independent sources or more, and no report is in two.
 * @param reports those that count, in the order in which they came
 */
export function findClusters(
  reports: readonly ToldReport[],
  regions: readonly CrossBorderRegion[],
  rule: ClusterRule,
): readonly Cluster[] {
  const clusters: Cluster[] = [];
  const used = new Set<string>();
  const left = () => reports.filter(({ id }) => !used.has(id));
  // Over all of them: what one of two in a place was copied from may stand in another.
  const sourceOf = new Map(
    independentSources(reports, rule).flatMap((source, at) => source.reports.map(({ id }) => [id, at] as const)),
  );
  const isCluster = (found: readonly ToldReport[]) => new Set(found.map(({ id }) => sourceOf.get(id))).size >= 2;
  const take = (cluster: Cluster) => {
    clusters.push(cluster);
    for (const { id } of cluster.reports) used.add(id);
  };
  for (const region of regions.toSorted((one, other) => countriesOf(one).length - countriesOf(other).length)) {
    const found = left().filter(({ country }) => hasMember(region, country));
    const [country, ...others] = countriesReported(found);
    if (country === undefined || others.length + 1 < rule.fewestCountriesOfRegion) continue;
    if (isCluster(found)) take({ region, country, reports: found });
  }
  for (const [country, found] of Map.groupBy(left(), (report) => report.country)) {
    if (isCluster(found)) take({ region: undefined, country, reports: found });
  }
  return clusters;
}
