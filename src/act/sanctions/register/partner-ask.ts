import type { PartnerList, PartnerRow } from './partner-gaps.ts';
import type { RegisterRecord } from './register.ts';

/** Who answers for each list, as they are asked. */
const askedOf: Readonly<Record<PartnerList, string>> = {
  un: 'the Security Council’s sanctions committee',
  uk: 'the United Kingdom',
  eu: 'the European Union',
  ofac: 'the United States Treasury',
};

const listName: Readonly<Record<PartnerList, string>> = { un: 'UN', uk: 'UK', eu: 'EU', ofac: 'US (OFAC)' };

const caseKinds: Readonly<Record<RegisterRecord['kind'], string>> = {
  ...{ person: 'person', organisation: 'organisation', vessel: 'ship', aircraft: 'ship' },
};

/**
 * Where a gap is worked on: for the own list a designation case, for a partner's a démarche; either form with what is
 * known filled in.
 * @param own the list of the government whose workbench this is
 * @param country of the regime, ISO 3166-1 alpha-3, where it is about one
 */
export function askAddress(
  row: PartnerRow,
  {
    base,
    missing,
    own,
    country,
  }: {
    readonly base: PartnerList;
    readonly missing: PartnerList;
    readonly own: PartnerList;
    readonly country: string | undefined;
  },
): string {
  const { name, reference, regime, listedOn, kind } = row;
  const since = listedOn === null ? '' : ` since ${listedOn}`;
  const listed = `${listName[base]} list, ${reference}${since}${regime === null ? '' : `, ${regime}`}`;
  const place = country === undefined ? {} : { country };
  if (missing === own) {
    const query = { subject: name.slice(0, 200), subjectKind: caseKinds[kind], identifiers: listed.slice(0, 1_500) };
    return `/act/sanctions/cases/new?${new URLSearchParams({ ...query, ...place })}`;
  }
  const purpose = `Ask ${askedOf[missing]} to list ${name} (${listed})`;
  const query = { instrument: 'demarche', purpose: purpose.slice(0, 500), ...place };
  return `/act/actions/new?${new URLSearchParams(query)}`;
}
