import type { PeopleService } from '../../people/people-service.ts';
import type { LedgerService } from '../../platform/ledger/ledger-service.ts';
import type { TimestampAuthority } from '../../platform/outbound/timestamp-authority.ts';
import type { RecordParts } from '../../platform/records/record-service.ts';
import type { AttachmentService } from '../reports/attachment-service.ts';
import type { FindChain } from './bag-chain.ts';
import { createPackingService } from './bag-packing-service.ts';
import { createBagSubjects } from './bag-subject-service.ts';
import { createEvidenceBags } from './evidence-bag-service.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import { createEvidenceItems, type EvidenceItems } from './evidence-item-service.ts';
import { createEvidenceKeeping, type EvidenceKeeping } from './evidence-keeping-service.ts';
import { createEvidenceVerifying } from './evidence-verifying-service.ts';

/** All that is done with evidence beside its files, which reports have too, and its bags, which warnings have too. */
export function createEvidenceServices({
  recordParts,
  attachments,
  files,
}: {
  readonly recordParts: RecordParts;
  readonly attachments: Pick<AttachmentService, 'subjectOf'>;
  readonly files: EvidenceFileService;
}) {
  const { database, clock } = recordParts;
  const items = createEvidenceItems(recordParts);
  const parts = { database, clock, items, files };
  return {
    evidenceItems: items,
    evidenceKeeping: createEvidenceKeeping(parts),
    evidenceVerifying: createEvidenceVerifying({ ...parts, subjectOfReport: attachments.subjectOf }),
  };
}

/**
 * Evidence given out.
 * @param version of the app @param authority whose timestamps bags carry @param findChain what leads to evidence
 */
export function createEvidenceGivingOut({
  recordParts: { database, clock },
  people,
  version,
  ledger,
  evidence: { evidenceItems: items, evidenceKeeping: keeping },
  files,
  authority,
  findChain,
}: {
  readonly recordParts: RecordParts;
  readonly people: PeopleService;
  readonly version: string;
  readonly ledger: LedgerService;
  readonly evidence: { readonly evidenceItems: EvidenceItems; readonly evidenceKeeping: EvidenceKeeping };
  readonly files: EvidenceFileService;
  readonly authority: TimestampAuthority | undefined;
  readonly findChain: FindChain;
}) {
  return createEvidenceBags({
    ...{ database, clock, version, people, files, authority },
    subjects: createBagSubjects({ items, findChain }),
    packing: createPackingService({ files, keeping, ledger }),
  });
}
