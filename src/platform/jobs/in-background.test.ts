import { expect, test } from 'vitest';
import { backgroundWork, pauses } from './in-background.ts';

test('whoever asks while work goes on waits for the same, and who asks after it begins anew', async () => {
  let begun = 0;
  const { work } = backgroundWork(async () => {
    begun += 1;
  });
  await Promise.all([work(), work()]);
  expect(begun).toBe(1);
  await work();
  expect(begun).toBe(2);
});

test('to stop waits for the stretch under way, though it fails, and lets no other begin', async () => {
  let stretches = 0;
  const { work, stop } = backgroundWork(async (isStopped) => {
    while (!isStopped()) {
      await Promise.resolve();
      stretches += 1;
    }
    throw new Error('The database went away');
  });
  const working = work().catch((error: Error) => error.message);
  await stop();
  const atStop = stretches;
  expect(await working).toBe('The database went away');
  expect(stretches).toBe(atStop);
});

test('long work lets others be answered', async () => {
  let isAnswered = false;
  setImmediate(() => {
    isAnswered = true;
  });
  const pause = pauses();
  const until = performance.now() + 5_000;
  while (!isAnswered && performance.now() < until) await pause();
  expect(isAnswered).toBe(true);
});
