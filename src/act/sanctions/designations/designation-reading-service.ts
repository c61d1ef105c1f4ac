import type { EvidenceReference } from '../../../analyse/assessments/evidence.ts';
import type { EvidenceReadingService } from '../../../analyse/assessments/evidence-service.ts';
import { basisOf } from '../../../analyse/assessments/graded-evidence.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { message } from '../../../platform/language/message.ts';
import { addressOf, type RecordId, type RecordOf } from '../../../platform/records/record.ts';
import { mayDo, requireRole } from '../../../platform/records/record-roles.ts';
import type { RecordService } from '../../../platform/records/record-service.ts';
import type { OptionGroup } from '../../../platform/records/record-view.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { EvidenceFileService } from '../../../warn/evidence/evidence-file-service.ts';
import { evidenceItem } from '../../../warn/evidence/evidence-item.ts';
import type { EvidenceItems } from '../../../warn/evidence/evidence-item-service.ts';
import { sanctioning, type sanctionsRegime } from '../sanctions-regime.ts';
import type { SanctionsService } from '../sanctions-service.ts';
import type { DesignationCase } from './designation-case.ts';
import type { DesignationServices } from './designation-case-service.ts';
import { type DesignationEvidence, type PieceReference, pieceReferenceOf } from './designation-evidence.ts';
import { type DesignationFile, filedCriteria, type PieceBasis } from './designation-file.ts';
import type { FileScope } from './litigation-file.ts';

export type DesignationReadingService = ReturnType<typeof createDesignationReadingService>;

const longestList = 200;
const wholeReaders = [...sanctioning, 'minister'];

/** A case as it is read: each criterion with its answer and evidence, its steps, and its litigation file. */
export function createDesignationReadingService({
  database,
  designations,
  regimes,
  evidenceReading,
  evidenceItems,
  evidenceFiles,
  sanctions,
}: {
  readonly database: Database;
  readonly designations: Pick<DesignationServices, 'designationCases' | 'testedIn'>;
  readonly regimes: RecordService<typeof sanctionsRegime>;
  readonly evidenceReading: EvidenceReadingService;
  readonly evidenceItems: EvidenceItems;
  readonly evidenceFiles: EvidenceFileService;
  readonly sanctions: Pick<SanctionsService, 'clockOf'>;
}) {
  async function basesIn(
    queries: Queries,
    pieces: readonly DesignationEvidence[],
  ): Promise<ReadonlyMap<string, PieceBasis>> {
    const references = pieces.map(({ values }) => pieceReferenceOf(values)).filter(isOfAssessments);
    const standing = await evidenceReading.standingIn(queries, references);
    const known = new Map([...standing].map(([key, { basis }]) => [key, basis]));
    const bases = new Map<string, PieceBasis>();
    for (const { id, values } of pieces) {
      const reference = pieceReferenceOf(values);
      const basis =
        reference.kind === 'evidence-item'
          ? await itemBasis(queries, reference.id)
          : { basis: basisOf(reference, known), files: [] };
      bases.set(id, basis);
    }
    return bases;
  }

  async function itemBasis(queries: Queries, id: string): Promise<PieceBasis> {
    const item = await evidenceItems.findIn(queries, id as RecordId); // Whether there is one, the service says.
    if (item === undefined) return { basis: { isHidden: true, kind: 'evidence-item' }, files: [] };
    const files = await evidenceFiles.listIn(queries, { item: item.id });
    return { basis: itemShown(item), files: files.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })) };
  }

  async function file(actor: Actor, id: RecordId): Promise<DesignationFile> {
    const read = await database.snapshot(actor, async (queries) => {
      const found = await designations.designationCases.findIn(queries, id);
      if (found === undefined) {
        throw new Refusal('designation-case.unknown', 404, message('There is no such designation case.'));
      }
      const tested = await designations.testedIn(queries, found);
      const bases = await basesIn(
        queries,
        tested.flatMap(({ evidence }) => evidence),
      );
      const regime = await regimes.findIn(queries, found.values.regime as RecordId); // A reference that was found.
      return { case: found, criteria: filedCriteria(tested, bases), regime: regime?.values.name ?? '' };
    });
    return { ...read, state: read.case.state, steps: await sanctions.clockOf(actor, read.case) };
  }

  return {
    /** Whether somebody reads the whole litigation file of a case that they may see, and not its released parts alone. */
    mayReadWhole: (actor: Actor): boolean => mayDo(actor, wholeReaders),

    /** @throws Refusal (404) where there is none that the asker may see */
    file,

    /** The same for what is given out. @throws Refusal (403) of the whole, for whoever may read its released parts alone */
    async fileOf(actor: Actor, id: RecordId, scope: FileScope): Promise<DesignationFile> {
      if (scope === 'whole') requireRole(actor, wholeReaders);
      return file(actor, id);
    },

    /** What may be chosen as evidence for the country of a case. @param chosen stays to be chosen */
    async offered(
      actor: Actor,
      found: DesignationCase | undefined,
      chosen: PieceReference | undefined,
    ): Promise<readonly OptionGroup[]> {
      const place = found?.values.country;
      const other = chosen?.kind === 'evidence-item' ? undefined : chosen;
      const groups = await evidenceReading.offered(actor, place, other);
      if (place === undefined) return groups;
      const { records } = await evidenceItems.list(actor, { place }, { limit: longestList, offset: 0 });
      const options = records
        .filter(({ state, id }) => state !== 'set-aside' || (chosen?.kind === 'evidence-item' && chosen.id === id))
        .map(({ id, values }) => ({ value: `evidence-item ${id}`, text: values.title }));
      return options.length === 0 ? groups : [{ name: message('Evidence with its files'), options }, ...groups];
    },
  };
}

function isOfAssessments(reference: PieceReference): reference is EvidenceReference {
  return reference.kind !== 'evidence-item';
}

/** An item of evidence as it is shown beside what assessments point at. */
function itemShown({ id, values, organisation, marking, caveats }: RecordOf<typeof evidenceItem>): PieceBasis['basis'] {
  return {
    ...{ isHidden: false, kind: 'evidence-item', title: values.title, href: addressOf(evidenceItem, id) },
    ...{ dated: values.collectedOn, source: organisation, marking: [marking, ...caveats].join(' · ') },
  };
}
