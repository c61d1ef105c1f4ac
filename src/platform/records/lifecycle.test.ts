import fc from 'fast-check';
import { expect, test } from 'vitest';
import { text } from './field.ts';
import { askedBy, type Lifecycle, lifecycleDiagram, stateFields, stepRefusal, stepsFrom } from './lifecycle.ts';

const answer = { answer: text({ label: 'What is the answer?' }) };
const way: Lifecycle<'open' | 'answered' | 'closed'> = {
  initial: 'open',
  states: {
    open: { name: 'Open' },
    answered: { name: 'Answered', has: answer },
    closed: { name: 'Closed', has: { ...answer, finding: text({ label: 'What was found?' }) }, ended: true },
  },
  steps: {
    answer: { from: ['open'], to: 'answered', label: 'Answer it', past: 'answered', roles: [] },
    close: { from: ['open', 'answered'], to: 'closed', label: 'Close it', past: 'closed', roles: [] },
  },
  edits: ['open'],
};

test('a step asks for what is known where it leads to and not yet where it comes from', () => {
  const close = way.steps.close;
  if (close === undefined) throw new Error('It stands above');
  expect(Object.keys(askedBy(way, 'open', close))).toEqual(['answer', 'finding']);
  expect(Object.keys(askedBy(way, 'answered', close))).toEqual(['finding']);
  expect(Object.keys(stateFields(way))).toEqual(['answer', 'finding']);
});

test('the steps that may follow are those from where it stands, and any other is refused in words that name them', () => {
  fc.assert(
    fc.property(fc.constantFrom('open', 'answered', 'closed'), (state) => {
      const names = stepsFrom(way, state).map(({ name }) => name);
      expect(names).toEqual(
        Object.keys(way.steps).filter((name) => way.steps[name]?.from.some((from) => from === state)),
      );
    }),
  );
  const answering = way.steps.answer;
  if (answering === undefined) throw new Error('It stands above');
  expect(stepRefusal(way, 'letter', 'answered', answering)).toBe(
    'This letter is answered, so “Answer it” cannot follow. What can follow is: “Close it”.',
  );
  expect(stepRefusal(way, 'letter', 'closed', answering)).toContain('Nothing can follow.');
});

test('its diagram has each state, the beginning, and an arrow for each move', () => {
  expect(lifecycleDiagram(way)).toBe(
    [
      'stateDiagram-v2',
      '  open: Open',
      '  answered: Answered',
      '  closed: Closed',
      '  [*] --> open',
      '  open --> answered: Answer it',
      '  open --> closed: Close it',
      '  answered --> closed: Close it',
    ].join('\n'),
  );
});
