/**
 * Money as the database keeps it: whole minor units with an ISO 4217 code. No floating point anywhere: text to bigint,
 * bigint to text. Pure: every part may use it.
 */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** An ISO 4217 alphabetic code that `currencyOf` has seen. */
export type Currency = string & { readonly brand: 'Currency' };

/** An amount that cannot be read, held or added; the sentence says why and what to write instead. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/**
 * Digits of the minor unit where they are not two: ISO 4217:2015, list one. The table is ours because `Intl` follows
 * CLDR's everyday usage, which drops the minor unit of 17 currencies (AFN, IQD, LBP, MMK, SOS, SYP and YER among them),
 * and accounts are kept in it.
 */
const minorDigitsNotTwo: Readonly<Record<number, readonly string[]>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  4: ['CLF', 'UYW'],
};
const digitsByCurrency = new Map(
  Object.entries(minorDigitsNotTwo).flatMap(([digits, codes]) => codes.map((code) => [code, Number(digits)] as const)),
);
const known = new Set([...Intl.supportedValuesOf('currency'), ...digitsByCurrency.keys()]);

/** What `amount_minor bigint` holds. */
const greatest = 2n ** 63n - 1n;

/** @throws MoneyError if `code` is no ISO 4217 alphabetic code */
export function currencyOf(code: string): Currency {
  if (!/^[A-Z]{3}$/.test(code) || !known.has(code)) {
    throw new MoneyError(`“${code}” is no currency: write the ISO 4217 code of three capitals, as GBP or USD.`);
  }
  return code as Currency; // Checked in the line above: that is what the brand says.
}

/** Digits after the decimal point that the currency's minor unit has: 2 for GBP, 0 for XAF, 3 for IQD. */
export function minorDigits(currency: Currency): number {
  return digitsByCurrency.get(currency) ?? 2;
}

/** @throws MoneyError if the amount does not fit the database's bigint */
export function money(amountMinor: bigint, currency: Currency): Money {
  if (amountMinor > greatest || amountMinor < -greatest) {
    throw new MoneyError(`${amountMinor} minor units of ${currency} are more than an account can hold.`);
  }
  return { amountMinor, currency };
}

/**
 * Reads an XML Schema `decimal` (`-1234.5`, `.5`, `+3.`): digits, one point, no grouping, no exponent.
 * @throws MoneyError if it is none, or finer than the currency's minor unit
 */
export function moneyFromDecimal(text: string, currency: Currency): Money {
  const parts = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))$/.exec(text);
  if (!parts)
    throw new MoneyError(`“${text}” is no amount: write digits with a point before the decimals, as 1234.50.`);
  const [, sign, whole = '0', fraction = parts[4] ?? ''] = parts;
  const digits = minorDigits(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) {
    const unit = digits === 0 ? 'none' : `${digits} at most`;
    throw new MoneyError(`“${text}” is finer than ${currency} has: decimals of ${currency}: ${unit}.`);
  }
  const amount = BigInt(whole + significant.padEnd(digits, '0'));
  return money(sign === '-' ? -amount : amount, currency);
}

/**
 * Reads what a person types: as `moneyFromDecimal`, and with commas or spaces between thousands (`1,250,000.50`).
 * @throws MoneyError as `moneyFromDecimal`, and if the groups are not of three digits
 */
export function parseMoney(text: string, currency: Currency): Money {
  const trimmed = text.trim();
  const grouped = /^[+-]?\d{1,3}(?:([, \u00a0\u202f])\d{3}(?:\1\d{3})*)(?:\.\d+)?$/.test(trimmed);
  return moneyFromDecimal(grouped ? trimmed.replaceAll(/[, \u00a0\u202f]/g, '') : trimmed, currency);
}

/** `1234.50`: all digits of the minor unit, no grouping; an XML Schema `decimal`. */
export function decimalText({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const padded = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const sign = amountMinor < 0n ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${padded.slice(padded.length - digits)}`;
}

/**
 * `£5,000,000` or `£12.50`, in the words of `locale`. A whole amount stands without its zeros unless `zeros` is set, as
 * in a column, where points should be under points.
 */
export function formatMoney(value: Money, locale = 'en-GB', { zeros = false } = {}): string {
  const digits = minorDigits(value.currency);
  // decimalText gives digits and a point only, which is what the type asks of text that is formatted exactly.
  const decimal = decimalText(value) as `${number}`;
  return formatFor(locale, value.currency, digits, zeros).format(decimal);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, currency: Currency, digits: number, zeros: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${zeros}`;
  const kept = formats.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: zeros ? 'auto' : 'stripIfInteger',
  });
  formats.set(key, made);
  return made;
}

/** @throws MoneyError if a part is of another currency, or the sum more than an account can hold */
export function sumMoney(currency: Currency, parts: Iterable<Money>): Money {
  let total = 0n;
  for (const part of parts) total += sameCurrency(currency, part).amountMinor;
  return money(total, currency);
}

/** `from` less `less`. @throws MoneyError if the currencies differ */
export function subtractMoney(from: Money, less: Money): Money {
  return money(from.amountMinor - sameCurrency(from.currency, less).amountMinor, from.currency);
}

/** Below 0, 0 or above, as `sort` wants it. @throws MoneyError if the currencies differ */
export function compareMoney(left: Money, right: Money): number {
  const difference = left.amountMinor - sameCurrency(left.currency, right).amountMinor;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function sameCurrency(currency: Currency, part: Money): Money {
  if (part.currency === currency) return part;
  throw new MoneyError(`${part.currency} cannot be added to ${currency}: convert it first, at a stated rate and date.`);
}

/**
 * Divides `total` in proportion to `weights` (whole numbers, not negative, one of them above 0) by the method of largest
 * remainders (Hamilton's): the shares sum to `total` exactly, each is within one minor unit of its proportion, and of
 * equal remainders the earlier share gets the unit.
 * @throws MoneyError if the weights are not as said
 */
export function sharesOf(total: Money, weights: readonly bigint[]): readonly Money[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  if (all <= 0n || weights.some((weight) => weight < 0n)) {
    throw new MoneyError('A sum is shared out by weights that are 0 or more, one of them at least above 0.');
  }
  const amount = total.amountMinor < 0n ? -total.amountMinor : total.amountMinor;
  const shares = weights.map((weight, place) => ({
    place,
    whole: (amount * weight) / all,
    rest: (amount * weight) % all,
  }));
  const left = amount - shares.reduce((sum, share) => sum + share.whole, 0n);
  const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  const rounded = new Set(byRest.slice(0, Number(left)).map((share) => share.place));
  return shares.map(({ place, whole }) => {
    const share = whole + (rounded.has(place) ? 1n : 0n);
    return money(total.amountMinor < 0n ? -share : share, total.currency);
  });
}
