import { countriesOf } from '../../places/region.ts';
import { regionById } from '../../places/shipped-regions.ts';
import { everyone } from '../../platform/ledger/ledger-entry.ts';
import type { Level, Warning } from './warning.ts';
import type { ClockStep } from './warning-clock.ts';
import { placeWords } from './warning-place.ts';

/** OASIS Common Alerting Protocol 1.2: the elements of one message in the standard's own words, with one `info`. */
export type CapMessage = {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: string;
  readonly status: 'Actual';
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly scope: 'Public' | 'Restricted';
  /** Where the scope is Restricted. */
  readonly restriction: string | undefined;
  /** Earlier messages on the same warning: `sender,identifier,sent`, parted by spaces. */
  readonly references: string | undefined;
  readonly info: {
    readonly language: 'en-GB';
    readonly category: 'Security';
    readonly event: string;
    readonly responseType: 'Assess' | 'None';
    readonly urgency: 'Future' | 'Past';
    readonly severity: 'Extreme' | 'Severe' | 'Moderate';
    readonly certainty: 'Possible' | 'Unknown';
    readonly senderName: string;
    readonly headline: string;
    readonly description: string;
    readonly web: string;
    readonly parameters: readonly { readonly valueName: string; readonly value: string }[];
    readonly area: {
      readonly areaDesc: string;
      readonly geocodes: readonly { readonly valueName: string; readonly value: string }[];
    };
  };
};

/** Both scales speak of the threat to life; ours has three steps, for deaths of civilians within twelve months. */
const severities: Readonly<Record<Level, CapMessage['info']['severity']>> = {
  severe: 'Extreme',
  high: 'Severe',
  elevated: 'Moderate',
};

/** CAP's dateTime has no “Z”: UTC is written “-00:00” (section 3.3.2), and no fractions of a second. */
function capInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}-00:00`;
}

/**
 * A warning as it stands now: each step of its clock is a message of its own, and refers to all before it. The first is
 * an Alert, a closing a Cancel, all others Updates.
 * @param publicUrl where people's browsers find this app
 */
export function capMessage(
  {
    warning,
    steps,
  }: {
    readonly warning: Warning;
    readonly steps: readonly ClockStep[];
  },
  publicUrl: string,
): CapMessage {
  const sender = `forestall@${new URL(publicUrl).hostname.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`;
  const identifierOf = (place: number) => `${warning.id}.${place + 1}`;
  const latest = steps.at(-1);
  const isClosed = warning.state === 'closed';
  const isPublic =
    warning.audience.includes(everyone) && warning.marking === 'OFFICIAL' && warning.caveats.length === 0;
  const earlier = steps.slice(0, -1).map((step, place) => `${sender},${identifierOf(place)},${capInstant(step.at)}`);
  return {
    identifier: identifierOf(Math.max(steps.length - 1, 0)),
    sender,
    sent: capInstant(latest?.at ?? warning.openedAt),
    status: 'Actual',
    msgType: isClosed ? 'Cancel' : steps.length > 1 ? 'Update' : 'Alert',
    scope: isPublic ? 'Public' : 'Restricted',
    restriction: isPublic
      ? undefined
      : [`${warning.marking}; for ${[warning.owner, ...warning.audience].join(', ')}`, ...warning.caveats].join('; '),
    references: earlier.length === 0 ? undefined : earlier.join(' '),
    info: {
      language: 'en-GB',
      category: 'Security',
      event: 'Risk of mass violence against civilians',
      responseType: isClosed ? 'None' : 'Assess',
      // “Responsive action SHOULD be taken in the near future”: a warning looks twelve months ahead.
      urgency: isClosed ? 'Past' : 'Future',
      severity: severities[warning.level],
      // CAP's Possible is up to about 50 %, where the rule's thresholds lie; a person who opens a warning states no chance.
      certainty: warning.raisedBy === 'rule' ? 'Possible' : 'Unknown',
      senderName: warning.desk,
      headline: `${isClosed ? 'Closed: ' : ''}${warning.level} warning on ${placeWords(warning)}`,
      description: warning.reason,
      web: `${publicUrl}/warn/warnings/${warning.id}`,
      parameters: [
        { valueName: 'forestall:level', value: warning.level },
        { valueName: 'forestall:state', value: warning.state },
      ],
      area: { areaDesc: placeWords(warning), geocodes: codesOf(warning) },
    },
  };
}

/** Of a region every member's, the one whose desk leads among them. */
function codesOf({ country, region }: Warning): CapMessage['info']['area']['geocodes'] {
  const found = region === undefined ? undefined : regionById(region);
  const countries = found === undefined ? [country] : countriesOf(found);
  return countries.map((value) => ({ valueName: 'ISO 3166-1 alpha-3', value }));
}
