import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import { daysLeft } from './measures-in-force.ts';
import { sanctionKindWords } from './sanction-kind.ts';
import type { SanctionsService } from './sanctions-service.ts';

const day = Type.String({ format: 'date' });
const uuid = Type.String({ format: 'uuid' });
const number = Type.Integer({ minimum: 1 });
const optionalCountry = Type.Object({ country: Type.Optional(countryCodeSchema) });

const inForceSchema = Type.Object(
  {
    number,
    id: uuid,
    country: nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
    sort: Type.Enum(Object.keys(sanctionKindWords)),
    regime: uuid,
    from: day,
    until: nullable(day),
    daysLeft: nullable(Type.Integer({ minimum: 0, description: '0 on its last day' })),
  },
  { title: 'MeasureInForce' },
);

const caseSchema = Type.Object(
  {
    number,
    id: uuid,
    country: Type.String({ pattern: '^[A-Z]{3}$' }),
    subject: Type.String(),
    regime: uuid,
    state: Type.String(),
    since: nullable(instantSchema),
    dueOn: nullable(Type.String({ format: 'date', description: 'By when this state is to be left' })),
    late: Type.Boolean(),
  },
  { title: 'DesignationOnItsClock' },
);

const tag = 'Sanctions';

/** What is in force today by place, and the cases on their way with their clocks. */
export function sanctionsApi(sanctions: SanctionsService, clock: Clock): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listMeasuresInForce',
      path: '/sanctions/in-force',
      tag,
      summary: 'Measures in force today, place by place; each whole at /measures/{id}',
      example: { query: { country: 'SDN' } },
      params: noParams,
      query: optionalCountry,
      item: inForceSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, query: { country: asked }, page }) {
        const today = clock().toISOString().slice(0, 10);
        const rows = (await sanctions.inForce(actor, asked)).flatMap(({ place: country, measures }) =>
          measures.map((measure) => {
            const { sort, regime, from, until } = measure.values;
            return { id: measure.id, country, sort, regime, from, until, daysLeft: daysLeft(measure, today) ?? null };
          }),
        );
        return numberedPage(rows, page);
      },
    }),
    listOperation({
      id: 'listOpenCases',
      path: '/sanctions/open-cases',
      tag,
      summary: 'Designation cases on their way, the newest first, each with the clock of its step',
      example: { query: { country: 'SDN' } },
      params: noParams,
      query: optionalCountry,
      item: caseSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, query: { country: asked }, page }) {
        const cases = await sanctions.openCases(actor, asked);
        const rows = cases.map(({ case: { id, state, values }, steps }) => {
          const { country, subject, regime } = values;
          const { at, dueOn = null, late = false } = steps.at(-1) ?? {};
          return { id, country, subject, regime, state, since: at?.toISOString() ?? null, dueOn, late };
        });
        return numberedPage(rows, page);
      },
    }),
  ];
}
