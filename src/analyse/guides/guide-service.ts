import type { CountryCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { addressOf } from '../../platform/records/record.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { groupWords } from '../../warn/reports/report.ts';
import type { ReportServices } from '../../warn/reports/report-service.ts';
import { assessment } from '../assessments/assessment.ts';
import { directionWords, rating } from '../assessments/assessment-parts.ts';
import type { AssessmentService } from '../assessments/assessment-service.ts';
import { expectedDate, groupAtRisk } from '../assessments/group-at-risk.ts';
import { textOf, wordsOf } from '../assessments/part-values.ts';
import { type Guide, type GuideSources, makeGuide } from './guide.ts';

export type GuideService = ReturnType<typeof createGuideService>;

/** Days to come in a place, as a later stage keeps them. @param from ISO 8601 */
export type GuideDays = (
  actor: Actor,
  from: string,
  place: string,
) => Promise<readonly { readonly day: string; readonly title: string; readonly marked: Marked }[]>;

const most = { limit: 1_000, offset: 0 };
const monthsOfReports = 12;
const daysAhead = 180;
const dayMs = 86_400_000;

/** The warning signs to watch for in a country, of what the reader may see at this moment: nothing of it is kept. */
export function createGuideService({
  clock,
  assessments,
  reports: { reports, reportCodes },
  figures,
  forecasts,
  comingDays,
}: {
  readonly clock: Clock;
  readonly assessments: AssessmentService;
  readonly reports: Pick<ReportServices, 'reports' | 'reportCodes'>;
  readonly figures: FigureService;
  readonly forecasts: ForecastService;
  readonly comingDays: GuideDays;
}) {
  const today = () => clock().toISOString().slice(0, 10);

  async function newestAssessment(actor: Actor, country: CountryCode): Promise<GuideSources['assessment']> {
    const { records } = await assessments.list(actor, { place: country }, most);
    const versions = await assessments.latestVersions(
      actor,
      records.map(({ id }) => id),
    );
    const newest = versions.toSorted((left, right) => right.publishedAt.getTime() - left.publishedAt.getTime())[0];
    if (newest === undefined) return undefined;
    const partsOf = (kind: string) => (newest.content.parts[kind] ?? []).map(({ values }) => values);
    return {
      href: `${addressOf(assessment, newest.recordId)}/versions/${newest.number}`,
      publishedOn: newest.publishedAt.toISOString().slice(0, 10),
      ratings: partsOf(rating.kind).map((values) => ({
        factor: Number(values.factor),
        rating: Number(values.rating),
        direction: wordsOf(directionWords, values.direction),
      })),
      groups: partsOf(groupAtRisk.kind).map((values) => ({
        name: textOf(values.name),
        targetedBy: textOf(values.targetedBy),
      })),
      days: partsOf(expectedDate.kind)
        .map((values) => ({ on: textOf(values.comesOn), name: textOf(values.name) }))
        .filter(({ on }) => on >= today()),
      marked: newest,
    };
  }

  async function codedReports(actor: Actor, country: CountryCode): Promise<GuideSources['reports']> {
    const since = new Date(clock());
    since.setUTCMonth(since.getUTCMonth() - monthsOfReports);
    const filed = (await reports.list(actor, { place: country, states: ['filed', 'coded', 'closed'] }, most)).records;
    const codes = (await reportCodes.list(actor, { state: 'accepted', place: country }, most)).records;
    const tagsOf = Map.groupBy(codes, ({ values }) => values.report);
    return filed
      .filter(({ createdAt }) => createdAt >= since)
      .map(({ id, values, ...marked }) => {
        const tags = (tagsOf.get(id) ?? []).map((code) => code.values.tag);
        const found = tags.flatMap((tag) => {
          const [, kind, number = ''] = /^(factor|indicator)-([\d.]+)$/.exec(tag) ?? [];
          return kind === undefined ? [] : [{ factor: Number(number.split('.')[0]), number }];
        });
        return {
          id,
          factors: [...new Set(found.map(({ factor }) => factor))],
          indicators: found.flatMap(({ number }) => (number.includes('.') ? [number] : [])),
          groups: values.groups.map((group) => groupWords[group]),
          marked,
        };
      });
  }

  async function chanceOf(actor: Actor, country: CountryCode): Promise<number | undefined> {
    const made = await forecasts.latestRisks(actor);
    return made?.risks.find(
      (risk) => risk.country === country && risk.target === 'one-sided' && risk.thresholdDeaths === 25,
    )?.probability;
  }

  return {
    /** Whether the asker may file what a guide asks to look for. */
    mayReport: (actor: Actor): boolean => reports.mayMake(actor),

    /** The guide of one country, of what the asker may see. */
    async ofCountry(actor: Actor, country: CountryCode): Promise<Guide> {
      const { annual } = await figures.ofCountry(actor, country);
      const last = new Date(clock().getTime() + daysAhead * dayMs).toISOString().slice(0, 10);
      const days = await comingDays(actor, today(), country);
      return makeGuide({
        assessment: await newestAssessment(actor, country),
        reports: await codedReports(actor, country),
        years: annual.map(({ year, oneSided }) => ({ year, deaths: oneSided.best })),
        chance: await chanceOf(actor, country),
        days: days.filter(({ day }) => day <= last).map(({ day, title, marked }) => ({ on: day, name: title, marked })),
      });
    },
  };
}
