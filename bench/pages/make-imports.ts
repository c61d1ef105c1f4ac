import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { openForestall, type Services } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { type FileBytes, fileAt } from '../../src/platform/files/file-bytes.ts';
import { readVDem } from '../../src/warn/sources/v-dem/v-dem.ts';
import { inRole, textFile } from '../../test/fresh-services.ts';
import { shippedIndicators, vDemLines } from '../../test/made-up-indicators.ts';
import { writeEventFile } from '../made-event-file.ts';
import { type Chance, chanceOf } from '../web/chance.ts';
import { sentences } from '../web/made-words.ts';

const shared = join(import.meta.dirname, '../../../shared/data');
// Read in place; of no list is anything kept in the project.
const lists = ['un-consolidated-2023-03-28.xml.gz', 'un-consolidated-2025-03-23.xml.gz', 'uk-list.jsonl.gz'];
const ewpTable = join(shared, 'forecast', 'prepared2024predictors-2025-09-03.csv.gz');
const counts = { events: 50_000, articles: 5_000, partners: 500 };

/**
 * What comes in from outside, into a folder that `makePagesHome` has filled: events, articles, what is measured of
 * countries, and, where the real files are beside the project, two UN lists, the UK's, screening against them and the
 * Early Warning Project's table. One that has them already is taken as it is.
 */
export async function makeImports(home: string, say: (text: string) => void): Promise<void> {
  const mark = join(home, 'bench-pages-imports.json');
  if (existsSync(mark)) return;
  const { services, close } = await openForestall({ home, port: 0, host: '127.0.0.1', databaseUrl: undefined });
  try {
    await landEvents(services);
    await landArticles(services, chanceOf(counts.articles));
    const table = textFile('V-Dem-CY-Core-v15.csv', vDemLines(measuredRows()));
    const read = (sink: Parameters<typeof readVDem>[2]) => readVDem(table, shippedIndicators['v-dem'], sink);
    await services.countryIndicators.land(systemActor, table.name, read);
    say(`${counts.events} events, ${counts.articles} articles, measures of Nigeria`);
    if (existsSync(join(shared, 'sanctions'))) await importLists(services, say);
    else say('No lists: ../shared/data/sanctions is not there');
    if (existsSync(ewpTable)) {
      await services.massKillings.loadTable(systemActor, fileAt(ewpTable));
      await services.massKillings.run(systemActor);
    } else say('No chances of mass killing: the table of the Early Warning Project is not there');
    await writeFile(mark, JSON.stringify(counts));
  } finally {
    await close();
  }
}

async function landEvents({ events }: Services): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-made-events-'));
  try {
    const path = join(folder, 'GEDEvent_v25_1.csv');
    await writeEventFile(path, { rows: counts.events });
    await events.land(systemActor, fileAt(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function landArticles({ articles }: Services, chance: Chance): Promise<void> {
  const places = ['Nigeria', 'Sudan', 'Mali', 'Myanmar', 'Haiti'];
  const told = Array.from({ length: counts.articles }, (_, index) => ({
    key: `made-${index}`,
    title: sentences(chance, chance.oneOf(places)).slice(0, 200),
    address: `https://news.example/articles/${index}`,
    publishedAt: new Date(Date.UTC(2026, 10, 24) - index * 3_600_000),
    publishers: ['An agency'],
    language: 'en',
    countries: undefined,
    summary: sentences(chance, chance.oneOf(places)),
  }));
  const source = { id: 'reliefweb', name: 'ReliefWeb' };
  for (let from = 0; from < told.length; from += 1_000) {
    await articles.land(systemActor, source, told.slice(from, from + 1_000));
  }
}

const measuredRows = () =>
  Array.from({ length: 30 }, (_, index) => {
    const year = 1995 + index;
    return `Nigeria,NGA,45,${year},${year}-12-31,0,475,0.${40 + index},0.3,0.${50 + index}`;
  });

/** The lists, all that they say of each other, and a file of partners that is screened against them. */
async function importLists(services: Services, say: (text: string) => void): Promise<void> {
  const { sanctionsLists, listSignals, registerWork, screening, screeningWork } = services;
  for (const name of lists) {
    const list = () => fileAt(join(shared, 'sanctions', name));
    const { snapshot } = await sanctionsLists.importList(systemActor, { list });
    say(`${name}: ${snapshot.subjects} subjects`);
  }
  await listSignals.watch();
  await registerWork.work();
  await screening.screenFile(inRole('desk-officer'), partners(), { isStanding: false });
  await screeningWork.work();
}

/** A table of partners, of which one in twenty has a name like somebody listed. */
function partners(): FileBytes {
  const rows = Array.from({ length: counts.partners }, (_, index) => [
    index % 20 === 0 ? 'Abdul Latif Mansur' : `Partner ${index} for Peace`,
  ]);
  return textFile(
    'partners.csv',
    stringify([['name'], ...rows])
      .trimEnd()
      .split('\n'),
  );
}
