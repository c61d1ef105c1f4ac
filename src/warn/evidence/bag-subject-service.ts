import type { Actor } from '../../platform/database/actor.ts';
import { type Marked, markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { BagSubject, ChainLink, FindChain } from './bag-chain.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItems } from './evidence-item-service.ts';
import type { EvidenceItem } from './evidence-keeping-service.ts';

export type BagSubjects = ReturnType<typeof createBagSubjects>;

/** What a bag is of, with all that the asker may see of what leads from it to evidence. */
export type FoundSubject = Marked &
  BagSubject & {
    readonly title: string;
    readonly place: string | null;
    /** The subject first; none of an item of evidence. */
    readonly links: readonly ChainLink[];
    readonly items: readonly EvidenceItem[];
    /** Reports that may be named to whoever gets the bag: those of the chain, or that of the one item, if the asker sees it. */
    readonly named: ReadonlySet<string>;
  };

/** How many signals, reports and warnings, and how many items, a bag takes. */
const most = 500;
const everything = { after: undefined, limit: most + 1 };
const states = Object.keys(evidenceItem.lifecycle.states).filter((state) => state !== 'set-aside');

/**
 * For whoever makes a bag: pages show what they have found, however much leads to it.
 * @throws Refusal (409) where more leads to it than a bag takes
 */
export function requireFits(
  { links, items }: { readonly links: readonly unknown[]; readonly items: readonly unknown[] },
  limit = most,
): void {
  if (links.length <= limit && items.length <= limit) return;
  throw new Refusal(
    'evidence-bag.many',
    409,
    'More stands behind this than the {most} signals, reports and items that a bag takes. Give evidence out of its reports one by one.',
    undefined,
    { most: limit },
  );
}

/** Finds what a bag is made of. @param findChain how a report, a signal or a warning leads to evidence */
export function createBagSubjects({
  items,
  findChain,
}: {
  readonly items: EvidenceItems;
  readonly findChain: FindChain;
}) {
  const unknown = () => new Refusal('evidence-bag.unknown', 404, 'There is no such evidence.');

  /** Items that bear on a report of the chain, or that a link names, but those set aside: they stand for nothing. */
  async function itemsOf(actor: Actor, links: readonly ChainLink[]): Promise<readonly EvidenceItem[]> {
    const reports = links.filter(({ type }) => type === 'report').map(({ id }) => id);
    const known = new Set(links.map(({ id }) => id));
    const ids = [...new Set(links.flatMap(({ behind }) => behind))].filter((id) => !known.has(id));
    const bearing =
      reports.length === 0 ? [] : await items.page(actor, { states, oneOf: { report: reports } }, everything);
    const named = ids.length === 0 ? [] : await items.page(actor, { states, ids }, everything);
    return [...new Map([...bearing, ...named].map((item) => [item.id, item])).values()];
  }

  /** The report that an item bears on, where the asker may see it. */
  async function namedBy(actor: Actor, { values: { report } }: EvidenceItem): Promise<ReadonlySet<string>> {
    const isSeen = report !== null && (await findChain(actor, { type: 'report', id: report })) !== undefined;
    return new Set(isSeen ? [report] : []);
  }

  return {
    /** @throws Refusal (404) where there is none that the asker may see */
    async find(actor: Actor, { type, id }: BagSubject): Promise<FoundSubject> {
      if (type === 'evidence-item') {
        const item = await items.find(actor, id as RecordId<'evidence-item'>); // Its form has been checked by the address.
        if (item === undefined) throw unknown();
        return {
          ...markedAs(item),
          ...{ id, type, title: item.values.title, place: item.place, links: [], items: [item] },
          named: await namedBy(actor, item),
        };
      }
      const links = await findChain(actor, { type, id });
      if (links === undefined) throw unknown();
      const [{ title, place, ...subject }] = links;
      const found = await itemsOf(actor, links);
      const named = new Set(links.filter((link) => link.type === 'report').map((link) => link.id));
      return { ...markedAs(subject), ...{ id, type, title, place, links, items: found, named } };
    },
  };
}
