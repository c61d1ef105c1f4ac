import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { type Change, changeBetween, type ExplainedForecast, type Similar, type Vintage } from './explanation.ts';
import * as explanations from './explanation-store.ts';
import type { ForecastRun, PastChance, Target } from './forecast.ts';
import * as store from './forecast-store.ts';

export type ExplanationService = ReturnType<typeof createExplanationService>;

/** What a later forecast is set against. */
export type Since =
  | { readonly kind: 'run'; readonly run: ForecastRun }
  /** The same model on what was known a year before: where no earlier run on other figures is kept. */
  | { readonly kind: 'year-before'; readonly run: ForecastRun };

export type CountryExplanation = {
  /** What changed since the last forecast; nothing where there is none to set it against. */
  readonly change: (Change & { readonly since: Since }) | undefined;
  readonly similar: Similar | undefined;
  /** Every forecast of it that is kept, the one made last first. */
  readonly past: readonly PastChance[];
};

type Question = { readonly target: Exclude<Target, 'onset'>; readonly thresholdDeaths: number };

/** Why a country's forecast is what it is, read from what its runs have kept. */
export function createExplanationService({ database }: { readonly database: Database }) {
  return {
    /** Every forecast of the question in each of these countries, the one made last first: what moved, without why. */
    async chancesOf(
      actor: Actor,
      countries: readonly CountryCode[],
      question: Question,
    ): Promise<ReadonlyMap<CountryCode, readonly PastChance[]>> {
      const rows = await database.snapshot(actor, (queries) => store.chancesOverRuns(queries, countries, question));
      return Map.groupBy(rows, ({ country }) => country);
    },

    /** Nothing is explained before the first run, and of a country that it could not speak of. */
    ofCountry(actor: Actor, country: CountryCode, question: Question): Promise<CountryExplanation> {
      return database.snapshot(actor, async (queries) => {
        const past = await store.chancesOverRuns(queries, [country], question);
        const run = await store.latestRun(queries);
        if (run === undefined) return { change: undefined, similar: undefined, past };
        return {
          change: await changeOf(queries, run, past, country, question),
          similar: await explanations.readSimilar(queries, run.id, country),
          past,
        };
      });
    },
  };
}

async function changeOf(
  queries: Queries,
  run: ForecastRun,
  past: readonly PastChance[],
  country: CountryCode,
  question: Question,
): Promise<CountryExplanation['change']> {
  const own = await explained(queries, run, country, question);
  const after = own('now');
  if (after === undefined) return undefined;
  const isOnOtherFigures = ({ annualReleaseId, monthlyReleaseId }: PastChance) =>
    annualReleaseId !== run.annualReleaseId || monthlyReleaseId !== run.monthlyReleaseId;
  const earlier = past.find((each) => each.madeAt < run.madeAt && isOnOtherFigures(each));
  const before = earlier && (await explained(queries, earlier, country, question))('now');
  if (earlier !== undefined && before !== undefined) {
    return { ...changeBetween(before, after), since: { kind: 'run', run: earlier } };
  }
  const yearBefore = own('year-before');
  return yearBefore && { ...changeBetween(yearBefore, after), since: { kind: 'year-before', run } };
}

/** What a run said of a country, with what it rests on, by when that was known; nothing where it said nothing. */
async function explained(
  queries: Queries,
  { id }: Pick<ForecastRun, 'id'>,
  country: CountryCode,
  { target, thresholdDeaths }: Question,
): Promise<(vintage: Vintage) => ExplainedForecast | undefined> {
  const models = await explanations.readModels(queries, id);
  const readings = await explanations.readReadings(queries, id, country);
  const is = (each: Question) => each.target === target && each.thresholdDeaths === thresholdDeaths;
  return (vintage) => {
    const model = models.find((each) => each.vintage === vintage && is(each));
    const reading = readings.find((each) => each.vintage === vintage);
    const said = reading?.probabilities.find(is);
    if (model === undefined || reading === undefined || said === undefined) return undefined;
    return { probability: said.probability, model, features: reading.features };
  };
}
