import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { emptyCopy, keepCopy } from '../../platform/records/working-copy-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { longestSection } from './assessment-parts.ts';
import { lastNumber, listAuthorsSince } from './section-wording-store.ts';

export type WorkingCopyService = ReturnType<typeof createWorkingCopyService>;

/** What came of keeping a copy: its number from now on, and who has saved in the section since it was begun. */
export type Kept = { readonly number: number; readonly keptAt: Date; readonly savedMeanwhile: readonly string[] };

/**
 * What people write in sections while they type, before they save it. Nobody else reads a copy, and no version, count or
 * page of the assessment knows of it: it is no change of state, and the ledger tells of the saving alone. Why so, and not
 * the section itself, is in docs/decisions/0021-working-copies.md.
 */
export function createWorkingCopyService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    /**
     * Keeps what somebody has typed so far.
     * @param base the number of the wording that the form was opened on @param copy the copy's number as the page knows it
     * @throws Refusal where it is too long (422), its base is no wording of the section (422), or the copy was written in
     * another window meanwhile (409)
     */
    keep: (
      actor: Actor,
      section: RecordId,
      { wording, base, copy }: { readonly wording: string; readonly base: number; readonly copy: number },
    ): Promise<Kept> =>
      database.transact(actor, async (queries) => {
        if (wording.length > longestSection) throw new Refusal('working-copy.long', 422, tooLong, 'wording');
        const [last, savedMeanwhile] = await Promise.all([
          lastNumber(queries, section),
          listAuthorsSince(queries, section, base, actor.personId),
        ]);
        if (base > last) throw new Refusal('working-copy.base', 422, unknownBase);
        const keptAt = clock();
        const key = { section, person: actor.personId };
        const number = await keepCopy(queries, key, copy, { base, wording, keptAt });
        if (number === undefined) throw new Refusal('working-copy.elsewhere', 409, elsewhere);
        return { number, keptAt, savedMeanwhile };
      }),

    /** Throws a copy away, if it has not moved on since. @param copy its number as the page knows it */
    drop: (actor: Actor, section: RecordId, copy: number): Promise<void> =>
      database.transact(actor, (queries) => emptyCopy(queries, { section, person: actor.personId }, copy, clock())),
  };
}

const tooLong = message('It is longer than 20,000 characters.');
const unknownBase = message('This form was opened on no wording of this section. Open it again and copy your words.');
const elsewhere = message('You write in this section in another window too. Press “Save”: both are brought together.');
