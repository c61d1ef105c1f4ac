import type { Obstacle } from '../actions/action.ts';
import type { ActionFollower, ActionGate } from '../actions/action-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { PartyScreening } from '../sanctions/screening/party-screening-service.ts';
import { engagedParties, engagingInstruments } from './engaged-parties.ts';

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
 * Screens on record whom an action that is planned or begun names, and whom a changed one names anew: who may be listed
 * is known before the talks, and again whenever a list changes.
 */
export function engagementScreening(parties: PartyScreening): ActionFollower {
  return async (queries, actor, { before, after }) => {
    const known = new Set(before && engagedParties(before).map(({ name }) => name));
    for (const { field: _, ...party } of engagedParties(after)) {
      if (!known.has(party.name)) await parties.screenIn(queries, actor, party, after);
    }
  };
}
