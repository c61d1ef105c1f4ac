import { systemActor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import { partyName, saidOf } from './party.ts';
import { type OpenParty, partyReference, rosterChange } from './party-roster.ts';
import { joinStanding, knownParties, leaveStanding } from './party-roster-store.ts';
import type { Said } from './screened-subject.ts';
import { keepSubjects, type SaidOfOwner, saidWith } from './screened-subject-store.ts';
import { keptSaid } from './screening-keeping-service.ts';
import type { RunId } from './screening-run.ts';

/** Rows of one statement. */
const stretch = 500;

/**
 * By what something said of somebody is found again. Whose it is and who may see it belong to it: this is read as the
 * system, and what one house says of somebody is not for another to read on a row of its own.
 */
const saidKey = (reference: string, name: string, { owner, marking, caveats, audience }: Marked) =>
  JSON.stringify([reference, name, owner, marking, caveats.toSorted(), audience.toSorted()]);

function firstOfEach(said: readonly SaidOfOwner[]): ReadonlyMap<string, Said> {
  const first = new Map<string, Said>();
  for (const { screened, marked } of said) {
    const key = saidKey(screened.reference ?? '', screened.names[0] ?? '', marked);
    if (!first.has(key)) first.set(key, screened);
  }
  return first;
}

/**
 * Has those who are parties to what is open screened from now on whenever a list changes, and those no more who are
 * party to nothing. What somebody has said of one beside its name counts, where it is as much for the same readers.
 * @param run the run that screens them next
 */
export async function keepRoster(
  queries: Queries,
  open: readonly OpenParty[],
  run: RunId,
  at: Date,
): Promise<{ readonly joined: number; readonly left: number }> {
  const references = [...new Set(open.map(({ party }) => partyReference(party)))];
  const { joining, leaving } = rosterChange(open, await knownParties(queries, references));
  await leaveStanding(queries, leaving, at);
  const said = joining.length === 0 ? new Map<string, Said>() : firstOfEach(await saidWith(queries, references));
  for (let from = 0; from < joining.length; from += stretch) {
    const kept = joining.slice(from, from + stretch).map(({ party, marked }) => {
      const before = said.get(saidKey(partyReference(party), partyName(party.name), marked));
      return keptSaid(systemActor, before ?? saidOf(party), marked, at);
    });
    await joinStanding(queries, await keepSubjects(queries, kept), run, at);
  }
  return { joined: joining.length, left: leaving.length };
}
