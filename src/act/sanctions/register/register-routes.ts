import Type from 'typebox';
import type { Actor } from '../../../platform/database/actor.ts';
import { message } from '../../../platform/language/message.ts';
import { mayDo } from '../../../platform/records/record-roles.ts';
import { csvText } from '../../../platform/web/csv.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../../platform/web/pager.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import { acting } from '../../instruments/action-lifecycle.ts';
import { designationCase } from '../designations/designation-case.ts';
import { dayOf, listWords } from '../list-snapshot.ts';
import type { RegimePlaces } from '../regime-place.ts';
import { type FaultRow, faultRows } from './cross-references.ts';
import { askAddress } from './partner-ask.ts';
import {
  followedByRegime,
  type GapRow,
  gapRow,
  gapsIn,
  type PartnerList,
  type PartnerRow,
  partnerLists,
} from './partner-gaps.ts';
import { isInState } from './register.ts';
import type { RegisterDecidingService } from './register-deciding-service.ts';
import type { Register, RegisterService } from './register-service.ts';
import type { RegisterWorkService } from './register-work-service.ts';

const gapQuery = Type.Object({
  base: Type.Optional(Type.Enum([...partnerLists])),
  missing: Type.Optional(Type.Enum(['', 'any', ...partnerLists])),
  regime: Type.Optional(Type.String({ maxLength: 200 })),
  page: pageNumber,
});

const csvColumns: Readonly<Record<keyof GapRow, string>> = {
  ...{ list: 'list', reference: 'reference', name: 'name', kind: 'kind', regime: 'regime', listedOn: 'listed_on' },
  ...{ un: 'un_reference', unListedOn: 'un_listed_on', unLagDays: 'un_lag_days', unBy: 'un_by' },
  ...{ uk: 'uk_reference', ukListedOn: 'uk_listed_on', ukLagDays: 'uk_lag_days', ukBy: 'uk_by' },
  ...{ eu: 'eu_reference', euListedOn: 'eu_listed_on', euLagDays: 'eu_lag_days', euBy: 'eu_by' },
  ...{ ofac: 'ofac_reference', ofacListedOn: 'ofac_listed_on', ofacLagDays: 'ofac_lag_days', ofacBy: 'ofac_by' },
};

const faultColumns: Readonly<Record<keyof FaultRow, string>> = {
  ...{ source: 'list', reference: 'reference', name: 'name', regime: 'regime', unReference: 'un_reference' },
  ...{ fault: 'fault', unName: 'un_name', suggestedReference: 'suggested_reference', suggestedName: 'suggested_name' },
};

/** On the page: all of them are in the CSV. */
const mostFaultsShown = 50;

/** As the head of a column calls each list. */
const shortWords: Readonly<Record<PartnerList, string>> = {
  ...{ un: message('UN'), uk: message('UK'), eu: message('EU'), ofac: message('US (OFAC)') },
};

/** The list of the government whose workbench this is: there a gap is a case of one's own. */
const own: PartnerList = 'uk';

/** Who is on which list and not on the others, and which references between lists are wrong. */
export function registerRoutes(
  register: RegisterService,
  work: RegisterWorkService,
  deciding: Pick<RegisterDecidingService, 'mayDecide'>,
  placesOf: RegimePlaces,
): Routes {
  const lineOf = (base: PartnerList, lists: readonly PartnerList[], row: PartnerRow, actor: Actor) => ({
    ...row,
    places: lists.map((missing) => {
      const mayAsk = mayDo(actor, missing === own ? designationCase.roles : acting);
      const ask = { base, missing, own, country: placesOf(row.regime)[0] };
      return {
        ...{ list: missing, holding: row.holdings[missing], isOwn: missing === own },
        ask: mayAsk ? askAddress(row, ask) : undefined,
      };
    }),
  });

  return async (app) => {
    app.get('/act/sanctions/register', { schema: { querystring: gapQuery } }, async ({ actor, query }, reply) => {
      const standing = await register.standing(actor);
      // What is new on a list is compared in the background; whoever looks meanwhile sets it going.
      if (standing.uncompared > 0) void work.work().catch(() => {});
      const { snapshots, faults, pairs, uncompared } = standing;
      const held = heldIn(standing);
      const base = query.base ?? 'un';
      const lists = held.filter((list) => list !== base);
      const rows = standing.rowsOf(base);
      const found = gapsIn(rows, { ...query, base, held });
      const { offset, limit } = stretchOf(query.page);
      const { page: _, ...asked } = query;
      return reply.page('act/sanctions/register/pages/register.njk', {
        ...{ query, base, lists, partnerLists, listWords, shortWords, uncompared, total: rows.length },
        ...{ faults: faults.slice(0, mostFaultsShown), faultCount: faults.length },
        regimes: followedByRegime(rows),
        waiting: deciding.mayDecide(actor) ? pairs.filter((pair) => isInState(pair, 'waiting')).length : undefined,
        missingLists: partnerLists.filter((list) => !held.includes(list)),
        days: snapshots.map((snapshot) => ({
          source: snapshot.source,
          day: dayOf(snapshot),
          isStated: snapshot.madeOn !== null,
        })),
        rows: found.slice(offset, offset + limit).map((row) => lineOf(base, lists, row, actor)),
        csv: addressOf('/act/sanctions/register.csv', asked),
        pager: pagerOf('/act/sanctions/register', query, found.length),
      });
    });

    app.get('/act/sanctions/register.csv', { schema: { querystring: gapQuery } }, async ({ actor, query }, reply) => {
      const standing = await register.standing(actor);
      const base = query.base ?? 'un';
      const found = gapsIn(standing.rowsOf(base), { ...query, base, held: heldIn(standing) });
      const rows = found.map((row) => gapRow(base, row));
      return reply.type('text/csv; charset=utf-8').send(csvText(csvColumns, rows));
    });

    app.get('/act/sanctions/reference-faults.csv', async ({ actor }, reply) => {
      const { faults } = await register.standing(actor);
      return reply.type('text/csv; charset=utf-8').send(csvText(faultColumns, faultRows(faults)));
    });
  };
}

/** Which of the lists are imported. */
export const heldIn = ({ snapshots }: Pick<Register, 'snapshots'>): readonly PartnerList[] =>
  partnerLists.filter((list) => snapshots.some(({ source }) => source === list));
