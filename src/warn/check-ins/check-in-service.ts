import { message } from '../../platform/language/message.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { checkIn } from './check-in.ts';

export type CheckInService = RecordService<typeof checkIn>;

export function createCheckInService(parts: RecordParts): CheckInService {
  return createRecordService(checkIn, parts, {
    async check(_queries, _actor, { step, after }) {
      if (step !== 'make' && step !== 'edit') return;
      const { worse, better, what } = after.values;
      if (worse.some((factor) => better.includes(factor))) {
        const words = message('Nothing can have grown worse and better: take it out of one of the two');
        throw new Refusal('check-in.both', 422, words, 'better');
      }
      if (worse.length + better.length === 0 || what !== null) return;
      throw new Refusal('check-in.what', 422, message('Say in a line what shows the change'), 'what');
    },
  });
}
