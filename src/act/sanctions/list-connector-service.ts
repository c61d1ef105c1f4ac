import { basename } from 'node:path';
import type { Connector, ConnectorId, PulledPage } from '../../platform/connectors/connector.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { listWords } from './list-snapshot.ts';
import type { ListSnapshotService } from './list-snapshot-service.ts';
import type { ListName } from './lists/listed-subject.ts';

type Published = {
  readonly list: Exclude<ListName, 'other'>;
  readonly publisher: string;
  readonly address: string;
  readonly check?: Connector['check'];
};

/** Where each list is published, in the form that says most. */
const published: readonly Published[] = [
  {
    list: 'un',
    publisher: 'United Nations Security Council',
    address: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml',
  },
  {
    list: 'uk',
    publisher: 'Foreign, Commonwealth & Development Office',
    address: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml',
  },
  {
    list: 'eu',
    publisher: 'European Commission',
    // The token is the public one, the same for everybody.
    address: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
  },
  {
    list: 'ofac',
    publisher: 'US Department of the Treasury, Office of Foreign Assets Control',
    address: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML',
    check: ({ pathname }) =>
      /\.csv$/i.test(pathname)
        ? 'The CSV leaves the alternate names to a second file: give the address of SDN.XML'
        : undefined,
  },
  {
    list: 'ofac-consolidated',
    publisher: 'US Department of the Treasury, Office of Foreign Assets Control',
    address: 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONSOLIDATED.XML',
    check: ({ pathname }) =>
      /\.csv$/i.test(pathname)
        ? 'The CSV leaves the alternate names to a second file: give the address of CONSOLIDATED.XML'
        : undefined,
  },
];

/** The lists by their published addresses, each imported as a file of it is: the very file of one that stands changes nothing. */
export function listConnectors(importList: ListSnapshotService['importList']): readonly Connector[] {
  return published.map(({ list, publisher, address, check }) => ({
    describe: {
      // The identity of this source, said here and nowhere else.
      id: `sanctions-${list}` as ConnectorId,
      name: listWords[list],
      publisher,
      about: 'The list is imported as a snapshot that is never changed, and all who stand are screened against it.',
      defaultAddress: address,
      everyHours: 12,
    },
    check: (url) => check?.(url),
    pullSince: (url) => url.href,
    parse(page) {
      if (page.body.length === 0) throw new FileRefusal('sanctions.list', nameOf(page, list), undefined, 'it is empty');
      return {};
    },
    async land(actor, pages) {
      const page = await onlyPage(pages);
      const name = nameOf(page, list);
      const files = { list: () => ({ name, bytes: inPieces(page.body) }) };
      const { outcome, snapshot } = await importList(actor, files, { source: list });
      return {
        outcome: outcome === 'imported' ? 'landed' : 'unchanged',
        rows: snapshot.subjects,
        reachesTo: snapshot.madeOn ?? undefined,
      };
    },
  }));
}

async function onlyPage(pages: () => AsyncIterable<PulledPage>): Promise<PulledPage> {
  for await (const page of pages()) return page;
  throw new Error('A list that was pulled has its page');
}

/** The file's name as its address has it, or the list's own where that is none. */
function nameOf({ address }: PulledPage, list: ListName): string {
  const name = basename(new URL(address).pathname);
  return /\.[a-z]{3,5}$/i.test(name) ? name : `${list}-list`;
}

const pieceBytes = 256 * 1024;

/** So that what takes the subjects can keep up with the reading. */
async function* inPieces(body: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < body.length; from += pieceBytes) yield body.subarray(from, from + pieceBytes);
}
