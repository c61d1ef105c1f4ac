import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskFactors } from '../../warn/risk-factors/risk-factor.ts';
import { type AssessmentContent, readAssessment } from './assessment-reading.ts';
import { addsToOne, missingFrom, missingScenarios } from './missing-parts.ts';
import { sectionNames, sectionsOf } from './section.ts';

const wholeOf = (form: 'light' | 'full', factors: number): AssessmentContent => ({
  title: 'What could set it off?',
  values: { form, finding: 'It is likely.', confidence: 'low', confidenceReason: 'One source.' },
  parts: {
    'assessment-section': sectionsOf(form).map((section) => ({
      id: section,
      values: { section, wording: 'Written.' },
    })),
    'risk-rating': Array.from({ length: factors }, (_, place) => ({
      id: String(place + 1),
      values: {
        ...{ factor: String(place + 1), rating: '1', direction: 'steady', confidence: 'low', reason: 'Seen.' },
        ...{ evidenceFor: 'Roadblocks by name.', evidenceAgainst: 'Courts sit; nothing else was found.' },
      },
    })),
    scenario: [0.7, 0.3].map((probability) => ({ id: `${probability}`, values: { name: 'One way', probability } })),
    priority: [{ id: 'first', values: { rank: 1, wording: 'Keep the monitors' } }],
  },
});
const missing = (content: AssessmentContent) => missingFrom(readAssessment(content)).map(({ sentence }) => sentence);

test('a light version needs its sections and the eight common factors; a full one all sections and all fourteen', () => {
  expect(missing(wholeOf('light', 8))).toEqual([]);
  expect(missing(wholeOf('full', 14))).toEqual([]);
  expect(missing(wholeOf('light', 7))).toHaveLength(1);
  expect(missingFrom(readAssessment(wholeOf('full', 8)))[0]?.values).toEqual({
    count: 6,
    numbers: '9, 10, 11, 12, 13, 14',
  });
  expect(sectionsOf('full')).toEqual(sectionNames);
});

test.each(['finding', 'confidence', 'confidenceReason'])('a version without its %s is told so', (name) => {
  const whole = wholeOf('light', 8);
  expect(missing({ ...whole, values: { ...whole.values, [name]: null } })).toHaveLength(1);
});

test('each unwritten section is named, and a light form asks for none of a full one alone', () => {
  const whole = wholeOf('light', 8);
  const without = { ...whole, parts: { ...whole.parts, 'assessment-section': [] } };
  expect(missing(without)).toHaveLength(sectionsOf('light').length);
  expect(sectionsOf('light')).not.toContain('recurrence');
});

test('whatever was written, sections are read in their order and each of the fourteen factors once', () => {
  const some = fc.record({
    form: fc.constantFrom<'light' | 'full'>('light', 'full'),
    written: fc.shuffledSubarray([...sectionNames]),
    rated: fc.shuffledSubarray(riskFactors.map(({ number }) => String(number))),
  });
  fc.assert(
    fc.property(some, ({ form, written, rated }) => {
      const read = readAssessment({
        title: '',
        values: { form },
        parts: {
          'assessment-section': written.map((section) => ({ id: section, values: { section, wording: 'Written.' } })),
          'risk-rating': rated.map((factor) => ({ id: factor, values: { factor } })),
        },
      });
      const names = read.sections.map(({ name }) => name);
      expect(names).toEqual(sectionNames.filter((name) => names.includes(name)));
      expect(written.every((name) => names.includes(name))).toBe(true);
      expect(read.ratings.map(({ number }) => number)).toEqual(riskFactors.map(({ number }) => number));
      expect(read.ratings.filter(({ id }) => id !== undefined).map(({ id }) => id)).toEqual(
        riskFactors.map(({ number }) => String(number)).filter((number) => rated.includes(number)),
      );
    }),
  );
});

test('each piece of evidence is read once: with what it bears on, or by itself where that was taken back', () => {
  const piece = (id: string, bearsOn: string | null) => ({
    id,
    values: { pointsAt: 'document', documentTitle: id, bearsOn, side: bearsOn && 'for' },
  });
  const read = readAssessment({
    title: '',
    values: { form: 'light' },
    parts: {
      'assessment-claim': [{ id: 'stands', values: { section: 'dynamics', statement: 'Arms are sold.' } }],
      'assessment-evidence': [
        piece('a', 'claim stands'),
        piece('b', 'claim gone'),
        piece('c', null),
        piece('d', 'factor 9'),
      ],
    },
  });
  expect(read.unattached.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(read.sections.flatMap(({ claims }) => claims.flatMap(({ evidence }) => evidence.map(({ id }) => id)))).toEqual(
    ['a'],
  );
  expect(read.ratings[8]?.evidence.map(({ id }) => id)).toEqual(['d']);
});

test('probabilities that are shares of one whole add up, and do not once one of them moves by a tenth of a per cent', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(shares, (parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const probabilities = parts.map((part) => part / whole);
      expect(missingScenarios(probabilities)).toEqual([]);
      expect(addsToOne([...probabilities.slice(1), (probabilities[0] ?? 0) + 0.001])).toBe(false);
    }),
  );
});

test('scenarios that are too few, without a probability, or add up to more are told apart', () => {
  expect(missingScenarios([1])[0]?.sentence).toMatch(/fewer than two/);
  expect(missingScenarios([0.5, undefined])[0]?.sentence).toMatch(/no probability/);
  expect(missingScenarios([0.5, 0.55])[0]?.values).toEqual({ sum: 105 });
});
