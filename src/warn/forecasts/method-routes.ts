import { methods } from '../../forecasting/backtest.ts';
import { countryByCode } from '../../places/country.ts';
import { reliabilityDiagram } from '../../platform/web/pictures/reliability-diagram.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { monthWords } from '../../platform/words.ts';
import type { FigureService } from '../events/figure-service.ts';
import { methodWords, type QuestionScores } from './backtest.ts';
import { targetWords, thresholds } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import { eventWords } from './risk-map-panel.ts';

export function methodRoutes(forecasts: ForecastService, figures: FigureService): Routes {
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
        originMonth: backtest && monthWords(new Date(Date.UTC(2000, backtest.result.originMonth0, 1))).split(' ')[0],
        questions: backtest?.result.questions.map(shownQuestion) ?? [],
        methods,
        methodWords,
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
      title: `Forecast chance against what happened: ${eventWords(question.target, question.threshold)}`,
      description: 'The table beside it says the same.',
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
  if (percent === 0) return 'Its log loss is that of persistence.';
  return `Its log loss is ${percent} % ${ratio < 1 ? 'lower than' : 'higher than'} that of persistence.`;
}
