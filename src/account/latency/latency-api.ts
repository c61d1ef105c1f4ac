import Type from 'typebox';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { stretches } from './latency.ts';
import type { LatencyService } from './latency-service.ts';

const latencySchema = Type.Object(
  {
    stretch: Type.Enum(stretches.map(({ id }) => id)),
    words: Type.String(),
    reached: Type.Integer({ minimum: 0, description: 'Warnings that have come to its end' }),
    waiting: Type.Integer({ minimum: 0, description: 'Warnings that have begun it and not come to its end' }),
    medianHours: nullable(Type.Number()),
    longestHours: nullable(Type.Number()),
  },
  { title: 'Latency' },
);

export function latencyApi(latencies: LatencyService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listLatencies',
      path: '/latency',
      tag: 'Account',
      summary: 'From warning to action: hours of each stretch, over the warnings that one may see',
      params: noParams,
      query: noQuery,
      item: latencySchema,
      key: ({ stretch }) => stretch,
      keySchema: Type.Enum(stretches.map(({ id }) => id)),
      async list({ actor, page }) {
        const items = (await latencies.ofWarnings(actor)).flatMap((latency) => {
          const stretch = stretches.find(({ words }) => words === latency.words)?.id;
          if (stretch === undefined) return [];
          const { medianHours = null, longestHours = null } = latency;
          return [{ ...latency, stretch, medianHours, longestHours }];
        });
        return pageInMemory(items, ({ stretch }) => stretch, page);
      },
    }),
  ];
}
