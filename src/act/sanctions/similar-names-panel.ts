import type { AnyRecord, RecordDefinition } from '../../platform/records/record.ts';
import type { SearchService } from '../../platform/search/search-service.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { likenessWords, namesIn } from './similar-names.ts';

/**
 * On the page of a designation case or of a unit's vetting: where else a name much like its own stands, and how alike.
 * Two names may be two people: whoever reads compares, and nothing is joined.
 * @param kinds in which names are looked for, the record's own among them
 */
export function similarNamesPanel(
  search: SearchService,
  own: RecordDefinition,
  kinds: readonly RecordDefinition[],
  view: View,
): Panel<AnyRecord> {
  const kindNames = new Map(kinds.map(({ kind, names }) => [kind, names.one]));
  return async (actor, { id, values }) => {
    const found = await search.namedAlike(actor, namesIn(values), [...kindNames.keys()], { kind: own.kind, id });
    return view('act/sanctions/pages/similar-names-panel.njk', {
      entries: found.map(({ kind, title, href, likeness, name }) => ({
        ...{ href, name },
        kindName: kindNames.get(kind) ?? kind,
        title: title.replace(/^[^:]+: /, ''),
        words: likenessWords(likeness),
      })),
    });
  };
}
