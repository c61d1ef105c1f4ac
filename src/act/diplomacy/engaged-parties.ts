import { type Organisation, partnerKinds } from '../../people/organisation.ts';
import type { Action } from '../actions/action.ts';
import { detailPrefix } from '../actions/action-forms.ts';
import type { Instrument, InstrumentId } from '../instruments/instrument.ts';
import type { Party } from '../sanctions/screening/party.ts';

/**
 * What an action says that names persons or bodies of others who are met or heard, by instrument’s field. Left out is to
 * whom a démarche is made, for it is a word to a state and reaches a listed minister too; and organisations of the
 * directory.
 */
const namingFields = ['parties', 'briefers'] as const;

/** Instruments whose actions name whom they meet. */
export function engagingInstruments(instruments: readonly Instrument[]): readonly InstrumentId[] {
  return instruments
    .filter(({ fields }) => namingFields.some((name) => fields[name] !== undefined))
    .map(({ id }) => id);
}

/** Who is met by an action, each with the field of its form that names it. */
export function engagedParties({
  country,
  details,
  purpose,
}: Pick<Action, 'country' | 'details' | 'purpose'>): readonly (Party & { readonly field: string })[] {
  return namingFields.flatMap((name) =>
    namesIn(details[name]).map((party) => ({
      ...{ name: party, kind: 'unknown' as const, reference: `talks ${country}`, purpose },
      field: `${detailPrefix}${name}`,
    })),
  );
}

/**
 * Which partner organisations do it with us, as parties to be screened: those outside of governments, whom a list may
 * name, for a government’s own parts are not on one.
 */
export function engagedPartners(
  { partners, purpose }: Pick<Action, 'partners' | 'purpose'>,
  organisations: ReadonlyMap<string, Organisation>,
): readonly Party[] {
  return partners.flatMap((id) => {
    const partner = organisations.get(id);
    if (partner === undefined || !partnerKinds.includes(partner.kind)) return [];
    return [{ name: partner.name, kind: 'organisation' as const, reference: `organisation ${id}`, purpose }];
  });
}

const namesIn = (value: unknown): readonly string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string' && /[\p{L}\p{N}]/u.test(each));
