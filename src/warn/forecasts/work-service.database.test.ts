import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { madeUpWorld } from '../../../test/made-up-world.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { runInWorker } from './forecast-work.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const ignore = () => {};

/** A making that goes on until it is told to stop. */
function endless() {
  return fresh.services.work.run(systemActor, 'chances', ignore, async (say, signal) => {
    say(0.25, 'Fitting');
    await wait(60_000, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  });
}

test('others see how far a making is, and what became of it', async () => {
  const { work } = fresh.services;
  const shares: number[] = [];
  const made = await work.run(
    systemActor,
    'months',
    (share) => shares.push(share),
    async (say) => {
      say(0.5, 'Half way');
      const [standing] = await work.standing(systemActor);
      expect(standing).toMatchObject({ model: 'months', state: 'running', isRunning: true, begunBy: 'Forestall' });
      return 'made';
    },
  );
  expect([made, shares]).toEqual(['made', [0.5]]);
  expect(await work.standing(systemActor)).toMatchObject([{ model: 'months', state: 'made', share: 1, reason: null }]);
});

test('of makings that began in one moment the later is told', async () => {
  const { work } = fresh.services;
  for (const share of [0.25, 0.5, 0.75]) {
    await work.run(systemActor, 'months', ignore, async (say) => {
      say(share, 'Begun');
      expect(await work.standing(systemActor)).toMatchObject([{ state: 'running' }]);
    });
  }
});

test('a making that fails says why, and its error goes on to whoever asked for it', async () => {
  const { work } = fresh.services;
  const failing = work.run(systemActor, 'months', ignore, () => Promise.reject(new Error('No memory left')));
  await expect(failing).rejects.toThrow('No memory left');
  expect(await work.standing(systemActor)).toMatchObject([{ state: 'failed', reason: 'No memory left' }]);
});

test('a watch analyst stops what is under way, from whatever program; the ledger says who', async () => {
  const { work } = fresh.services;
  const analyst = inRole('watch-analyst');
  const running = endless();
  const ended = expect(running).rejects.toMatchObject({ code: 'forecast.cancelled' });
  while ((await work.standing(systemActor)).length === 0) await wait(20);
  expect(await work.cancel(analyst)).toMatchObject([{ model: 'chances', state: 'running' }]);
  await ended;
  expect(await work.standing(systemActor)).toMatchObject([
    { model: 'chances', state: 'cancelled', cancelAskedBy: analyst.name, isRunning: false },
  ]);
  expect((await fresh.entries()).map(({ kind, personName }) => [kind, personName])).toEqual([
    ['forecast.cancelled', analyst.name],
  ]);
});

test('a thread that is told to stop stops in the middle of its arithmetic', async () => {
  const { figures } = fresh.services;
  await figures.ingest(systemActor, madeUpWorld());
  const history = await figures.history(systemActor);
  const stop = new AbortController();
  const working = runInWorker('backtest', history, () => stop.abort(new Error('Enough')), stop.signal);
  await expect(working).rejects.toThrow('Enough');
  await expect(runInWorker('backtest', history, ignore, stop.signal)).rejects.toThrow('Enough');
}, 60_000);

test('nobody else may cancel, and nothing under way is nothing to cancel', async () => {
  const { work } = fresh.services;
  await expect(work.cancel(inRole('desk-officer'))).rejects.toMatchObject({ code: 'forecast.not-yours', status: 403 });
  await expect(work.cancel(systemActor)).rejects.toMatchObject({ code: 'forecast.not-running', status: 409 });
});

test('a making that has not been heard of for a minute was ended from outside: it runs no more', async () => {
  const { work } = fresh.services;
  const running = endless();
  const ended = expect(running).rejects.toMatchObject({ code: 'forecast.cancelled' });
  while ((await work.standing(systemActor)).length === 0) await wait(20);
  await work.cancel(systemActor);
  await ended;
  await fresh.database.transact(systemActor, (queries) =>
    queries
      .updateTable('forecast_work')
      .set({ state: 'running', ended_at: null, seen_at: new Date(fresh.clock.now().getTime() - 61_000) })
      .execute(),
  );
  expect((await work.standing(systemActor)).map(({ state, isRunning }) => [state, isRunning])).toEqual([
    ['running', false],
  ]);
  await expect(work.cancel(systemActor)).rejects.toMatchObject({ code: 'forecast.not-running' });
});
