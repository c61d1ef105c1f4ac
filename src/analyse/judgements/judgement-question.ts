import type { Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import {
  choice,
  choices,
  country,
  day,
  line,
  number,
  optional,
  percent,
  reference,
  text,
  yesNo,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from '../assessments/assessment.ts';

const asking = ['joint-analyst', 'watch-analyst', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];

export const deathsWords = {
  all: 'Deaths of all organised violence',
  'one-sided': 'Deaths of civilians in one-sided violence',
  'state-based': 'Deaths in state-based conflict',
  'non-state': 'Deaths in non-state conflict',
} as const;
export type DeathsCounted = keyof typeof deathsWords;

const resolved = {
  outcome: yesNo({ label: 'Did it happen?' }),
  shownBy: text({ label: 'What shows it?', hint: 'The source that the question names, with its day and its words' }),
};

/** A question that will have one answer, yes or no: where, what exactly, by which source, by when. */
export const judgementQuestion = defineRecord({
  kind: 'judgement-question',
  address: '/analyse/judgements',
  names: { one: 'Question', many: 'Questions and judgements' },
  about:
    'Questions that will have one answer, yes or no. Each estimator answers alone and sees the others only afterwards; when the answer is known, people, teams and the model are scored by the same rule.',
  empty: 'No question stands here yet. Ask one that a source will answer by a day that you can name.',
  fields: {
    country: country({ label: 'Which country is it about?' }),
    question: line({
      label: 'What exactly may happen?',
      hint: 'So that two people who read the source would give the same answer',
      maxLength: 300,
    }),
    source: line({ label: 'Which source will tell?' }),
    fromDay: day({ label: 'From which day does it count?' }),
    lastDay: day({ label: 'Up to which day does it count?' }),
    closesOn: day({ label: 'Until which day are estimates taken?' }),
    deathsCounted: optional(
      choice(deathsWords, {
        label: 'Is it answered by the figures of deaths that are loaded here? Which deaths?',
        hint: 'All together: whole months. By type of violence: whole calendar years. Otherwise a person answers it, with evidence',
      }),
    ),
    thresholdDeaths: optional(
      number({
        label: 'It has happened where there are this many deaths or more',
        whole: true,
        minimum: 1,
        maximum: 10_000_000,
      }),
    ),
    assessment: optional(
      reference('assessment', {
        label: 'Of which assessment is it?',
        hint: 'That assessment’s page shows the question',
      }),
    ),
    themes: choices(themeWords, { label: 'Which priority areas does it speak of?' }),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      open: { name: 'Open for estimates' },
      closed: { name: 'Waiting for its answer' },
      resolved: { name: 'Answered', has: resolved, ended: true },
      void: { name: 'Cannot be answered', ended: true },
    },
    steps: {
      ask: {
        from: ['draft'],
        to: 'open',
        label: 'Ask it',
        past: 'asked',
        roles: asking,
        means: 'Its wording stands from then on.',
      },
      close: {
        from: ['open'],
        to: 'closed',
        label: 'Take no more estimates',
        past: 'closed',
        roles: asking,
        means: 'Everybody who sees the question sees all its estimates then.',
      },
      resolve: { from: ['closed'], to: 'resolved', label: 'Answer it', past: 'resolved', roles: asking },
      'set-aside': {
        from: ['open', 'closed'],
        to: 'void',
        label: 'Say that it cannot be answered',
        past: 'set-aside',
        roles: asking,
        remark: 'Why can it not be answered?',
      },
    },
    edits: ['draft'],
  },
  titled: ['question'],
  columns: ['closesOn', 'lastDay'],
  filters: ['deathsCounted', 'themes'],
  roles: asking,
  due: 'lastDay',
  themes: 'themes',
});

/** One person's probability, given blind and never changed. */
export const estimate = defineRecord({
  kind: 'estimate',
  address: '/analyse/estimates',
  names: { one: 'Estimate', many: 'Estimates' },
  about:
    'Probabilities that people gave to questions. Those of an open question are seen by whoever has given their own, and by everybody once no more are taken.',
  empty: 'You see no estimate here yet: others’ are shown once your own is in, or once no more are taken.',
  fields: {
    question: reference('judgement-question', { label: 'Which question does it answer?' }),
    probability: percent({ label: 'How likely is it?' }),
    reasons: text({ label: 'Why?', hint: 'What you looked at first, and what moved you from there' }),
  },
  lifecycle: { initial: 'given', states: { given: { name: 'Given' } }, steps: {}, edits: [] },
  titled: [],
  columns: ['probability', 'reasons'],
  filters: ['question'],
  roles: writing,
  partOf: 'question',
  blind: true,
});
