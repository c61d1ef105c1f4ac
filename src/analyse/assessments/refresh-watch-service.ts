import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { say } from '../../platform/language/say.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import type { RecordService } from '../../platform/records/record-service.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { assessment } from './assessment.ts';
import type { section } from './assessment-parts.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { RefreshRequestService } from './refresh-request-service.ts';
import type { StalenessService } from './staleness-service.ts';

export type RefreshWatchService = ReturnType<typeof createRefreshWatchService>;

type Assessment = RecordOf<typeof assessment>;

const daysToAnswer = 7;
const dayMs = 86_400_000;
const all = { after: undefined, limit: 10_000 };

/** Asks the owners of a published assessment, and whoever holds a section of it, once the world has moved past it. */
export function createRefreshWatchService({
  database,
  clock,
  people,
  warnings,
  assessments,
  sections,
  requests,
  staleness,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: { readonly findActor: (personId: string) => Promise<Actor | undefined> };
  readonly warnings: WarningService;
  readonly assessments: AssessmentService;
  readonly sections: RecordService<typeof section>;
  readonly requests: RefreshRequestService;
  readonly staleness: StalenessService;
}) {
  /** Who published it last, who began it, and who holds a section of it: those of them who are at work, each once. */
  async function askedOf({ id, createdBy, changedBy }: Assessment): Promise<readonly Actor[]> {
    const held = { state: 'held', values: { assessment: id } };
    const holders = (await sections.page(systemActor, held, all)).flatMap((each) =>
      each.state === 'held' ? [each.values.holder] : [],
    );
    const found = await Promise.all([...new Set([changedBy, createdBy, ...holders])].map(people.findActor));
    return found.filter((each) => each !== undefined);
  }

  /** Whether the warning that it answers is closed: its thread has ended, and nobody is asked any more. */
  async function hasEnded({ values: { warning } }: Assessment): Promise<boolean> {
    if (warning === null) return false;
    // The record was held to a warning that is there.
    return (await warnings.find(systemActor, warning as WarningId))?.warning.state === 'closed';
  }

  /** The newest request for the version that stands; of a version that nobody was asked about, nothing. */
  async function newestRequestIn(queries: Queries, assessment: Assessment['id'], number: number) {
    const ofVersion = String(number);
    return (await requests.listIn(queries, { values: { assessment, ofVersion } }, 1))[0];
  }

  /** When it was said to stand still, if it was; false where it is being asked, or is to be asked no more. */
  function answerOf(whole: Assessment): Promise<Date | undefined | false> {
    return database.snapshot(systemActor, async (queries) => {
      const number = await assessments.newestNumberIn(queries, whole.id);
      const request = number === undefined ? undefined : await newestRequestIn(queries, whole.id, number);
      if (request === undefined) return undefined;
      return request.state === 'stands' && request.changedAt;
    });
  }

  async function askAbout(whole: Assessment): Promise<number> {
    // Cheap first: whether the world has moved is worked out for those alone of whom it may be asked.
    const answeredAt = await answerOf(whole);
    if (answeredAt === false || (await hasEnded(whole))) return 0;
    const asked = await askedOf(whole);
    const [owner] = asked;
    const since = new Map(answeredAt === undefined ? [] : [[String(whole.id), answeredAt]]);
    // By what the owner may see: nobody is asked about what none of those who are asked could look up.
    if (owner === undefined || (await staleness.reasons(owner, [whole.id], since)).size === 0) return 0;
    return database.transact(systemActor, async (queries) => {
      // Held to the end: another watch, or whoever begins the next version at this moment, waits.
      const now = await assessments.lockIn(queries, whole.id);
      const number = await assessments.newestNumberIn(queries, whole.id);
      if (now?.state !== 'published' || number === undefined) return 0;
      const newest = await newestRequestIn(queries, whole.id, number);
      if (newest !== undefined && newest.changedAt.getTime() !== answeredAt?.getTime()) return 0;
      await requests.makeIn(queries, systemActor, requestFor(whole, number, asked), markedAs(now));
      return 1;
    });
  }

  function requestFor({ id, values: { country, question } }: Assessment, number: number, asked: readonly Actor[]) {
    // What is kept is kept in English.
    const asks = inLanguage(english, () =>
      say('The world has moved. Does version {number} of “{question}” still stand?', { number, question }),
    );
    return requests.values({
      ...{ assessment: id, ofVersion: number, country, asks },
      asked: asked.map(({ name, organisation }) => `${name}, ${organisation}`),
      answerBy: new Date(clock().getTime() + daysToAnswer * dayMs).toISOString().slice(0, 10),
    });
  }

  return {
    /** @returns how many requests were made */
    async watch(): Promise<number> {
      const published = await assessments.page(systemActor, { state: 'published' }, all);
      let made = 0;
      for (const whole of published) made += await askAbout(whole);
      return made;
    },

    /** What waits for somebody's answer: of assessments that they began or published, or of which they hold a section. */
    async waitingFor(actor: Actor) {
      const some = { limit: 100, offset: 0 };
      const open = await requests.list(actor, { state: 'asked' }, some);
      if (open.records.length === 0) return [];
      const ids = open.records.map(({ values }) => values.assessment as Assessment['id']); // References to assessments.
      const [own, held] = await Promise.all([
        assessments.list(actor, { ids, touchedBy: actor.personId }, some),
        sections.list(actor, { state: 'held', values: { holder: actor.personId } }, some),
      ]);
      const mine = new Set<string>([
        ...own.records.map(({ id }) => id),
        ...held.records.map(({ values }) => values.assessment),
      ]);
      return open.records.filter(({ values }) => mine.has(values.assessment));
    },
  };
}
