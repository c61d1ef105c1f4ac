import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import type { OptionGroup } from '../../platform/records/record-view.ts';
import { dateWords, formatPercent, monthWords } from '../../platform/words.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { AnnualDeaths, FigureRelease, FigureReleaseId, MonthlyDeaths } from '../../warn/events/figures.ts';
import type { ForecastRun, ForecastRunId, RiskForecast, Target } from '../../warn/forecasts/forecast.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { type EvidenceBasis, type EvidenceReference, referenceKey } from './evidence.ts';
import { type ReportRow, readAsStood, readReports } from './evidence-store.ts';

export type EvidenceReadingService = ReturnType<typeof createEvidenceReadingService>;

/** A thing that evidence may point at, and its place (ISO 3166-1 alpha-3). */
type Standing = { readonly basis: EvidenceBasis & { readonly isHidden: false }; readonly place: string | null };

const monthsOffered = 24;
const yearsOffered = 10;

/** What evidence points at: what may be chosen for a place, and what a reader sees of what was chosen. */
export function createEvidenceReadingService({
  database,
  forecasts,
  figures,
}: {
  readonly database: Database;
  readonly forecasts: ForecastService;
  readonly figures: FigureService;
}) {
  /** By `referenceKey`; without what the asker may not see, and without documents. */
  async function standingIn(
    queries: Queries,
    references: readonly EvidenceReference[],
  ): Promise<ReadonlyMap<string, Standing>> {
    const found = new Map<string, Standing>();
    const figuresIn = oncePerRelease(queries);
    const keys = references.flatMap((each) => ('id' in each ? [{ kind: each.kind, id: each.id }] : []));
    for (const row of keys.length === 0 ? [] : await readReports(queries, { keys })) {
      found.set(`${row.kind} ${row.id}`, { basis: reportBasis(row, row.href), place: row.place });
    }
    for (const [key, reference] of new Map(references.map((each) => [referenceKey(each), each]))) {
      if (reference.kind !== 'forecast' && reference.kind !== 'event') continue;
      const basis =
        reference.kind === 'forecast' ? await forecastIn(figuresIn, reference) : await eventIn(figuresIn, reference);
      if (basis !== undefined) found.set(key, { basis, place: reference.country });
    }
    return found;
  }

  /** What a run or a release says of a country, read once however many pieces of evidence point into it. */
  function oncePerRelease(queries: Queries) {
    // Whether there is such a run or release, the service says.
    return {
      run: once((id, country) => forecasts.ofRunIn(queries, id as ForecastRunId, country)),
      release: once((id, country) => figures.ofReleaseIn(queries, id as FigureReleaseId, country)),
    };
  }

  async function forecastIn(
    { run }: Pick<FiguresIn, 'run'>,
    reference: EvidenceReference & { readonly kind: 'forecast' },
  ) {
    const country = countryByCode(reference.country)?.code;
    if (country === undefined) return undefined;
    const made = await run(reference.runId, country);
    const { target, thresholdDeaths } = reference;
    const risk = made?.risks.find((each) => each.target === target && each.thresholdDeaths === thresholdDeaths);
    return made && risk && forecastBasis(made.run, risk);
  }

  async function eventIn(
    { release }: Pick<FiguresIn, 'release'>,
    { releaseId, country: code, period }: EvidenceReference & { kind: 'event' },
  ) {
    const country = countryByCode(code)?.code;
    if (country === undefined) return undefined;
    const figure = await release(releaseId, country);
    if (figure === undefined) return undefined;
    const month = figure.monthly.find((each) => each.month === period);
    if (month !== undefined) return monthBasis(figure.release, month);
    const year = figure.annual.find((each) => String(each.year) === period);
    return year && yearBasis(figure.release, year);
  }

  type FiguresIn = ReturnType<typeof oncePerRelease>;

  return {
    /** Of these references, those to what stands here and may be seen, by `referenceKey`, in the caller's transaction. */
    standingIn,

    /** What may be chosen for a place, kind by kind. @param chosen stays to be chosen, also where it may not be seen */
    async offered(
      actor: Actor,
      place: string | undefined,
      chosen: EvidenceReference | undefined,
    ): Promise<readonly OptionGroup[]> {
      const country = place === undefined ? undefined : countryByCode(place)?.code;
      const groups =
        country === undefined
          ? []
          : [
              { name: message('Forecasts'), options: await forecastOptions(actor, country) },
              ...(await reportOptions(actor, country)),
              {
                name: message('Events: dated figures of the loaded data'),
                options: await eventOptions(actor, country),
              },
            ];
      const listed = groups.flatMap(({ options }) => options.map(({ value }) => value));
      const stands = chosen === undefined || chosen.kind === 'document' || listed.includes(referenceKey(chosen));
      const standing = stands ? [] : [{ name: message('Chosen already'), options: [await optionOf(actor, chosen)] }];
      return [
        ...standing,
        ...groups.filter(({ options }) => options.length > 0),
        {
          name: message('Documents'),
          options: [{ value: 'document', text: say('A document: say below which one') }],
        },
      ];
    },

    /**
     * What a reader sees of each, by `referenceKey`.
     * @param version shows signals and warnings as they stood when that version of the assessment was published
     */
    bases(
      actor: Actor,
      references: readonly EvidenceReference[],
      version?: { readonly assessment: string; readonly number: number },
    ): Promise<ReadonlyMap<string, EvidenceBasis>> {
      return database.snapshot(actor, async (queries) => {
        const standing = await standingIn(queries, references);
        const bases = new Map<string, EvidenceBasis>([...standing].map(([key, { basis }]) => [key, basis]));
        if (version === undefined) return bases;
        for (const row of await readAsStood(queries, version.assessment, version.number)) {
          const key = `${row.kind} ${row.id}`;
          const now = standing.get(key);
          if (now !== undefined) bases.set(key, reportBasis(row, now.basis.href));
        }
        return bases;
      });
    },
  };

  async function forecastOptions(actor: Actor, country: CountryCode) {
    if ((await forecasts.latestRun(actor)) === undefined) return [];
    const { run, risks } = await forecasts.ofCountry(actor, country);
    return risks.map((risk) => ({ value: forecastKey(run, risk), text: optionWords(forecastBasis(run, risk)) }));
  }

  async function reportOptions(actor: Actor, place: CountryCode): Promise<readonly OptionGroup[]> {
    const rows = await database.snapshot(actor, (queries) => readReports(queries, { place }));
    const of = (kind: ReportRow['kind']) =>
      rows
        .filter((row) => row.kind === kind)
        .map((row) => ({ value: `${kind} ${row.id}`, text: optionWords(reportBasis(row, row.href)) }));
    return [
      { name: message('Reports'), options: of('report') },
      { name: message('Reports: signals'), options: of('signal') },
      { name: message('Reports: warnings'), options: of('warning') },
    ];
  }

  async function eventOptions(actor: Actor, country: CountryCode) {
    const { releases, annual, monthly } = await figures.ofCountry(actor, country);
    const { 'monthly-deaths': monthsOf, 'ucdp-organised-violence': yearsOf } = releases;
    const months = monthly.filter(({ deathsBest }) => deathsBest > 0).slice(-monthsOffered);
    const option = (release: FigureRelease, period: string | number, basis: Standing['basis']) => ({
      value: `event ${release.id} ${country} ${period}`,
      text: basis.title,
    });
    const years = annual.slice(-yearsOffered).toReversed();
    return [
      ...(monthsOf === undefined
        ? []
        : months.toReversed().map((each) => option(monthsOf, each.month, monthBasis(monthsOf, each)))),
      ...(yearsOf === undefined ? [] : years.map((each) => option(yearsOf, each.year, yearBasis(yearsOf, each)))),
    ];
  }

  async function optionOf(actor: Actor, reference: EvidenceReference) {
    const key = referenceKey(reference);
    const standing = await database.snapshot(actor, (queries) => standingIn(queries, [reference]));
    const found = standing.get(key);
    return {
      value: key,
      text: found === undefined ? say('Evidence that you may not see') : optionWords(found.basis),
    };
  }
}

/** Asks once for each release and country. */
function once<Found>(ask: (id: string, country: CountryCode) => Promise<Found>) {
  const asked = new Map<string, Promise<Found>>();
  return (id: string, country: CountryCode): Promise<Found> => {
    const key = `${id} ${country}`;
    const answer = asked.get(key) ?? ask(id, country);
    asked.set(key, answer);
    return answer;
  };
}

function forecastKey(run: ForecastRun, { country, target, thresholdDeaths }: RiskForecast): string {
  return referenceKey({ kind: 'forecast', runId: run.id, country, target, thresholdDeaths });
}

function optionWords({ title, dated }: Standing['basis']): string {
  return dated === '' ? title : `${title} (${dateWords(dated)})`;
}

const markingWords = ({ marking, caveats }: Pick<Marked, 'marking' | 'caveats'>) => [marking, ...caveats].join(' · ');

function reportBasis(row: Omit<ReportRow, 'href' | 'place'>, href: string): Standing['basis'] {
  const { kind, dated, source } = row;
  // The search says the kind first, which stands beside it already.
  const title = row.title.replace(/^[^:]+: /, '');
  return { isHidden: false, kind, title, href, dated, source, marking: markingWords(row) };
}

function forecastBasis(run: ForecastRun, risk: RiskForecast): Standing['basis'] {
  const values = {
    percent: formatPercent(risk.probability),
    event: eventWords(risk.target, risk.thresholdDeaths),
    first: monthWords(run.windowFirstMonth),
    last: monthWords(run.windowLastMonth),
  };
  return {
    ...{ isHidden: false, kind: 'forecast', href: `/places/${risk.country}` },
    title: say('{percent} chance that {event}, {first} to {last}', values),
    dated: run.madeAt.toISOString().slice(0, 10),
    source: say('model {name} {version}', { name: run.modelName, version: run.modelVersion }),
    marking: markingWords(unrestricted),
  };
}

function eventWords(target: Target, deaths: number): string {
  return target === 'one-sided'
    ? say('{deaths, plural, other {# or more civilians are killed deliberately}}', { deaths })
    : say('{deaths, plural, other {# or more people are killed in organised violence}}', { deaths });
}

function monthBasis(release: FigureRelease, { country, month, deathsBest }: MonthlyDeaths): Standing['basis'] {
  const title = say('{month}: {deaths, plural, one {# death} other {# deaths}} in organised violence', {
    month: monthWords(month),
    deaths: deathsBest,
  });
  return eventBasis(release, country, title);
}

function yearBasis(release: FigureRelease, { country, year, ...deaths }: AnnualDeaths): Standing['basis'] {
  const words =
    '{year}: {oneSided, plural, one {# civilian} other {# civilians}} killed deliberately, {stateBased, plural, one {# person} other {# people}} in state-based and {nonState, number} in non-state conflict';
  const title = say(words, {
    year: String(year),
    oneSided: deaths.oneSided.best,
    stateBased: deaths.stateBased.best,
    nonState: deaths.nonState.best,
  });
  return eventBasis(release, country, title);
}

/** Of a month or a year, with which its title begins. */
function eventBasis(release: FigureRelease, country: string, title: string): Standing['basis'] {
  return {
    ...{ isHidden: false, kind: 'event', title, href: `/places/${country}` },
    dated: '',
    source: say('{name} {version}, loaded on {day}', {
      name: release.name,
      version: release.version,
      day: dateWords(release.loadedAt),
    }),
    marking: markingWords(unrestricted),
  };
}
