import { countryByCode } from '../../places/country.ts';
import { regionById } from '../../places/shipped-regions.ts';
import { addressOf, type RecordOf } from '../../platform/records/record.ts';
import { originWords, signal } from './signal.ts';

/** A signal as a line of a list. */
export function signalLine(record: RecordOf<typeof signal>) {
  const { title, country, region, observedOn, origin, asksFor } = record.values;
  return {
    id: record.id,
    href: addressOf(signal, record.id),
    title,
    country,
    countryName: countryByCode(country)?.name ?? country,
    region,
    regionName: region === null ? undefined : (regionById(region)?.name ?? region),
    observedOn,
    originName: originWords[origin],
    asksFor,
    stateName: signal.lifecycle.states[record.state].name,
    isNoticed: record.state === 'noticed',
    warning: record.state === 'linked' ? record.values.warning : undefined,
  };
}
