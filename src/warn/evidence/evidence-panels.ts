import type { Actor } from '../../platform/database/actor.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { formatBound } from '../../platform/words.ts';
import { custodyOf } from './custody.ts';
import type { EvidenceBags } from './evidence-bag-service.ts';
import type { EvidenceFile } from './evidence-file.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItems } from './evidence-item-service.ts';
import type { EvidenceItem, EvidenceKeeping } from './evidence-keeping-service.ts';

const shown = 50;

/** An item's own page: its files with their working copies, and every hand that it went through. */
export function evidenceItemPages(keeping: EvidenceKeeping): OwnPages {
  return {
    record: {
      template: 'warn/evidence/pages/evidence-item.njk',
      async show(actor: Actor, record: AnyRecord) {
        const href = addressOf(evidenceItem, record.id);
        const files = await keeping.files(actor, record.id);
        const line = (file: EvidenceFile) => ({
          ...file,
          href: `${href}/files/${file.id}`,
          kilobytes: formatBound(Math.ceil(file.sizeBytes / 1_000)),
        });
        const mayAdd = keeping.mayAdd(actor, record.state);
        return {
          originals: files
            .filter(({ copyOf }) => copyOf === null)
            .map((original) => ({
              ...line(original),
              copies: files.filter((each) => each.copyOf === original.id).map(line),
            })),
          isAltered: files.some(({ isIntact }) => isIntact === false),
          custody: custodyOf(await keeping.custody(actor, record.id)),
          add: mayAdd ? `${href}/files/new` : undefined,
          addCopy: mayAdd && files.length > 0 ? `${href}/copies/new` : undefined,
        };
      },
    },
  };
}

function entryOf({ id, state, values }: EvidenceItem) {
  const stateName = evidenceItem.lifecycle.states[state].name;
  return { href: addressOf(evidenceItem, id), title: values.title, stateName };
}

/** On the page of a signal or a warning: the evidence behind it, and the way to give it out; nothing where there is none. */
export function behindEvidencePanel(
  bags: EvidenceBags,
  type: 'signal' | 'warning',
  view: View,
): Panel<{ readonly id: string }> {
  return async (actor, { id }) => {
    const { items, hasFiles } = await bags.behind(actor, { type, id });
    if (items.length === 0 && !hasFiles) return '';
    return view('warn/evidence/pages/behind-evidence-panel.njk', {
      entries: items.slice(0, shown).map(entryOf),
      bag: hasFiles ? `/warn/${type}s/${id}/bag` : undefined,
    });
  };
}

/** On a report's page: the evidence that bears on it. */
export function reportEvidencePanel(items: EvidenceItems, files: EvidenceFileService, view: View): Panel<AnyRecord> {
  return async (actor, { id, place }) => {
    const { records, count } = await items.list(actor, { values: { report: id } }, { limit: shown, offset: 0 });
    const attached = await files.list(actor, { report: id });
    const country = place === null ? '' : `&country=${place}`;
    return view('warn/evidence/pages/report-evidence-panel.njk', {
      entries: records.map(entryOf),
      count,
      bag: count > 0 || attached.length > 0 ? `/warn/reports/${id}/bag` : undefined,
      add: items.mayMake(actor) ? `${evidenceItem.address}/new?report=${id}${country}` : undefined,
    });
  };
}

/** On the front page and the watch's, where there is one: what is kept and is not what came. */
export function alteredEvidencePanel(files: EvidenceFileService, view: View): Panel<undefined> {
  return async (actor) => {
    const altered = await files.altered(actor);
    if (altered.length === 0) return '';
    return view('warn/evidence/pages/altered-evidence-panel.njk', {
      entries: altered.map(({ name, item, report }) => ({
        name,
        href: item === null ? `/warn/reports/${report}#attachments` : `${addressOf(evidenceItem, item)}#files`,
      })),
    });
  };
}
