import Type from 'typebox';
import { methods } from '../../forecasting/backtest-questions.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery } from '../../platform/web/api/schemas.ts';
import { targets } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';

const count = Type.Integer({ minimum: 0 });
const year = Type.Integer();
const score = Type.Number();
const skillSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    madeAt: instantSchema,
    modelName: Type.String(),
    modelVersion: Type.String(),
    lens: Type.Enum([...targets]),
    thresholdDeaths: count,
    method: Type.Enum([...methods]),
    firstOriginYear: year,
    lastOriginYear: year,
    countryYears: count,
    happened: count,
    brier: score,
    brierSkill: Type.Number({ description: 'Against the base rate’s Brier score on the same rows' }),
    logLoss: Type.Number({ description: 'Nats: lower is better' }),
    auroc: score,
    averagePrecision: score,
  },
  { title: 'Skill' },
);

/** How the model would have done in earlier years, beside its baselines. */
export function skillApi(forecasts: ForecastService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listSkill',
      path: '/forecasts/skill',
      tag: 'Forecasts',
      summary: 'How the model would have done each year on what was known then, beside its baselines',
      params: noParams,
      query: noQuery,
      item: skillSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, page }) {
        const backtest = await forecasts.latestBacktest(actor);
        if (backtest === undefined) return [];
        const { madeAt, modelName, modelVersion, result } = backtest;
        const rows = result.questions.flatMap(
          ({ target: lens, threshold: thresholdDeaths, firstOriginYear, lastOriginYear, rows, positives, scores }) =>
            methods.map((method) => {
              const { brier, brierSkill, logLoss, auroc, averagePrecision } = scores[method];
              return {
                ...{ madeAt: madeAt.toISOString(), modelName, modelVersion, lens, thresholdDeaths, method },
                ...{ firstOriginYear, lastOriginYear, countryYears: rows, happened: positives },
                ...{ brier, brierSkill, logLoss, auroc, averagePrecision },
              };
            }),
        );
        return numberedPage(rows, page);
      },
    }),
  ];
}
