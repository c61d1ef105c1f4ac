import type { Services } from '../../src/main.ts';
import { inBlocks } from '../../src/platform/files/byte-blocks.ts';
import type { EvidenceItemId } from '../../src/warn/evidence/evidence-keeping-service.ts';
import { inRole } from '../fresh-services.ts';
import { maker } from '../records/examples.ts';

type Called = (id: string, method: 'GET', address: string) => Promise<{ readonly json: () => unknown }>;

/** Evidence is described, its file comes, and it is given out: what the API then lists of it. */
export async function callEvidence(services: Services, ask: Called): Promise<void> {
  const by = inRole('watch-analyst');
  const id = (await maker(services)('evidence-item')) as EvidenceItemId; // Of the kind that is named.
  const content = await inBlocks([Buffer.from('What was said')], 1_000);
  await services.evidenceKeeping.receive(by, id, { name: 'said.txt', content });
  await services.evidenceBags.make(by, { type: 'evidence-item', id }, false);
  for (const [operation, part] of [
    ['listEvidenceFiles', 'files'],
    ['listEvidenceCustody', 'custody'],
    ['listEvidenceBags', 'bags'],
  ] as const) {
    const answer = (await ask(operation, 'GET', `/evidence/${id}/${part}`)).json();
    if (JSON.stringify(answer).includes('"items":[]')) throw new Error(`${operation} lists nothing`);
  }
}
