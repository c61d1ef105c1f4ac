import Type from 'typebox';
import { countryByCode, countryCodeSchema } from '../../places/country.ts';
import { Refusal } from '../../platform/refusal.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import type { TimelineLine } from './timeline.ts';
import type { TimelineService } from './timeline-service.ts';

/** A step of the ledger as a time line tells it. */
export const lineProperties = {
  id: Type.String({ format: 'uuid', description: 'The ledger entry’s' }),
  at: instantSchema,
  what: Type.String(),
  by: Type.String(),
  organisation: Type.String(),
  said: nullable(Type.String()),
  href: nullable(Type.String({ description: 'The page that tells more' })),
};
const lineSchema = Type.Object(lineProperties, { title: 'TimelineLine' });

export function toldLine({ at, said, href, ...line }: TimelineLine) {
  return { ...line, at: at.toISOString(), said: said ?? null, href: href ?? null };
}

export function timelineApi(timelines: TimelineService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listPlaceTimeline',
      path: '/places/{code}/timeline',
      tag: 'Places',
      summary: 'What was known and done about a place, the last first',
      example: { params: { code: 'CAF' } },
      params: Type.Object({ code: countryCodeSchema }),
      query: noQuery,
      item: lineSchema,
      key: ({ id }) => id,
      keySchema: Type.String({ format: 'uuid' }),
      async list({ actor, params: { code }, page }) {
        const country = countryByCode(code);
        if (country === undefined)
          throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
        return (await timelines.page(actor, country.code, page)).map(toldLine);
      },
    }),
  ];
}
