import { currencyOf, decimalText, type Money, MoneyError, moneyFromDecimal } from '../../../platform/money.ts';
import {
  activityOrder,
  indicatorOrder,
  linkOrder,
  periodOrder,
  resultOrder,
  transactionOrder,
} from './element-order.ts';
import {
  attribute,
  type Field,
  flag,
  many,
  maybe,
  one,
  optionalAttribute,
  type Reading,
  shape,
  text,
} from './shape.ts';
import { IatiError, textIn, type XmlElement } from './xml-tree.ts';

/**
 * An activity of the International Aid Transparency Initiative, version 2.03: the elements that programmes work with.
 * What else a file says stays in `kept` of the element it stood in, and is written again in the schema's order.
 */
export type IatiActivity = ReturnType<(typeof fields)['read']>;
export type Narrative = ReturnType<(typeof narrative)['read']>;

/** Money with the date for which its value holds, as converting it to another currency needs. */
export interface DatedMoney {
  readonly money: Money;
  readonly valueDate: string;
  /** The file names the currency although it is the activity's default. */
  readonly currencyStated?: true;
  /** Attributes of other namespaces. */
  readonly otherAttributes?: Readonly<Record<string, string>>;
}

/** `currency` may be left to the activity's default; then it is not written again either. */
const value: Field<DatedMoney> = {
  optional: false,
  read(reading) {
    const [first, second] = reading.takeChildren('value');
    if (!first || second) return reading.fail('one <value> is needed; it has none, or several.');
    return readValue(first, reading);
  },
  write({ money, valueDate, currencyStated, otherAttributes }, { children, surroundings }) {
    const isDefault = money.currency === surroundings.defaultCurrency && !currencyStated;
    const attributes = {
      ...otherAttributes,
      ...(isDefault ? {} : { currency: money.currency }),
      'value-date': valueDate,
    };
    children.push({ name: 'value', attributes, children: [decimalText(money)], line: 0 });
  },
};

function readValue(element: XmlElement, { surroundings }: Reading): DatedMoney {
  const { currency, 'value-date': valueDate, ...otherAttributes } = element.attributes;
  const code = currency ?? surroundings.defaultCurrency;
  const fail = (sentence: string): never => {
    throw new IatiError(element.line, 'value', sentence);
  };
  if (code === undefined) {
    return fail('its currency is missing; state it here, or a default-currency at <iati-activity>.');
  }
  if (valueDate === undefined) return fail('the attribute “value-date” is missing; add it.');
  try {
    return {
      money: moneyFromDecimal(textIn(element).trim(), currencyOf(code)),
      valueDate,
      ...(currency !== undefined && currency === surroundings.defaultCurrency ? { currencyStated: true } : {}),
      ...(Object.keys(otherAttributes).length > 0 ? { otherAttributes } : {}),
    };
  } catch (error) {
    return error instanceof MoneyError ? fail(error.message) : fail(String(error));
  }
}

const narrative = shape({ text: text(), language: optionalAttribute('xml:lang') });
const narratives = many('narrative', narrative);
const wording = shape({ narratives });
const code = shape({ code: attribute('code') });
const onDate = shape({ date: attribute('iso-date') });
const classified = {
  code: attribute('code'),
  vocabulary: optionalAttribute('vocabulary'),
  vocabularyUri: optionalAttribute('vocabulary-uri'),
  narratives,
};
const percentage = optionalAttribute('percentage');
const codeWithVocabulary = shape({ code: attribute('code'), vocabulary: optionalAttribute('vocabulary') });

const party = (activityAttribute: string) =>
  shape({
    ref: optionalAttribute('ref'),
    type: optionalAttribute('type'),
    activityId: optionalAttribute(activityAttribute),
    narratives,
  });
const provider = maybe('provider-org', party('provider-activity-id'));
const receiver = maybe('receiver-org', party('receiver-activity-id'));

const period = { start: one('period-start', onDate), end: one('period-end', onDate) };
const budget = shape({ type: optionalAttribute('type'), status: optionalAttribute('status'), ...period, value }, [
  'period-start',
  'period-end',
  'value',
]);
const plannedDisbursement = shape(
  { type: optionalAttribute('type'), start: period.start, end: maybe('period-end', onDate), value, provider, receiver },
  ['period-start', 'period-end', 'value', 'provider-org', 'receiver-org'],
);

const transaction = shape(
  {
    ref: optionalAttribute('ref'),
    humanitarian: flag('humanitarian'),
    type: one('transaction-type', code),
    date: one('transaction-date', onDate),
    value,
    description: maybe('description', wording),
    provider,
    receiver,
    sectors: many('sector', shape(classified)),
    recipientCountry: maybe('recipient-country', shape({ code: attribute('code'), narratives })),
    recipientRegion: maybe('recipient-region', shape(classified)),
    flowType: maybe('flow-type', code),
    financeType: maybe('finance-type', code),
    aidTypes: many('aid-type', codeWithVocabulary),
    tiedStatus: maybe('tied-status', code),
  },
  transactionOrder,
);

const documentLink = shape(
  {
    url: attribute('url'),
    format: attribute('format'),
    title: one('title', wording),
    description: maybe('description', wording),
    categories: many('category', code),
    languages: many('language', code),
    documentDate: maybe('document-date', onDate),
  },
  linkOrder,
);

/** Target, actual or baseline: IATI leaves what a value is to the indicator's measure, so it stays text. */
const measured = { value: optionalAttribute('value'), comment: maybe('comment', wording) };
const measuredOrder = ['location', 'dimension', 'comment', 'document-link'];
const indicator = shape(
  {
    measure: attribute('measure'),
    ascending: flag('ascending'),
    aggregates: flag('aggregation-status'),
    title: one('title', wording),
    description: maybe('description', wording),
    baselines: many(
      'baseline',
      shape({ year: attribute('year'), date: optionalAttribute('iso-date'), ...measured }, [
        'location',
        'dimension',
        'document-link',
        'comment',
      ]),
    ),
    periods: many(
      'period',
      shape(
        {
          ...period,
          targets: many('target', shape(measured, measuredOrder)),
          actuals: many('actual', shape(measured, measuredOrder)),
        },
        periodOrder,
      ),
    ),
  },
  indicatorOrder,
);
const result = shape(
  {
    type: attribute('type'),
    aggregates: flag('aggregation-status'),
    title: one('title', wording),
    description: maybe('description', wording),
    indicators: many('indicator', indicator),
  },
  resultOrder,
);

const fields = shape(
  {
    language: optionalAttribute('xml:lang'),
    defaultCurrency: optionalAttribute('default-currency'),
    updatedAt: optionalAttribute('last-updated-datetime'),
    hierarchy: optionalAttribute('hierarchy'),
    humanitarian: flag('humanitarian'),
    identifier: one('iati-identifier', shape({ text: text() })),
    reportingOrganisation: one(
      'reporting-org',
      shape({
        ref: attribute('ref'),
        type: attribute('type'),
        secondaryReporter: flag('secondary-reporter'),
        narratives,
      }),
    ),
    title: one('title', wording),
    descriptions: many('description', shape({ type: optionalAttribute('type'), narratives })),
    participatingOrganisations: many(
      'participating-org',
      shape({
        role: attribute('role'),
        ref: optionalAttribute('ref'),
        type: optionalAttribute('type'),
        activityId: optionalAttribute('activity-id'),
        narratives,
      }),
    ),
    status: one('activity-status', code),
    dates: many('activity-date', shape({ type: attribute('type'), date: attribute('iso-date'), narratives })),
    recipientCountries: many('recipient-country', shape({ code: attribute('code'), percentage, narratives })),
    recipientRegions: many('recipient-region', shape({ ...classified, percentage })),
    sectors: many('sector', shape({ ...classified, percentage })),
    tags: many('tag', shape(classified)),
    policyMarkers: many('policy-marker', shape({ ...classified, significance: optionalAttribute('significance') })),
    defaultFlowType: maybe('default-flow-type', code),
    defaultFinanceType: maybe('default-finance-type', code),
    defaultAidTypes: many('default-aid-type', codeWithVocabulary),
    defaultTiedStatus: maybe('default-tied-status', code),
    budgets: many('budget', budget),
    plannedDisbursements: many('planned-disbursement', plannedDisbursement),
    transactions: many('transaction', transaction),
    documentLinks: many('document-link', documentLink),
    relatedActivities: many('related-activity', shape({ ref: attribute('ref'), type: attribute('type') })),
    results: many('result', result),
  },
  activityOrder,
);

/** An `<iati-activity>` read and written. @throws IatiError with its line where something modelled is wrong or missing */
export const iatiActivity = {
  read: (element: XmlElement) => fields.read(element, { defaultCurrency: element.attributes['default-currency'] }),
  write: (activity: IatiActivity): XmlElement =>
    fields.write('iati-activity', activity, { defaultCurrency: activity.defaultCurrency }),
};
