import {
  createRecordService,
  type OtherWhole,
  type RecordParts,
  type RecordService,
} from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type ActionId, isOpen } from './action.ts';
import { findAction, lockAction } from './action-store.ts';
import { ask } from './ask.ts';

export type AskService = RecordService<typeof ask>;

/** An action as what asks belong to: it is seen by whom they are seen, and takes no more once it has ended. */
const wholeAction: OtherWhole = {
  kind: 'action',
  address: '/act/actions',
  name: 'Action',
  async findIn(queries, id, lock) {
    // Whether there is one, the store says.
    const action = await (lock ? lockAction : findAction)(queries, id as ActionId);
    return action && { ...action, place: action.country, endedAs: isOpen(action) ? undefined : action.state };
  },
};

export function createAskService(parts: RecordParts): AskService {
  return createRecordService(
    ask,
    parts,
    {
      async check(_queries, _actor, { step, after }) {
        const today = parts.clock().toISOString().slice(0, 10);
        if (step === 'make' && after.values.dueOn < today) {
          throw new Refusal('ask.due', 422, 'The date must be today or later', 'dueOn');
        }
        if (after.state !== 'answered') return;
        const { answeredOn } = after.values;
        if (answeredOn < after.createdAt.toISOString().slice(0, 10)) {
          const words = 'The answer was given on the day on which it was asked, or later';
          throw new Refusal('ask.answered', 422, words, 'answeredOn');
        }
      },
    },
    wholeAction,
  );
}
