import { countryNames } from '../../places/country.ts';
import {
  choice,
  country,
  day,
  line,
  link,
  number,
  optional,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord, type RecordOf } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';

/** A state under review by the Human Rights Council: A/HRC/RES/5/1, annex, part I. */
export const uprReview = defineRecord({
  kind: 'upr-review',
  address: '/act/diplomacy/reviews',
  names: { one: 'Universal Periodic Review', many: 'Universal Periodic Reviews' },
  about:
    'What was recommended to a state, what it supported or noted, and whether it was carried out, with what shows it.',
  empty: 'No review stands here yet. Add the state under review, then its recommendations.',
  fields: {
    country: country({ label: 'Which state is under review?', words: countryNames }),
    cycle: number({ label: 'In which cycle?', minimum: 1, maximum: 20, whole: true }),
    reviewedOn: day({ label: 'When is it reviewed?' }),
    session: optional(reference('forum-session', { label: 'At which session?' })),
    reportSymbol: optional(line({ label: 'What is the symbol of the report?', maxLength: 60 })),
    webAddress: optional(link({ label: 'Where can it be read?' })),
  },
  lifecycle: {
    initial: 'under-review',
    states: { 'under-review': { name: 'Under review' }, closed: { name: 'Closed by the next review', ended: true } },
    steps: {
      close: {
        from: ['under-review'],
        to: 'closed',
        label: 'Close it: the next review has begun',
        past: 'closed',
        roles: diplomats,
      },
    },
    edits: ['under-review'],
  },
  titled: ['country', 'reportSymbol'],
  columns: ['cycle', 'reviewedOn'],
  filters: [],
  roles: diplomats,
});

/** A state answers with “supported” or “noted”, and with nothing else: A/HRC/RES/5/1, annex, paragraph 32. */
const responseWords = { supported: 'Supported', noted: 'Noted' } as const;
export const implementationWords = {
  'carried-out': 'Carried out',
  'in-part': 'Carried out in part',
  'not-begun': 'Not carried out',
  reversed: 'The contrary was done',
} as const;

const answered = {
  response: choice(responseWords, { label: 'How did the state answer?' }),
  answeredOn: pastDay({ label: 'When did it answer?' }),
};
const assessed = {
  ...answered,
  implementation: choice(implementationWords, { label: 'Was it carried out?' }),
  evidence: text({ label: 'What shows it?', hint: 'Laws, figures, who confirms it' }),
  assessedOn: pastDay({ label: 'As of which day?' }),
};

export const uprRecommendation = defineRecord({
  kind: 'upr-recommendation',
  address: '/act/diplomacy/review-recommendations',
  names: { one: 'Recommendation of the review', many: 'Recommendations of the review' },
  about: 'What one state recommended to another in its review.',
  empty: 'No recommendation stands here yet. Add each with its number in the report.',
  fields: {
    review: reference('upr-review', { label: 'In which review?' }),
    itemNumber: line({
      label: 'What is its number in the report?',
      hint: 'Such as 134.12',
      pattern: '^\\d{1,4}(\\.\\d{1,4})?$',
    }),
    recommendedBy: country({ label: 'Which state recommends it?' }),
    wording: text({ label: 'What does it say?', hint: 'In its own words' }),
  },
  lifecycle: {
    initial: 'made',
    states: {
      made: { name: 'Not answered' },
      answered: { name: 'Answered', has: answered },
      assessed: { name: 'Assessed', has: assessed },
    },
    steps: {
      answer: { from: ['made'], to: 'answered', label: 'Keep the answer', past: 'answered', roles: diplomats },
      assess: {
        from: ['answered'],
        to: 'assessed',
        label: 'Say whether it was carried out',
        past: 'assessed',
        roles: diplomats,
      },
      'assess-anew': {
        from: ['assessed'],
        to: 'answered',
        label: 'Assess it anew',
        past: 'taken-up',
        roles: diplomats,
        remark: 'What is new?',
      },
    },
    edits: ['made'],
  },
  titled: ['itemNumber', 'wording'],
  columns: ['recommendedBy', 'response', 'implementation'],
  filters: ['response', 'implementation'],
  roles: diplomats,
  partOf: 'review',
});

export type UprRecommendation = RecordOf<typeof uprRecommendation>;

/** How far a review has come. */
export type ReviewProgress = {
  readonly recommended: number;
  readonly supported: number;
  readonly noted: number;
  readonly unanswered: number;
  /** Of the supported ones, which count: by how far they were carried out, and those not assessed. */
  readonly ofSupported: Readonly<Record<keyof typeof implementationWords | 'not-assessed', number>>;
};

export function reviewProgress(
  recommendations: readonly Pick<UprRecommendation, 'state' | 'values'>[],
): ReviewProgress {
  const ofSupported = { 'carried-out': 0, 'in-part': 0, 'not-begun': 0, reversed: 0, 'not-assessed': 0 };
  const count = { recommended: recommendations.length, supported: 0, noted: 0, unanswered: 0 };
  for (const { values } of recommendations) {
    const response = 'response' in values ? values.response : null;
    if (response === null) count.unanswered += 1;
    else if (response === 'noted') count.noted += 1;
    else {
      count.supported += 1;
      const implementation = 'implementation' in values ? values.implementation : null;
      ofSupported[implementation ?? 'not-assessed'] += 1;
    }
  }
  return { ...count, ofSupported };
}
