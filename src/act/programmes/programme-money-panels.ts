import { message } from '../../platform/language/message.ts';
import { currencyOf, formatMoney, money } from '../../platform/money.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { type MoneyCell, type MoneyRow, sumsBy } from './programme-money.ts';
import type { ProgrammeMoneyService } from './programme-money-service.ts';

export type ShownRow = {
  readonly name: string;
  readonly budget: string;
  readonly committed: string;
  readonly disbursed: string;
};

/** A row of sums in words; of a whole, all with their zeros, so that points stand under points. */
export function shownRow(row: MoneyRow, name: string): ShownRow {
  const words = (amount: bigint) => formatMoney(money(amount, currencyOf(row.currency)), 'en-GB', { zeros: true });
  return { name, budget: words(row.budget), committed: words(row.committed), disbursed: words(row.disbursed) };
}

/** On a programme's page: its money by year, by department, and as ODA and not. */
export function programmeMoneyPanel(
  moneys: ProgrammeMoneyService,
  organisationNames: () => Promise<ReadonlyMap<string, string>>,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id }) => {
    const cells = await moneys.ofProgramme(actor, id);
    const names = await organisationNames();
    const tables = [
      {
        heading: message('By financial year'),
        first: message('Financial year'),
        rows: rowsBy(cells, ({ financialYear }) => financialYear),
      },
      {
        heading: message('By department'),
        first: message('Department'),
        rows: rowsBy(cells, ({ organisation }) => names.get(organisation) ?? organisation),
      },
      {
        heading: message('Official development assistance (ODA) and other money'),
        first: message('Kind of money'),
        rows: rowsBy(cells, ({ isOda }) => (isOda ? 'ODA' : 'Not ODA')),
      },
    ];
    const total = sumsBy(cells, () => '').map((row) => shownRow(row, ''))[0];
    return view('act/programmes/pages/programme-money-panel.njk', { tables, total, id });
  };
}

const rowsBy = (cells: readonly MoneyCell[], keyOf: (cell: MoneyCell) => string) =>
  sumsBy(cells, keyOf).map((row) => shownRow(row, row.key));
