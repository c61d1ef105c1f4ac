import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import type { RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { longestSection, type section } from './assessment-parts.ts';
import { mergeParagraphs, paragraphsOf } from './paragraph-merge.ts';
import { lastNumber, listWordings, type SectionWording } from './section-wording-store.ts';

export type SectionWritingService = ReturnType<typeof createSectionWritingService>;

type Section = RecordOf<typeof section>;

/** What came of a saving: who else had saved since the form was opened, and of how many stretches two wordings stand. */
export type Saved = { readonly section: Section; readonly with: readonly string[]; readonly conflicts: number };

/** Several people write in one section at once: whoever saves later loses nothing, and overwrites nobody. */
export function createSectionWritingService({
  database,
  sections,
}: {
  readonly database: Database;
  readonly sections: RecordService<typeof section>;
}) {
  return {
    /** The section as it stands, with the number of the wording that a form is opened on; nothing where there is none. */
    open: (actor: Actor, id: RecordId) =>
      database.snapshot(actor, async (queries) => {
        const found = await sections.findIn(queries, id);
        return found && { section: found, base: await lastNumber(queries, id) };
      }),

    /** @throws Refusal where there is no such section, or its assessment takes no change now */
    async requireOpen(actor: Actor, id: RecordId): Promise<Section> {
      const found = await sections.find(actor, id);
      if (found === undefined) throw unknown();
      await sections.requireOpenWhole(actor, found.values);
      return found;
    },

    /**
     * Saves what somebody wrote, brought together with what others saved meanwhile.
     * @param base the number of the wording that the form was opened on; 0 where nothing was written then
     * @throws Refusal where the base is none of the section's, or both together are too long
     */
    save: (
      actor: Actor,
      id: RecordId,
      { wording, base }: { readonly wording: string; readonly base: number },
    ): Promise<Saved> =>
      database.transact(actor, async (queries) => {
        const held = await sections.lockIn(queries, id);
        if (held === undefined) throw unknown();
        const { before, since } = splitAt(await listWordings(queries, id, base), base);
        const now = held.values.wording ?? '';
        const authors = [...new Set(since.map(authorOf))];
        const merged =
          since.length === 0
            ? { text: wording, conflicts: 0 }
            : mergeParagraphs(before, now, wording, {
                theirs: authors.join('; '),
                mine: `${actor.name}, ${actor.organisation}`,
              });
        if (merged.text.length > longestSection) {
          const words = message('Together with what others wrote meanwhile it is longer than {most} characters.');
          throw new Refusal('section.long', 422, words, 'wording', { most: longestSection });
        }
        const isSame = paragraphsOf(merged.text).join('\n\n') === paragraphsOf(now).join('\n\n');
        if (!isSame) {
          const values = { ...held.values, wording: merged.text.trim() === '' ? null : merged.text };
          await sections.editIn(queries, actor, id, values, 'any');
        }
        return { section: held, with: authors, conflicts: merged.conflicts };
      }),
  };
}

const authorOf = ({ savedByName, organisation }: SectionWording) => `${savedByName}, ${organisation}`;

const unknown = () => new Refusal('assessment-section.unknown', 404, message('There is no such section.'));

/** What the form was opened on, and what was saved since. @param from wordings from that number on */
function splitAt(from: readonly SectionWording[], base: number) {
  if (base === 0) return { before: '', since: from };
  const [opened, ...since] = from;
  if (opened?.number !== base) {
    const words = message('This form was opened on no wording of this section. Open it again and copy your words.');
    throw new Refusal('section.base', 422, words, 'wording');
  }
  return { before: opened.wording, since };
}
