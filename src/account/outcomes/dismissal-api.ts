import Type, { type Static } from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { regionIdSchema } from '../../places/region.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import type { DismissalOutcome } from './dismissal-outcome.ts';
import type { OutcomeService } from './outcome-service.ts';

const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });

const outcomeSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    dismissal: Type.String({ format: 'uuid' }),
    country: countryCodeSchema,
    region: nullable(regionIdSchema),
    dismissedAt: instantSchema,
    run: nullable(Type.String({ format: 'uuid', description: 'The forecast that stood at that moment' })),
    windowFirstMonth: nullable(month),
    windowLastMonth: nullable(month),
    chance: nullable(Type.Number({ minimum: 0, maximum: 1 })),
    struck: nullable(Type.Boolean({ description: 'Nothing while the figures do not reach the end of those months' })),
  },
  {
    title: 'DismissalOutcome',
    description: '25 or more killed in all organised violence in the twelve months of the forecast that stood then',
  },
);

function toItem({ id, country, region, at, run, chance, struck }: DismissalOutcome) {
  return {
    ...{ dismissal: id, country, region: region ?? null, dismissedAt: at.toISOString(), run: run?.id ?? null },
    ...{ windowFirstMonth: run?.windowFirstMonth ?? null, windowLastMonth: run?.windowLastMonth ?? null },
    ...{ chance: chance ?? null, struck: struck ?? null },
  } satisfies Omit<Static<typeof outcomeSchema>, 'number'>;
}

/** What came of what the watch put aside, scored as forecasts are. */
export function dismissalApi(outcomes: OutcomeService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listDismissalOutcomes',
      path: '/outcomes/dismissals',
      tag: 'Account',
      summary: 'What came of each thing that the watch put aside, the last first, with the chance at that moment',
      params: noParams,
      query: noQuery,
      item: outcomeSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      list: async ({ actor, page }) => numberedPage((await outcomes.ofDismissals(actor)).map(toItem), page),
    }),
  ];
}
