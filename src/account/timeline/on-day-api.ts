import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, nullable } from '../../platform/web/api/schemas.ts';
import { wordsThen } from './standing.ts';
import { lineProperties, toldLine } from './timeline-api.ts';
import type { TimelineService } from './timeline-service.ts';

const number = Type.Integer({ minimum: 1 });
const stoodSchema = Type.Object(
  {
    number,
    kind: Type.String({ description: 'Such as warning, or the kind of a record' }),
    id: Type.String({ format: 'uuid' }),
    state: nullable(Type.String({ description: 'Where it stood at the end of the day' })),
    since: instantSchema,
    by: Type.String(),
    words: nullable(Type.String({ description: 'What it was called then, or the last that had been said' })),
    href: Type.String({ description: 'Its page, as it stands now' }),
  },
  { title: 'StoodOnDay' },
);

const stepSchema = Type.Object({ number, ...lineProperties }, { title: 'StepUntilDay' });

const tag = 'Account';
const params = Type.Object({ day: Type.String(calendarDay) });
const query = Type.Object({ place: Type.Optional(countryCodeSchema) });
const example = { params: { day: '2026-11-24' }, query: { place: 'SDN' } };

/**
 * What was known on a day, by the ledger alone.
 * @param kinds where each kind of thing that is told of is read
 */
export function onDayApi(
  timelines: TimelineService,
  kinds: Readonly<Record<string, { readonly address: string }>>,
): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listStoodOnDay',
      path: '/on/{day}',
      tag,
      summary: 'What stood at the end of a day (UTC), in one place or all, what was touched last first',
      description: 'Read from the last 5,000 steps until then. Nothing that came later is in it.',
      example,
      params,
      query,
      item: stoodSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, params: { day }, query: { place }, page }) {
        const { stood } = await timelines.onDay(actor, day, place);
        const told = stood.filter(({ kind }) => kinds[kind] !== undefined);
        return numberedPage(told, page).map((thing) => ({
          ...{ number: thing.number, kind: thing.kind, id: thing.id, state: thing.state, by: thing.by },
          since: thing.since.toISOString(),
          words: wordsThen(thing) ?? null,
          href: `${kinds[thing.kind]?.address}/${thing.id}`,
        }));
      },
    }),
    listOperation({
      id: 'listStepsUntilDay',
      path: '/on/{day}/steps',
      tag,
      summary: 'The last thirty steps that had been taken by the end of a day (UTC), the last first',
      description: 'All of them, one page after another: /ledger with `to`, the day after.',
      example,
      params,
      query,
      item: stepSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, params: { day }, query: { place }, page }) {
        const { lines } = await timelines.onDay(actor, day, place);
        return numberedPage(lines.map(toldLine), page);
      },
    }),
  ];
}
