import { expect, test } from 'vitest';
import { effortByPlace, riskAgainstEffort } from './risk-against-effort.ts';

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
const place = (code: string, probability: number, openActions = 0, minor = 0) => ({
  ...{ code, name: code, probability, probabilityYearBefore: undefined, openActions },
  allocated: minor === 0 ? [] : [pounds(minor)],
});

test('high risk with nothing under way comes first, then effort where risk is low, then the rest; quiet places not at all', () => {
  const places = [
    place('AAA', 0.9, 2),
    place('BBB', 0.21),
    place('CCC', 0.01, 1),
    place('DDD', 0.6),
    place('EEE', 0.19),
    place('FFF', 0.04, 0, 500),
    place('GGG', 0.1, 0, 500),
  ];
  expect(riskAgainstEffort(places).map(({ code, standing }) => [code, standing])).toEqual([
    ['DDD', 'nothing-under-way'],
    ['BBB', 'nothing-under-way'],
    ['FFF', 'effort-without-risk'],
    ['CCC', 'effort-without-risk'],
    ['AAA', 'under-way'],
    ['GGG', 'under-way'],
  ]);
});

test('effort adds up by place, and what is for no one place counts for none', () => {
  const effort = effortByPlace(
    [
      { place: 'SSD', count: 1 },
      { place: 'SSD', count: 1 },
      { place: 'SDN', count: 1 },
    ],
    [
      { place: 'SSD', amount: pounds(10) },
      { place: 'SSD', amount: pounds(5) },
      { place: 'MLI', amount: null },
      { place: null, amount: pounds(1_000) },
    ],
  );
  expect(Object.fromEntries(effort)).toEqual({
    SSD: { openActions: 2, allocated: [pounds(15)] },
    SDN: { openActions: 1, allocated: [] },
    MLI: { openActions: 0, allocated: [] },
  });
});
