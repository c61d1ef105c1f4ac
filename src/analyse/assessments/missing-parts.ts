import { message } from '../../platform/language/message.ts';
import { commonFactors, type FactorNumber, riskFactors } from '../../warn/risk-factors/risk-factor.ts';
import type { AssessmentReading } from './assessment-reading.ts';
import { textOf } from './part-values.ts';
import type { AssessmentForm } from './section.ts';

/** Something that is missing before a version may be published: an ICU sentence and its values. */
export type Missing = { readonly sentence: string; readonly values?: Readonly<Record<string, string | number>> };

/** Half a tenth of a per cent: a form takes decimals of a per cent, and three thirds are a whole. */
export const probabilityStep = 0.0005;

const sumOf = (probabilities: readonly number[]) => probabilities.reduce((sum, each) => sum + each, 0);

/** Whether probabilities add up to 1. */
export function addsToOne(probabilities: readonly number[]): boolean {
  return Math.abs(sumOf(probabilities) - 1) <= probabilityStep;
}

/** What these leave of 1, at least 0. @param probabilities null where none is given */
export function leftOf(probabilities: readonly (number | null)[]): number {
  return Math.max(0, 1 - sumOf(probabilities.map((each) => each ?? 0)));
}

/** The factors that a version of this form must have rated. */
function factorsNeeded(form: AssessmentForm): readonly FactorNumber[] {
  return form === 'full' ? riskFactors.map(({ number }) => number) : commonFactors;
}

/** All that is missing before a version may be published, as sentences; none where nothing is. */
export function missingFrom(reading: AssessmentReading): readonly Missing[] {
  const { form, values, sections, ratings, scenarios, priorities } = reading;
  const unwritten = sections.filter(({ isNeeded, wording }) => isNeeded && wording === '');
  const rated = new Set(ratings.flatMap(({ id, number }) => (id === undefined ? [] : [number])));
  const unrated = factorsNeeded(form).filter((number) => !rated.has(number));
  const missing: Missing[] = [];
  if (textOf(values.finding) === '') missing.push({ sentence: message('What it finds, in two or three sentences.') });
  if (textOf(values.confidence) === '' || textOf(values.confidenceReason) === '') {
    missing.push({ sentence: message('How much confidence there is in it, and why.') });
  }
  for (const { title } of unwritten) {
    missing.push({ sentence: message('The section “{title}” is not written.'), values: { title } });
  }
  if (unrated.length > 0) {
    missing.push({
      sentence: message('{count, plural, one {# risk factor is} other {# risk factors are}} not rated: {numbers}.'),
      values: { count: unrated.length, numbers: unrated.join(', ') },
    });
  }
  const unargued = form === 'full' ? ratings.filter((each) => each.id !== undefined && !each.isArgued) : [];
  if (unargued.length > 0) {
    missing.push({
      sentence: message(
        '{count, plural, one {# rating does} other {# ratings do}} not say what speaks for and against: {numbers}.',
      ),
      values: { count: unargued.length, numbers: unargued.map(({ number }) => number).join(', ') },
    });
  }
  for (const { title } of sections.filter((each) => each.isUnsettled)) {
    missing.push({
      sentence: message(
        'The section “{title}” holds two wordings of a paragraph: keep what holds, and take out the marks.',
      ),
      values: { title },
    });
  }
  missing.push(...missingScenarios(scenarios.map(({ probability }) => probability)));
  if (priorities.length === 0) missing.push({ sentence: message('There is no priority for intervention.') });
  return missing;
}

/** What is wrong with the scenarios of a version. @param probabilities of each, 0 to 1; undefined where none is given */
export function missingScenarios(probabilities: readonly (number | undefined)[]): readonly Missing[] {
  if (probabilities.length < 2) return [{ sentence: message('There are fewer than two scenarios.') }];
  const known = probabilities.filter((each) => each !== undefined);
  if (known.length < probabilities.length) return [{ sentence: message('A scenario has no probability.') }];
  if (addsToOne(known)) return [];
  const sum = Number((sumOf(known) * 100).toFixed(2));
  return [
    {
      sentence: message('The probabilities of the scenarios add up to {sum} %; they must add up to 100 %.'),
      values: { sum },
    },
  ];
}
