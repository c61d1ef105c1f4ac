import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { readWordText, type WordParagraph } from '../../platform/documents/word-text.ts';
import type { ByteBlocks } from '../../platform/files/byte-blocks.ts';
import { readZip, type ZipFault } from '../../platform/files/checked-zip.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import type { RecordService } from '../../platform/records/record-service.ts';
import { type FieldProblem, FieldsRefusal, Refusal } from '../../platform/refusal.ts';
import { longestSection, type section } from './assessment-parts.ts';
import {
  mostPieces,
  type Piece,
  piecesOf,
  earlierDocumentRefusals as refusals,
  withPieces,
} from './earlier-document.ts';
import { type SectionName, sectionNames, sectionWords } from './section.ts';

export type EarlierDocumentService = ReturnType<typeof createEarlierDocumentService>;

/** A piece and where somebody has said that it goes; nowhere where it is left out. @param place of it in the form */
export type PlacedPiece = Piece & { readonly place: number };

export const largestWordBytes = 10 * 1024 * 1024;
const parts = { text: 'word/document.xml', styles: 'word/styles.xml', types: '[Content_Types].xml' } as const;
/** Of a paper of some hundred pages the text is 5 MB; what is read whole stands still for all others meanwhile. */
const limits = { entries: 2_000, bytes: 60 * 1024 * 1024, wholeBytes: 8 * 1024 * 1024 };
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const zipRefusals: Readonly<Record<ZipFault, string>> = {
  damaged: refusals.damaged,
  outside: refusals.damaged,
  'too-large': refusals.large,
  encrypted: refusals.encrypted,
};

/** An earlier analysis as a Word document, brought into a draft by its headings, section by section. */
export function createEarlierDocumentService({
  database,
  sections,
}: {
  readonly database: Database;
  readonly sections: RecordService<typeof section>;
}) {
  /** The section, held; made where its assessment has none of that name yet. */
  async function heldSection(queries: Queries, actor: Actor, assessment: RecordId, name: SectionName) {
    const [found] = await sections.listIn(queries, { values: { assessment, section: name } }, 1);
    const empty = { assessment, section: name, leadDepartment: null, author: null, wording: null };
    const id = found?.id ?? (await sections.makeIn(queries, actor, sections.values(empty)));
    const held = await sections.lockIn(queries, id);
    if (held === undefined) throw new Refusal('assessment-section.unknown', 404, 'There is no such section.');
    return held;
  }

  return {
    /** @throws Refusal where whoever asks may not write in the draft, or it is none */
    async requireOpen(actor: Actor, assessment: RecordId): Promise<void> {
      requireRole(actor, sections.definition.roles);
      await sections.requireOpenWhole(actor, { assessment });
    },

    /**
     * Looks at a document and keeps nothing of it.
     * @returns what stands under each of its headings, with the section that each speaks for
     * @throws Refusal beside the file: no Word document, too large, damaged, or without text
     */
    async read({ content }: { readonly content: ByteBlocks }): Promise<readonly Piece[]> {
      const pieces = piecesOf(await paragraphsOf(content));
      if (pieces.length === 0) throw new Refusal('earlier-document.empty', 422, refusals.empty, 'file');
      if (pieces.length > mostPieces) throw new Refusal('earlier-document.many', 422, refusals.many, 'file');
      return pieces;
    },

    /**
     * Puts pieces after what their sections say already: all of them or, where one section would be too long, none.
     * @returns the sections that they went to
     * @throws FieldsRefusal beside the first piece of each section that would be too long
     */
    bringIn: (actor: Actor, assessment: RecordId, pieces: readonly PlacedPiece[]): Promise<readonly SectionName[]> =>
      database.transact(actor, async (queries) => {
        const bySection = Map.groupBy(pieces, ({ section: name }) => name);
        const changed: SectionName[] = [];
        const problems: FieldProblem[] = [];
        for (const name of sectionNames) {
          const own = bySection.get(name);
          const [first] = own ?? [];
          if (own === undefined || first === undefined) continue;
          const held = await heldSection(queries, actor, assessment, name);
          const wording = withPieces(held.values.wording ?? '', name, own);
          if (wording.length > longestSection) problems.push(tooLong(first.place, name, wording.length));
          else await sections.editIn(queries, actor, held.id, { ...held.values, wording }, 'any');
          changed.push(name);
        }
        if (changed.length === 0) throw new Refusal('earlier-document.nothing', 422, nothingChosen, 'to-0');
        if (problems.length > 0) throw new FieldsRefusal('earlier-document.long', 422, problems);
        return changed;
      }),
  };
}

const nothingChosen = message('Choose a section for one of the headings at least');

function tooLong(place: number, name: SectionName, length: number): FieldProblem {
  const words =
    'With this, “{section}” would have {count, number} characters, and at most 20,000 are taken: shorten it';
  return { field: `text-${place}`, text: say(words, { section: say(sectionWords[name]), count: length }) };
}

/** @throws Refusal beside the file */
async function paragraphsOf(content: ByteBlocks): Promise<readonly WordParagraph[]> {
  const refuse = (words: string) => new Refusal('earlier-document.file', 422, words, 'file');
  const isZip = content.blocks[0]?.toString('latin1', 0, 4) === 'PK\x03\x04';
  if (!content.isWhole || content.sizeBytes > largestWordBytes || !isZip) throw refuse(refusals.kind);
  const zip = await readZip(content, Object.values(parts), limits);
  if (typeof zip === 'string') throw refuse(zipRefusals[zip]);
  const wordsOf = (name: string) => zip.whole.get(name)?.toString('utf8') ?? '';
  const [text, types] = [wordsOf(parts.text), wordsOf(parts.types)];
  if (/macroEnabled/i.test(types)) throw refuse(refusals.macros);
  if (text === '' || !types.includes(mainType)) throw refuse(refusals.kind);
  try {
    return readWordText(text, wordsOf(parts.styles));
  } catch {
    // What the reader throws tells of the document: it reads memory, which does not fail.
    throw refuse(refusals.damaged);
  }
}
