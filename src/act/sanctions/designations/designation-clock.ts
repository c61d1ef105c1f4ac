import { addWorkingDays, type WorkingCalendar } from '../../../platform/calendar/working-days.ts';
import { designationCase } from './designation-case.ts';

/** Working days that each state may last before the next step: a starting point, to be set by what the ledger measures. */
export const workingDaysIn: Readonly<Record<string, number>> = {
  opened: 10,
  evidenced: 5,
  'grounds-set': 5,
  appropriate: 5,
  reviewed: 5,
  reasoned: 10,
  coordinated: 5,
  submitted: 10,
  decided: 5,
  listed: 5,
  'under-review': 20,
};

/** One move of a case, as the ledger tells it. */
export type CaseMove = { readonly at: Date; readonly to: string; readonly by: string; readonly what: string };

export type CaseStep = CaseMove & {
  readonly stateName: string;
  /** Hours since the move before; nothing for the first. */
  readonly latencyHours: number | undefined;
  /** ISO 8601: by when this state was, or is, to be left; nothing for an end. */
  readonly dueOn: string | undefined;
  /** It was left after that day, or stands past it. */
  readonly late: boolean;
};

const names: Readonly<Record<string, { readonly name: string }>> = designationCase.lifecycle.states;

/**
 * The clock of a case: for each state it entered, by when it was to be left and whether it was. Nobody types a latency.
 * @param moves oldest first, each into another state
 */
export function designationClock(
  moves: readonly CaseMove[],
  calendar: WorkingCalendar,
  now: Date,
): readonly CaseStep[] {
  return moves.map((move, position) => {
    const before = moves[position - 1];
    const after = moves[position + 1];
    const allowed = workingDaysIn[move.to];
    const dueOn = allowed === undefined ? undefined : addWorkingDays(dayOf(move.at), allowed, calendar);
    return {
      ...move,
      stateName: names[move.to]?.name ?? move.to,
      latencyHours: before === undefined ? undefined : (move.at.getTime() - before.at.getTime()) / 3_600_000,
      dueOn,
      late: dueOn !== undefined && dayOf(after?.at ?? now) > dueOn,
    };
  });
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
