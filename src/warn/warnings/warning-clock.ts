import { message } from '../../platform/language/message.ts';
import { type LedgerEntry, saidIn } from '../../platform/ledger/ledger-entry.ts';

/** A step of a warning as the ledger tells it: its latency is the time since the step before, and nobody types it. */
export type ClockStep = {
  readonly kind: string;
  readonly what: string;
  readonly at: Date;
  readonly by: string;
  readonly role: string;
  readonly organisation: string;
  /** Hours since the step before; nothing for the first. */
  readonly latencyHours: number | undefined;
  readonly said: string | undefined;
};

const words: Readonly<Record<string, string>> = {
  'warning.opened': message('Opened'),
  'warning.acknowledged': message('Acknowledged'),
  'warning.climbed': message('Climbed'),
  'warning.assessed': message('Assessed'),
  'warning.decided': message('Decided'),
  'warning.action-begun': message('Action begun'),
  'warning.closed': message('Closed'),
};

export const warningKinds = Object.keys(words);

/** The clock of one warning from its ledger entries, oldest first. */
export function warningClock(entries: readonly LedgerEntry[]): readonly ClockStep[] {
  return entries.map((entry, place) => {
    const at = new Date(entry.at);
    const before = entries[place - 1];
    return {
      kind: entry.kind,
      what: words[entry.kind] ?? entry.kind,
      at,
      by: entry.personName,
      role: entry.role,
      organisation: entry.organisation,
      latencyHours: before === undefined ? undefined : (at.getTime() - new Date(before.at).getTime()) / 3_600_000,
      said: saidIn(entry),
    };
  });
}
