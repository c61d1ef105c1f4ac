import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import type { RecordService } from '../../platform/records/record-service.ts';
import { emptyCopy, readCopy } from '../../platform/records/working-copy-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ExpectedVersions } from '../../platform/version.ts';
import { longestSection, type section } from './assessment-parts.ts';
import { mergeParagraphs, paragraphsOf } from './paragraph-merge.ts';
import type { sectionComment } from './section-comment.ts';
import { lastNumber, listWordings, type SectionWording } from './section-wording-store.ts';
import { type NotPlaced, putInPlace } from './suggestion.ts';
import { wouldChange } from './working-copy.ts';

export type SectionWritingService = ReturnType<typeof createSectionWritingService>;

type Section = RecordOf<typeof section>;
type SectionComment = RecordOf<typeof sectionComment>;

/** What came of a saving: who else had saved since the form was opened, and of how many stretches two wordings stand. */
export type Saved = { readonly section: Section; readonly with: readonly string[]; readonly conflicts: number };

/** Several people write in one section at once: whoever saves later loses nothing, and overwrites nobody. */
export function createSectionWritingService({
  database,
  clock,
  sections,
  comments,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly sections: RecordService<typeof section>;
  readonly comments: RecordService<typeof sectionComment>;
}) {
  /** The section that a comment is on. */
  async function sectionOf(queries: Queries, { assessment, section: name }: SectionComment['values']) {
    const [found] = await sections.listIn(queries, { values: { assessment, section: name } });
    return found;
  }

  return {
    /**
     * Whether whoever asks puts this comment in place: it suggests other words, is open, and so is its assessment.
     * @returns what keeps its words out of the section, in words; nothing where it cannot be put in place at all
     */
    async placing(actor: Actor, { state, values }: SectionComment): Promise<{ readonly problem?: string } | undefined> {
      const { passage, instead } = values;
      if (state !== 'open' || instead === null || !comments.mayTake(actor, 'settle')) return undefined;
      const held = await database.snapshot(actor, (queries) => sectionOf(queries, values));
      if (held === undefined || !(await sections.isOpenWhole(actor, held.values))) return undefined;
      const placed = putInPlace(held.values.wording ?? '', { passage, instead });
      return placed === 'nowhere' || placed === 'several' ? { problem: notPlaced[placed] } : {};
    },

    /**
     * Puts what somebody suggested where it belongs in its section, and settles the suggestion: both or neither.
     * @throws Refusal (404) where there is none, (409) where its words stand in the section no more, or several times
     */
    putInPlace: (actor: Actor, id: RecordId, expected: ExpectedVersions): Promise<SectionComment> =>
      database.transact(actor, async (queries) => {
        const comment = await comments.lockIn(queries, id);
        if (comment === undefined) throw new Refusal('section-comment.unknown', 404, 'There is no such comment.');
        const { passage, instead } = comment.values;
        if (instead === null) throw new Refusal('suggestion.none', 409, message('It suggests no other words.'));
        const found = await sectionOf(queries, comment.values);
        const held = found && (await sections.lockIn(queries, found.id));
        if (held === undefined) throw unknown();
        const placed = putInPlace(held.values.wording ?? '', { passage, instead });
        if (placed === 'nowhere' || placed === 'several') throw new Refusal('suggestion.place', 409, notPlaced[placed]);
        requireShort(placed);
        await sections.editIn(queries, actor, held.id, { ...held.values, wording: placed }, 'any');
        const answer = 'Put in place as suggested';
        await comments.takeIn(queries, actor, id, 'settle', { answer }, { expected });
        return comment;
      }),

    /**
     * The section as it stands, with the number of the wording that a form is opened on, and what whoever asks had
     * written and not saved; nothing where there is no such section.
     */
    open: (actor: Actor, id: RecordId) =>
      database.snapshot(actor, async (queries) => {
        const found = await sections.findIn(queries, id);
        if (found === undefined) return undefined;
        const copy = await readCopy(queries, { section: id, person: actor.personId });
        const copyNumber = copy?.number ?? 0;
        const base = await lastNumber(queries, id);
        if (copy === undefined || copy.wording === null) return { section: found, base, copyNumber };
        const { before } = splitAt(await listWordings(queries, id, copy.base), copy.base);
        const unsaved = { ...copy, wording: copy.wording };
        return wouldChange(before, found.values.wording ?? '', copy.wording)
          ? { section: found, base, copyNumber, unsaved }
          : { section: found, base, copyNumber };
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
     * @param copy the number of the writer's working copy that these words were: nothing is left of it then
     * @throws Refusal where the base is none of the section's, or both together are too long
     */
    save: (
      actor: Actor,
      id: RecordId,
      { wording, base, copy }: { readonly wording: string; readonly base: number; readonly copy?: number | undefined },
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
        requireShort(merged.text);
        const isSame = paragraphsOf(merged.text).join('\n\n') === paragraphsOf(now).join('\n\n');
        if (!isSame) {
          const values = { ...held.values, wording: merged.text.trim() === '' ? null : merged.text };
          await sections.editIn(queries, actor, id, values, 'any');
        }
        if (copy !== undefined) await emptyCopy(queries, { section: id, person: actor.personId }, copy, clock());
        return { section: held, with: authors, conflicts: merged.conflicts };
      }),
  };
}

const notPlaced: Readonly<Record<NotPlaced, string>> = {
  nowhere: message('The words that it would replace stand in the section no more. Put it in by hand, then settle it.'),
  several: message('The words that it would replace stand in the section more than once. Put it in by hand.'),
};

/** @throws Refusal where it is longer than a section may be */
function requireShort(text: string): void {
  if (text.length <= longestSection) return;
  const words = message('Together with what others wrote meanwhile it is longer than {most} characters.');
  throw new Refusal('section.long', 422, words, 'wording', { most: longestSection });
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
