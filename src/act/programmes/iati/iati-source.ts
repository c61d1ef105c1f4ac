import type { IatiActivity, Narrative } from './iati-activity.ts';
import { readResult, sectorOf } from './iati-reading.ts';
import { own, ownNamespace, roleCodes, tagVocabularies, transactionTypes } from './iati-writing.ts';

/**
 * What stands here, with all that the file it came from says beside it: elements that programmes do not work with, other
 * languages, and the whole of each budget, transaction and result that has not changed.
 */
export function withSource(ours: IatiActivity, source: IatiActivity): IatiActivity {
  const isSame = (left: readonly Narrative[], right: readonly Narrative[]) => textOf(left) === textOf(right);
  const [description] = ours.descriptions;
  const [firstDescription, ...descriptions] = source.descriptions;
  return {
    ...source,
    ...ours,
    ...(source.language === undefined ? {} : { language: source.language }),
    ...(source.hierarchy === undefined ? {} : { hierarchy: source.hierarchy }),
    reportingOrganisation:
      source.reportingOrganisation.ref === ours.reportingOrganisation.ref &&
      isSame(source.reportingOrganisation.narratives, ours.reportingOrganisation.narratives)
        ? source.reportingOrganisation
        : ours.reportingOrganisation,
    title: isSame(source.title.narratives, ours.title.narratives) ? source.title : ours.title,
    descriptions:
      description !== undefined &&
      (firstDescription === undefined || !isSame(firstDescription.narratives, description.narratives))
        ? [description, ...descriptions]
        : source.descriptions,
    participatingOrganisations: partiesOf(ours, source),
    dates: datesOf(ours, source),
    recipientCountries:
      codesOf(source.recipientCountries) === codesOf(ours.recipientCountries)
        ? source.recipientCountries
        : ours.recipientCountries,
    recipientRegions: source.recipientRegions,
    sectors: source.sectors.length > 0 && sectorOf(source) === sectorOf(ours) ? source.sectors : ours.sectors,
    tags: [...ours.tags, ...source.tags.filter(({ vocabularyUri }) => !isOwnVocabulary(vocabularyUri))],
    policyMarkers: source.policyMarkers,
    defaultAidTypes: source.defaultAidTypes,
    plannedDisbursements: source.plannedDisbursements,
    documentLinks: source.documentLinks,
    budgets: matched(ours.budgets, source.budgets, ({ type = '1', start, end, value }) =>
      keyOf(type, start.date, end.date, value.valueDate, value.money.currency, value.money.amountMinor),
    ),
    transactions: [
      ...matched(ours.transactions, source.transactions, ({ type, date, value }) =>
        keyOf(type.code, date.date, value.valueDate, value.money.currency, value.money.amountMinor),
      ),
      ...source.transactions.filter(({ type }) => !modelledTypes.includes(type.code)),
    ],
    relatedActivities: matched(ours.relatedActivities, source.relatedActivities, ({ ref, type }) =>
      keyOf(ref, type),
    ).concat(
      source.relatedActivities.filter(({ ref, type }) =>
        ours.relatedActivities.every((each) => each.ref !== ref || each.type !== type),
      ),
    ),
    results: matched(ours.results, source.results, (result) => JSON.stringify(readResult(result))),
    kept: {
      attributes: { ...withoutOwn(source.kept?.attributes ?? {}), ...ours.kept?.attributes },
      children: [...(source.kept?.children ?? []).filter(({ name }) => !isOwn(name)), ...(ours.kept?.children ?? [])],
    },
  };
}

const modelledTypes: readonly string[] = Object.values(transactionTypes);
const textOf = (narratives: readonly Narrative[]) => narratives[0]?.text.trim() ?? '';
const codesOf = (items: readonly { readonly code: string }[]) =>
  items
    .map(({ code }) => code.trim())
    .toSorted()
    .join();
const keyOf = (...parts: readonly unknown[]) => parts.map(String).join('\n');
const isOwn = (name: string) => name.startsWith(`${ownNamespace.prefix}:`);
const isOwnVocabulary = (uri: string | undefined) => Object.values<string | undefined>(tagVocabularies).includes(uri);
const withoutOwn = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !isOwn(name)));

/** Each of ours as the file had it, where it says the same; each of the file's is used once. */
function matched<Item>(ours: readonly Item[], theirs: readonly Item[], key: (item: Item) => string): Item[] {
  const waiting = Map.groupBy(theirs, key);
  return ours.map((item) => waiting.get(key(item))?.shift() ?? item);
}

/** Those of the file but the implementer and those that we wrote: these stand here. */
function partiesOf(ours: IatiActivity, source: IatiActivity): IatiActivity['participatingOrganisations'] {
  const implementer = source.participatingOrganisations.find(({ role }) => role === roleCodes.implementing);
  const others = source.participatingOrganisations.filter(
    (party) => party !== implementer && party.kept?.attributes[own('organisation')] === undefined,
  );
  const mine = ours.participatingOrganisations.map((party) =>
    implementer !== undefined &&
    party.role === roleCodes.implementing &&
    textOf(party.narratives) === (textOf(implementer.narratives) || implementer.ref)
      ? implementer
      : party,
  );
  return [...mine, ...others];
}

function datesOf(ours: IatiActivity, source: IatiActivity): IatiActivity['dates'] {
  const dateOf = ({ dates }: IatiActivity, types: readonly string[]) =>
    types.flatMap((type) => dates.filter((date) => date.type === type))[0]?.date;
  const isSame = [
    ['1', '2'],
    ['3', '4'],
  ].every((types) => dateOf(ours, types) === dateOf(source, types));
  return isSame ? source.dates : ours.dates;
}
