import { message } from '../../platform/language/message.ts';
import type { LedgerEntry } from '../../platform/ledger/ledger-entry.ts';
import { custodySteps } from './evidence-file.ts';

/** One hand that an item of evidence went through, as the ledger tells it. */
export type CustodyLine = {
  /** The ledger entry's id: `forestall ledger prove ID`. */
  readonly entry: string;
  /** ISO 8601, UTC, with microseconds. */
  readonly at: string;
  readonly step: string;
  readonly words: string;
  readonly by: string;
  readonly organisation: string;
  readonly file: string | undefined;
  readonly sha256: string | undefined;
  readonly said: string | undefined;
};

const words: Readonly<Record<string, string>> = {
  'evidence-item.made': message('Described'),
  'evidence-item.edited': message('Description changed'),
  [custodySteps.received]: message('File received'),
  [custodySteps.copied]: message('Working copy kept'),
  [custodySteps.opened]: message('File taken out to be looked at'),
  [custodySteps.exported]: message('Given out as a bag'),
  'evidence-item.preserved': message('Preserved'),
  'evidence-item.verified': message('Verified'),
  'evidence-item.disputed': message('Disputed'),
  'evidence-item.set-aside': message('Set aside'),
  'evidence-item.altered': message('Read again: not what came'),
};

/** The chain of custody: every entry of the ledger on an item, in its order. */
export function custodyOf(entries: readonly LedgerEntry[]): readonly CustodyLine[] {
  return entries.map((entry) => {
    const payload = payloadOf(entry);
    return {
      ...{ entry: entry.id, at: entry.at, step: entry.kind, words: words[entry.kind] ?? entry.kind },
      ...{ by: entry.personName, organisation: entry.organisation },
      ...{ file: wordIn(payload, 'name'), sha256: wordIn(payload, 'sha256') ?? wordIn(payload, 'tagManifestSha256') },
      said: wordIn(payload, 'said'),
    };
  });
}

/** The report that an entry names, if it names one: that a file was taken from. */
export function reportOf(entry: LedgerEntry): string | undefined {
  return wordIn(payloadOf(entry), 'report');
}

function payloadOf({ payload }: LedgerEntry): Readonly<Record<string, unknown>> {
  const read: unknown = JSON.parse(payload);
  return read !== null && typeof read === 'object' ? { ...read } : {};
}

function wordIn(payload: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const word = payload[name];
  return typeof word === 'string' ? word : undefined;
}
