import { message } from '../platform/language/message.ts';
import type { StagePage } from '../platform/records/stage-routes.ts';

export const stages = [
  { name: message('Warn'), href: '/warn' },
  { name: message('Analyse'), href: '/analyse' },
  { name: message('Decide'), href: '/decide' },
  { name: message('Act'), href: '/act' },
  { name: message('Account'), href: '/account' },
  { name: message('Places'), href: '/places' },
  { name: message('Methods'), href: '/methods' },
];

export const actStage = {
  address: '/act',
  name: message('Act'),
  question: message('Who does what, by when, with which tool?'),
  pages: [
    {
      href: '/act/actions',
      name: message('Actions'),
      about: message('Who does what, by when, with which instrument.'),
    },
    {
      href: '/act/sanctions',
      name: message('Sanctions in force'),
      about: message('Measures of every kind by place, and the cases on their way.'),
    },
    {
      href: '/act/instruments',
      name: message('Instruments'),
      about: message('Every tool that a state holds, on which lawful basis, and the harm that it risks.'),
    },
    {
      href: '/act/diplomacy/calendar',
      name: message('Diplomatic calendar'),
      about: message('Mandates that end, elections, sessions, reviews and what agreements owe, day by day.'),
    },
  ],
};

export const decideStage = {
  address: '/decide',
  name: message('Decide'),
  question: message('What do we choose from a finite envelope, and why not the rest?'),
  pages: [
    {
      href: '/decide/decisions',
      name: message('Decisions'),
      about: message('Who chose what, when, on which warning or strategy, and why. Deciding not to act is a decision.'),
    },
    {
      href: '/decide/resources',
      name: message('Risk against effort'),
      about: message(
        'Where the risk is high and nothing is under way, and where effort goes on though the risk is low.',
      ),
    },
    {
      href: '/decide/priority-areas',
      name: message('Priority areas'),
      about: message('What is done and spent under each priority area.'),
    },
  ],
};

export const analyseStage = {
  address: '/analyse',
  name: message('Analyse'),
  question: message('Why, by whom, what could set it off, what would help?'),
  pages: [
    {
      href: '/analyse/judgements/track-record',
      name: message('Who has judged how well'),
      about: message('How people, teams and the model did on the questions that have been answered.'),
    },
  ],
  panels: [],
} satisfies StagePage;

export const peoplePage = {
  address: '/people',
  name: message('People'),
  question: message('Who answers for what, and who may decide it?'),
  // The directory is for administrators, who find it beside their tokens.
  pages: [],
  panels: [],
} satisfies StagePage;

export const accountStage = {
  address: '/account',
  name: message('Account'),
  question: message('What did we know, what did we do, what came of it?'),
  pages: [
    {
      href: '/account/latency',
      name: message('From warning to action'),
      about: message('How long each stretch takes, from a warning to the first action.'),
    },
    {
      href: '/account/outcomes',
      name: message('What came of it'),
      about: message('What happened after each warning, how long answers took, and how forecasts did.'),
    },
    {
      href: '/account/on',
      name: message('What was known on a day'),
      about: message('What stood on a day of your choice, in one place or all, and what had been done by then.'),
    },
    {
      href: '/account/ledger',
      name: message('Ledger'),
      about: message('Every step that was taken, by whom and when, chained so that no later change stays unseen.'),
    },
    {
      href: '/account/subscriptions',
      name: message('Subscriptions'),
      about: message('Be told of what changes, by e-mail, in a feed reader or in another system.'),
    },
  ],
  panels: [],
} satisfies StagePage;
