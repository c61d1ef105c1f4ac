import { isAsOpenAs } from '../../people/marking.ts';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { say } from '../../platform/language/say.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { AnyRecordService } from '../../platform/records/record-service.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { explainedQuestion } from '../../warn/forecasts/explanation.ts';
import type { ExplanationService } from '../../warn/forecasts/explanation-service.ts';
import type { SignalService } from '../../warn/signals/signal-service.ts';
import type { AssessmentService } from './assessment-service.ts';
import { type IndicatorReading, readIndicator, reportDays, type WatchedData } from './indicator-reading.ts';
import type { Part } from './part-values.ts';
import { type IndicatorMeasure, indicatorAddress, watchedIndicator } from './watched-indicator.ts';

export type IndicatorWatchService = ReturnType<typeof createIndicatorWatchService>;
type Watched = { readonly indicator: Part; readonly reading: IndicatorReading };

type Assessment = Awaited<ReturnType<AssessmentService['list']>>['records'][number];
type Version = Awaited<ReturnType<AssessmentService['latestVersions']>>[number];

const dayMs = 86_400_000;
const mostOfKind = 1_000;
const mostAssessments = 10_000;
const longestTitle = 200;

/** Holds the indicators of assessments against what is loaded, and notes a signal where one is reached. */
export function createIndicatorWatchService({
  database,
  clock,
  assessments,
  signals,
  figures,
  explanations,
  reports,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly assessments: AssessmentService;
  readonly signals: SignalService;
  readonly figures: FigureService;
  readonly explanations: ExplanationService;
  readonly reports: AnyRecordService;
}) {
  /** Of reports those count alone that everybody may see who reads the assessment: a count would tell of the others. */
  async function dataOf(actor: Actor, whole: AnyRecord): Promise<WatchedData> {
    const country = countryByCode(whole.place ?? '')?.code;
    if (country === undefined) return { monthly: [], chance: undefined, reports: 0 };
    const since = new Date(clock().getTime() - reportDays * dayMs);
    const filed = (await reports.list(actor, { place: country }, { limit: mostOfKind, offset: 0 })).records.filter(
      (report) =>
        report.createdAt >= since &&
        report.state !== 'withdrawn' &&
        report.state !== 'draft' &&
        isAsOpenAs(report, whole),
    );
    const [latest] = (await explanations.chancesOf(actor, [country], explainedQuestion)).get(country) ?? [];
    const { monthly } = await figures.ofCountry(actor, country);
    return { monthly, chance: latest?.probability, reports: filed.length };
  }

  async function read(actor: Actor, whole: AnyRecord, indicators: readonly Part[]): Promise<readonly Watched[]> {
    const data = await dataOf(actor, whole);
    return indicators.map((indicator) => {
      const { measure, threshold } = indicator.values;
      // The record was held to one of the measures when it was made.
      return { indicator, reading: readIndicator(measure as IndicatorMeasure, Number(threshold), data) };
    });
  }

  /** Tells of what a version watches and is reached, and has not been told since it was published. */
  async function tellOf(whole: Assessment, { publishedAt, content }: Version): Promise<number> {
    const indicators = content.parts[watchedIndicator.kind] ?? [];
    if (indicators.length === 0) return 0;
    const reached = (await read(systemActor, whole, indicators)).filter(({ reading }) => reading.isReached);
    if (reached.length === 0) return 0;
    return database.transact(systemActor, async (queries) => {
      // Held to the end: another watch at the same moment waits, and finds them told.
      await assessments.lockIn(queries, whole.id);
      let made = 0;
      for (const each of reached) {
        const source = indicatorAddress(each.indicator.id);
        const told = await signals.listIn(queries, { values: { source, origin: 'indicator' } });
        if (told.some(({ createdAt }) => createdAt >= publishedAt)) continue;
        await signals.makeIn(queries, systemActor, signalOf(whole, each), markedAs(whole));
        made += 1;
      }
      return made;
    });
  }

  return {
    /**
     * How indicators stand, each with the signals that told of it, the last first, of those that the actor may see.
     * @param indicators parts of the assessment: as they stand, or as a version froze them
     */
    async standing(actor: Actor, whole: AnyRecord, indicators: readonly Part[]) {
      if (indicators.length === 0) return [];
      const filter = { place: whole.place ?? undefined, values: { origin: 'indicator' } };
      const { records } = await signals.list(actor, filter, { limit: mostOfKind, offset: 0 });
      const bySource = Map.groupBy(records, ({ values }) => values.source);
      return (await read(actor, whole, indicators)).map((watched) => ({
        ...watched,
        signals: bySource.get(indicatorAddress(watched.indicator.id)) ?? [],
      }));
    },

    /**
     * Notes a signal for each indicator of a published version that is reached, once for each version.
     * @returns how many signals were made
     */
    async watch(): Promise<number> {
      const { records } = await assessments.list(systemActor, {}, { limit: mostAssessments, offset: 0 });
      const standing = records.filter(({ state }) => state !== 'withdrawn');
      const versions = await assessments.latestVersions(
        systemActor,
        standing.map(({ id }) => id),
      );
      const byRecord = new Map(versions.map((version) => [version.recordId, version]));
      let made = 0;
      for (const whole of standing) {
        const version = byRecord.get(whole.id);
        if (version !== undefined) made += await tellOf(whole, version);
      }
      return made;
    },
  };

  function signalOf(whole: Assessment, { indicator: { id, values }, reading }: Watched) {
    return {
      // What is kept is kept in English.
      title: inLanguage(english, () => `${asText(values.name)}: ${say(reading.sentence, reading.values)}`).slice(
        0,
        longestTitle,
      ),
      country: whole.values.country,
      region: null,
      observedOn: clock().toISOString().slice(0, 10),
      origin: 'indicator' as const,
      source: indicatorAddress(id),
      detail: `An indicator of “${whole.values.question}”, watched from ${asText(values.threshold)} on.`,
      asksFor: null,
    };
  }
}

const asText = (value: FieldValue | undefined) => String(value ?? '');
