import Type from 'typebox';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { custodyOf } from './custody.ts';
import type { EvidenceBags } from './evidence-bag-service.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceKeeping } from './evidence-keeping-service.ts';

const idSchema = Type.String({ format: 'uuid' });
const digestSchema = Type.String({ pattern: '^[0-9a-f]{64}$' });
const number = Type.Integer({ minimum: 1 });
const params = Type.Object({ id: idSchema });
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };
const tag = evidenceItem.names.many;

const fileSchema = Type.Object(
  {
    number,
    id: idSchema,
    name: Type.String(),
    mediaType: Type.String({ description: 'What its bytes are, whatever it was called' }),
    sizeBytes: Type.Integer({ minimum: 1 }),
    sha256: Type.String({ ...digestSchema, description: 'Of the bytes as they came' }),
    copyOf: nullable(Type.String({ ...idSchema, description: 'The original that a working copy was made from' })),
    done: nullable(Type.String({ description: 'What was done to make a working copy' })),
    addedAt: instantSchema,
    addedByName: Type.String(),
    lastReadAgainAt: nullable(instantSchema),
    isIntact: nullable(Type.Boolean({ description: 'Whether it was what came when it was last read again' })),
    page: Type.String({ description: 'Where a person who has signed in takes it out' }),
  },
  { title: 'EvidenceFile' },
);

const custodySchema = Type.Object(
  {
    number,
    entry: Type.String({ ...idSchema, description: 'Of the ledger' }),
    at: instantSchema,
    step: Type.String({ description: 'Such as evidence-item.received' }),
    by: Type.String(),
    organisation: Type.String(),
    file: nullable(Type.String()),
    sha256: nullable(Type.String()),
    said: nullable(Type.String()),
  },
  { title: 'CustodyLine' },
);

const bagSchema = Type.Object(
  {
    number,
    id: idSchema,
    tagManifestSha256: Type.String({ ...digestSchema, description: 'What a copy of the bag is known by' }),
    files: Type.Integer({ minimum: 0 }),
    sizeBytes: Type.Integer({ minimum: 0 }),
    madeAt: instantSchema,
    madeByName: Type.String(),
    authority: nullable(Type.String({ description: 'Whose timestamp it carries' })),
    stampedAt: nullable(instantSchema),
  },
  { title: 'EvidenceBag' },
);

/** The files of an item of evidence, its chain of custody, and the bags that were given out. */
export function evidenceApi({
  evidenceKeeping,
  evidenceBags,
}: {
  readonly evidenceKeeping: EvidenceKeeping;
  readonly evidenceBags: EvidenceBags;
}): readonly ApiOperation[] {
  const common = { tag, example, params, query: noQuery, key: numberKey, keySchema: numberKeySchema };
  return [
    listOperation({
      ...common,
      id: 'listEvidenceFiles',
      path: '/evidence/{id}/files',
      summary: 'The files of an item of evidence: originals and working copies',
      item: fileSchema,
      async list({ actor, params: { id }, page }) {
        const files = await evidenceKeeping.files(actor, id);
        const rows = files.map(({ name, mediaType, sizeBytes, sha256, copyOf, done, ...file }) => ({
          ...{ id: file.id, name, mediaType, sizeBytes, sha256, copyOf, done, isIntact: file.isIntact },
          ...{ addedAt: file.addedAt.toISOString(), addedByName: file.addedByName },
          lastReadAgainAt: file.readAt?.toISOString() ?? null,
          page: `${evidenceItem.address}/${id}/files/${file.id}`,
        }));
        return numberedPage(rows, page);
      },
    }),
    listOperation({
      ...common,
      id: 'listEvidenceCustody',
      path: '/evidence/{id}/custody',
      summary: 'Every hand that an item of evidence went through, the first first',
      item: custodySchema,
      async list({ actor, params: { id }, page }) {
        const lines = custodyOf(await evidenceKeeping.custody(actor, id));
        const rows = lines.map(({ entry, at, step, by, organisation, file, sha256, said }) => ({
          ...{ entry, at, step, by, organisation },
          ...{ file: file ?? null, sha256: sha256 ?? null, said: said ?? null },
        }));
        return numberedPage(rows, page);
      },
    }),
    listOperation({
      ...common,
      id: 'listEvidenceBags',
      path: '/evidence/{id}/bags',
      summary: 'What was given out of an item of evidence, a report, a signal or a warning, the last first',
      item: bagSchema,
      async list({ actor, params: { id }, page }) {
        const bags = await evidenceBags.given(actor, id);
        const rows = bags.map(({ id: bag, tagManifestSha256, files, sizeBytes, madeAt, madeByName, stamp }) => ({
          ...{ id: bag, tagManifestSha256, files, sizeBytes, madeAt: madeAt.toISOString(), madeByName },
          ...{ authority: stamp?.authority ?? null, stampedAt: stamp?.at.toISOString() ?? null },
        }));
        return numberedPage(rows, page);
      },
    }),
  ];
}
