import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lifecycleDiagram, stepsFrom } from '../../platform/records/lifecycle.ts';
import { createRecordForm } from '../../platform/records/record-form.ts';
import { type LifecycleEntry, phases, readLifecycle } from './action-lifecycle.ts';
import { groupWords, readInstrumentCatalogue } from './instrument.ts';

const shipped = readFileSync(new URL('../../../data/instruments.json', import.meta.url), 'utf8');
const catalogue = readInstrumentCatalogue(shipped);

describe.each(Object.keys(groupWords))('the way of %s', (group) => {
  const instrument = catalogue.all.find((each) => each.group === group)?.id ?? '';
  const way = catalogue.lifecycleOf(instrument);

  test('leads from its first state to each other, and from each to an end', () => {
    const reached = new Set([way.initial]);
    for (const state of reached) for (const { to } of stepsFrom(way, state)) reached.add(to);
    expect([...reached].toSorted()).toEqual(Object.keys(way.states).toSorted());
    for (const [state, { ended = false }] of Object.entries(way.states)) {
      expect(stepsFrom(way, state).length === 0, state).toBe(ended);
    }
  });

  test('never leads back to an earlier phase, and begins only by “begin”', () => {
    for (const [name, { from, to }] of Object.entries(way.steps)) {
      for (const state of from) {
        expect(phases.indexOf(way.phaseOf(state)), name).toBeLessThanOrEqual(phases.indexOf(way.phaseOf(to)));
        const begins = way.phaseOf(state) === 'planned' && way.phaseOf(to) === 'begun';
        expect(begins ? name : 'begin', `${state} to ${to}`).toBe('begin');
      }
    }
  });

  test('is drawn from the table that its steps are taken by', () => {
    const drawn = lifecycleDiagram(way);
    for (const { label } of Object.values(way.steps)) expect(drawn).toContain(label);
  });
});

test('money, force and law are approved before an action begins; words may begin at once', () => {
  const atOnce = (id: string) => catalogue.lifecycleOf(id).steps.begin?.from.includes('planned');
  expect(['asset-freeze', 'anti-corruption', 'security-force-capacity', 'fund-project'].map(atOnce)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(['demarche', 'mediation', 'monitoring-mission', 'media-freedom'].map(atOnce)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

describe('a way that does not hold is refused with what is wrong', () => {
  const { lifecycles } = JSON.parse(shipped) as { lifecycles: { fora: LifecycleEntry } }; // Read and checked above.
  const { states, steps } = lifecycles.fora;
  const { begin } = steps;
  if (begin === undefined) throw new Error('The shipped way has a step “begin”');
  test.each<readonly [string, LifecycleEntry, string]>([
    ['no end', { states: { planned: states.planned ?? { name: '', phase: 'planned' } }, steps }, 'no state “begun”'],
    ['no begin', { states, steps: {} }, 'no step “begin”'],
    ['a state from nowhere', { states, steps: { ...steps, begin: { ...begin, from: ['nowhere'] } } }, '“nowhere”'],
    [
      'a step back',
      { states, steps: { ...steps, back: { ...begin, from: ['adopted'], to: 'planned' } } },
      'leads back',
    ],
    ['another begin', { states, steps: { ...steps, rush: { ...begin, from: ['planned'] } } }, 'is “begin”’s'],
    ['an island', { states: { ...states, lost: { name: 'Lost', phase: 'begun' } }, steps }, 'nothing leads to “lost”'],
  ])('%s', (_name, entry, words) => {
    expect(() => readLifecycle('fora', entry)).toThrow(words);
  });
});

test('each instrument’s answers are held to the schemas of the file', () => {
  const read = (id: string, answers: object) => createRecordForm(catalogue.fieldsOf(id))(answers);
  const problems = (id: string, answers: object) => {
    const result = read(id, answers);
    return 'problems' in result ? result.problems.map(({ field }) => field) : [];
  };
  for (const { id } of catalogue.all) expect(problems(id, {}), id).toEqual([]);
  expect(problems('security-council-resolution', { votes: ['FRA yes', 'CHN abstain'], chapter: 'vii' })).toEqual([]);
  expect(
    problems('security-council-resolution', { votes: ['France yes'], chapter: 'ix', mandateEnd: '2027-02-30' }),
  ).toEqual(['chapter', 'votes', 'mandateEnd']);
  expect(problems('commodity-interdiction', { vessels: ['IMO 9074729'], goods: ['gold'] })).toEqual([]);
  expect(problems('commodity-interdiction', { vessels: ['9074729'], goods: ['sand'] })).toEqual(['goods', 'vessels']);
  expect(problems('anti-corruption', { budget: { amountMinor: 5, currency: 'GBP' } })).toEqual([]);
  expect(problems('anti-corruption', { budget: 'much' })).toEqual(['budget']);
  expect(problems('monitoring-mission', { team: -1 })).toEqual(['team']);
});
