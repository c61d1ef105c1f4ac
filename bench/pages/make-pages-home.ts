import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { isOpen } from '../../src/act/actions/action.ts';
import { openForestall } from '../../src/main.ts';
import { readPeopleFile } from '../../src/people/people-file.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { Marked } from '../../src/platform/ledger/ledger-entry.ts';
import { chanceOf } from '../web/chance.ts';
import { fillDatabase } from '../web/fill-database.ts';
import { actorsOf } from '../web/made-people.ts';
import { type MadeWorld, madeWorld } from '../web/made-world.ts';
import { type Ground, makeRecords } from './made-records.ts';

const seed = 20_261_125;
// A warning in five stands without actions of its own yet; so many are drawn that 10,000 stand.
const sizes = { places: 100, warnings: 2_000, actions: 10_500, objects: 0 };
// The moment on which the examples of all kinds stand: their days are fixed.
const madeAt = new Date('2026-11-24T09:00:00Z');
const shippedPeople = new URL('../../data/people.json', import.meta.url);

/**
 * A data folder with the made world of the issue “The whole letter works once”: 100 places, 2,000 warnings, 10,000
 * actions, 5,000 activities, and many of each other kind of record; its ledger is sealed and read again. One that is
 * there already is taken as it is.
 * @throws Error where the ledger is not intact
 */
export async function makePagesHome(home: string, say: (text: string) => void): Promise<void> {
  const mark = join(home, 'bench-pages-filled.json');
  if (existsSync(mark)) return;
  await mkdir(home, { recursive: true });
  const config = { home, port: 0, host: '127.0.0.1', databaseUrl: undefined };
  const forestall = await openForestall(config, () => new Date(madeAt.getTime() + performance.now()));
  try {
    const { services, databaseUrl } = forestall;
    const { people, instruments, ledger, fora } = services;
    await people.loadShipped(systemActor);
    await fora.loadShipped(systemActor);
    const file = readPeopleFile('data/people.json', readFileSync(shippedPeople, 'utf8'));
    const world = madeWorld(seed, sizes, {
      organisations: file.organisations,
      actors: actorsOf(file),
      instruments: instruments.all,
      now: madeAt,
    });
    await fillDatabase(databaseUrl, world, seed);
    say(`${world.warnings.length} warnings, ${world.decisions.length} decisions, ${world.actions.length} actions`);
    await owner(databaseUrl, 'set synchronous_commit = off');
    await makeRecords(services, groundOf(world), chanceOf(seed + 2), (kind, count) => say(`${count} × ${kind}`));
    await owner(databaseUrl, 'reset synchronous_commit');
    await ledger.seal();
    const verified = await ledger.verify();
    if (!verified.intact) throw new Error(`The made ledger is not intact: ${verified.why}`);
    say(`${verified.entries} entries of the ledger, intact`);
    await writeFile(mark, JSON.stringify({ ledgerEntries: verified.entries }));
  } finally {
    await forestall.close();
  }
}

/** What anybody in the government sees, so that whoever makes a record of it may name it. */
function groundOf({ warnings, actions }: MadeWorld): Ground {
  const isSeen = ({ marking, caveats, audience }: Marked) =>
    marking === 'OFFICIAL' && caveats.length === 0 && audience.includes('uk-government');
  const seen = warnings.filter((warning) => isSeen(warning) && warning.state !== 'opened');
  return {
    // The examples recommend in the name of the United Kingdom, which does not recommend to itself.
    places: [...new Set(warnings.map(({ country }) => country))].filter((code) => code !== 'GBR'),
    warnings: seen.map(({ id, country }) => ({ id, country })),
    actions: actions.filter((action) => isSeen(action) && isOpen(action)).map(({ id }) => id),
  };
}

/** Filling need not wait for the disk at each step: a fill that is broken off is done anew. */
async function owner(url: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select quote_ident(current_database()) as name');
    await client.query(`alter database ${rows[0]?.name} ${setting}`);
    if (setting.startsWith('reset')) await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
