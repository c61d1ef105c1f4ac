import type { Organisation } from '../../people/organisation.ts';
import type { PeopleService } from '../../people/people-service.ts';
import type { Obstacle } from '../actions/action.ts';
import type { ActionFollower, ActionGate } from '../actions/action-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { PartyScreening } from '../sanctions/screening/party-screening-service.ts';
import { engagedParties, engagedPartners, engagingInstruments } from './engaged-parties.ts';

/** What must be in order before talks begin: nobody who is met may be, as far as is settled, on a sanctions list. */
export function engagementGates(
  instruments: InstrumentCatalogue,
  parties: PartyScreening,
): Readonly<Record<string, ActionGate>> {
  const gate: ActionGate = async (queries, action) => {
    const obstacles: Obstacle[] = [];
    for (const { field, ...party } of engagedParties(action)) {
      for (const obstacle of await parties.obstaclesIn(queries, party)) obstacles.push({ ...obstacle, field });
    }
    return obstacles;
  };
  return Object.fromEntries(engagingInstruments(instruments.all).map((id) => [id, gate]));
}

/**
 * Screens on record whom an action that is planned or begun names, partner organisations too, and whom a changed one
 * names anew: who may be listed is known before the talks, and again whenever a list changes.
 */
export function engagementScreening(
  parties: PartyScreening,
  people: Pick<PeopleService, 'organisationsIn'>,
): ActionFollower {
  return async (queries, actor, { before, after }) => {
    const joining = after.partners.filter((id) => before?.partners.includes(id) !== true);
    const organisations =
      joining.length === 0 ? new Map<string, Organisation>() : await people.organisationsIn(queries);
    const known = new Set(before && engagedParties(before).map(({ name }) => name));
    const named = engagedParties(after).filter(({ name }) => !known.has(name));
    const partners = engagedPartners({ partners: joining, purpose: after.purpose }, organisations);
    for (const party of [...partners, ...named.map(({ field: _, ...each }) => each)]) {
      await parties.screenIn(queries, actor, party, after);
    }
  };
}
