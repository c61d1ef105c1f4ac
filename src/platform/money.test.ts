import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareMoney,
  currencyOf,
  decimalText,
  formatMoney,
  MoneyError,
  minorDigits,
  money,
  moneyFromDecimal,
  parseMoney,
  sharesOf,
  subtractMoney,
  sumMoney,
} from './money.ts';

const gbp = currencyOf('GBP');
const currencies = fc.constantFrom(...['GBP', 'XAF', 'IQD', 'UYW', 'SOS', 'USD'].map(currencyOf));
const amounts = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });
const moneys = fc.tuple(amounts, currencies).map(([amount, currency]) => money(amount, currency));

test('minor units are those of ISO 4217, also where everyday usage drops them', () => {
  const digits = (code: string) => minorDigits(currencyOf(code));
  expect(['GBP', 'USD', 'XAF', 'JPY', 'IQD', 'TND', 'AFN', 'SOS', 'MMK', 'UYW'].map(digits)).toEqual([
    2, 2, 0, 0, 3, 3, 2, 2, 2, 4,
  ]);
});

test('what is no currency is refused with the form to write', () => {
  for (const code of ['gbp', 'GB', 'XYZ', '£', 'GBPP', '']) expect(() => currencyOf(code)).toThrow(MoneyError);
});

test('any amount written as a decimal reads back as the same amount', () => {
  fc.assert(
    fc.property(moneys, (value) => {
      expect(moneyFromDecimal(decimalText(value), value.currency)).toEqual(value);
    }),
  );
});

test('the forms of an XML Schema decimal are read exactly', () => {
  const minor = (text: string, currency = gbp) => moneyFromDecimal(text, currency).amountMinor;
  expect(minor('1234.5')).toBe(123450n);
  expect(minor('-0.01')).toBe(-1n);
  expect(minor('+.5')).toBe(50n);
  expect(minor('3.')).toBe(300n);
  expect(minor('0007.100000')).toBe(710n);
  // 0.1 + 0.2 and 1.005 are where floating point goes wrong.
  expect(minor('4.35')).toBe(435n);
  expect(minor('90071992547409.93')).toBe(9007199254740993n);
  expect(minor('1000', currencyOf('XAF'))).toBe(1000n);
  expect(minor('1.234', currencyOf('IQD'))).toBe(1234n);
});

test('an amount finer than the minor unit is refused, never rounded', () => {
  expect(() => moneyFromDecimal('1.005', gbp)).toThrow('“1.005” is finer than GBP has: decimals of GBP: 2 at most.');
  expect(() => moneyFromDecimal('1.5', currencyOf('XAF'))).toThrow('none');
});

test('what is no decimal, and what no account can hold, is refused', () => {
  for (const text of ['', '.', '-', '1e3', '1,000', 'NaN', '1.2.3', '٣', '0x1', ' 1', '1 000']) {
    expect(() => moneyFromDecimal(text, gbp), text).toThrow(MoneyError);
  }
  expect(() => moneyFromDecimal('92233720368547758.08', gbp)).toThrow('more than an account can hold');
});

test('a person may group thousands with commas or spaces, in threes', () => {
  expect(parseMoney(' 1,250,000.50 ', gbp).amountMinor).toBe(125000050n);
  expect(parseMoney('1 250 000', gbp).amountMinor).toBe(125000000n);
  expect(parseMoney('1250000', gbp).amountMinor).toBe(125000000n);
  for (const text of ['1,25', '12,50,000', '1,000 000', '1.250.000', '1,000,00']) {
    expect(() => parseMoney(text, gbp), text).toThrow(MoneyError);
  }
});

test('money is shown exactly, in the words of a language', () => {
  expect(formatMoney(money(500000000n, gbp))).toBe('£5,000,000');
  expect(formatMoney(money(1250n, gbp))).toBe('£12.50');
  expect(formatMoney(money(500n, gbp), 'en-GB', { zeros: true })).toBe('£5.00');
  expect(formatMoney(money(9223372036854775807n, gbp))).toBe('£92,233,720,368,547,758.07');
  expect(formatMoney(money(1500n, currencyOf('XAF')), 'fr')).toMatch(/^1\s500\sFCFA$/);
  expect(formatMoney(money(12345n, currencyOf('IQD')))).toBe('IQD\u00a012.345');
});

test('a sum refuses mixed currencies', () => {
  const pounds = [money(1n, gbp), money(2n, gbp)];
  expect(sumMoney(gbp, pounds)).toEqual(money(3n, gbp));
  expect(sumMoney(gbp, [])).toEqual(money(0n, gbp));
  expect(() => sumMoney(gbp, [...pounds, money(1n, currencyOf('USD'))])).toThrow('USD cannot be added to GBP');
  expect(() => compareMoney(money(1n, gbp), money(1n, currencyOf('USD')))).toThrow(MoneyError);
});

test('subtracting and comparing agree', () => {
  const small = fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n });
  fc.assert(
    fc.property(small, small, (a, b) => {
      const difference = subtractMoney(money(a, gbp), money(b, gbp)).amountMinor;
      expect(Math.sign(Number(difference))).toBe(compareMoney(money(a, gbp), money(b, gbp)));
    }),
  );
});

test('shares sum to the total, keep within one minor unit of their proportion, and have its sign', () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0n));
  fc.assert(
    fc.property(moneys, weights, (total, list) => {
      const shares = sharesOf(total, list);
      expect(sumMoney(total.currency, shares)).toEqual(total);
      const all = list.reduce((sum, weight) => sum + weight, 0n);
      shares.forEach((share, place) => {
        const distance = share.amountMinor * all - total.amountMinor * (list[place] ?? 0n);
        expect(distance < all && distance > -all).toBe(true);
      });
    }),
  );
});

test('of equal remainders the earlier share gets the unit', () => {
  expect(sharesOf(money(100n, gbp), [1n, 1n, 1n]).map((share) => share.amountMinor)).toEqual([34n, 33n, 33n]);
  expect(() => sharesOf(money(100n, gbp), [0n, 0n])).toThrow(MoneyError);
  expect(() => sharesOf(money(100n, gbp), [])).toThrow(MoneyError);
  expect(() => sharesOf(money(100n, gbp), [2n, -1n])).toThrow(MoneyError);
});
