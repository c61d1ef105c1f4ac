import Type from 'typebox';
import { currencyOf, decimalText, money } from '../../platform/money.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { byPlaceAndYear } from './programme-money.ts';
import type { ProgrammeMoneyService } from './programme-money-service.ts';

// Sums of all programmes may pass what a number of JSON holds exactly.
const amount = Type.String({ pattern: '^-?[0-9]+([.][0-9]+)?$', description: 'Decimal, exact' });
const moneySchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    country: nullable(Type.String({ pattern: '^[A-Z]{3}$', description: 'Nothing for programmes in several' })),
    financialYear: Type.String({ pattern: '^[0-9]{4}/[0-9]{2}$', description: 'From 1 April to 31 March' }),
    currency: Type.String(),
    budget: amount,
    committed: amount,
    disbursed: amount,
  },
  { title: 'ProgrammeMoney' },
);

/** What programmes budgeted, committed and disbursed. */
export function programmeMoneyApi(moneys: ProgrammeMoneyService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listProgrammeMoney',
      path: '/programmes/money',
      tag: 'Programmes',
      summary: 'Money of all programmes, by currency, country and financial year',
      params: noParams,
      query: noQuery,
      item: moneySchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, page }) {
        const rows = byPlaceAndYear(await moneys.ofAll(actor)).map(
          ({ place: country, financialYear, currency, budget, committed, disbursed }) => {
            const words = (minor: bigint) => decimalText(money(minor, currencyOf(currency)));
            return {
              ...{ country, financialYear, currency },
              ...{ budget: words(budget), committed: words(committed), disbursed: words(disbursed) },
            };
          },
        );
        return numberedPage(rows, page);
      },
    }),
  ];
}
