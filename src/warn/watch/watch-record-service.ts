import { requireMember } from '../../places/region-membership.ts';
import { message } from '../../platform/language/message.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deskMatter } from './desk-matter.ts';
import { dismissal, longestDays } from './dismissal.ts';

export type DismissalService = RecordService<typeof dismissal>;
export type DeskMatterService = RecordService<typeof deskMatter>;

const dayMs = 86_400_000;

export function createDismissalService(parts: RecordParts): DismissalService {
  return createRecordService(dismissal, parts, {
    async check(_queries, _actor, { step, after }) {
      if (step !== 'make') return;
      const { country, region, comesBackOn } = after.values;
      requireMember(dismissal.kind, country, region);
      const today = after.createdAt.toISOString().slice(0, 10);
      const last = new Date(after.createdAt.getTime() + longestDays * dayMs).toISOString().slice(0, 10);
      if (comesBackOn > today && comesBackOn <= last) return;
      const words = message('Enter a day after today and within twelve months: no forecast reaches further');
      throw new Refusal('watch-dismissal.day', 422, words, 'comesBackOn');
    },
  });
}

export function createDeskMatterService(parts: RecordParts): DeskMatterService {
  return createRecordService(deskMatter, parts, {
    async check(_queries, _actor, { step, after }) {
      if (step !== 'make' && step !== 'edit') return;
      const { country, region, answerBy } = after.values;
      requireMember(deskMatter.kind, country, region);
      if (answerBy >= after.createdAt.toISOString().slice(0, 10)) return;
      throw new Refusal('desk-matter.day', 422, message('Enter a day that is still to come, or today'), 'answerBy');
    },
  });
}
