import { createServices, recordsOf, type Services } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { Database } from '../../src/platform/database/database.ts';
import { openEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { inBlocks } from '../../src/platform/files/byte-blocks.ts';
import type { EvidenceItemId } from '../../src/warn/evidence/evidence-keeping-service.ts';
import { inRole } from '../fresh-services.ts';
import { madeUpEvents } from '../made-up-events.ts';
import { madeUpUkList, madeUpUnList } from '../made-up-lists.ts';
import { maker } from '../records/examples.ts';

/** One of each kind; parts of assessments in one draft, whose page leads to many forms, rather than in a draft for each. */
async function oneOfEach(services: Services): Promise<void> {
  const apart = maker(services);
  const within = maker(services, { assessment: await apart('assessment') });
  for (const { definition } of recordsOf(services)) {
    // The example of a row of the matrix makes the hypothesis that the draft has already.
    await (definition.kind === 'matrix-evidence' ? apart : within)(definition.kind);
  }
}

async function addFileOfEvidence({ evidenceKeeping, records }: Services): Promise<void> {
  const by = inRole('watch-analyst');
  const [item] = (await records.evidenceItems.list(by, {}, { limit: 1, offset: 0 })).records;
  if (item === undefined) throw new Error('It was just made');
  const content = await inBlocks([Buffer.from('What was said on the radio')], 1_000);
  // The service of the kind has given it.
  await evidenceKeeping.receive(by, item.id as EvidenceItemId, { name: 'radio.txt', content });
}

/**
 * Makes one record of every kind in the database of a running app, by its example, lands events, imports lists and
 * screens one: so that all pages are linked.
 */
export async function makeEveryKind(home: string): Promise<void> {
  const { url, release } = await openEmbeddedPostgres(home);
  const database = new Database(url);
  try {
    const services = createServices(database);
    await oneOfEach(services);
    await addFileOfEvidence(services);
    await services.events.land(systemActor, madeUpEvents());
    const listed = { reference: 'TAi.005', name: 'Muhammad Taher Anwari' };
    await services.sanctionsLists.importList(systemActor, madeUpUnList('2026-10-20', [listed]));
    const changed = { ...listed, remarks: 'Said to be abroad' };
    const added = { reference: 'TAi.007', name: 'Abdul Latif Mansur' };
    await services.sanctionsLists.importList(systemActor, madeUpUnList('2026-11-20', [changed, added]));
    const partner = { reference: 'AFG0009', name: 'Mohammad Taher Anwari' };
    await services.sanctionsLists.importList(systemActor, madeUpUkList('2026-11-20', [partner]));
    await services.registerWork.work();
    const nothing = { birthDates: [], nationalities: [], identifiers: [], purpose: 'A visa', reference: null };
    const said = { kind: 'person', names: [added.name], ...nothing } as const;
    await services.screening.screenOne(inRole('desk-officer'), said, { isStanding: true });
  } finally {
    await database.close();
    await release();
  }
}
