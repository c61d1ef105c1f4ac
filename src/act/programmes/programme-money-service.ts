import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { readShares } from './department-share.ts';
import { cellsOf, type MoneyCell, type MoneyEntry, type PlacedSum } from './programme-money.ts';
import { readPlacedSums } from './programme-money-store.ts';
import type { ProgrammePlan } from './programme-plan.ts';
import { planOf } from './programme-plan-service.ts';
import type { ProgrammeServices } from './programme-service.ts';

export type ProgrammeMoneyService = ReturnType<typeof createProgrammeMoneyService>;

/** What was budgeted, committed and disbursed: divided once, and added up wherever it is shown. */
export function createProgrammeMoneyService({
  database,
  programmes,
}: {
  readonly database: Database;
  readonly programmes: ProgrammeServices;
}) {
  return {
    /** Of one programme; empty where the asker sees none. */
    ofProgramme: (actor: Actor, id: RecordId): Promise<readonly MoneyCell[]> =>
      database.snapshot(actor, async (queries) => {
        const found = await programmes.programmes.findIn(queries, id);
        return found === undefined ? [] : cellsOf(entriesOf(await planOf(queries, programmes, found)));
      }),
    /** Of every programme that the asker may see, by place and year: with the sums that the cells come to. */
    ofAll: (actor: Actor): Promise<readonly PlacedSum[]> => database.snapshot(actor, readPlacedSums),
  };
}

function entriesOf({ projects }: ProgrammePlan): readonly MoneyEntry[] {
  return projects.flatMap(({ departmentShares, budgets, commitments, disbursements }) => {
    const read = readShares(departmentShares);
    const shares = 'shares' in read ? read.shares : [];
    return [
      ...budgets.map(({ startsOn, amount }) => ({ measure: 'budget' as const, day: startsOn, amount, shares })),
      ...commitments.map(({ day, amount }) => ({ measure: 'committed' as const, day, amount, shares })),
      ...disbursements.map(({ day, amount }) => ({ measure: 'disbursed' as const, day, amount, shares })),
    ];
  });
}
