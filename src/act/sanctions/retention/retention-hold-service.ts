import { createRecordService, type RecordParts } from '../../../platform/records/record-service.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { holdsSomebody } from './retention.ts';
import { retentionHold } from './retention-hold.ts';

/** Holds of what is kept: one by which nobody is found would hold nobody, and seem to. */
export const createRetentionHoldService = (parts: RecordParts) =>
  createRecordService(retentionHold, parts, {
    async check(_queries, _actor, { after: { state, values } }) {
      if (state === 'standing' && !holdsSomebody(values.about)) {
        throw new Refusal('retention-hold.words', 422, 'Write a name, or a part of one, in letters', 'about');
      }
    },
  });
