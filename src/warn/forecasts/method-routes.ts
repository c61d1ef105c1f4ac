import { methods } from '../../forecasting/backtest-questions.ts';
import { countryByCode } from '../../places/country.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { reliabilityDiagram } from '../../platform/web/pictures/reliability-diagram.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { monthNameWords } from '../../platform/words.ts';
import type { FigureService } from '../events/figure-service.ts';
import { methodWords, type QuestionScores } from './backtest.ts';
import { targetWords, thresholds } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import { anchorWords, type PublishedSkill, scoreWords } from './published-skill.ts';
import { shownTable } from './published-skill-panel.ts';
import { eventWords } from './risk-map-panel.ts';

/** @param panels at the end of the page on skill: how forecasts did whose time has come, which a later stage scores */
export function methodRoutes(
  forecasts: ForecastService,
  figures: FigureService,
  published: PublishedSkill,
  panels: readonly Panel<undefined>[],
): Routes {
  return async (app) => {
    app.get('/methods', async (request, reply) =>
      reply.page('warn/forecasts/pages/methods.njk', {
        run: await forecasts.latestRun(request.actor),
        releases: Object.values(await figures.current(request.actor)),
        thresholds,
      }),
    );

    app.get('/methods/skill', async (request, reply) => {
      const backtest = await forecasts.latestBacktest(request.actor);
      return reply.page('warn/forecasts/pages/skill.njk', {
        backtest,
        originMonth: backtest && monthNameWords(backtest.result.originMonth0),
        questions: backtest?.result.questions.map(shownQuestion) ?? [],
        methods,
        methodWords,
        builtOn: published.builtOn,
        published: published.tables.map(shownTable),
        anchorWords,
        scoreWords,
        panels: await Promise.all(panels.map((panel) => panel(request.actor, undefined))),
      });
    });
  };
}

function shownQuestion(question: QuestionScores) {
  const named = (list: QuestionScores['misses']) =>
    list.slice(0, 8).map((forecast) => ({ ...forecast, name: countryByCode(forecast.place)?.name ?? forecast.place }));
  const id = `${question.target}-${question.threshold}`;
  return {
    ...question,
    id,
    lens: targetWords[question.target],
    event: eventWords(question.target, question.threshold),
    misses: named(question.misses),
    falseAlarms: named(question.falseAlarms),
    better: betterThan(question),
    diagram: reliabilityDiagram({
      id: `reliability-${id}`,
      title: say('Forecast chance against what happened: {event}', {
        event: eventWords(question.target, question.threshold),
      }),
      description: say('The table beside it says the same.'),
      bins: question.scores.forestall.reliability.map((bin) => ({
        meanProbability: bin.meanProbability,
        observedShare: bin.observedShare,
        count: bin.count,
        low: bin.consistentFrom,
        high: bin.consistentTo,
      })),
    }),
  };
}

/** The sentence that a reader needs first: whether the model beats the simplest one that anybody could use. */
function betterThan({ scores }: QuestionScores): string {
  const ratio = scores.forestall.logLoss / scores.persistence.logLoss;
  const percent = Math.round(Math.abs(1 - ratio) * 100);
  if (percent === 0) return say('Its log loss is that of persistence.');
  return ratio < 1
    ? say('Its log loss is {percent} % lower than that of persistence.', { percent })
    : say('Its log loss is {percent} % higher than that of persistence.', { percent });
}
