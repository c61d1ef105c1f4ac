import { expect, test } from 'vitest';
import { waitsOf } from './waits.ts';

const at = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000);
const steps = (hours: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(hours).map(([step, hour]) => [`warning.${step}`, at(hour).getTime()]));

test('a wait ends with its step, or goes on to the closing or to now', () => {
  const warnings = [
    { country: 'SSD', desk: 'Desk', steps: steps({ opened: 0, acknowledged: 3, decided: 9 }) },
    { country: 'KEN', desk: 'Desk', steps: steps({ opened: -9_000, closed: -8_990 }) },
    { country: 'KEN', desk: 'Post', steps: steps({ opened: 5 }) },
  ];
  expect(waitsOf(warnings, 'acknowledge', at(20), 'place')).toEqual([
    { hours: 3, ended: true, group: 'SSD' },
    { hours: 10, ended: false, group: 'KEN' },
    { hours: 15, ended: false, group: 'KEN' },
  ]);
  expect(waitsOf(warnings, 'begin', at(20), 'owner')).toEqual([{ hours: 11, ended: false, group: 'Desk' }]);
  expect(waitsOf(warnings, 'whole', at(20), 'year').map(({ group }) => group)).toEqual(['2026', '2024', '2026']);
});
