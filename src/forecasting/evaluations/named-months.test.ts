import { expect, test } from 'vitest';
import { NamedMonthsList } from './named-months.ts';

test('a place counts once a year, by the difference of the logs of its mean deaths', () => {
  const list = new NamedMonthsList();
  // Place 0: 2 a month were forecast, 20 came; place 1: 300 and 200; place 2: 40 and 10; place 3 as was said.
  for (const [forestall, deaths] of [
    [1, 10],
    [3, 30],
  ] as const) {
    list.add(0, 2020, { forestall, ownHistory: 4, deaths });
  }
  list.add(1, 2020, { forestall: 300, ownHistory: 250, deaths: 200 });
  list.add(2, 2020, { forestall: 40, ownHistory: 50, deaths: 10 });
  list.add(3, 2020, { forestall: 5, ownHistory: 5, deaths: 5 });
  list.add(0, 2021, { forestall: 20, ownHistory: 20, deaths: 21 });
  const { misses, falseAlarms } = list.furthest(5);
  // log(21/3) = 1.95 is further than log(22/21); of the alarms log(41/11) = 1.32 than log(301/201) = .40.
  expect(misses).toEqual([
    { place: 0, year: 2020, forestall: 2, ownHistory: 4, deaths: 20 },
    { place: 0, year: 2021, forestall: 20, ownHistory: 20, deaths: 21 },
  ]);
  expect(falseAlarms.map(({ place }) => place)).toEqual([2, 1]);
  expect(list.furthest(1).misses).toHaveLength(1);
});
