import { themeWords } from '../../people/theme.ts';
import {
  choice,
  choices,
  line,
  lines,
  number,
  optional,
  organisation,
  organisations,
  percent,
  person,
  reference,
  text,
} from '../../platform/records/field.ts';
import { alwaysStanding, standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { factorWords } from '../../warn/risk-factors/risk-factor.ts';
import { confidenceWords, writing } from './assessment.ts';
import { sectionWords } from './section.ts';

/** What an assessment is made of: each a record of its own, so that two departments who write at once lose nothing. */

const whole = reference('assessment', { label: 'Which assessment is it part of?' });

const standing = standingOrTakenBack(writing);

/** In characters. */
export const longestSection = 20_000;

export const section = defineRecord({
  kind: 'assessment-section',
  address: '/analyse/assessment-sections',
  names: { one: 'Section', many: 'Sections' },
  about: 'Sections of assessments, each written by one department and read by all.',
  empty: 'No section stands here. They are made with their assessment.',
  fields: {
    assessment: whole,
    section: choice(sectionWords, { label: 'Which section is it?' }),
    leadDepartment: optional(organisation({ label: 'Which department writes it?' })),
    author: optional(line({ label: 'Who writes it?', hint: 'Name and role, as others may ask for them' })),
    wording: optional(text({ label: 'What does it say?', maxLength: longestSection })),
  },
  lifecycle: {
    initial: 'standing',
    states: {
      standing: { name: 'Nobody holds it' },
      held: { name: 'Held', has: { holder: person({ label: 'Who holds it?' }) } },
    },
    steps: {
      hold: {
        from: ['standing'],
        to: 'held',
        label: 'Say who holds it',
        past: 'held',
        roles: writing,
        changesWhole: true,
        means: 'Others may still write in it, and are told who holds it. Nothing that two write at once is lost.',
      },
      release: {
        from: ['held'],
        to: 'standing',
        label: 'Let it go',
        past: 'released',
        roles: writing,
        changesWhole: true,
      },
    },
    edits: ['standing', 'held'],
  },
  titled: ['section'],
  columns: ['leadDepartment', 'author'],
  filters: ['assessment', 'section'],
  roles: writing,
  partOf: 'assessment',
  fixed: ['section'],
});

export const ratingWords = {
  '0': '0: not seen',
  '1': '1: weak signs',
  '2': '2: clear signs',
  '3': '3: strong signs',
} as const;
export const directionWords = { easing: 'Easing', steady: 'Steady', worsening: 'Worsening' } as const;

export const rating = defineRecord({
  kind: 'risk-rating',
  address: '/analyse/risk-ratings',
  names: { one: 'Rating of a risk factor', many: 'Ratings of risk factors' },
  about:
    'How strongly each risk factor of the United Nations’ Framework of Analysis for Atrocity Crimes is seen in a place, with the reason and how sure the analysts are.',
  empty: 'No risk factor has been rated yet.',
  fields: {
    assessment: whole,
    factor: choice(factorWords, { label: 'Which risk factor is rated?' }),
    rating: choice(ratingWords, { label: 'How strongly is it seen?' }),
    direction: choice(directionWords, { label: 'Which way does it go?' }),
    reason: text({ label: 'Why?' }),
    evidenceFor: optional(text({ label: 'What speaks for it?', hint: 'Asked for in a full assessment' })),
    evidenceAgainst: optional(
      text({ label: 'What speaks against it?', hint: 'Asked for in a full assessment: say what you looked for' }),
    ),
    indicators: optional(
      lines({ label: 'Which of its indicators are seen?', hint: 'By their numbers, one on each line, such as 7.14' }),
    ),
    confidence: choice(confidenceWords, { label: 'How much confidence is there in this?' }),
    confidenceReason: optional(text({ label: 'Why that much confidence?', maxLength: 2_000 })),
  },
  lifecycle: alwaysStanding,
  titled: ['factor'],
  columns: ['rating', 'direction', 'confidence'],
  filters: ['factor', 'rating'],
  roles: writing,
  partOf: 'assessment',
  fixed: ['factor'],
});

export const scenario = defineRecord({
  kind: 'scenario',
  address: '/analyse/scenarios',
  names: { one: 'Scenario', many: 'Scenarios' },
  about: 'How the next months could go, how likely each way is, and by which signs one would know.',
  empty: 'No scenario yet. Two at least, with probabilities that add up to 100 %, are needed before a version.',
  fields: {
    assessment: whole,
    name: line({ label: 'What is this scenario called?' }),
    description: text({ label: 'What happens in it?' }),
    probability: optional(
      percent({ label: 'How likely is it?', hint: 'In a version the probabilities of all scenarios add up to 100 %' }),
    ),
    consequences: optional(text({ label: 'What would it mean for people there?' })),
    signs: optional(lines({ label: 'By which signs would you know?', hint: 'One on each line' })),
  },
  lifecycle: standing,
  titled: ['name'],
  columns: ['probability'],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});

export const priority = defineRecord({
  kind: 'priority',
  address: '/analyse/priorities',
  names: { one: 'Priority for intervention', many: 'Priorities for intervention' },
  about: 'Where assessments say that effort would help most, and why; strategies take them up.',
  empty: 'No priority yet. One at least is needed before a version: where would effort help most?',
  fields: {
    assessment: whole,
    rank: number({ label: 'Which rank has it?', hint: '1 is the first', whole: true, minimum: 1, maximum: 99 }),
    wording: line({ label: 'What should be done?', maxLength: 300 }),
    reason: text({ label: 'Why would that help?' }),
    harm: optional(text({ label: 'Which harm could it do, and to whom?' })),
    departments: organisations({ label: 'Which departments could do it?' }),
    themes: choices(themeWords, { label: 'Which priority areas does it serve?' }),
  },
  lifecycle: standing,
  titled: ['wording'],
  columns: ['rank', 'departments'],
  filters: ['assessment', 'themes'],
  roles: writing,
  partOf: 'assessment',
});

export const driverKindWords = {
  structural: 'Structural cause',
  proximate: 'Proximate cause',
  driver: 'Driver',
  trigger: 'Trigger',
} as const;

export const driver = defineRecord({
  kind: 'driver',
  address: '/analyse/drivers',
  names: { one: 'Driver', many: 'Drivers and triggers' },
  about: 'What makes violence more likely in a place, as assessments see it; strategies say which they work on.',
  empty: 'No driver or trigger yet.',
  fields: {
    assessment: whole,
    name: line({ label: 'What drives the conflict?' }),
    driverKind: choice(driverKindWords, { label: 'Which kind is it?' }),
    explanation: text({ label: 'How does it work?' }),
    direction: choice(directionWords, { label: 'Which way does it go?' }),
  },
  lifecycle: standing,
  titled: ['name'],
  columns: ['driverKind', 'direction'],
  filters: ['assessment', 'driverKind'],
  roles: writing,
  partOf: 'assessment',
});

export const opportunity = defineRecord({
  kind: 'opportunity',
  address: '/analyse/opportunities',
  names: { one: 'Opportunity', many: 'Opportunities and resilience' },
  about: 'What holds the peace in a place or could, as assessments see it; strategies say which they build on.',
  empty: 'No opportunity yet.',
  fields: {
    assessment: whole,
    name: line({ label: 'What holds the peace, or could?' }),
    explanation: text({ label: 'How, and who could help it?' }),
  },
  lifecycle: standing,
  titled: ['name'],
  columns: [],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});
