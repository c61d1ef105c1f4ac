import type { Clock } from '../clock.ts';
import type { Actor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import { message } from '../language/message.ts';
import { Refusal } from '../refusal.ts';
import type { RecordDefinition } from './record.ts';
import { type Typed, typedOf } from './record-form.ts';
import { emptyCopy, keepCopy, readCopy } from './working-copy-store.ts';

export type FormCopyService = ReturnType<typeof createFormCopyService>;

/** What somebody has answered in a form and not saved; `answers` are nothing where nothing is left of it. */
export type FormCopy = { readonly number: number; readonly keptAt?: Date; readonly answers?: Typed };

/** Where the copy of what is typed in a kind's form is kept. */
export const copyAddressOf = ({ address }: Pick<RecordDefinition, 'address'>) => `${address}/working-copy`;

/** Of all answers together. */
const longestFormCopy = 40_000;

/**
 * What people answer in the form of a new record while they type, before there is one: theirs alone, as what they write in
 * a section is (docs/decisions/0021-working-copies.md).
 */
export function createFormCopyService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  const keyOf = ({ personId }: Actor, form: string) => ({ form, person: personId });

  return {
    /** The copy that whoever asks has of a form. @param form its address */
    open: (actor: Actor, form: string): Promise<FormCopy> =>
      database.snapshot(actor, async (queries) => {
        const copy = await readCopy(queries, keyOf(actor, form));
        if (copy === undefined) return { number: 0 };
        const { number, keptAt, wording } = copy;
        return wording === null ? { number, keptAt } : { number, keptAt, answers: typedOf(JSON.parse(wording)) };
      }),

    /**
     * Keeps what somebody has answered so far.
     * @param copy the copy's number as the page knows it
     * @throws Refusal where it is too long (422), or was written in another window meanwhile (409)
     */
    keep: (
      actor: Actor,
      form: string,
      { answers, copy }: { readonly answers: Typed; readonly copy: number },
    ): Promise<{ readonly number: number; readonly keptAt: Date }> =>
      database.transact(actor, async (queries) => {
        const wording = JSON.stringify(answers);
        if (wording.length > longestFormCopy) throw new Refusal('form-copy.long', 422, tooLong);
        const keptAt = clock();
        const number = await keepCopy(queries, keyOf(actor, form), copy, { base: 0, wording, keptAt });
        if (number === undefined) throw new Refusal('form-copy.elsewhere', 409, elsewhere);
        return { number, keptAt };
      }),

    /** Nothing is left of a copy, if it has not moved on since. @param copy its number as the page knows it */
    drop: (actor: Actor, form: string, copy: number): Promise<void> =>
      database.transact(actor, (queries) => emptyCopy(queries, keyOf(actor, form), copy, clock())),
  };
}

const tooLong = message('All answers together are longer than 40,000 characters.');
const elsewhere = message(
  'You have written in this form in another window since, and that is what is kept. What stands here stays on this page: send it from here, or copy it into the other window.',
);
