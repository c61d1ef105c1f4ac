import { countryByCode } from '../../places/country.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import { type Action, isLate } from './action.ts';

/**
 * An action with what a page calls its instrument, its place and its state, and whether it is overdue. One with an
 * instrument that has left the catalogue keeps its id for a name.
 * @param today ISO 8601
 */
export function namedAction(instruments: InstrumentCatalogue, action: Action, today: string) {
  const instrument = instruments.find(action.instrument);
  const states = instrument === undefined ? {} : instruments.lifecycleOf(instrument.id).states;
  return {
    action,
    instrumentName: instrument?.name ?? action.instrument,
    countryName: countryByCode(action.country)?.name ?? action.country,
    stateName: states[action.state]?.name ?? action.state,
    overdue: isLate(action, today),
  };
}
