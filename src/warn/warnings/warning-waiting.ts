import { mayTake, type Warning } from './warning.ts';
import type { Standing } from './warning-standing.ts';

type Asker = { readonly roles: readonly string[]; readonly organisationId: string };

/** The warnings that owe an answer, parted by whose answer comes first. */
export type Waiting<Entry> = {
  /** Those that wait for this person before all others: of the own desk, or climbed to the own place. */
  readonly first: readonly Entry[];
  /** Those of others: whoever may answer a warning may answer any, for what matters is that somebody does. */
  readonly others: readonly Entry[];
};

/** Whether somebody is among those whose answer a warning waits for first. */
function waitsFirstFor({ roles, organisationId }: Asker, warning: Warning): boolean {
  return (
    (roles.includes('desk-officer') && warning.owner === organisationId) ||
    (roles.includes('focal-point') && warning.tier === 'focal-point') ||
    (roles.includes('minister') && warning.tier === 'minister')
  );
}

/** In the order given; nothing for somebody whose roles answer no warning. */
export function waitingFor<Entry extends Standing>(
  asker: Asker,
  entries: readonly Entry[],
): Waiting<Entry> | undefined {
  if (!mayTake(asker, 'acknowledge')) return undefined;
  const owed = entries.filter((entry) => entry.deadline !== undefined);
  const isFirst = (entry: Entry) => waitsFirstFor(asker, entry.warning);
  return { first: owed.filter(isFirst), others: owed.filter((entry) => !isFirst(entry)) };
}
