import fc from 'fast-check';
import { expect, test } from 'vitest';
import { themeWords } from '../../people/theme.ts';
import { priorityAccount } from './priority-areas.ts';

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

test('what serves two areas counts whole under each and once in all; what names none stands apart', () => {
  const account = priorityAccount({
    objectives: [{ themes: ['modern-slavery'] }],
    actions: [
      { themes: ['modern-slavery', 'freedom-of-the-media'], isOpen: true, count: 1 },
      { themes: [], isOpen: false, count: 1 },
    ],
    allocations: [
      { themes: ['modern-slavery', 'freedom-of-the-media'], amount: pounds(700), fullTimeEquivalents: 0.5 },
    ],
  });
  const row = (theme: string) => account.themes.find((each) => each.theme === theme);
  expect(row('modern-slavery')).toMatchObject({
    objectives: 1,
    openActions: 1,
    endedActions: 0,
    allocated: [pounds(700)],
  });
  expect(row('freedom-of-the-media')).toMatchObject({
    objectives: 0,
    openActions: 1,
    allocated: [pounds(700)],
    people: 0.5,
  });
  expect(account.all).toEqual({
    objectives: 1,
    openActions: 1,
    endedActions: 1,
    allocated: [pounds(700)],
    people: 0.5,
  });
  expect(account.none).toMatchObject({ openActions: 0, endedActions: 1, allocated: [] });
});

const themes = fc.uniqueArray(fc.constantFrom(...Object.keys(themeWords)), { maxLength: 3 });
const allocation = fc.record({
  themes,
  amount: fc.option(fc.nat({ max: 1e9 }).map(pounds)),
  fullTimeEquivalents: fc.constant(null),
});

test('no area has more than all, and the areas with what names none have all at least', () => {
  fc.assert(
    fc.property(fc.array(allocation), (allocations) => {
      const { themes: rows, all, none } = priorityAccount({ objectives: [], actions: [], allocations });
      const sum = (money: readonly { amountMinor: number }[]) =>
        money.reduce((total, { amountMinor }) => total + amountMinor, 0);
      for (const row of rows) expect(sum(row.allocated)).toBeLessThanOrEqual(sum(all.allocated));
      const named = rows.reduce((total, row) => total + sum(row.allocated), 0);
      expect(named + sum(none.allocated)).toBeGreaterThanOrEqual(sum(all.allocated));
    }),
  );
});
