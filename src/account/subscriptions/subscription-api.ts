import Type from 'typebox';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { scopeParts, subscriptionIdSchema, ways } from './subscription.ts';
import type { SubscriptionService } from './subscription-service.ts';

const subscriptionSchema = Type.Object(
  {
    id: subscriptionIdSchema,
    about: Type.String({ description: 'everything, search, place:TCD, region:Africa or theme:modern-slavery' }),
    words: Type.String({ description: 'Of a search' }),
    way: Type.Enum([...ways]),
    madeAt: instantSchema,
    lastSentAt: nullable(instantSchema),
    address: nullable(Type.String({ description: 'Of a webhook’s receiver' })),
    failures: nullable(Type.Integer({ minimum: 0, description: 'Of a webhook, one after another' })),
    lastFault: nullable(Type.String()),
    disabledAt: nullable(instantSchema),
  },
  { title: 'Subscription' },
);

/** One's own subscriptions. One is made on its page: its secret is shown there once, and kept nowhere. */
export function subscriptionApi(subscriptions: SubscriptionService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listSubscriptions',
      path: '/subscriptions',
      tag: 'Account',
      summary: 'One’s own subscriptions and whether they reach, without their secrets',
      signedIn: true,
      params: noParams,
      query: noQuery,
      item: subscriptionSchema,
      key: ({ id }) => id,
      keySchema: subscriptionIdSchema,
      async list({ actor, page }) {
        const rows = (await subscriptions.list(actor)).map((each) => {
          const { id, scope, way, madeAt, lastSentAt } = each;
          const { address = null, failures = null, lastFault = null, disabledAt } = each.way === 'webhook' ? each : {};
          return {
            ...{ id, ...scopeParts(scope), way, madeAt: madeAt.toISOString() },
            ...{ lastSentAt: lastSentAt?.toISOString() ?? null, address, failures, lastFault },
            disabledAt: disabledAt?.toISOString() ?? null,
          };
        });
        return pageInMemory(rows, ({ id }) => id, page, 'descending');
      },
    }),
  ];
}
