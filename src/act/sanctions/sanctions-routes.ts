import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { designationCase } from './designations/designation-case.ts';
import { daysLeft } from './measures-in-force.ts';
import type { RetentionService } from './retention/retention-service.ts';
import { sanctionKindWords } from './sanction-kind.ts';
import { sanctionsMeasure } from './sanctions-measure.ts';
import type { SanctionsService } from './sanctions-service.ts';
import type { ScreeningService } from './screening/screening-service.ts';

export function sanctionsRoutes(
  sanctions: SanctionsService,
  screening: Pick<ScreeningService, 'mayRead'>,
  retention: Pick<RetentionService, 'mayRead'>,
  reading: RecordReadingService,
  clock: Clock,
): Routes {
  return async (app) => {
    app.get('/act/sanctions', async (request, reply) => {
      const { actor } = request;
      const today = clock().toISOString().slice(0, 10);
      const places = await sanctions.inForce(actor);
      const cases = await sanctions.openCases(actor);
      const named = await reading.named(actor, [
        ...places.flatMap(({ measures }) => measures.map(({ values }) => ({ definition: sanctionsMeasure, values }))),
        ...cases.map(({ case: { values } }) => ({ definition: designationCase, values })),
      ]);
      const regimeOf = (id: string) => named.thing('sanctions-regime', id);
      return reply.page('act/sanctions/pages/sanctions.njk', {
        mayReadScreening: screening.mayRead(actor),
        mayReadRetention: retention.mayRead(actor),
        count: places.reduce((sum, { measures }) => sum + measures.length, 0),
        places: places.map(({ place, measures }) => ({
          name: place === null ? undefined : (countryByCode(place)?.name ?? place),
          href: place === null ? undefined : `/places/${place}`,
          rows: measures.map((measure) => ({
            href: `${sanctionsMeasure.address}/${measure.id}`,
            kindName: sanctionKindWords[measure.values.sort],
            ...measure.values,
            regime: regimeOf(measure.values.regime),
            daysLeft: daysLeft(measure, today),
          })),
        })),
        cases: cases.map(({ case: each, steps }) => ({
          href: `${designationCase.address}/${each.id}`,
          subject: each.values.subject,
          placeName: countryByCode(each.values.country)?.name ?? each.values.country,
          regime: regimeOf(each.values.regime),
          step: steps.at(-1),
        })),
      });
    });
  };
}
