import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DecisionId } from '../../decide/decisions/decision.ts';
import { countryByCode } from '../../places/country.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { Action, ActionId } from '../actions/action.ts';
import { type InstrumentId, readInstrumentCatalogue } from '../instruments/instrument.ts';
import { findingsOf, type PlanFacts, riskThatAsks } from './action-plan.ts';

const catalogue = readInstrumentCatalogue(
  readFileSync(new URL('../../../data/instruments.json', import.meta.url), 'utf8'),
);
const kenya = countryByCode('KEN')?.code;
if (kenya === undefined) throw new Error('Kenya has a code');

let made = 0;
/** An action under way since 1 November 2026. Its ids name nothing that stands anywhere. */
function action(instrument: string, more: Partial<Action> = {}): Action {
  made += 1;
  return {
    id: `action-${made}` as ActionId,
    serves: 'warning',
    warningId: 'warning' as WarningId,
    decisionId: 'decision' as DecisionId,
    instrument: instrument as InstrumentId,
    ...{ country: kenya, purpose: 'Peace', lead: 'Embassy', dueOn: '2027-03-31', objective: null },
    ...{ themes: [], partners: [], details: {}, plannedAt: new Date('2026-11-01T00:00:00Z') },
    ...{ owner: 'watch', marking: 'OFFICIAL', caveats: [], audience: [] },
    ...{ phase: 'begun', state: 'begun', begunAt: new Date('2026-11-01T00:00:00Z') },
    ...more,
  } as Action;
}

const quiet: PlanFacts = {
  ...{ place: 'KEN', today: '2026-11-24', probability: 0.1, windowLastMonth: '2027-10', warning: undefined },
  ...{ actions: [], asks: [], obstacles: new Map(), cases: [] },
};
const sorts = (facts: Partial<PlanFacts>) => findingsOf({ ...quiet, ...facts }, catalogue).map(({ sort }) => sort);

test('a quiet place without actions lacks nothing; one at risk does, from the yardstick’s realistic possibility on', () => {
  expect(sorts({})).toEqual([]);
  expect(sorts({ probability: riskThatAsks - 0.001 })).toEqual([]);
  expect(sorts({ probability: riskThatAsks })).toEqual(['gap']);
  expect(sorts({ probability: undefined })).toEqual([]);
  expect(sorts({ probability: 0.9, actions: [action('demarche')] })).toEqual([]);
});

test('a grave warning without an action is a gap, but for one on which it was decided not to act', () => {
  const warning = { id: 'w', level: 'severe', choice: undefined };
  expect(sorts({ warning })).toEqual(['gap']);
  expect(sorts({ warning: { ...warning, level: 'elevated' } })).toEqual([]);
  expect(sorts({ warning: { ...warning, choice: 'not-act' }, probability: 0.9 })).toEqual([]);
  const abandoned = action('demarche', { phase: 'abandoned', state: 'abandoned' });
  expect(sorts({ warning, actions: [abandoned] }), 'what was abandoned is no action').toEqual(['gap']);
});

test('a force that is built up while somebody of the place is being designated is named with who it is', () => {
  const cases = [{ id: 'c', subject: 'General X', late: false }];
  const [found] = findingsOf({ ...quiet, actions: [action('security-force-capacity')], cases }, catalogue);
  expect(found).toMatchObject({
    sort: 'contradiction',
    values: { first: 'Capacity building of security forces', second: 'General X' },
  });
  expect(sorts({ actions: [action('field-visit')], cases })).toEqual([]);
});

test('of development, budget support alone pulls against sanctions on the same government', () => {
  const freeze = action('asset-freeze');
  const given = (modality: string) => action('governance-support', { details: { modality } });
  expect(sorts({ actions: [given('budget-support'), freeze] })).toContain('contradiction');
  expect(sorts({ actions: [given('civil-society'), freeze] })).not.toContain('contradiction');
});

test('every rule of the catalogue finds the two that it names, and neither alone', () => {
  for (const tension of catalogue.tensions) {
    const details = tension.one.detail ?? {};
    const one = action(tension.one.instruments[0] ?? '', { details });
    const other = action(tension.other.instruments[0] ?? '');
    expect(sorts({ actions: [one, other] }), tension.id).toContain('contradiction');
    expect(sorts({ actions: [one] }), tension.id).not.toContain('contradiction');
    expect(sorts({ actions: [other] }), tension.id).not.toContain('contradiction');
  }
});

test('what is due today is not late; the day after it is, an action and an ask alike', () => {
  const due = action('demarche', { dueOn: '2026-11-24' });
  const asks = [{ id: 'a', what: 'Open the road', dueOn: '2026-11-24' }];
  expect(sorts({ actions: [due], asks })).toEqual([]);
  expect(sorts({ actions: [due], asks, today: '2026-11-25' })).toEqual(['late', 'late']);
});

test('an instrument that works too late for the forecast’s months is said to be too slow', () => {
  // At the soonest 60 days: from 1 November 2026 on 31 December.
  const actions = [action('governance-support')];
  expect(sorts({ actions, windowLastMonth: '2026-12' })).toEqual([]);
  expect(sorts({ actions, windowLastMonth: '2026-11' })).toEqual(['too-slow']);
  const planned = [action('governance-support', { phase: 'planned', state: 'planned' })];
  expect(sorts({ actions: planned, windowLastMonth: '2026-12' }), 'from today: 23 January').toEqual(['too-slow']);
});

test('a blocked action tells why', () => {
  const blocked = action('security-force-capacity', { phase: 'planned', state: 'approved' });
  const obstacles = new Map([[blocked.id, [{ text: 'The unit “A” is not vetted.', href: '/' }]]]);
  expect(findingsOf({ ...quiet, actions: [blocked], obstacles }, catalogue)).toMatchObject([
    { sort: 'blocked', values: { why: 'The unit “A” is not vetted.' } },
  ]);
});
