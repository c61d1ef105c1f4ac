import type { LedgerService } from '../../platform/ledger/ledger-service.ts';
import type { TimestampAuthority } from '../../platform/outbound/timestamp-authority.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { RecordParts } from '../../platform/records/record-service.ts';
import type { AttachmentService } from '../reports/attachment-service.ts';
import type { ReportServices } from '../reports/report-service.ts';
import { createPackingService } from './bag-packing-service.ts';
import { createEvidenceBags } from './evidence-bag-service.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import { createEvidenceItems } from './evidence-item-service.ts';
import { createEvidenceKeeping } from './evidence-keeping-service.ts';
import { createEvidenceVerifying } from './evidence-verifying-service.ts';

/**
 * All that is done with evidence beside its files, which reports have too.
 * @param version of the app, for bags @param authority whose timestamps bags carry
 */
export function createEvidenceServices({
  recordParts,
  version,
  ledger,
  attachments,
  files,
  reports,
  authority,
}: {
  readonly recordParts: RecordParts;
  readonly version: string;
  readonly ledger: LedgerService;
  readonly attachments: AttachmentService;
  readonly files: EvidenceFileService;
  readonly reports: ReportServices['reports'];
  readonly authority: TimestampAuthority | undefined;
}) {
  const { database, clock } = recordParts;
  const items = createEvidenceItems(recordParts);
  const parts = { database, clock, items, files };
  const keeping = createEvidenceKeeping(parts);
  return {
    evidenceItems: items,
    evidenceKeeping: keeping,
    evidenceVerifying: createEvidenceVerifying({ ...parts, subjectOfReport: attachments.subjectOf }),
    evidenceBags: createEvidenceBags({
      ...{ database, clock, version, items, authority },
      packing: createPackingService({ files, keeping, ledger }),
      async findReport(actor, id) {
        const found = await reports.find(actor, id as RecordId<'report'>); // Of an address that has been checked.
        return found && { ...found, title: found.values.title };
      },
    }),
  };
}
