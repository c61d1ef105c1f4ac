import { dateWords, formatCount, formatPercent, monthWords } from '../../platform/words.ts';
import type { AnnualDeaths, MonthlyDeaths } from '../../warn/events/figures.ts';
import type { Target } from '../../warn/forecasts/forecast.ts';
import { riskFactors } from '../../warn/risk-factors/risk-factor.ts';
import { referenceKey } from './evidence.ts';
import { type AssessmentForm, type SectionName, sectionsOf } from './section.ts';

/** What loaded data say of a place at one moment, as far as a draft can be filled in from it. */
export type KnownOfPlace = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly forecast?: {
    readonly runId: string;
    readonly model: string;
    readonly firstMonth: string;
    readonly lastMonth: string;
    readonly risks: readonly KnownRisk[];
  };
  /** Past cases like it, and after how many of so many civilians were killed. */
  readonly similar?: {
    readonly among: number;
    readonly count: number;
    readonly thresholdDeaths: number;
    readonly cases: readonly { readonly place: string; readonly lastMonth: string; readonly deathsAfter: number }[];
  };
  readonly annual: readonly AnnualDeaths[];
  readonly annualRelease?: KnownRelease;
  readonly monthly: readonly MonthlyDeaths[];
  readonly monthlyRelease?: KnownRelease;
  readonly hotSpots: readonly { readonly place: string; readonly events: number; readonly expected: number }[];
  /** Over which months up to which one events are counted. */
  readonly hotSpotsTo?: { readonly months: number; readonly month: string; readonly source: string };
  /** Reports by an accepted risk factor. */
  readonly reports: readonly {
    readonly id: string;
    readonly title: string;
    readonly grade: string;
    readonly factor: number;
    readonly source: string;
  }[];
  readonly days: readonly { readonly day: string; readonly title: string; readonly kindName: string }[];
};

export type KnownRisk = {
  readonly target: Target;
  readonly thresholdDeaths: number;
  readonly probability: number;
  readonly probabilityLow: number;
  readonly probabilityHigh: number;
  readonly probabilityYearBefore: number | undefined;
  /** In words, what moves it most first. */
  readonly drivers: readonly string[];
};
type KnownRelease = { readonly id: string; readonly name: string };

export type Line = {
  readonly section: SectionName;
  readonly statement: string;
  readonly source: string;
  /** The key of the evidence; nothing where it has none that stands here. */
  readonly pointsAt: string | null;
};

const mostDrivers = 4;
const mostCases = 3;
const mostHotSpots = 3;
const mostReports = 20;
const mostDays = 10;
/** Civilians killed deliberately in a year, from which a year counts as one of recurrence. */
const recurrenceDeaths = 25;

/**
 * Lines for a draft, section by section: history, forecast, what moves it, past cases, where it happens, reports by risk
 * factor, days to come. Stored as they stand, so in English.
 */
export function prepareLines(known: KnownOfPlace, form: AssessmentForm): readonly Line[] {
  const inForm = (wanted: SectionName, otherwise: SectionName) =>
    sectionsOf(form).includes(wanted) ? wanted : otherwise;
  return [
    ...forecastLines(known),
    ...monthLines(known),
    ...hotSpotLines(known),
    ...driverLines(known),
    ...historyLines(known, inForm('context-history', 'risk-picture')),
    ...caseLines(known, inForm('recurrence', 'risk-picture')),
    ...reportLines(known),
    ...dayLines(known, inForm('triggers-calendar', 'dynamics')),
  ];
}

const eventWords = ({ target, thresholdDeaths }: Pick<KnownRisk, 'target' | 'thresholdDeaths'>) =>
  target === 'all'
    ? `${formatCount(thresholdDeaths)} or more people are killed in organised violence`
    : `${formatCount(thresholdDeaths)} or more civilians are killed deliberately`;

function keyOf({ forecast, country }: KnownOfPlace, { target, thresholdDeaths }: KnownRisk): string | null {
  if (forecast === undefined) return null;
  return referenceKey({ kind: 'forecast', runId: forecast.runId, country, target, thresholdDeaths });
}

function forecastLines(known: KnownOfPlace): readonly Line[] {
  const { forecast } = known;
  if (forecast === undefined) return [];
  const when = `${monthWords(forecast.firstMonth)} to ${monthWords(forecast.lastMonth)}`;
  return forecast.risks.map((risk) => {
    const { probability, probabilityLow: low, probabilityHigh: high, probabilityYearBefore: before } = risk;
    const range = `${formatPercent(low)} to ${formatPercent(high)}`;
    const change = before === undefined ? '' : ` With what was known a year before it was ${formatPercent(before)}.`;
    return {
      section: 'risk-picture',
      statement: `The chance that ${eventWords(risk)}, ${when}, is ${formatPercent(probability)} (${range}).${change}`,
      source: forecast.model,
      pointsAt: keyOf(known, risk),
    };
  });
}

function monthLines({ country, monthly, monthlyRelease }: KnownOfPlace): readonly Line[] {
  const last = monthly.at(-1);
  if (last === undefined || monthlyRelease === undefined) return [];
  const sum = (months: readonly MonthlyDeaths[]) => months.reduce((total, { deathsBest }) => total + deathsBest, 0);
  const [now, before] = [sum(monthly.slice(-12)), sum(monthly.slice(-24, -12))];
  const counted = `${formatCount(now)} in the twelve months to ${monthWords(last.month)}`;
  return [
    {
      section: 'risk-picture',
      statement: `Deaths in organised violence: ${counted}, ${formatCount(before)} in the twelve before.`,
      source: monthlyRelease.name,
      pointsAt: last.deathsBest > 0 ? eventKey(monthlyRelease, country, last.month) : null,
    },
  ];
}

const eventKey = ({ id }: KnownRelease, country: string, period: string) =>
  referenceKey({ kind: 'event', releaseId: id, country, period });

function hotSpotLines({ hotSpots, hotSpotsTo }: KnownOfPlace): readonly Line[] {
  if (hotSpotsTo === undefined) return [];
  return hotSpots.slice(0, mostHotSpots).map(({ place, events, expected }) => ({
    section: 'risk-picture',
    statement: `${place}: ${formatCount(events)} violent events in the ${hotSpotsTo.months} months to ${monthWords(hotSpotsTo.month)}, where its own history lets expect ${expected.toFixed(1)}.`,
    source: hotSpotsTo.source,
    pointsAt: null,
  }));
}

function driverLines(known: KnownOfPlace): readonly Line[] {
  const risk = known.forecast?.risks.find(({ drivers }) => drivers.length > 0);
  if (risk === undefined || known.forecast === undefined) return [];
  const { model } = known.forecast;
  return risk.drivers.slice(0, mostDrivers).map((words) => ({
    section: 'dynamics',
    statement: `Moves the forecast: ${words}`,
    source: model,
    pointsAt: keyOf(known, risk),
  }));
}

function historyLines({ country, annual, annualRelease }: KnownOfPlace, section: SectionName): readonly Line[] {
  const [first, last] = [annual[0], annual.at(-1)];
  if (first === undefined || last === undefined || annualRelease === undefined) return [];
  const source = annualRelease.name;
  const bad = annual.filter(({ oneSided }) => oneSided.best >= recurrenceDeaths);
  const span = `from ${first.year} to ${last.year}`;
  const worst = annual.reduce((one, other) => (other.oneSided.best > one.oneSided.best ? other : one));
  if (bad.length === 0) {
    const statement = `In no year ${span} were ${recurrenceDeaths} or more civilians killed deliberately.`;
    return [{ section, statement, source, pointsAt: eventKey(annualRelease, country, String(last.year)) }];
  }
  const deaths = formatCount(worst.oneSided.best);
  return [
    {
      section,
      statement: `In ${bad.length} of the ${annual.length} years ${span} ${recurrenceDeaths} or more civilians were killed deliberately, the last time in ${bad.at(-1)?.year}; most in ${worst.year}, ${deaths}.`,
      source,
      pointsAt: eventKey(annualRelease, country, String(worst.year)),
    },
  ];
}

function caseLines(known: KnownOfPlace, section: SectionName): readonly Line[] {
  const { similar, forecast } = known;
  if (similar === undefined || forecast === undefined) return [];
  const risk = forecast.risks.find(
    ({ target, thresholdDeaths }) => target === 'one-sided' && thresholdDeaths === similar.thresholdDeaths,
  );
  const cases = similar.cases
    .slice(0, mostCases)
    .map((each) => `${each.place} after ${monthWords(each.lastMonth)} (${formatCount(each.deathsAfter)} killed)`);
  const deaths = formatCount(similar.thresholdDeaths);
  const nearest = cases.length === 0 ? '' : ` Nearest: ${cases.join('; ')}.`;
  return [
    {
      section,
      statement: `After ${similar.count} of the ${similar.among} past cases most like it ${deaths} or more civilians were killed deliberately within twelve months.${nearest}`,
      source: forecast.model,
      pointsAt: risk === undefined ? null : keyOf(known, risk),
    },
  ];
}

function reportLines({ reports }: KnownOfPlace): readonly Line[] {
  return reports.slice(0, mostReports).flatMap(({ id, title, grade, factor, source }) => {
    const name = riskFactors.find(({ number }) => number === factor)?.name;
    if (name === undefined) return [];
    const statement = `Risk factor ${factor}, ${name}: “${title}” (${grade}).`;
    return [{ section: 'atrocity-lens', statement, source, pointsAt: `report ${id}` }];
  });
}

function dayLines({ days }: KnownOfPlace, section: SectionName): readonly Line[] {
  return days.slice(0, mostDays).map(({ day, title, kindName }) => ({
    section,
    statement: `${dateWords(day)}: ${title}`,
    source: kindName,
    pointsAt: null,
  }));
}
