import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForestall } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { startApp } from './app-process.ts';
import { fillDatabase } from './fill-database.ts';
import { actorsOf, madePeople } from './made-people.ts';
import { madeWorld, type Sizes } from './made-world.ts';

const seed = 20_261_124;

/** What a filled folder holds, as counted. */
export type Held = { readonly objects: number; readonly ledgerEntries: number };

/** The app's first start on it makes the forecasts, and takes memory for that which a later start does not. */
export async function startOnce(home: string, port: number): Promise<void> {
  const mark = join(home, 'bench-started');
  if (existsSync(mark)) return;
  await (await startApp(home, port)).stop();
  await writeFile(mark, '');
}

/**
 * A data folder of the app's own kind with an embedded database full of a made world; its ledger is sealed and read
 * again. One that is there already is taken as it is.
 * @throws Error where the ledger is not intact
 */
export async function makeHome(home: string, sizes: Sizes, peopleCount: number): Promise<void> {
  const mark = join(home, 'bench-filled.json');
  if (existsSync(mark)) return;
  await mkdir(home, { recursive: true });
  const file = madePeople(peopleCount);
  const peopleFile = join(home, 'bench-people.json');
  await writeFile(peopleFile, JSON.stringify(file));
  const forestall = await openForestall({ home, port: 0, host: '127.0.0.1', databaseUrl: undefined });
  try {
    const { people, instruments, ledger } = forestall.services;
    await people.importFile(systemActor, peopleFile);
    const world = madeWorld(seed, sizes, {
      organisations: file.organisations,
      actors: actorsOf(file),
      instruments: instruments.all,
      now: new Date(),
    });
    await fillDatabase(forestall.databaseUrl, world, seed);
    await ledger.seal();
    const verified = await ledger.verify();
    if (!verified.intact) throw new Error(`The made ledger is not intact: ${verified.why}`);
    const held: Held = { objects: world.documents.length, ledgerEntries: verified.entries };
    await writeFile(mark, JSON.stringify(held));
  } finally {
    await forestall.close();
  }
}
