import { Readable } from 'node:stream';
import Type from 'typebox';
import { type Actor, isSignedIn } from '../../../platform/database/actor.ts';
import { say } from '../../../platform/language/say.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { csvText } from '../../../platform/web/csv.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../../platform/web/pager.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import { dayOf, listWords } from '../list-snapshot.ts';
import { isReason } from './partner-rows.ts';
import {
  type MatchLineRow,
  matchColumns,
  matchRow,
  type ResultRow,
  resultColumns,
  resultRow,
} from './screening-csv.ts';
import { matchStates, stateWords } from './screening-finding.ts';
import { saidProblem } from './screening-form-routes.ts';
import { type KeptRow, runKindWords, type ScreeningRun } from './screening-run.ts';
import type { ScreeningService } from './screening-service.ts';
import type { ScreeningWorkService } from './screening-work-service.ts';

const address = '/act/sanctions/screening';
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ofPage = Type.Object({ page: pageNumber });
const matchQuery = Type.Object({ state: Type.Optional(Type.Enum(['', ...matchStates])), page: pageNumber });
const csvType = 'text/csv; charset=utf-8';

/** On a page: all are in the lists behind it. */
const mostShown = { waiting: 20, refused: 100 } as const;
const rowsAtOnce = 1_000;

/** Screening is for those who have signed in: who is screened is nobody else’s to know. */
export function requirePerson(actor: Actor): void {
  if (!isSignedIn(actor)) throw new Refusal('screening.person', 403, 'Sign in to see who is screened, and to screen.');
}

/** What waits, the runs and their pages, and the pairs that were found. */
export function screeningRoutes(screening: ScreeningService, work: ScreeningWorkService): Routes {
  return async (app) => {
    app.get(address, { schema: { querystring: ofPage } }, async ({ actor, query }, reply) => {
      requirePerson(actor);
      const { runs, count } = await screening.runs(actor, stretchOf(query.page));
      const front = await screening.front(actor, mostShown.waiting);
      return reply.page('act/sanctions/screening/pages/screening.njk', {
        ...front,
        lists: front.lists.map((list) => ({ source: list.source, day: dayOf(list), isStated: list.madeOn !== null })),
        ...{ listWords, stateWords, runKindWords, mayScreen: screening.mayScreen(actor) },
        runs: runs.map((run) => ({ ...run, heading: headingOf(run) })),
        pager: pagerOf(address, query, count),
      });
    });

    app.get(`${address}/matches`, { schema: { querystring: matchQuery } }, async ({ actor, query }, reply) => {
      requirePerson(actor);
      const { matches, count } = await screening.matches(actor, filterOf(query), stretchOf(query.page));
      const { page: _, ...asked } = query;
      return reply.page('act/sanctions/screening/pages/matches.njk', {
        ...{ matches, query, matchStates, stateWords, listWords },
        csv: addressOf(`${address}/matches.csv`, asked),
        pager: pagerOf(`${address}/matches`, query, count),
      });
    });

    app.get(`${address}/matches.csv`, { schema: { querystring: matchQuery } }, async ({ actor, query }, reply) => {
      requirePerson(actor);
      return reply.type(csvType).send(Readable.from(matchFile(screening, actor, filterOf(query))));
    });

    app.get(
      `${address}/runs/:id`,
      { schema: { params, querystring: ofPage } },
      async ({ actor, params: { id }, query }, reply) => {
        requirePerson(actor);
        const run = await screening.run(actor, id);
        const refused = await screening.rows(actor, run.id, { after: 0, limit: mostShown.refused, onlyRefused: true });
        const filter = { run: { id: run.id, isStanding: run.kind === 'standing' } };
        const { matches, count } = await screening.matches(actor, filter, stretchOf(query.page));
        // A run that nobody works on, because the app was stopped meanwhile, goes on when somebody looks.
        if (run.state === 'running') void work.work().catch(() => {});
        return reply.page('act/sanctions/screening/pages/run.njk', {
          ...{ run, heading: headingOf(run), matches, stateWords, listWords, runKindWords },
          refused: refused.map((row) => ({ ...row, why: whyRefused(row) })),
          standing: run.standing,
          mayScreen: screening.mayScreen(actor),
          pager: pagerOf(`${address}/runs/${id}`, query, count),
        });
      },
    );

    app.get(`${address}/runs/:id.csv`, { schema: { params } }, async ({ actor, params: { id } }, reply) => {
      requirePerson(actor);
      const run = await screening.run(actor, id);
      return reply.type(csvType).send(Readable.from(resultFile(screening, actor, run)));
    });

    app.post(`${address}/runs/:id/stop`, { schema: { params } }, async (request, reply) => {
      const { id } = request.params;
      request.sentForm = { back: `${address}/runs/${id}` };
      await screening.stopStanding(request.actor, id);
      return reply.redirect(`${address}/runs/${id}`, 303);
    });
  };
}

const filterOf = ({ state }: { readonly state?: '' | (typeof matchStates)[number] }) =>
  state === undefined || state === '' ? {} : { states: [state] };

const headingOf = ({ kind, title }: ScreeningRun): string => (kind === 'standing' ? say(runKindWords.standing) : title);

/** Why a row was refused, in words. */
function whyRefused({ field, reason, given }: KeptRow): string {
  if (field === null || reason === null || !isReason(reason)) return '';
  return saidProblem({ field, reason, given: given ?? '' }).text;
}

/** The rows of a run with who each may be: one line for each possible match, and one for each row without. */
async function* resultFile(screening: ScreeningService, actor: Actor, run: ScreeningRun) {
  yield csvText<ResultRow>(resultColumns, []);
  const filter = { run: { id: run.id, isStanding: run.kind === 'standing' } };
  const { matches } = await screening.matches(actor, filter, { offset: 0, limit: 1_000_000 });
  if (run.kind === 'standing') {
    yield csvText(
      resultColumns,
      matches.map((match) => resultRow(undefined, '', match)),
      { header: false },
    );
    return;
  }
  const bySubject = Map.groupBy(matches, ({ subject }) => subject);
  for (let after = 0; ; ) {
    const rows = await screening.rows(actor, run.id, { after, limit: rowsAtOnce });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.line;
    const lines = rows.flatMap((row): readonly ResultRow[] => {
      const own = row.subject === null ? [] : (bySubject.get(row.subject) ?? []);
      const why = whyRefused(row);
      return own.length === 0 ? [resultRow(row, why, undefined)] : own.map((match) => resultRow(row, why, match));
    });
    yield csvText(resultColumns, lines, { header: false });
  }
}

async function* matchFile(screening: ScreeningService, actor: Actor, filter: ReturnType<typeof filterOf>) {
  yield csvText<MatchLineRow>(matchColumns, []);
  for (let offset = 0; ; offset += rowsAtOnce) {
    const { matches } = await screening.matches(actor, filter, { offset, limit: rowsAtOnce });
    if (matches.length === 0) return;
    yield csvText(matchColumns, matches.map(matchRow), { header: false });
  }
}
