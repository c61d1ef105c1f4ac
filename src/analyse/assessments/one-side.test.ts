import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPdfMaker, pagesOf } from '../../platform/documents/pdf.ts';
import { readAssessment } from './assessment-reading.ts';
import { firstSentences, oneSide, oneSideDetails } from './one-side.ts';

const facts = {
  ...{ marking: 'OFFICIAL-SENSITIVE', caveats: ['UK EYES ONLY'], place: 'South Sudan', number: 2 },
  ...{ publishedOn: '2026-11-24', organisation: () => 'Department for International Development' },
  likelihood: () => 'realistic possibility',
};
const least = oneSideDetails.at(-1) ?? oneSideDetails[0];
const maker = createPdfMaker();

/** An assessment in which each text is as long as its form lets it be. */
function longest(length: number) {
  const sentences = (count: number) => 'Men with lists ask who lives where, and nobody stops them. '.repeat(count);
  const cut = (most: number) => sentences(Math.ceil(most / 50)).slice(0, most);
  const many = <Value>(make: (place: number) => Value) =>
    Array.from({ length }, (_, place) => ({ id: `${place}`, values: make(place) }));
  return readAssessment({
    title: cut(300),
    values: {
      ...{ form: 'full', asOf: '2026-11-20', finding: cut(1_000), confidence: 'moderate' },
      confidenceReason: cut(2_000),
    },
    parts: {
      scenario: many((place) => ({ name: cut(200), description: cut(2_000), probability: 1 / (place + 2) })),
      priority: many((rank) => ({ rank, wording: cut(300), reason: cut(2_000) })),
      dissent: many(() => ({ section: 'dynamics', department: 'dfid', position: cut(2_000), reason: cut(2_000) })),
      'assessment-section': [{ id: 'gaps', values: { section: 'evidence-gaps', wording: cut(20_000) } }],
      'watched-indicator': many(() => ({ name: cut(200), measure: 'reports', threshold: 3, scenario: null })),
    },
  });
}

test('whatever was written, one of the details fits on one side of A4', () => {
  for (const length of [1, 2, 6, 20]) {
    expect(pagesOf(maker.pdf(oneSide(longest(length), facts, least))), `${length} of each part`).toBe(1);
  }
});

test('what is left out is told, and the finding stands whole', () => {
  const reading = longest(20);
  const said = JSON.stringify(oneSide(reading, facts, least).blocks);
  expect(said).toContain(String(reading.values.finding).trim());
  expect(said).toContain('And 18 more in the whole assessment.');
  expect(said).toContain('Department for International Development, on “Drivers and dynamics”');
});

test('a text is cut behind a sentence, never within one, and says that it goes on', () => {
  expect(firstSentences('One.  Two is here. Three.', 2)).toBe('One. Two is here. …');
  expect(firstSentences('One.\n\nTwo.', 5)).toBe('One. Two.');
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.nat(5), (text, count) => {
      const whole = text.replaceAll(/\s+/g, ' ').trim();
      expect(whole.startsWith(firstSentences(text, count).replace(/ …$/, ''))).toBe(true);
    }),
  );
});
