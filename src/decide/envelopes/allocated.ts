import type { MoneyValue } from '../../platform/records/field.ts';

export type Held = { readonly budget: MoneyValue; readonly fullTimeEquivalents: number };
export type Given = { readonly amount: MoneyValue | null; readonly fullTimeEquivalents: number | null };

export type Balance = {
  readonly givenMinor: number;
  readonly leftMinor: number;
  readonly givenPeople: number;
  readonly leftPeople: number;
};

/** Ten-thousandths of a person: sums of what people type, such as 0.1 and 0.2, stay exact. */
const parts = 10_000;
const toParts = (people: number) => Math.round(people * parts);

/**
 * What an envelope has given and has left, below nothing where it gave too much.
 * @throws RangeError for money of another currency
 */
export function balanceOf({ budget, fullTimeEquivalents }: Held, given: readonly Given[]): Balance {
  let givenMinor = 0;
  let givenParts = 0;
  for (const { amount, fullTimeEquivalents: people } of given) {
    if (amount !== null && amount.currency !== budget.currency) {
      throw new RangeError(`The envelope holds ${budget.currency}, not ${amount.currency}`);
    }
    givenMinor += amount?.amountMinor ?? 0;
    givenParts += toParts(people ?? 0);
  }
  return {
    givenMinor,
    leftMinor: budget.amountMinor - givenMinor,
    givenPeople: givenParts / parts,
    leftPeople: (toParts(fullTimeEquivalents) - givenParts) / parts,
  };
}

/** Money of each currency, added up; the currency with most first. */
export function sumsByCurrency(amounts: readonly (MoneyValue | null)[]): readonly MoneyValue[] {
  const sums = new Map<string, number>();
  for (const amount of amounts) {
    if (amount !== null) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amountMinor);
  }
  return [...sums]
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .toSorted((left, right) => right.amountMinor - left.amountMinor);
}
