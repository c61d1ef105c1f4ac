import { currencyOf, money, sharesOf } from '../../platform/money.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import type { DepartmentShare } from './department-share.ts';

/** A budget, a commitment or a disbursement of a project; below zero it takes back. */
export type MoneyEntry = {
  readonly measure: Measure;
  /** ISO 8601: the first day of a budget, the day of the others. */
  readonly day: string;
  readonly amount: MoneyValue;
  readonly shares: readonly DepartmentShare[];
};

export const measures = ['budget', 'committed', 'disbursed'] as const;
export type Measure = (typeof measures)[number];

/** The smallest piece: what one department has of one entry, as ODA or not. */
export type MoneyCell = {
  readonly measure: Measure;
  readonly financialYear: string;
  readonly organisation: string;
  readonly isOda: boolean;
  readonly currency: string;
  readonly amountMinor: bigint;
};

/** `2025/26`: from 1 April to 31 March. */
export function financialYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The last day of the financial year in which a day lies. */
export function endOfFinancialYear(day: string): string {
  return `${Number(financialYearOf(day).slice(0, 4)) + 1}-03-31`;
}

/**
 * Divides each entry once among departments and between ODA and not, by largest remainders, so that whatever way the
 * cells are added up afterwards, the sums agree to the minor unit.
 */
export function cellsOf(entries: readonly MoneyEntry[]): readonly MoneyCell[] {
  return entries.flatMap(({ measure, day, amount, shares }) => {
    const parts = shares.flatMap(({ organisation, sharePerMille, odaPerMille }) => [
      { organisation, isOda: true, weight: BigInt(sharePerMille * odaPerMille) },
      { organisation, isOda: false, weight: BigInt(sharePerMille * (1000 - odaPerMille)) },
    ]);
    const whole = money(BigInt(amount.amountMinor), currencyOf(amount.currency));
    const divided = sharesOf(
      whole,
      parts.map(({ weight }) => weight),
    );
    return parts.map(({ organisation, isOda }, position) => ({
      measure,
      financialYear: financialYearOf(day),
      organisation,
      isOda,
      currency: amount.currency,
      amountMinor: divided[position]?.amountMinor ?? 0n,
    }));
  });
}

/** What all projects of programmes in one place add up to in a financial year. */
export type PlacedSum = {
  /** The country of the programme; nothing where it works in several. */
  readonly place: string | null;
  readonly measure: Measure;
  /** As `2025/26`: from 1 April to 31 March. */
  readonly financialYear: string;
  readonly currency: string;
  readonly amountMinor: bigint;
};

export type MoneyRow = { readonly key: string; readonly currency: string } & Readonly<Record<Measure, bigint>>;

/** Sums of cells of one currency by what `keyOf` says, in the order of the keys. */
export function sumsBy<Cell extends Pick<MoneyCell, 'measure' | 'currency' | 'amountMinor'>>(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => string,
): readonly MoneyRow[] {
  const groups = Map.groupBy(cells, (cell) => `${cell.currency} ${keyOf(cell)}`);
  return [...groups.keys()].toSorted().flatMap((group) => {
    const own = groups.get(group) ?? [];
    const [first] = own;
    if (first === undefined) return [];
    const sum = (measure: Measure) =>
      own.reduce((total, cell) => (cell.measure === measure ? total + cell.amountMinor : total), 0n);
    const { currency } = first;
    return [
      { key: keyOf(first), currency, budget: sum('budget'), committed: sum('committed'), disbursed: sum('disbursed') },
    ];
  });
}

export type PlacedRow = MoneyRow & Pick<PlacedSum, 'place' | 'financialYear'>;

/** Sums of one currency by place and financial year. */
export function byPlaceAndYear(cells: readonly PlacedSum[]): readonly PlacedRow[] {
  return sumsBy(cells, ({ place, financialYear }) => `${place ?? ''} ${financialYear}`).map((row) => {
    const [place = '', financialYear = ''] = row.key.split(' ');
    return { ...row, place: place === '' ? null : place, financialYear };
  });
}
