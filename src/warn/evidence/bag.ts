import type { CustodyLine } from './custody.ts';

/** A file of a bag, with what its manifest says of it. Paths are of printable ASCII. */
export type Listed = { readonly path: string; readonly sizeBytes: number; readonly sha256: string };

/** What a bag is called and of what it is, for whoever opens it. */
export type BagAbout = {
  readonly name: string;
  readonly title: string;
  readonly subject: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly marking: string;
  readonly version: string;
};

/** RFC 8493, 2.1.1. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Largest bag: what one person carries away and another reads again. */
export const largestBagBytes = 2 * 1024 ** 3;

/** RFC 8493, 2.1.3: a line for each file, in the form that `sha256sum -c` reads. */
export function manifestOf(listed: readonly Omit<Listed, 'sizeBytes'>[]): string {
  return listed
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${encodedPath(path)}\n`)
    .join('');
}

/** RFC 8493, 2.1.3: a line break within a path would end its line. */
function encodedPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/** RFC 8493, 2.2.2. */
export function bagInfo(about: BagAbout, payload: readonly Listed[]): string {
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const lines: readonly (readonly [string, string])[] = [
    ['External-Identifier', about.name],
    ['External-Description', about.title],
    ['Internal-Sender-Identifier', about.subject],
    ['Bagging-Date', about.madeAt.toISOString().slice(0, 10)],
    ['Contact-Name', about.madeBy],
    ['Bag-Software-Agent', `Forestall ${about.version}`],
    ['Payload-Oxum', `${bytes}.${payload.length}`],
    ['Marking', about.marking],
  ];
  // A line break in what somebody typed would begin a line of its own.
  return lines.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('');
}

/** The chain of custody for people, line by line. */
export function custodyText(title: string, lines: readonly CustodyLine[]): string {
  const told = lines.map(({ at, words, by, organisation, file, sha256, said, entry }) =>
    [
      `${at}  ${words}`,
      `  by ${by} (${organisation})`,
      ...(file === undefined ? [] : [`  file ${file}`]),
      ...(sha256 === undefined ? [] : [`  SHA-256 ${sha256}`]),
      ...(said === undefined ? [] : [`  said: ${said}`]),
      `  ledger entry ${entry}`,
    ].join('\n'),
  );
  return `Chain of custody: ${title}\n\n${told.join('\n\n')}\n`;
}

/** What a stranger reads first: what this is, and the very commands that check it, away from any Forestall. */
export function readMe(about: BagAbout, { hasStamp, hasChain }: { hasStamp: boolean; hasChain: boolean }): string {
  const { name, title, madeAt, madeBy, marking } = about;
  return `${title}

Evidence given out by Forestall on ${madeAt.toISOString()} by ${madeBy}. Marking: ${marking}.
It is a bag as RFC 8493 (BagIt 1.0) describes it. Nothing of Forestall is needed to check it.

What is in it
${hasChain ? chain : ''}  data/items/…/originals     each file as it came, untouched
  data/items/…/copies        working copies; item.json says of each what was done, and from which original
  data/items/…/item.json     what is known of it: who collected it, when, where, how, on what ground
  data/items/…/custody.txt   every hand that it went through (custody.json for programs)
  data/ledger                proofs that the entries stand in the ledger

The very same bytes are here once: where a file belongs to more than one thing, the .json of each says under which path.

Check that nothing has changed since it was made (on Windows in Git Bash or WSL; on a Mac: shasum -a 256 -c):

  cd ${name}
  sha256sum -c --quiet manifest-sha256.txt && echo "every file is as it was"
  sha256sum -c --quiet tagmanifest-sha256.txt && echo "and so is the list of them"

${hasStamp ? stamped : notStamped}
What this does not prove: that the files show what they are said to show, that they were not altered before they came to
Forestall, or when they were made. What was checked of that, item.json says under “finding”.

Check that an entry of the chain of custody stands in the ledger: node verify-entry.mjs data/ledger/ENTRY.json ROOT,
with verify-entry.mjs from Forestall’s own source (docs/) and the root that you were told by another way than this bag.
`;
}

const chain = `  data/chain.txt             begin here: from what was concluded to its evidence, step by step (chain.json for programs)
  data/reports/…/attachments files that a report brought
`;

const stamped = `Check when it was there at the latest. An authority has signed the SHA-256 of tagmanifest-sha256.txt with the time:

  openssl ts -verify -data tagmanifest-sha256.txt -in tagmanifest-sha256.txt.tsr -CAfile authority.pem
  openssl ts -reply -in tagmanifest-sha256.txt.tsr -text

authority.pem is here for convenience: fetch the authority’s certificates from the authority itself, and compare them. The
timestamp proves that the whole of this bag existed at that time and has not changed since; it does not prove that it did
not exist before.
`;

const notStamped = `No authority has put a time on this bag: when it was made, it alone says.
`;
