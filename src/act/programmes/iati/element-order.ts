/** The sequences of IATI’s schema 2.03 (`data/iati/schema/iati-activities-schema.xsd`): child elements must stand so. */
export const activityOrder = [
  'iati-identifier',
  'reporting-org',
  'title',
  'description',
  'participating-org',
  'other-identifier',
  'activity-status',
  'activity-date',
  'contact-info',
  'activity-scope',
  'recipient-country',
  'recipient-region',
  'location',
  'sector',
  'tag',
  'country-budget-items',
  'humanitarian-scope',
  'policy-marker',
  'collaboration-type',
  'default-flow-type',
  'default-finance-type',
  'default-aid-type',
  'default-tied-status',
  'budget',
  'planned-disbursement',
  'capital-spend',
  'transaction',
  'document-link',
  'related-activity',
  'legacy-data',
  'conditions',
  'result',
  'crs-add',
  'fss',
] as const;

export const transactionOrder = [
  'transaction-type',
  'transaction-date',
  'value',
  'description',
  'provider-org',
  'receiver-org',
  'disbursement-channel',
  'sector',
  'recipient-country',
  'recipient-region',
  'flow-type',
  'finance-type',
  'aid-type',
  'tied-status',
] as const;

export const linkOrder = ['title', 'description', 'category', 'language', 'document-date'] as const;

export const resultOrder = ['title', 'description', 'document-link', 'reference', 'indicator'] as const;

export const indicatorOrder = ['title', 'description', 'document-link', 'reference', 'baseline', 'period'] as const;

export const periodOrder = ['period-start', 'period-end', 'target', 'actual'] as const;
