import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceBetween } from './assessment-difference.ts';
import { type AssessmentContent, readAssessment } from './assessment-reading.ts';

const part = (id: string, values: AssessmentContent['values']) => ({ id, values });
const contentOf = (more: Partial<AssessmentContent['parts']>, values: AssessmentContent['values'] = {}) =>
  readAssessment({ title: 'Why?', values: { form: 'light', ...values }, parts: more as AssessmentContent['parts'] });
const section = (wording: string) => part('s', { section: 'dynamics', wording });
const rating = (value: string) => part('r', { factor: '7', rating: value, direction: 'steady', confidence: 'low' });
const scenario = (id: string, probability: number) => part(id, { name: `Way ${id}`, probability });

test('a reader is told which ratings rose, which probabilities moved, and which paragraphs came and went', () => {
  const earlier = contentOf(
    {
      'assessment-section': [section('Land.\n\nCattle.')],
      'risk-rating': [rating('1')],
      scenario: [scenario('a', 0.7), scenario('b', 0.3)],
    },
    { confidence: 'low' },
  );
  const later = contentOf(
    {
      'assessment-section': [section('Land.\n\nCattle and arms.')],
      'risk-rating': [rating('3')],
      scenario: [scenario('a', 0.6), scenario('c', 0.4)],
      dissent: [part('d', { section: 'dynamics', position: 'Theft' })],
    },
    { confidence: 'moderate' },
  );
  const { ratings, probabilities, sections, dissents, confidence } = differenceBetween(earlier, later);
  expect(ratings).toMatchObject([
    { number: 7, from: '1: weak signs', to: '3: strong signs', isHigher: true, isLower: false },
  ]);
  expect(probabilities).toEqual([
    { name: 'Way a', from: 0.7, to: 0.6 },
    { name: 'Way b', from: 0.3, to: undefined },
    { name: 'Way c', from: undefined, to: 0.4 },
  ]);
  expect(sections).toEqual([{ title: 'Drivers and dynamics', added: ['Cattle and arms.'], gone: ['Cattle.'] }]);
  expect(dissents.come.map(({ id }) => id)).toEqual(['d']);
  expect(confidence).toEqual({ from: 'low', to: 'moderate' });
});

test('two versions that say the same do not differ, and what came one way went the other', () => {
  const words = fc.array(fc.constantFrom('Land.', 'Cattle.', 'Arms.', 'Rains.'), { maxLength: 6 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [first, second] = [one, other].map((each) =>
        contentOf({ 'assessment-section': [section(each.join('\n\n'))] }),
      );
      if (first === undefined || second === undefined) throw new Error('Two were made of two');
      expect(differenceBetween(first, first).sections).toEqual([]);
      const [there] = differenceBetween(first, second).sections;
      const [back] = differenceBetween(second, first).sections;
      expect(there?.added.toSorted()).toEqual(back?.gone.toSorted());
      expect(there?.gone.toSorted()).toEqual(back?.added.toSorted());
    }),
  );
});
