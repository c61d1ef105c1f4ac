import Type from 'typebox';
import { calendarDay } from '../../../platform/calendar/calendar-day.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import { message } from '../../../platform/language/message.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { oneOperation } from '../../../platform/web/api/entity-operations.ts';
import type { ApiOperation } from '../../../platform/web/api/operation.ts';
import { instantSchema, nullable } from '../../../platform/web/api/schemas.ts';
import type { AroundDesignation, DeathsIn } from './around-designation.ts';
import type { AroundService, SeenAround } from './around-designation-service.ts';

const count = Type.Integer({ minimum: 0 });
const ratio = Type.Number({ exclusiveMinimum: 0 });
const code = Type.String({ pattern: '^[A-Z]{3}$' });
const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const stretchSchema = Type.Object({ first: month, last: month, months: count, deathsBest: count });
const chanceSchema = Type.Object({ madeAt: instantSchema, probability: Type.Number({ minimum: 0, maximum: 1 }) });

const aroundSchema = Type.Object(
  {
    day: Type.String(calendarDay),
    country: code,
    source: Type.String(),
    around: nullable(
      Type.Object(
        {
          before: stretchSchema,
          after: stretchSchema,
          isOver: Type.Boolean({ description: 'All months after the day are in the figures' }),
          ratio: Type.Number({
            exclusiveMinimum: 0,
            description: 'Deaths after to deaths before, half a death added to both',
          }),
          low: Type.Number({
            exclusiveMinimum: 0,
            description: 'Of a 95% interval by drawing the months in runs of three',
          }),
          high: ratio,
          similar: Type.Array(Type.Object({ country: code, before: count, after: count, ratio })),
          spread: nullable(
            Type.Object(
              { low: ratio, middle: ratio, high: ratio },
              { description: 'Of the similar places’ ratios: the middle one, and between which eight of ten lie' },
            ),
          ),
          lowerIn: Type.Integer({
            minimum: 0,
            description: 'In how many similar places the ratio was lower than here',
          }),
        },
        {
          description: 'What was seen beside one another: an association, and no more. Null where too little is known',
        },
      ),
    ),
    chanceBefore: nullable(chanceSchema),
    chanceAfter: nullable(chanceSchema),
  },
  { title: 'AroundDesignation' },
);

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };

/** What was seen in a place before and after a designation or a measure, beside similar places. */
export function aroundDesignationApi({ ofCase, ofMeasure }: AroundService): readonly ApiOperation[] {
  const around = (
    id: string,
    path: string,
    summary: string,
    seenAround: (actor: Actor, id: RecordId) => Promise<SeenAround | undefined>,
  ) =>
    oneOperation({
      ...{ id, path, summary, tag: 'Sanctions', params, example, entity: aroundSchema },
      async show(actor, { id: asked }) {
        const seen = await seenAround(actor, asked);
        if (seen === undefined)
          throw new Refusal('sanctions.around', 404, message('It has no day and place to look at.'));
        return { entity: entityOf(seen) };
      },
    });
  return [
    around(
      'getAroundDesignation',
      '/sanctions/cases/{id}/around',
      'Deaths in the place before and after a listing, beside similar places without one',
      ofCase,
    ),
    around(
      'getAroundMeasure',
      '/sanctions/measures/{id}/around',
      'Deaths in the place before and after a measure came into force, beside similar places without one',
      ofMeasure,
    ),
  ];
}

function entityOf({ day, country, release, around, chances }: SeenAround) {
  const chanceOf = (chance: SeenAround['chances']['before']) =>
    chance === undefined ? null : { madeAt: chance.madeAt.toISOString(), probability: chance.probability };
  return {
    ...{ day, country, source: `${release.name}, ${release.version}` },
    around: around === undefined ? null : aroundEntity(around),
    ...{ chanceBefore: chanceOf(chances.before), chanceAfter: chanceOf(chances.after) },
  };
}

function aroundEntity({ before, after, similar, spread, ...rest }: AroundDesignation) {
  const stretchOf = ({ first, last, months, deathsBest }: DeathsIn) => ({ first, last, months, deathsBest });
  return {
    ...rest,
    ...{ before: stretchOf(before), after: stretchOf(after), similar: [...similar], spread: spread ?? null },
  };
}
