import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readDocuments } from '../../platform/search/search-store.ts';
import { type ExpectedVersions, versionOf } from '../../platform/version.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { asMonth } from '../../warn/events/figures.ts';
import { answerByFigures, type FigureAnswer, type FigureQuestion, fitsFigures } from './judgement.ts';
import { estimate, judgementQuestion } from './judgement-question.ts';

export type QuestionService = RecordService<typeof judgementQuestion>;
export type EstimateService = RecordService<typeof estimate>;
export type Question = RecordOf<typeof judgementQuestion>;

const mostAtOnce = 10_000;
const dayOf = (clock: Clock) => clock().toISOString().slice(0, 10);

/** Questions and the blind estimates of their answers. */
export function createJudgementServices(parts: RecordParts, figures: FigureService) {
  const questions: QuestionService = createRecordService(judgementQuestion, parts, {
    async check(queries, actor, { step, after }) {
      requireOrder(after);
      requireFigureQuestion(after);
      if (['make', 'edit', 'ask'].includes(step)) requireToCome(after, dayOf(parts.clock));
      await requireSamePlace(queries, after);
      if (step === 'resolve' && after.state === 'resolved') await requireByFigures(figures, actor, after);
    },
  });

  const estimates: EstimateService = createRecordService(
    estimate,
    parts,
    {
      async check(queries, actor, { after: { values } }) {
        const question = await questions.findIn(queries, values.question as RecordId<'judgement-question'>);
        if (question?.state !== 'open' || question.values.closesOn < dayOf(parts.clock)) {
          throw new Refusal('estimate.late', 409, 'This question takes no estimates now.');
        }
        // The question is locked while a part of it is made, so two forms of one person follow one another.
        const seen = await estimates.listIn(queries, { values: { question: values.question } });
        if (seen.every(({ createdBy }) => createdBy !== actor.personId)) return;
        throw new Refusal('estimate.twice', 409, 'Your estimate is in. It is not changed once others have been seen.');
      },
    },
    questions,
  );
  questions.addPart(estimates);
  return { questions, estimates };
}

function requireOrder({ values: { fromDay, lastDay, closesOn } }: Question): void {
  if (lastDay < fromDay) {
    throw new Refusal('question.days', 422, 'The last day that counts lies before the first.', 'lastDay');
  }
  if (closesOn > lastDay) {
    throw new Refusal('question.days', 422, 'Estimates must end before the answer is known.', 'closesOn');
  }
}

/** @param today ISO 8601 */
function requireToCome({ values: { closesOn, lastDay } }: Question, today: string): void {
  if (lastDay < today) {
    const words = 'The last day that counts has passed: what would be asked is known already.';
    throw new Refusal('question.past', 422, words, 'lastDay');
  }
  if (closesOn < today) {
    throw new Refusal('question.closed', 422, 'Estimates would be taken until a day that has passed.', 'closesOn');
  }
}

async function requireSamePlace(queries: Queries, { values: { country, assessment } }: Question): Promise<void> {
  if (typeof assessment !== 'string') return;
  const [found] = await readDocuments(queries, [{ kind: 'assessment', id: assessment }]);
  if (found === undefined || found.place === country) return;
  throw new Refusal('question.assessment', 422, 'That assessment is on another country.', 'assessment');
}

function requireFigureQuestion({ values }: Question): void {
  const { deathsCounted, thresholdDeaths, fromDay, lastDay } = values;
  if ((deathsCounted === null) !== (thresholdDeaths === null)) {
    const words = 'A question that figures answer needs both: which deaths, and how many.';
    throw new Refusal('question.figures', 422, words, deathsCounted === null ? 'deathsCounted' : 'thresholdDeaths');
  }
  if (deathsCounted === null || fitsFigures({ fromDay, lastDay, deathsCounted })) return;
  const words =
    deathsCounted === 'all'
      ? 'Deaths of all kinds are known by whole months: begin on the first of a month and end on the last.'
      : 'Deaths by type of violence are known by calendar year: begin on 1 January and end on 31 December.';
  throw new Refusal('question.figures', 422, words, 'lastDay');
}

/** What figures answer, where the question is one that they do. */
export function figureQuestionOf({ values }: Pick<Question, 'values'>): FigureQuestion | undefined {
  const { deathsCounted, thresholdDeaths, fromDay, lastDay } = values;
  if (deathsCounted === null || thresholdDeaths === null) return undefined;
  return { deathsCounted, thresholdDeaths, fromDay, lastDay };
}

/** The answer by the figures that stand now, with where it comes from; nothing where a person answers the question. */
export async function answerNow(
  figures: FigureService,
  actor: Actor,
  question: Question,
): Promise<(FigureAnswer & { readonly source: string }) | undefined> {
  const asked = figureQuestionOf(question);
  const country: CountryCode | undefined = countryByCode(question.values.country)?.code;
  if (asked === undefined || country === undefined) return undefined;
  const { releases, annual, monthly } = await figures.ofCountry(actor, country);
  const yearly = releases['ucdp-organised-violence'];
  const months = releases['monthly-deaths'];
  const release = asked.deathsCounted === 'all' ? months : yearly;
  const answer = answerByFigures(asked, {
    annual,
    monthly,
    firstYear: Number(yearly?.firstPeriod ?? Number.POSITIVE_INFINITY),
    lastYear: Number(yearly?.lastPeriod ?? Number.NEGATIVE_INFINITY),
    firstMonth: asMonth(months?.firstPeriod ?? ''),
    lastMonth: asMonth(months?.lastPeriod ?? ''),
  });
  return { ...answer, source: release === undefined ? '' : `${release.name}, version ${release.version}` };
}

/**
 * Answers a closed question from the figures that stand now.
 * @throws Refusal where there is no such question, figures do not answer it, or do not reach so far yet
 */
export async function settleByFigures(
  { questions, figures }: { readonly questions: QuestionService; readonly figures: FigureService },
  actor: Actor,
  id: RecordId,
  expected: ExpectedVersions,
): Promise<RecordId> {
  const question = await questions.find(actor, id);
  if (question === undefined) throw new Refusal('judgement-question.unknown', 404, 'There is no such question.');
  return settleAs(questions, actor, question, await answerNow(figures, actor, question), expected);
}

async function settleAs(
  questions: QuestionService,
  actor: Actor,
  question: Question,
  answer: Awaited<ReturnType<typeof answerNow>>,
  expected: ExpectedVersions,
): Promise<RecordId> {
  if (answer === undefined) {
    throw new Refusal('question.by-person', 409, 'No figures answer this question: a person does, with evidence.');
  }
  if (!answer.known) {
    const words = 'The figures that are loaded reach to {reachTo}. Load newer ones first.';
    throw new Refusal('question.unknown', 409, words, undefined, { reachTo: answer.reachTo });
  }
  const shownBy = `${answer.source}: ${answer.deathsBest} deaths (best estimate)`;
  return questions.take(actor, question.id, 'resolve', { outcome: answer.outcome, shownBy }, { expected });
}

/**
 * Takes no more estimates of what is past its day, and answers what the loaded figures reach: by the clock, in the name
 * of the system. A question that a person answers waits for the person.
 * @returns how many were answered
 * @throws AggregateError of those that could not be taken on, once all others have been
 */
export async function settleDue(
  { questions, figures }: { readonly questions: QuestionService; readonly figures: FigureService },
  clock: Clock,
): Promise<number> {
  const today = dayOf(clock);
  const all = { limit: mostAtOnce, offset: 0 };
  const faults: unknown[] = [];
  const past = (await questions.list(systemActor, { state: 'open' }, all)).records.filter(
    ({ values }) => values.closesOn < today,
  );
  for (const question of past) {
    const expected = [versionOf(question)];
    await questions.take(systemActor, question.id, 'close', {}, { expected }).catch((fault) => faults.push(fault));
  }
  let answered = 0;
  for (const question of (await questions.list(systemActor, { state: 'closed' }, all)).records) {
    try {
      const answer = await answerNow(figures, systemActor, question);
      if (answer?.known !== true) continue;
      await settleAs(questions, systemActor, question, answer, [versionOf(question)]);
      answered += 1;
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `Not closed or answered: ${faults.map(String).join('; ')}`);
  return answered;
}

/** A question that figures answer is answered as they answer it, and not before they reach its last day. */
async function requireByFigures(
  figures: FigureService,
  actor: Actor,
  question: Extract<Question, { state: 'resolved' }>,
): Promise<void> {
  const answer = await answerNow(figures, actor, question);
  if (answer === undefined) return;
  if (!answer.known) {
    const words =
      'The figures that are loaded reach to {reachTo}; this question runs to {lastDay}. Load newer ones first.';
    throw new Refusal('question.unknown', 409, words, undefined, {
      reachTo: answer.reachTo,
      lastDay: question.values.lastDay,
    });
  }
  if (answer.outcome === question.values.outcome) return;
  const words = 'The figures count {deaths} deaths, so the answer is {outcome}.';
  throw new Refusal('question.otherwise', 422, words, 'outcome', {
    deaths: answer.deathsBest,
    outcome: answer.outcome ? 'yes' : 'no',
  });
}
