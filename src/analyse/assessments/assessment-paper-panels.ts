import type { Actor } from '../../platform/database/actor.ts';
import type { WrittenDocument } from '../../platform/documents/document.ts';
import { type DocumentFile, fileOf } from '../../platform/documents/document-reply.ts';
import { type PdfMaker, pagesOf } from '../../platform/documents/pdf.ts';
import type { OwnDocument } from '../../platform/records/own-pages.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import { assessmentDocument, type DocumentFacts } from './assessment-document.ts';
import { type AssessmentContent, readAssessment, referencesOf } from './assessment-reading.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { type OneSideDetail, oneSide, oneSideDetails } from './one-side.ts';

export type AssessmentPapers = ReturnType<typeof createAssessmentPapers>;

type RecordVersion = Parameters<OwnDocument>[1];
type PublishedVersion = { readonly recordId: string; readonly number: number };

/** An assessment as its reader sees it, and what goes from hand to hand of a version: the whole, and one side for a minister. */
export function createAssessmentPapers(evidence: EvidenceReadingService, reading: RecordReadingService) {
  /** @param version whose evidence is read as it stood; the draft's is read as it stands */
  async function read(actor: Actor, content: AssessmentContent, version?: PublishedVersion) {
    const published = version && { assessment: version.recordId, number: version.number };
    return readAssessment(content, await evidence.bases(actor, referencesOf(content), published));
  }

  async function factsOf(actor: Actor, version: RecordVersion): Promise<DocumentFacts> {
    const named = await reading.named(actor, []);
    return {
      marking: version.marking,
      caveats: version.caveats,
      place: named.country(String(version.content.values.country)),
      number: version.number,
      publishedOn: version.publishedAt.toISOString().slice(0, 10),
      organisation: named.organisation,
      likelihood: phiaWords,
    };
  }

  return {
    read,

    async whole(actor: Actor, version: RecordVersion): Promise<WrittenDocument> {
      return assessmentDocument(await read(actor, version.content, version), await factsOf(actor, version));
    },

    /** One side of A4, as a PDF: with as much as fits on it, the finding whole. */
    async oneSide(actor: Actor, version: RecordVersion, maker: PdfMaker): Promise<DocumentFile> {
      const asRead = await read(actor, version.content, version);
      const facts = await factsOf(actor, version);
      const make = (detail: OneSideDetail) => {
        const document = oneSide(asRead, facts, detail);
        return { document, ...maker.pdf(document) };
      };
      let made = make(oneSideDetails[0]);
      for (const detail of oneSideDetails.slice(1)) {
        if (pagesOf(made) === 1) break;
        made = make(detail);
      }
      return fileOf(made.document, 'pdf', made.bytes);
    },
  };
}
