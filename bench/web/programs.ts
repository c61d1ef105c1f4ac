import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Chance } from './chance.ts';
import type { Seen } from './reader.ts';
import type { Recorder } from './recorder.ts';

/** A program with a person's token, and what that person may see. */
export type Program = { readonly token: string; readonly seen: Seen };

type Read = { readonly name: string; readonly path: (chance: Chance, seen: Seen) => string };

const one = (kind: keyof Seen) => (chance: Chance, seen: Seen) =>
  seen[kind].length === 0 ? `/api/v1/${kind}?limit=1` : `/api/v1/${kind}/${chance.oneOf(seen[kind])}`;
const reads: readonly Read[] = [
  { name: 'api: warnings', path: () => '/api/v1/warnings' },
  { name: 'api: warnings, open', path: () => '/api/v1/warnings?open=true&level=severe' },
  { name: 'api: warnings, unanswered', path: () => '/api/v1/warnings?unanswered=true' },
  { name: 'api: one warning', path: one('warnings') },
  { name: 'api: one warning', path: one('warnings') },
  { name: 'api: decisions', path: () => '/api/v1/decisions' },
  { name: 'api: one decision', path: one('decisions') },
  { name: 'api: actions', path: () => '/api/v1/actions?state=begun' },
  { name: 'api: one action', path: one('actions') },
  { name: 'api: one action', path: one('actions') },
  { name: 'api: a place', path: () => '/api/v1/places/SDN' },
  { name: 'api: a place’s time line', path: () => '/api/v1/places/SDN/timeline' },
  { name: 'api: ledger', path: () => '/api/v1/ledger' },
  { name: 'api: latency', path: () => '/api/v1/latency' },
];

/**
 * Programs read by the API for so many seconds: autocannon keeps the connections and the rate, one connection each;
 * each answer's time is taken here, by address.
 */
export async function runPrograms(
  address: string,
  programs: readonly Program[],
  { seconds, perSecond }: { readonly seconds: number; readonly perSecond: number },
  chance: Chance,
  { record }: Pick<Recorder, 'record'>,
): Promise<void> {
  const each = { seconds, perSecond: perSecond / programs.length };
  await Promise.all(
    programs.map(async (program, place) => {
      // Programs know nothing of each other. Connections of one run would all send a second's requests at its beginning.
      await wait((place * 1_000) / programs.length);
      const { errors, timeouts } = await runProgram(address, program, each, chance, record);
      if (errors + timeouts > 0) record('api: connections', 0, `${errors} errors, ${timeouts} without an answer`);
    }),
  );
}

function runProgram(
  address: string,
  { token, seen }: Program,
  { seconds, perSecond }: { readonly seconds: number; readonly perSecond: number },
  chance: Chance,
  record: Recorder['record'],
) {
  // autocannon tells first of which request an answer is, and then, before anything else, how long it took.
  let name = '';
  return autocannon({
    url: address,
    connections: 1,
    duration: seconds,
    overallRate: perSecond,
    // What is recorded is each answer as it came.
    ignoreCoordinatedOmission: true,
    requests: reads.map((read) => ({
      method: 'GET' as const,
      path: read.path(chance, seen),
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      onResponse() {
        name = read.name;
      },
    })),
    setupClient: (client) =>
      client.on('response', (status, _bytes, milliseconds) =>
        record(name, milliseconds, status === 200 ? undefined : `answered ${status}`),
      ),
  });
}
