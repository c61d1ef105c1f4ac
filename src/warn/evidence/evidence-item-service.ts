import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { evidenceItem } from './evidence-item.ts';

export type EvidenceItems = RecordService<typeof evidenceItem>;

/** Items of evidence: what is known of each, and where it stands. Their files are `evidence-keeping-service.ts`. */
export function createEvidenceItems(parts: RecordParts): EvidenceItems {
  return createRecordService(evidenceItem, parts);
}
