import { countryByCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { readLedger } from '../../platform/ledger/ledger-store.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { publicationItem } from './publication-item.ts';
import { chancesOf, readTable } from './report-table.ts';

export type PublicationService = RecordService<typeof publicationItem>;
type Item = RecordOf<typeof publicationItem>;

export function createPublicationService(parts: RecordParts): PublicationService {
  return createRecordService(publicationItem, parts, {
    async check(queries, actor, { step, after }) {
      requireTable(after.values);
      if (step === 'clear' && (await writersOf(queries, after)).has(actor.personId)) {
        throw new Refusal('publication-item.clearance', 409, 'Somebody else clears it: you proposed or changed it.');
      }
      if (step === 'release' && (after.marking !== 'OFFICIAL' || after.caveats.length > 0)) {
        const words =
          'Only what is marked OFFICIAL, without a caveat, may be released. Propose it anew without the rest.';
        throw new Refusal('publication-item.marking', 409, words);
      }
    },
  });
}

/** Everybody who wrote a word of it, whoever touched it last. */
async function writersOf(queries: Queries, { id, createdBy }: Item): Promise<ReadonlySet<string>> {
  const kinds = ['publication-item.made', 'publication-item.edited'];
  const entries = await readLedger(queries, { subjectType: publicationItem.kind, subjectIds: [id], kinds });
  return new Set([createdBy, ...entries.map(({ person }) => person)]);
}

function requireTable({ section, rows }: Item['values']): void {
  if (rows === null) {
    if (section !== 'map' && section !== 'table') return;
    throw new Refusal('publication-item.table', 422, 'A table or a map needs its rows.', 'rows');
  }
  const table = readTable(rows);
  if ('problem' in table) {
    throw new Refusal('publication-item.table', 422, table.problem, 'rows', { line: table.line });
  }
  if (section !== 'map') return;
  const chances = chancesOf(table, (code) => countryByCode(code) !== undefined);
  if ('problem' in chances) throw new Refusal('publication-item.map', 422, chances.problem, 'rows');
}
