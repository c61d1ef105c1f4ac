import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { relationMap } from '../../platform/web/pictures/relation-map.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import { dateWords } from '../../platform/words.ts';
import { signal } from '../../warn/signals/signal.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { confidenceWords } from './assessment.ts';
import { contentNow } from './assessment-content-service.ts';
import { differenceBetween } from './assessment-difference.ts';
import type { AssessmentPapers } from './assessment-paper-panels.ts';
import type { AssessmentReading } from './assessment-reading.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { IndicatorWatchService } from './indicator-watch-service.ts';
import { missingFrom } from './missing-parts.ts';
import { refreshRequest } from './refresh-request.ts';
import type { RefreshRequestService } from './refresh-request-service.ts';
import type { StaleReason } from './staleness.ts';
import type { StalenessService } from './staleness-service.ts';

const atOdds: readonly unknown[] = ['rivals', 'fights'];

function mapOf({ actors, relations }: AssessmentReading): string {
  if (actors.length < 2) return '';
  return atTwoWidths('actor-map', ({ id, width }) =>
    relationMap({
      ...{ id, width, title: say('Actors and their relations') },
      description: say('Dashed: rivals or at war. Solid: commands, supports, is allied with or talks to.'),
      actors: actors.map((actor) => ({ id: actor.id, name: String(actor.values.name) })),
      relations: relations.map(({ from, to, values }) => ({ from, to, isDashed: atOdds.includes(values.relation) })),
    }),
  );
}

/** How an assessment is read: as text in order, in a draft, in a version and on paper. */
export function assessmentPages({
  assessments,
  papers,
  reading,
  staleness,
  indicatorWatch,
  warnings,
  requests,
}: {
  readonly assessments: AssessmentService;
  readonly papers: AssessmentPapers;
  readonly reading: RecordReadingService;
  readonly staleness: StalenessService;
  readonly indicatorWatch: IndicatorWatchService;
  readonly warnings: WarningService;
  readonly requests: RefreshRequestService;
}): OwnPages {
  const { read } = papers;

  /** How each indicator stands, by its id, with the signals that told of it. */
  async function indicatorsNow(actor: Actor, record: AnyRecord, { indicators }: AssessmentReading) {
    const standing = await indicatorWatch.standing(actor, record, indicators);
    return Object.fromEntries(
      standing.map(({ indicator, reading: { sentence, values, isReached }, signals }) => {
        const told = signals.map((each) => ({ href: addressOf(signal, each.id), on: each.values.observedOn }));
        return [indicator.id, { words: say(sentence, values), isReached, told }];
      }),
    );
  }

  /** What was asked of it last: whether it still stands, and what was answered. */
  async function askedNow(actor: Actor, { id, state }: AnyRecord) {
    if (state !== 'published') return undefined;
    const { records } = await requests.list(actor, { values: { assessment: id } }, { limit: 1, offset: 0 });
    const [last] = records;
    return last && { ...last, href: addressOf(refreshRequest, last.id) };
  }

  const namesFor = (actor: Actor) => reading.named(actor, []);

  /** What stands in the way of a version: in the draft itself, and with the warning that it answers. */
  async function missingWords(actor: Actor, asRead: AssessmentReading): Promise<readonly string[]> {
    const missing = missingFrom(asRead).map(({ sentence, values }) => say(sentence, values));
    const { warning } = asRead.values;
    if (typeof warning !== 'string') return missing;
    const answered = await warnings.find(actor, warning as WarningId); // A reference that the record was held to.
    if (answered?.warning.state !== 'opened') return missing;
    return [...missing, say(message('The desk has not acknowledged the warning that this answers.'))];
  }

  return {
    record: {
      template: 'analyse/assessments/pages/assessment.njk',
      readsParts: true,
      async show(actor, record) {
        const { content, versions } = await contentNow(actor, record, { assessments, reading });
        const isDraft = record.state === 'draft';
        const asRead = await read(actor, content);
        return {
          reading: asRead,
          map: mapOf(asRead),
          stale: ((await staleness.reasons(actor, [record.id])).get(record.id) ?? []).map(staleWords),
          asked: await askedNow(actor, record),
          preparedVersions: versions,
          indicators: await indicatorsNow(actor, record, asRead),
          names: await namesFor(actor),
          missing: isDraft ? await missingWords(actor, asRead) : undefined,
          mayWrite: isDraft && assessments.mayMake(actor),
        };
      },
    },
    version: {
      template: 'analyse/assessments/pages/assessment-version.njk',
      async show(actor, version) {
        const asRead = await read(actor, version.content, version);
        return { reading: asRead, map: mapOf(asRead), names: await namesFor(actor) };
      },
      async compare(actor, earlier, later) {
        const [before, after] = await Promise.all(
          [earlier, later].map((version) => read(actor, version.content, version)),
        );
        const difference = before && after && differenceBetween(before, after);
        return { difference, confidenceWords };
      },
      document: papers.whole,
    },
  };
}

/** A reason in the reader's language, its days in words. */
export function staleWords({ sentence, values: { day, ...values } }: StaleReason): string {
  return say(sentence, day === undefined ? values : { ...values, day: dateWords(String(day)) });
}
