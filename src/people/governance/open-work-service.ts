import { type Actor, systemActor } from '../../platform/database/actor.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import type { RecordParts, RecordService } from '../../platform/records/record-service.ts';
import { versionOf } from '../../platform/version.ts';
import type { PeopleService } from '../people-service.ts';
import type { handOver, OpenThings, OpenWork } from './hand-over.ts';
import { keepOpenThings, readOpenThings } from './hand-over-store.ts';

type Notes = RecordService<typeof handOver>;
type Note = RecordOf<typeof handOver>;

/** Where to look for what is open: stages that come after governance, given once by the composition root. */
export type OpenSources = { readonly people: PeopleService; readonly sources: readonly OpenThings[] };

/** What is open with whoever leaves a post: read anew while the note is written, and kept as it stood at the hand-over. */
export function createOpenWork({ database, clock }: Pick<RecordParts, 'database' | 'clock'>, notes: Notes) {
  let known: OpenSources | undefined;

  /** @returns nothing for somebody who is at work no more */
  async function gather(asker: Actor, leaving: string) {
    const person = await known?.people.findActor(leaving);
    if (known === undefined || person === undefined) return undefined;
    return (await Promise.all(known.sources.map(({ of }) => of(asker, person)))).flat();
  }

  return {
    lookIn(sources: OpenSources): void {
      known = sources;
    },

    /** What the asker may see of it: before the hand-over as it is now, after it as it stood then. */
    async of(actor: Actor, { id, state, values }: Pick<Note, 'id' | 'state' | 'values'>): Promise<OpenWork> {
      if (state === 'written') return { keptAt: undefined, lists: await gather(actor, values.leaving) };
      const kept = await database.snapshot(actor, (queries) => readOpenThings(queries, id));
      return kept ?? { keptAt: undefined, lists: undefined };
    },

    /**
     * Takes the step that hands the post over, and keeps what is open in the same transaction. It is gathered for all who
     * will read the note, each thing with its own marking, and of the note as it was read: one changed since is refused.
     */
    take: async (...[actor, id, step, values, asked]: Parameters<Notes['take']>): Promise<RecordId> => {
      const note = step === 'hand-over' && notes.mayTake(actor, step) ? await notes.find(actor, id) : undefined;
      if (note === undefined) return notes.take(actor, id, step, values, asked);
      const keptAt = clock();
      const lists = await inLanguage(english, () => gather(systemActor, note.values.leaving));
      const expected = asked.expected === 'any' ? [versionOf(note)] : asked.expected;
      return database.transact(actor, async (queries) => {
        await notes.takeIn(queries, actor, id, step, values, { ...asked, expected });
        await keepOpenThings(queries, id, keptAt, lists ?? []);
        return id;
      });
    },
  };
}
