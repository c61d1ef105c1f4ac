import { addWorkingDays, CalendarError, type WorkingCalendar } from '../../platform/calendar/working-days.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { citation, letter } from './letter.ts';
import { nextLetterReference } from './letter-store.ts';

export type LetterService = RecordService<typeof letter>;

/** What a department gives itself for an answer, where the letter names no day. */
const workingDaysToAnswer = 20;

/** @param calendar the working days of the department */
export function createLetterService(parts: RecordParts, calendar: WorkingCalendar): LetterService {
  return createRecordService(letter, parts, {
    async complete(queries, _actor, values) {
      const { receivedOn, reference, dueOn } = values;
      return {
        ...values,
        reference: reference ?? (await nextLetterReference(queries, Number(receivedOn.slice(0, 4)))),
        dueOn: dueOn ?? dueAfter(receivedOn, calendar),
      };
    },
    async check(_queries, actor, { before, after, step }) {
      if (after.values.dueOn !== null && after.values.dueOn < after.values.receivedOn) {
        throw new Refusal('letter.due', 422, 'It cannot be due before it came.', 'dueOn');
      }
      if (step === 'clear' && before?.changedBy === actor.personId) {
        throw new Refusal('letter.clearance', 409, 'Somebody else clears it: you wrote this draft.');
      }
      if (after.state === 'answered' && after.values.repliedOn < after.values.receivedOn) {
        throw new Refusal('letter.replied', 422, 'It cannot be answered before it came.', 'repliedOn');
      }
    },
  });
}

export type CitationService = RecordService<typeof citation>;

export function createCitationService(parts: RecordParts, letters: LetterService): CitationService {
  const service = createRecordService(citation, parts, {}, letters);
  letters.addPart(service);
  return service;
}

function dueAfter(receivedOn: string, calendar: WorkingCalendar): string {
  try {
    return addWorkingDays(receivedOn, workingDaysToAnswer, calendar);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const words = 'The bank holidays of that year are not known here: enter the day by which it is answered.';
    throw new Refusal('letter.calendar', 422, words, 'dueOn');
  }
}
