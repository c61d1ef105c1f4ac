import { seededRandom } from '../../forecasting/random.ts';
import type { CountryCode } from '../../places/country.ts';
import type { AnnualDeaths, violenceTypes } from '../../warn/events/figures.ts';

/** What is asked in practice: so many deaths of civilians in the year after so many that are shown. */
export const practiceRule = { thresholdDeaths: 25, yearsShown: 10, yearsWithADeath: 5 } as const;

/** Deaths by type of violence in one year, best estimates; without saying which year. */
export type YearShown = Readonly<Record<(typeof violenceTypes)[number], number>>;

/** A question from history. Its country, its year and its answer are told once it is judged. */
export type PracticeQuestion = {
  readonly country: CountryCode;
  readonly year: number;
  readonly thresholdDeaths: number;
  /** The years before it, the oldest first. */
  readonly shown: readonly YearShown[];
  /** Deaths in one-sided violence in its year, best estimate. */
  readonly deathsBest: number;
};

/** By the threshold that it was asked with. */
export const didHappen = ({ deathsBest, thresholdDeaths }: Pick<PracticeQuestion, 'deathsBest' | 'thresholdDeaths'>) =>
  deathsBest >= thresholdDeaths;

/**
 * Every country and year that can be asked: with figures of all years shown, and civilians killed deliberately in one of
 * the last few, so that the answer is not plain.
 */
export function practiceQuestions(annual: readonly AnnualDeaths[]): readonly PracticeQuestion[] {
  const { thresholdDeaths, yearsShown, yearsWithADeath } = practiceRule;
  return [...Map.groupBy(annual, ({ country }) => country)].flatMap(([country, rows]) => {
    const byYear = new Map(rows.map((row) => [row.year, row]));
    return rows.flatMap(({ year, oneSided }) => {
      const before = Array.from({ length: yearsShown }, (_, index) => byYear.get(year - yearsShown + index));
      const shown = before.flatMap((row) => (row === undefined ? [] : [yearShown(row)]));
      if (shown.length < yearsShown) return [];
      if (!shown.slice(-yearsWithADeath).some((each) => each.oneSided > 0)) return [];
      return [{ country, year, thresholdDeaths, shown, deathsBest: oneSided.best }];
    });
  });
}

const yearShown = ({ oneSided, nonState, stateBased }: AnnualDeaths): YearShown => ({
  oneSided: oneSided.best,
  nonState: nonState.best,
  stateBased: stateBased.best,
});

/** The share of the questions whose answer is yes: what somebody would say who looks at no figure. */
export function shareThatHappened(questions: readonly PracticeQuestion[]): number {
  return questions.filter(didHappen).length / questions.length;
}

/** The questions in an order of somebody's own, the same each time: two colleagues cannot tell each other the next. */
export function inOrderOf(person: string, questions: readonly PracticeQuestion[]): readonly PracticeQuestion[] {
  const random = seededRandom([...person].reduce(fowlerNollVo, 2_166_136_261));
  const keyed = questions.map((question) => ({ question, key: random() }));
  return keyed.toSorted((left, right) => left.key - right.key).map(({ question }) => question);
}

/** One step of the hash FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function fowlerNollVo(hash: number, sign: string): number {
  return Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
}
