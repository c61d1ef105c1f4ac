import type { AnyRecord } from '../../../platform/records/record.ts';
import { mayDo } from '../../../platform/records/record-roles.ts';
import type { Panel } from '../../../platform/web/panel.ts';
import type { View } from '../../../platform/web/view.ts';
import { listWords } from '../list-snapshot.ts';
import { type Party, settledAt } from './party.ts';
import type { PartyScreening } from './party-screening-service.ts';
import { stateWords } from './screening-finding.ts';
import { screeners } from './screening-roles.ts';
import type { ScreeningService } from './screening-service.ts';

/** On the front page: possible matches that wait for whoever settles them. */
export function waitingMatchesPanel(screening: Pick<ScreeningService, 'waiting'>, view: View): Panel<undefined> {
  return async (actor) => {
    const waiting = await screening.waiting(actor);
    if (waiting === undefined || waiting.open + waiting.toCheck === 0) return '';
    return view('act/sanctions/screening/pages/waiting-matches-panel.njk', waiting);
  };
}

/**
 * On the page of what pays somebody: who on the lists that somebody may be, how each pair stands, and where it is
 * settled.
 * @param partyOf whom the record pays; nothing where its name is kept elsewhere
 */
export function partyScreeningPanel(
  parties: PartyScreening,
  partyOf: (record: AnyRecord) => Party | undefined,
  view: View,
): Panel<AnyRecord> {
  return async (actor, record) => {
    // Who may be listed is told to those who screen, and to nobody else who may read of the project.
    if (!mayDo(actor, screeners)) return '';
    const party = partyOf(record);
    const standing = party && (await parties.standing(actor, party));
    return view('act/sanctions/screening/pages/party-panel.njk', {
      ...{ party, standing, stateWords, listWords },
      pairs: party && standing?.pairs.map((pair) => ({ ...pair, href: settledAt(party, pair) })),
    });
  };
}
