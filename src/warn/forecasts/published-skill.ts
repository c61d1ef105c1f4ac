import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { message } from '../../platform/language/message.ts';

/**
 * The published comparisons, `forestall evaluate …`, as the page of the forecasts' skill shows them. `data/skill.json` is
 * made by `scripts/build-skill.ts` from what the verbs print, and nothing in it is typed by hand.
 */

/** Chances, or deaths a month: of Forestall, of the method that it is held against, and what came. */
const named = Type.Object({
  /** Code of a country; the publisher's name where it is none of ours. */
  place: Type.String(),
  when: Type.Integer(),
  forestall: Type.Number(),
  anchor: Type.Number(),
  deaths: Type.Union([Type.Number(), Type.Null()]),
});

const yearSchema = Type.Object({
  year: Type.Integer(),
  n: Type.Integer(),
  positives: Type.Union([Type.Integer(), Type.Null()]),
  /** The table's `yearScore` by method; of a method that has no forecast of the year, none. */
  scores: Type.Record(Type.String(), Type.Number()),
});

const tableSchema = Type.Object({
  task: Type.Enum(['onset', 'one-sided', 'fatalities', 'deaths']),
  /** Which part of the task: a threshold and which places, or years pooled. */
  part: Type.String(),
  from: Type.String(),
  to: Type.String(),
  n: Type.Integer(),
  positives: Type.Union([Type.Integer(), Type.Null()]),
  /** Scores, by method, then score. */
  methods: Type.Record(Type.String(), Type.Record(Type.String(), Type.Number())),
  /** Forestall’s score over the other’s, with its 90 % interval over draws of countries. */
  ratios: Type.Array(
    Type.Object({
      score: Type.String(),
      beside: Type.String(),
      ratio: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
  /** Which score is told year by year. */
  yearScore: Type.String(),
  byYear: Type.Array(yearSchema),
  misses: Type.Array(named),
  falseAlarms: Type.Array(named),
});
export type SkillTable = Static<typeof tableSchema>;

const schema = Type.Object({ builtOn: Type.String(), tables: Type.Array(tableSchema) });
export type PublishedSkill = Static<typeof schema>;

const skillForm = Compile(schema);

/** @throws Error where the text is not of the form */
export function readPublishedSkill(text: string): PublishedSkill {
  return skillForm.Parse(JSON.parse(text));
}

export const taskWords: Readonly<Record<SkillTable['task'], string>> = {
  onset: message('Mass-killing onset within two years'),
  'one-sided': message('Violence against civilians in the next calendar year'),
  fatalities: message('Deaths in state-based conflict by month, the VIEWS prediction challenge'),
  deaths: message('Deaths a month, one to six months ahead'),
};

/** Where each task's files are from, as their publishers are named; languages do not change it. */
export const taskSources: Readonly<Record<SkillTable['task'], string>> = {
  onset: 'Early Warning Project 2025 (US Holocaust Memorial Museum, Dartmouth College)',
  'one-sided': 'UCDP 25.1, CC BY 4.0',
  fatalities: 'VIEWS (Uppsala, PRIO)',
  deaths: 'UCDP, CC BY 4.0; Conflict Lab, PaCE',
};

export const taskCommands: Readonly<Record<SkillTable['task'], string>> = {
  onset: 'forestall evaluate onset --data DIR',
  'one-sided': 'forestall evaluate one-sided --data FILE --from 2005 --to 2024',
  fatalities: 'forestall evaluate fatalities --data DIR --year 2019 2020',
  deaths: 'forestall evaluate deaths --history FILE --from 2015-01 --to 2022-12 --issues DIR',
};

export const anchorWords: Readonly<Record<string, string>> = {
  forestall: message('Forestall'),
  ewp: message('Early Warning Project’s method'),
  persistence: message('Persistence (last known deaths alone)'),
  baseRate: message('Base rate'),
  ownHistory: message('Own last twelve months'),
  lastPoisson: message('Last month, as a Poisson'),
  bootstrap: message('Last twelve months of all countries'),
  zero: message('No deaths'),
  mean12: message('Mean of the last twelve months'),
  last: message('Last month'),
  pace: message('PaCE as published'),
};

export const scoreWords: Readonly<Record<string, string>> = {
  logLoss: message('Log loss'),
  brier: message('Brier score'),
  auroc: 'AUROC',
  averagePrecision: message('Average precision'),
  recallAt30: message('Share of events in the top thirty'),
  meanProbability: message('Mean chance'),
  calibrationSlope: message('Calibration slope'),
  crps: 'CRPS',
  ign: message('Ignorance'),
  mis: message('Interval score'),
  msle: message('Squared log error'),
  mae: message('Absolute error'),
};
