import { type Country, countryByCode } from '../../places/country.ts';
import { say } from '../../platform/language/say.ts';
import { createTeller } from '../../platform/language/stored.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { probabilityBar } from '../../platform/web/pictures/probability-bar.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import { waterfall } from '../../platform/web/pictures/waterfall.ts';
import type { View } from '../../platform/web/view.ts';
import { countryWords, dateWords, formatPercent, monthWords } from '../../platform/words.ts';
import { monthOfNumber } from '../events/figures.ts';
import { driverSentences } from './driver-sentences.ts';
import { type ChangeStep, explainedQuestion } from './explanation.ts';
import type { CountryExplanation, ExplanationService } from './explanation-service.ts';
import type { PastChance } from './forecast.ts';
import type { MassKillingService } from './mass-killing-service.ts';
import { eventWords } from './risk-map-panel.ts';

const mostPast = 12;

/**
 * On a country's page, after its forecast: what changed since the last one, past cases like the country, how the
 * forecast has moved, and the chance of mass killing where its table is loaded.
 */
export function countryExplanationPanel(
  explanations: ExplanationService,
  massKillings: MassKillingService,
  view: View,
): Panel<Country> {
  const told = createTeller(driverSentences);
  return async (actor, country) => {
    const { change, similar, past } = await explanations.ofCountry(actor, country.code, explainedQuestion);
    const onsets = await massKillings.latest(actor);
    const rank = onsets?.chances.findIndex((chance) => chance.country === country.code) ?? -1;
    if (change === undefined && similar === undefined && rank < 0) return '';
    return view('warn/forecasts/pages/country-explanation-panel.njk', {
      country,
      event: eventWords(explainedQuestion.target, explainedQuestion.thresholdDeaths),
      change: change && shownChange(change, country, told),
      similar: similar && {
        ...similar,
        cases: similar.cases.map((each) => ({
          ...each,
          name: countryWords(countryByCode(each.country)?.name ?? each.country, each.country),
          firstMonthAfter: monthAfter(each.lastMonth, 1),
          lastMonthAfter: monthAfter(each.lastMonth, 12),
        })),
      },
      past: past.slice(0, mostPast).map((each, index) => ({ ...each, bar: barOf(each, index) })),
      onsets: rank < 0 ? undefined : onsets,
      onset: onsets?.chances[rank],
      rank: rank + 1,
    });
  };
}

type Shown = Pick<NonNullable<CountryExplanation['change']>, 'from' | 'to'> & {
  readonly since: string;
  readonly isYearBefore: boolean;
  readonly steps: readonly (ChangeStep & { readonly words: string; readonly before: string | undefined })[];
  readonly picture: string;
};

function shownChange(
  change: NonNullable<CountryExplanation['change']>,
  country: Country,
  told: (words: string) => string,
): Shown {
  const isYearBefore = change.since.kind === 'year-before';
  const since = isYearBefore
    ? say('With what was known a year before')
    : say('Forecast of {date}', { date: dateWords(change.since.run.madeAt) });
  const steps = change.steps.map((step) => ({ ...step, ...wordsOf(step, told) }));
  const place = countryWords(country.name, country.code);
  const picture = atTwoWidths('what-changed', ({ id, width }) =>
    waterfall({
      id,
      width,
      title: say('What changed in the forecast for {place}, step by step', { place }),
      description: say('From {from} to {to}. The table below says the same.', {
        from: formatPercent(change.from),
        to: formatPercent(change.to),
      }),
      from: { probability: change.from, words: since },
      to: { probability: change.to, words: say('Now') },
      steps: steps.map(({ words, logOdds }) => ({ words, logOdds })),
    }),
  );
  return { from: change.from, to: change.to, since, isYearBefore, steps, picture };
}

function wordsOf(
  { what }: ChangeStep,
  told: (words: string) => string,
): { readonly words: string; readonly before: string | undefined } {
  switch (what.kind) {
    case 'feature':
      return {
        words: told(what.after ?? what.before ?? ''),
        before: what.before === undefined || what.before === what.after ? undefined : told(what.before),
      };
    case 'others':
      return {
        words: say('{count, plural, one {# other figure} other {# other figures together}}', { count: what.count }),
        before: undefined,
      };
    case 'model':
      return { words: say('What the model learnt from another year of figures'), before: undefined };
    case 'thresholds':
      return {
        words: say('Averaged with other numbers of deaths, so that chances fall as deaths rise'),
        before: undefined,
      };
  }
}

function monthAfter(month: string, months: number): string {
  return monthOfNumber(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months);
}

function barOf(past: PastChance, index: number): string {
  return probabilityBar({
    id: `past-${index}`,
    title: say('{percent}, for {first} to {last}', {
      percent: formatPercent(past.probability),
      first: monthWords(past.windowFirstMonth),
      last: monthWords(past.windowLastMonth),
    }),
    description: say('Between {low} and {high}', {
      low: formatPercent(past.probabilityLow),
      high: formatPercent(past.probabilityHigh),
    }),
    probability: past.probability,
    low: past.probabilityLow,
    high: past.probabilityHigh,
  });
}
