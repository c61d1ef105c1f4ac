import { expect, test } from 'vitest';
import { recordOfRises } from './rise-record.ts';

const rule = { earlierMonths: 36, falseAlarmShare: 0.03, fewest: 5 };
const followedBy = { withinMonths: 12, deaths: 100 };
const flat = (months: number, count: number) => Array.from({ length: months }, () => count);

test('an alarm that deaths follow is a hit, one that none follow a false alarm, counted over all places a year', () => {
  const hit = [...flat(48, 1), 20, ...flat(23, 30)];
  const wrong = [...flat(48, 1), 20, ...flat(23, 1)];
  const record = recordOfRises([hit, wrong], rule, followedBy);
  expect(record).toMatchObject({ monthsLooked: 48, alarms: 2, hits: 1, falseAlarms: 1, falseAlarmsAYear: 0.5 });
});

test('deaths that come out of quiet without an alarm before them are missed', () => {
  const sudden = [...flat(50, 1), ...flat(30, 30)];
  const record = recordOfRises([sudden], rule, followedBy);
  expect(record).toMatchObject({ onsets: 1, misses: 1 });
  // Once it has begun, the first month is an alarm and what follows is told.
  expect(record).toMatchObject({ alarms: 1, hits: 1, falseAlarms: 0 });
});

test('while a place stands as it did, no second alarm is given within the months', () => {
  const rising = [...flat(40, 1), 10, 11, 12, 13, ...flat(24, 1)];
  expect(recordOfRises([rising], rule, followedBy).alarms).toBe(1);
});

test('of series too short nothing is said', () => {
  expect(recordOfRises([flat(40, 3)], rule, followedBy)).toMatchObject({
    monthsLooked: 0,
    alarms: 0,
    falseAlarmsAYear: 0,
  });
});
