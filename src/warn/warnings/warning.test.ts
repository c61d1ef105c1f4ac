import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountryCode } from '../../places/country.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import {
  advance,
  isUnanswered,
  type LevelTimes,
  type Move,
  nextDeadline,
  states,
  tierDue,
  tiers,
  transitions,
  type Warning,
  type WarningId,
} from './warning.ts';

const openedAt = new Date('2026-11-01T00:00:00Z');
const hoursOn = (hours: number) => new Date(openedAt.getTime() + hours * 3_600_000);
const times: LevelTimes = { acknowledgeWithinHours: 24, decideWithinHours: 72 };
const opened: Warning = {
  id: 'a warning' as WarningId,
  country: 'CAF' as CountryCode,
  level: 'severe',
  tier: 'desk',
  desk: 'Africa Desk',
  reason: 'The chance has risen',
  raisedBy: 'rule',
  openedAt,
  ...unrestricted,
  state: 'opened',
};

function after(warning: Warning, ...moves: Move[]): Warning {
  return moves.reduce((current, move) => {
    const moved = advance(current, move);
    if ('refused' in moved) throw new Error(JSON.stringify(moved));
    return moved;
  }, warning);
}

const acknowledged = after(opened, { to: 'acknowledged', at: hoursOn(2) });
const decidedToAct = after(acknowledged, { to: 'decided', at: hoursOn(5), choice: 'act' });
const decidedToWatch = after(acknowledged, { to: 'decided', at: hoursOn(5), choice: 'watch' });

test('a warning runs from opened to acknowledged, decided, action begun and closed', () => {
  const closed = after(decidedToAct, { to: 'action-begun', at: hoursOn(6) }, { to: 'closed', at: hoursOn(90) });
  expect(closed).toMatchObject({
    state: 'closed',
    acknowledgedAt: hoursOn(2),
    decidedAt: hoursOn(5),
    closedAt: hoursOn(90),
  });
});

test('a warning is assessed once, after it is acknowledged and before it is decided, or never', () => {
  const assessed = after(acknowledged, { to: 'assessed', at: hoursOn(30) });
  expect(assessed).toMatchObject({ state: 'assessed', acknowledgedAt: hoursOn(2) });
  expect(after(assessed, { to: 'decided', at: hoursOn(40), choice: 'act' }).state).toBe('decided');
  for (const warning of [opened, assessed, decidedToAct]) {
    expect(advance(warning, { to: 'assessed', at: hoursOn(50) })).toMatchObject({
      refused: expect.stringMatching(/^(made-already|out-of-order)$/),
    });
  }
  expect(nextDeadline(assessed, times)).toEqual({ answer: 'decided', due: hoursOn(72) });
});

test('a warning is not decided before somebody has acknowledged it, and the refusal says what can follow', () => {
  expect(advance(opened, { to: 'decided', at: hoursOn(1), choice: 'act' })).toEqual({
    refused: 'out-of-order',
    state: 'opened',
    to: 'decided',
    next: ['acknowledged'],
  });
});

test('no action begins on a decision to watch', () => {
  expect(advance(decidedToWatch, { to: 'action-begun', at: hoursOn(6) })).toEqual({
    refused: 'decided-otherwise',
    choice: 'watch',
  });
});

test('after watching, a second decision may be to act', () => {
  expect(after(decidedToWatch, { to: 'decided', at: hoursOn(30), choice: 'act' })).toMatchObject({ choice: 'act' });
});

test('a move stands exactly where the table of transitions has it, but for an action without a decision to act', () => {
  const reached = [opened, acknowledged, decidedToAct, decidedToWatch];
  const moves: Move[] = [
    { to: 'acknowledged', at: hoursOn(9) },
    { to: 'decided', at: hoursOn(9), choice: 'act' },
    { to: 'action-begun', at: hoursOn(9) },
    { to: 'closed', at: hoursOn(9) },
  ];
  for (const warning of reached) {
    for (const move of moves) {
      const withoutDecisionToAct = move.to === 'action-begun' && 'choice' in warning && warning.choice !== 'act';
      const expected = transitions[warning.state].includes(move.to) && !withoutDecisionToAct;
      expect('refused' in advance(warning, move), `${warning.state} to ${move.to}`).toBe(!expected);
    }
  }
  expect(Object.keys(transitions)).toEqual([...states]);
});

test('a warning that waits past its time climbs to the Focal Point, past twice its time to the minister', () => {
  expect([0, 23.9, 24, 47.9, 48, 900].map((hours) => tierDue(opened, times, hoursOn(hours)))).toEqual([
    'desk',
    'desk',
    'focal-point',
    'focal-point',
    'minister',
    'minister',
  ]);
});

test('acknowledged in time, it climbs only when the time for a decision is past', () => {
  expect([48, 71.9, 72, 144].map((hours) => tierDue(acknowledged, times, hoursOn(hours)))).toEqual([
    'desk',
    'desk',
    'focal-point',
    'minister',
  ]);
});

test('a warning never comes down, and a decided one never climbs', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tiers),
      fc.nat(1_000),
      fc.constantFrom(opened, acknowledged),
      (tier, hours, warning) => {
        const due = tierDue({ ...warning, tier }, times, hoursOn(hours));
        expect(tiers.indexOf(due)).toBeGreaterThanOrEqual(tiers.indexOf(tier));
        expect(tierDue({ ...decidedToAct, tier }, times, hoursOn(hours))).toBe(tier);
      },
    ),
  );
});

test('it is unanswered from the moment of its deadline until it is answered', () => {
  expect(nextDeadline(opened, times)).toEqual({ answer: 'acknowledged', due: hoursOn(24) });
  expect(isUnanswered(opened, times, hoursOn(23))).toBe(false);
  expect(isUnanswered(opened, times, hoursOn(24))).toBe(true);
  expect(isUnanswered(acknowledged, times, hoursOn(24))).toBe(false);
  expect(isUnanswered(decidedToAct, times, hoursOn(9_000))).toBe(false);
});
