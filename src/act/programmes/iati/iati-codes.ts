import type { IatiActivity } from './iati-activity.ts';

/** Names by code, of each codelist by its name: `data/iati/codelists.json`. */
export type Codelists = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface CodeFault {
  /** As `sector[2]`, counted from 1. */
  readonly place: string;
  readonly sentence: string;
}

/** @throws SyntaxError or TypeError if the text is not of the form of `data/iati/codelists.json` */
export function readCodelists(text: string): Codelists {
  const { codelists }: { codelists: Record<string, Record<string, string>> } = JSON.parse(text);
  return new Map(Object.entries(codelists).map(([name, codes]) => [name, new Map(Object.entries(codes))]));
}

/** One code to look up: only those of a vocabulary that the list is of. */
interface Use {
  readonly place: string;
  readonly list: string;
  readonly code: string | undefined;
}

/**
 * What the schema cannot see: codes that no list has, and percentages that do not make a whole. Codes of a reporter's
 * own vocabulary are not looked up.
 */
export function codeFaults(activity: IatiActivity, codelists: Codelists): readonly CodeFault[] {
  const unknown = usesOf(activity).flatMap(({ place, list, code }) =>
    code === undefined || codelists.get(list)?.has(code.trim()) !== false
      ? []
      : [{ place, sentence: `“${code}” is not in the codelist ${list}; choose one that is.` }],
  );
  return [...unknown, ...percentageFaults(activity)];
}

function usesOf(activity: IatiActivity): readonly Use[] {
  const each = <Item>(items: readonly Item[], name: string, uses: (item: Item, place: string) => readonly Use[]) =>
    items.flatMap((item, index) => uses(item, `${name}[${index + 1}]`));
  const use = (place: string, list: string, code: string | undefined): Use => ({ place, list, code });
  // Without a vocabulary, a sector is of the DAC's five digits, a marker and a region of the DAC's lists.
  const inList = (item: { vocabulary?: string }) => (item.vocabulary ?? '1') === '1';
  const currency = (place: string, code: string) => use(`${place}/value`, 'Currency', code);
  return [
    use('activity-status', 'ActivityStatus', activity.status.code),
    use('reporting-org', 'OrganisationType', activity.reportingOrganisation.type),
    use('iati-activity', 'Currency', activity.defaultCurrency),
    use('default-flow-type', 'FlowType', activity.defaultFlowType?.code),
    use('default-finance-type', 'FinanceType', activity.defaultFinanceType?.code),
    ...each(activity.dates, 'activity-date', (date, at) => [use(at, 'ActivityDateType', date.type)]),
    ...each(activity.participatingOrganisations, 'participating-org', (party, at) => [
      use(at, 'OrganisationRole', party.role),
      use(at, 'OrganisationType', party.type),
    ]),
    ...each(activity.recipientCountries, 'recipient-country', (country, at) => [use(at, 'Country', country.code)]),
    ...each(activity.recipientRegions, 'recipient-region', (region, at) => [
      use(at, 'Region', inList(region) ? region.code : undefined),
    ]),
    ...each(activity.sectors, 'sector', (sector, at) => [use(at, 'Sector', inList(sector) ? sector.code : undefined)]),
    ...each(activity.policyMarkers, 'policy-marker', (marker, at) => [
      use(at, 'PolicyMarker', inList(marker) ? marker.code : undefined),
    ]),
    ...each(activity.defaultAidTypes, 'default-aid-type', (type, at) => [
      use(at, 'AidType', inList(type) ? type.code : undefined),
    ]),
    ...each(activity.budgets, 'budget', (budget, at) => [
      use(at, 'BudgetType', budget.type),
      use(at, 'BudgetStatus', budget.status),
      currency(at, budget.value.money.currency),
    ]),
    ...each(activity.plannedDisbursements, 'planned-disbursement', (planned, at) => [
      use(at, 'BudgetType', planned.type),
      currency(at, planned.value.money.currency),
    ]),
    ...each(activity.transactions, 'transaction', (step, at) => [
      use(at, 'TransactionType', step.type.code),
      currency(at, step.value.money.currency),
      use(`${at}/flow-type`, 'FlowType', step.flowType?.code),
      use(`${at}/finance-type`, 'FinanceType', step.financeType?.code),
      ...each(step.sectors, `${at}/sector`, (sector, where) => [
        use(where, 'Sector', inList(sector) ? sector.code : undefined),
      ]),
      use(`${at}/recipient-country`, 'Country', step.recipientCountry?.code),
    ]),
    ...each(activity.documentLinks, 'document-link', (link, at) =>
      each(link.categories, `${at}/category`, (category, where) => [use(where, 'DocumentCategory', category.code)]),
    ),
    ...each(activity.relatedActivities, 'related-activity', (related, at) => [
      use(at, 'RelatedActivityType', related.type),
    ]),
  ];
}

interface Share {
  readonly percentage?: string;
}

/**
 * IATI 2.03: percentages of the sectors of one vocabulary make 100, those of countries and regions together make 100;
 * one alone may be left out and means 100. Added up as exact decimals.
 */
function percentageFaults(activity: IatiActivity): readonly CodeFault[] {
  const sectors = Map.groupBy(activity.sectors, (sector) => sector.vocabulary ?? '1');
  const faults = [...sectors].flatMap(([vocabulary, group]) => wholeFault(`sector, vocabulary ${vocabulary}`, group));
  return [...faults, ...placeFaults(activity)];
}

/** Regions of several vocabularies may divide the whole between them, or each tell it again. */
function placeFaults({ recipientCountries, recipientRegions }: IatiActivity): readonly CodeFault[] {
  const place = 'recipient-country and recipient-region';
  const together = wholeFault(place, [...recipientCountries, ...recipientRegions]);
  const vocabularies = [...Map.groupBy(recipientRegions, (region) => region.vocabulary ?? '1').values()];
  const apart = vocabularies.flatMap((regions) => wholeFault(place, [...recipientCountries, ...regions]));
  return vocabularies.length > 1 && apart.length === 0 ? [] : together;
}

function wholeFault(place: string, shares: readonly Share[]): readonly CodeFault[] {
  const stated = shares.flatMap(({ percentage }) => percentage ?? []);
  if (shares.length === 0 || (shares.length === 1 && stated.length === 0)) return [];
  if (stated.length < shares.length) {
    return [
      { place, sentence: `${shares.length - stated.length} of ${shares.length} state no percentage; state all.` },
    ];
  }
  const scaled = stated.map(scaledDecimal);
  if (scaled.includes(undefined)) return [{ place, sentence: 'a percentage is no decimal number; write 12.5.' }];
  const total = scaled.reduce<bigint>((sum, share) => sum + (share ?? 0n), 0n);
  const whole = 100n * scale;
  return total === whole
    ? []
    : [{ place, sentence: `its percentages add up to ${decimalOf(total)}, not to 100; correct them.` }];
}

const scaleDigits = 15;
const scale = 10n ** BigInt(scaleDigits);

/** Undefined if it is no decimal, or finer than 15 decimals. */
function scaledDecimal(text: string): bigint | undefined {
  const [, whole, fraction = ''] = /^\s*\+?(\d+)(?:\.(\d{0,15}))?\s*$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole + fraction.padEnd(scaleDigits, '0'));
}

function decimalOf(scaled: bigint): string {
  const fraction = (scaled % scale).toString().padStart(scaleDigits, '0').replace(/0+$/, '');
  return `${scaled / scale}${fraction === '' ? '' : `.${fraction}`}`;
}
