import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annualFeatures } from '../../forecasting/features/annual-features.ts';
import { monthlyFeatures } from '../../forecasting/features/monthly-features.ts';
import { sharedFeatures } from '../../forecasting/features/shared-features.ts';
import { inLanguage, languageByCode } from '../../platform/language/language.ts';
import { createTeller } from '../../platform/language/stored.ts';
import { driverSentences } from './driver-sentences.ts';

const features = [
  ...annualFeatures(),
  ...monthlyFeatures(),
  ...sharedFeatures(() => {
    throw new Error('Only the words are asked for');
  }),
];
const told = createTeller(driverSentences);

test('whatever moves a forecast is told in another language', () => {
  const spanish = languageByCode('es');
  if (spanish === undefined) throw new Error('Spanish is not there');
  expect(features.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(
      fc.constantFrom(...features),
      fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -3, max: 9_000, noNaN: true })),
      fc.integer({ min: 2_000, max: 2_030 }),
      (feature, raw, lastYear) => {
        const words = feature.words(raw, { lastYear, lastMonth: lastYear * 12 + 5 });
        const again = inLanguage(spanish, () => told(words));
        expect(again, words).not.toMatch(/Deaths|deaths|Share|year|months to|violence|January|June/);
      },
    ),
    { numRuns: 2_000 },
  );
});
