import { message } from '../../platform/language/message.ts';

/** What has moved in a place since a version of its assessment was published. Days and chances as loaded data have them. */
export type MovedSince = {
  /** ISO 8601 dates. */
  readonly today: string;
  /** When it was published, or last said to stand still. */
  readonly standsSince: string;
  /** Undefined where it has been answered for since that day. */
  readonly refreshOn: string | undefined;
  /** The chance of the question that forecasts are explained for, 0 to 1: then and now. */
  readonly chanceThen: number | undefined;
  readonly chanceNow: number | undefined;
  readonly warnings: number;
  readonly signals: number;
  readonly reports: number;
  /** Days that it watches, ISO 8601, with what happens then. */
  readonly days: readonly { readonly day: string; readonly name: string }[];
  readonly answeredQuestions: number;
  /** Names of indicators that have fired. */
  readonly firedIndicators: readonly string[];
  /** Names of scenarios of which an indicator says that what they rest on has failed. */
  readonly failedScenarios: readonly string[];
};

/** Why a version is to be looked at again: an ICU sentence and its values. */
export type StaleReason = { readonly sentence: string; readonly values: Readonly<Record<string, string | number>> };

/** So far must a chance move before it is told: in points of a hundred, or by doubling from a chance worth naming. */
const largestStep = 0.1;
const smallestDoubled = 0.05;

function hasRisen(then: number, now: number): boolean {
  return now - then >= largestStep || (now >= smallestDoubled && now >= 2 * then);
}

const inPercent = (chance: number) => Math.round(chance * 100);

/** A version is stale by its date, and also where the world moved; none where it still stands as it was. */
export function staleReasons(moved: MovedSince): readonly StaleReason[] {
  const { today, standsSince, refreshOn, chanceThen, chanceNow, warnings, signals, reports } = moved;
  const reasons: StaleReason[] = [];
  const tell = (sentence: string, values: StaleReason['values']) => reasons.push({ sentence, values });
  if (refreshOn !== undefined && refreshOn <= today) {
    tell(message('It was to be looked at again by {day}.'), { day: refreshOn });
  }
  if (chanceThen !== undefined && chanceNow !== undefined && hasRisen(chanceThen, chanceNow)) {
    const values = { from: inPercent(chanceThen), to: inPercent(chanceNow) };
    tell(message('The forecast has risen from {from} % to {to} %.'), values);
  }
  for (const name of moved.firedIndicators) tell(message('An indicator has fired: {name}.'), { name });
  for (const name of moved.failedScenarios) {
    tell(message('What the scenario “{name}” rests on has failed.'), { name });
  }
  if (warnings > 0) {
    tell(message('{count, plural, one {# warning has} other {# warnings have}} been opened since.'), {
      count: warnings,
    });
  }
  if (signals > 0) {
    tell(message('{count, plural, one {# signal has} other {# signals have}} been noted since.'), { count: signals });
  }
  if (reports > 0) {
    tell(message('{count, plural, one {# report has} other {# reports have}} been filed since.'), { count: reports });
  }
  for (const { day, name } of moved.days.filter(({ day: on }) => on > standsSince && on <= today)) {
    tell(message('A day that it watched has come: {name}, {day}.'), { name, day });
  }
  if (moved.answeredQuestions > 0) {
    const values = { count: moved.answeredQuestions };
    tell(
      message('{count, plural, one {# of its questions has} other {# of its questions have}} been answered.'),
      values,
    );
  }
  return reasons;
}
