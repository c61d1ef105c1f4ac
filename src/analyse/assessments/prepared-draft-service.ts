import { isAsOpenAs } from '../../people/marking.ts';
import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { message } from '../../platform/language/message.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { EventService } from '../../warn/events/event-service.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { hotSpotRule } from '../../warn/events/hot-spots.ts';
import { explainedQuestion } from '../../warn/forecasts/explanation.ts';
import type { ExplanationService } from '../../warn/forecasts/explanation-service.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import type { ReportServices } from '../../warn/reports/report-service.ts';
import { preparedLine } from './assessment-claim.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { ContentServices } from './content-service.ts';
import { type KnownOfPlace, prepareLines } from './prepared-draft.ts';

export type PreparedDraftService = ReturnType<typeof createPreparedDraftService>;

/** Days to come in a place, as a later stage keeps them. @param from ISO 8601 */
export type ComingDays = (
  actor: Actor,
  from: string,
  place: string,
) => Promise<readonly (KnownOfPlace['days'][number] & { readonly marked: Marked })[]>;

const mostReports = 1_000;

/** Fills a draft in from what is loaded, so that an analyst begins half way; each line waits for a person to take it. */
export function createPreparedDraftService({
  database,
  clock,
  assessments,
  preparedLines,
  ...sources
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly assessments: AssessmentService;
  readonly preparedLines: ContentServices['preparedLines'];
  readonly forecasts: ForecastService;
  readonly explanations: ExplanationService;
  readonly figures: FigureService;
  readonly events: EventService;
  readonly reports: Pick<ReportServices, 'reports' | 'reportCodes'>;
  readonly comingDays: ComingDays;
}) {
  const dayNow = () => clock().toISOString().slice(0, 10);

  /** What is written into an assessment is read by whoever may see it: what they may not all see is left out. */
  async function knownOf(actor: Actor, country: CountryCode, whole: Marked): Promise<KnownOfPlace> {
    const days = await sources.comingDays(actor, dayNow(), country);
    const { annual, monthly, releases } = await sources.figures.ofCountry(actor, country);
    const yearly = releases['ucdp-organised-violence'];
    const months = releases['monthly-deaths'];
    return {
      country,
      ...(await forecastOf(actor, country)),
      ...{ annual, monthly },
      ...(yearly === undefined ? {} : { annualRelease: { id: yearly.id, name: `${yearly.name} ${yearly.version}` } }),
      ...(months === undefined ? {} : { monthlyRelease: { id: months.id, name: `${months.name} ${months.version}` } }),
      ...(await hotSpotsOf(actor, country)),
      reports: await reportsOf(actor, country, whole),
      days: days.filter(({ marked }) => isAsOpenAs(marked, whole)),
    };
  }

  async function forecastOf(actor: Actor, country: CountryCode): Promise<Pick<KnownOfPlace, 'forecast' | 'similar'>> {
    if ((await sources.forecasts.latestRun(actor)) === undefined) return {};
    const { run, risks } = await sources.forecasts.ofCountry(actor, country);
    const { similar } = await sources.explanations.ofCountry(actor, country, explainedQuestion);
    const { thresholdDeaths } = explainedQuestion;
    const reached = similar?.reached.find((each) => each.thresholdDeaths === thresholdDeaths);
    return {
      forecast: {
        ...{ runId: run.id, model: `Model ${run.modelName} ${run.modelVersion}` },
        ...{ firstMonth: run.windowFirstMonth, lastMonth: run.windowLastMonth },
        risks: risks
          .filter(({ target }) => target !== 'onset')
          .map((risk) => ({ ...risk, drivers: risk.drivers.map(({ words }) => words) })),
      },
      ...(similar === undefined || reached === undefined
        ? {}
        : {
            similar: {
              ...{ among: similar.among, count: reached.count, thresholdDeaths },
              cases: similar.cases.map((each) => ({
                ...{ lastMonth: each.lastMonth, deathsAfter: each.deathsAfter },
                place: countryByCode(each.country)?.name ?? each.country,
              })),
            },
          }),
    };
  }

  async function hotSpotsOf(
    actor: Actor,
    country: CountryCode,
  ): Promise<Pick<KnownOfPlace, 'hotSpots' | 'hotSpotsTo'>> {
    const found = await sources.events.hotSpotsOf(actor, country);
    if (found === undefined) return { hotSpots: [] };
    return {
      hotSpots: found.spots.map(({ placeName, firstLevel, recentEvents, expectedEvents }) => ({
        place: placeName || firstLevel || 'A place without a name',
        ...{ events: recentEvents, expected: expectedEvents },
      })),
      hotSpotsTo: {
        ...{ months: hotSpotRule.recentMonths, month: found.lastMonth },
        source: `${found.release.source.name} ${found.release.version}`,
      },
    };
  }

  /** Each report under each risk factor that a person has accepted for it, the last first. */
  async function reportsOf(actor: Actor, country: CountryCode, whole: Marked): Promise<KnownOfPlace['reports']> {
    const { reports, reportCodes } = sources.reports;
    const stretch = { limit: mostReports, offset: 0 };
    const codes = (await reportCodes.list(actor, { state: 'accepted', place: country }, stretch)).records;
    const filed = (await reports.list(actor, { place: country }, stretch)).records.filter(
      (report) => report.state !== 'withdrawn' && report.state !== 'draft' && isAsOpenAs(report, whole),
    );
    const byId = new Map<string, (typeof filed)[number]>(filed.map((report) => [report.id, report]));
    return codes.flatMap(({ values: { tag, report } }) => {
      const [, factor] = /^(?:factor|indicator)-(\d{1,2})/.exec(tag) ?? [];
      const coded = byId.get(report);
      if (factor === undefined || coded === undefined) return [];
      const { title, reliability, credibility } = coded.values;
      const grade = `${reliability}${credibility}`;
      return [{ id: coded.id, title, grade, factor: Number(factor), source: coded.organisation }];
    });
  }

  return {
    /**
     * Fills in what is not there yet; a line that was taken or left out is not made again.
     * @returns how many lines were filled in
     * @throws Refusal where there is no such assessment, or it is no draft
     */
    async fill(actor: Actor, id: RecordId): Promise<number> {
      requireRole(actor, preparedLine.roles);
      const whole = await assessments.find(actor, id);
      const country = whole && countryByCode(whole.values.country)?.code;
      if (whole === undefined || country === undefined) {
        throw new Refusal('assessment.unknown', 404, message('There is no such assessment.'));
      }
      const known = await knownOf(actor, country, whole);
      // What is kept is kept in English, whoever presses the button.
      const lines = inLanguage(english, () => prepareLines(known, whole.values.form));
      return database.transact(actor, async (queries) => {
        // Whoever presses the button at the same moment waits, and finds the lines there.
        await assessments.lockIn(queries, id);
        const there = await preparedLines.listIn(queries, { values: { assessment: id } });
        const told = new Set(there.map(({ values }) => `${values.section} ${values.statement}`));
        const fresh = lines.filter(({ section, statement }) => !told.has(`${section} ${statement}`));
        for (const line of fresh) {
          await preparedLines.makeIn(queries, actor, { ...line, assessment: id, knownOn: dayNow() });
        }
        return fresh.length;
      });
    },
  };
}
