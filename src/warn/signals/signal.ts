import type { Role } from '../../people/person.ts';
import { regionNames } from '../../places/shipped-regions.ts';
import { choice, country, line, link, optional, pastDay, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

export const originWords = {
  event: 'An event',
  report: 'A report',
  forecast: 'A forecast',
  list: 'A list or watchlist',
  'agreement-violation': 'A violation of a peace agreement',
  'agreement-overdue': 'Overdue provisions of a peace agreement',
  indicator: 'An indicator that an assessment watches',
  cluster: 'Reports of independent organisations, put together by rule',
  rise: 'A rise in a series of counts, found by rule',
} as const;

/** The levels of a warning, as far as a signal asks for one. */
export const signalLevelWords = { severe: 'Severe', high: 'High', elevated: 'Elevated' } as const;
export type SignalLevel = keyof typeof signalLevelWords;

/** Whoever watches, and those whose own work shows a change: a violation reported by a diplomat is a signal at once. */
export const noticing = [
  'watch-analyst',
  'desk-officer',
  'focal-point',
  'joint-analyst',
  'post-reporter',
  'instrument-owner-diplomacy',
  'strategy-owner',
] as const satisfies readonly Role[];
const judging = ['watch-analyst', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];

/** One observed change worth attention; it always points at what it came from. */
export const signal = defineRecord({
  kind: 'signal',
  address: '/warn/signals',
  names: { one: 'Signal', many: 'Signals' },
  about:
    'One observed change worth attention, from an event, a report, a forecast, a list or a violated agreement. The watch analyst opens a warning from it, links it to one, or sets it aside with the reason.',
  empty: 'No signal stands here. Note the first change that you see, with the address of what shows it.',
  fields: {
    title: line({ label: 'What has changed?', hint: 'In one sentence: who, where, what' }),
    country: country({ label: 'Where?' }),
    region: optional(
      choice(regionNames, {
        label: 'In which region across borders?',
        hint: 'Where it is about more than one country: the country above is the one whose desk leads',
      }),
    ),
    observedOn: pastDay({ label: 'When was it observed?' }),
    origin: choice(originWords, { label: 'What does it come from?' }),
    source: link({
      label: 'Where can that be read?',
      hint: 'Its address here, such as /places/SDN, or on the web',
      here: true,
    }),
    detail: optional(text({ label: 'What else should whoever judges it know?' })),
    asksFor: optional(choice(signalLevelWords, { label: 'Which level of warning does it ask for?' })),
  },
  lifecycle: {
    initial: 'noticed',
    states: {
      noticed: { name: 'Noticed' },
      linked: {
        name: 'Linked to a warning',
        has: { warning: reference('warning', { label: 'Which warning is it linked to?' }) },
        ended: true,
      },
      'set-aside': {
        name: 'Set aside',
        has: { reason: text({ label: 'Why is it set aside?' }) },
        ended: true,
      },
    },
    steps: {
      link: {
        from: ['noticed'],
        to: 'linked',
        label: 'Link it to a warning that stands',
        past: 'linked',
        roles: judging,
      },
      'set-aside': { from: ['noticed'], to: 'set-aside', label: 'Set it aside', past: 'set-aside', roles: judging },
      'take-up': {
        from: ['linked', 'set-aside'],
        to: 'noticed',
        label: 'Take it up again',
        past: 'taken-up',
        roles: judging,
        remark: 'What has changed since?',
      },
    },
    edits: ['noticed'],
  },
  titled: ['title'],
  columns: ['origin', 'observedOn', 'asksFor'],
  filters: ['origin', 'asksFor', 'region'],
  roles: noticing,
});
