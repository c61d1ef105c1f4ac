import { currencyOf, decimalText, formatMoney, type Money, MoneyError, money, parseMoney } from '../money.ts';
import type { MoneyValue } from './field.ts';

/** Exact money, for arithmetic. @throws MoneyError for a code that is no currency */
function toMoney({ amountMinor, currency }: MoneyValue): Money {
  return money(BigInt(amountMinor), currencyOf(currency));
}

/** @throws MoneyError for more than a record can hold: 2^53 minor units */
export function toMoneyValue({ amountMinor, currency }: Money): MoneyValue {
  const amount = Number(amountMinor);
  if (Number.isSafeInteger(amount)) return { amountMinor: amount, currency };
  throw new MoneyError(`${amountMinor} minor units of ${currency} are more than a record can hold.`);
}

/** An amount as a person types it; nothing for what is no amount, or finer than the currency's smallest unit. */
export function readMoney(written: string, currency: string): MoneyValue | undefined {
  try {
    return toMoneyValue(parseMoney(written.replace(/^([-+]?)[£$€]\s*/, '$1'), currencyOf(currency)));
  } catch (error) {
    if (error instanceof MoneyError) return undefined;
    throw error;
  }
}

/** `1250000.00`: the amount alone, exact, as it is typed. */
export const writeMoney = (value: MoneyValue): string => decimalText(toMoney(value));

/** `£1,250,000`, as people read it. */
export const moneyWords = (value: MoneyValue): string => formatMoney(toMoney(value));
