import Type from 'typebox';
import { message } from '../../platform/language/message.ts';
import { csvText } from '../../platform/web/csv.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { dayOf, listWords } from './list-snapshot.ts';
import { type FaultRow, faultRows, type GapRow, gapRows, partnerLists } from './partner-gaps.ts';
import type { RegisterService } from './register-service.ts';

const gapQuery = Type.Object({
  missing: Type.Optional(Type.Enum(['', ...partnerLists])),
  regime: Type.Optional(Type.String({ maxLength: 200 })),
  page: pageNumber,
});

const csvColumns: Readonly<Record<keyof GapRow, string>> = {
  ...{ reference: 'un_reference', name: 'name', kind: 'kind', regime: 'regime', listedOn: 'listed_on' },
  ...{ uk: 'uk_reference', ukLagDays: 'uk_lag_days', ukBy: 'uk_by' },
  ...{ eu: 'eu_reference', euLagDays: 'eu_lag_days', euBy: 'eu_by' },
  ...{ ofac: 'ofac_reference', ofacLagDays: 'ofac_lag_days', ofacBy: 'ofac_by' },
};

const faultColumns: Readonly<Record<keyof FaultRow, string>> = {
  ...{ source: 'list', reference: 'reference', name: 'name', regime: 'regime', unReference: 'un_reference' },
  ...{ fault: 'fault', unName: 'un_name', suggestedReference: 'suggested_reference', suggestedName: 'suggested_name' },
};

/** On the page: all of them are in the CSV. */
const mostFaultsShown = 50;

/** As the head of a column calls each list. */
const shortWords = { uk: message('UK'), eu: message('EU'), ofac: message('US (OFAC)') };

/** Who is on which list and not on the others, and which references between lists are wrong. */
export function registerRoutes(register: RegisterService): Routes {
  return async (app) => {
    app.get('/act/sanctions/register', { schema: { querystring: gapQuery } }, async ({ actor, query }, reply) => {
      const { snapshots, rows, regimes, faults } = await register.standing(actor);
      const found = gapRows(rows, query);
      const { offset, limit } = stretchOf(query.page);
      const { page: _, ...asked } = query;
      const held = snapshots.map(({ source }) => source);
      return reply.page('act/sanctions/pages/register.njk', {
        ...{ query, regimes, listWords, total: rows.length },
        ...{ faults: faults.slice(0, mostFaultsShown), faultCount: faults.length },
        lists: partnerLists.filter((list) => held.includes(list)),
        missingLists: partnerLists.filter((list) => !held.includes(list)),
        days: snapshots.map((snapshot) => ({
          source: snapshot.source,
          day: dayOf(snapshot),
          isStated: snapshot.madeOn !== null,
        })),
        shortWords,
        rows: found.slice(offset, offset + limit),
        csv: addressOf('/act/sanctions/register.csv', asked),
        pager: pagerOf('/act/sanctions/register', query, found.length),
      });
    });

    app.get('/act/sanctions/register.csv', { schema: { querystring: gapQuery } }, async ({ actor, query }, reply) => {
      const { rows } = await register.standing(actor);
      return reply.type('text/csv; charset=utf-8').send(csvText(csvColumns, gapRows(rows, query)));
    });

    app.get('/act/sanctions/reference-faults.csv', async ({ actor }, reply) => {
      const { faults } = await register.standing(actor);
      return reply.type('text/csv; charset=utf-8').send(csvText(faultColumns, faultRows(faults)));
    });
  };
}
