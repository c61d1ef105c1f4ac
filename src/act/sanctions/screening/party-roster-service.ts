import { systemActor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { partyName, saidOf } from './party.ts';
import { type OpenParty, partyReference, rosterChange } from './party-roster.ts';
import { joinStanding, knownParties, leaveStanding } from './party-roster-store.ts';
import { keepSubjects, saidWith } from './screened-subject-store.ts';
import { keptSaid } from './screening-keeping-service.ts';
import type { RunId } from './screening-run.ts';

/** Rows of one statement. */
const stretch = 500;

/**
 * Has those who are parties to what is open screened from now on whenever a list changes, and those no more who are
 * party to nothing. What somebody has said of one beside its name counts.
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
  const said = joining.length === 0 ? [] : await saidWith(queries, references);
  for (let from = 0; from < joining.length; from += stretch) {
    const kept = joining.slice(from, from + stretch).map(({ party, marked }) => {
      const before = said.find(
        ({ names, reference }) => reference === partyReference(party) && names[0] === partyName(party.name),
      );
      return keptSaid(systemActor, before ?? saidOf(party), marked, at);
    });
    await joinStanding(queries, await keepSubjects(queries, kept), run, at);
  }
  return { joined: joining.length, left: leaving.length };
}
