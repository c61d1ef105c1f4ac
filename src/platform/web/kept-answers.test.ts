import { expect, test } from 'vitest';
import { keptAnswers } from './kept-answers.ts';

test('what was typed is given back in its order, with the words of the questions and of what was chosen', () => {
  const body = {
    _csrf: 'token',
    version: 'as it was read',
    whole: '018f3f6e-0000-7000-8000-000000000000',
    reason: ' It is new:\nthe speaker names this week ',
    finding: 'done',
    'on-day': '30',
    'on-month': '2',
    'on-year': '2026',
    empty: '',
    parties: ['The government', 'The opposition'],
  };
  const questions = {
    reason: { label: 'Why?' },
    finding: { label: 'What was found?', words: { done: 'It was done' } },
  };
  expect(keptAnswers(body, questions)).toEqual([
    { label: 'Why?', text: 'It is new:\nthe speaker names this week' },
    { label: 'What was found?', text: 'It was done' },
    { label: '', text: '30 2 2026' },
    { label: '', text: 'The government The opposition' },
  ]);
});

test('what is no form keeps nothing', () => {
  expect([undefined, null, 'words', [1]].flatMap((body) => keptAnswers(body))).toEqual([]);
});
