import type { MoneyValue } from './field.ts';

/** Decimal places of a currency by ISO 4217, as Intl knows them. @throws RangeError for what is no code of a currency */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * An amount as a person types it, in whole minor units; without a broken number on the way, so exact.
 * Nothing for what is no amount, or finer than the currency's smallest unit.
 */
export function readMoney(written: string, currency: string): MoneyValue | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  const digits = minorDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written.replaceAll(/[,\s\u00a0£$€]/g, ''));
  if (match === null) return undefined;
  const [, sign = '', whole = '', broken = ''] = match;
  if (broken.length > digits) return undefined;
  const amountMinor = Number(`${whole}${broken.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(amountMinor)) return undefined;
  return { amountMinor: sign === '-' && amountMinor !== 0 ? -amountMinor : amountMinor, currency };
}

/** `1250000.00`: the amount alone, exact, as it is typed. */
export function writeMoney({ amountMinor, currency }: MoneyValue): string {
  const digits = minorDigits(currency);
  const plain = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  return amountMinor < 0 ? `-${whole}` : whole;
}

/** `£1,250,000.00`, as people read it. */
export function moneyWords({ amountMinor, currency }: MoneyValue): string {
  const [whole = '', broken] = writeMoney({ amountMinor: Math.abs(amountMinor), currency }).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const amount = broken === undefined || /^0+$/.test(broken) ? grouped : `${grouped}.${broken}`;
  const symbol = { GBP: '£', EUR: '€', USD: 'US$' }[currency] ?? `${currency}\u00a0`;
  return `${amountMinor < 0 ? '−' : ''}${symbol}${amount}`;
}
