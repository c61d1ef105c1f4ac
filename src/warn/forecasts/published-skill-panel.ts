import { countryByCode } from '../../places/country.ts';
import { say } from '../../platform/language/say.ts';
import { formatCount, formatDecimals } from '../../platform/words.ts';
import { anchorWords, type SkillTable, scoreWords, taskCommands, taskSources, taskWords } from './published-skill.ts';

/** The scores that tell a task in short; the others stand with its table. */
const scoresInShort: Readonly<Record<SkillTable['task'], readonly string[]>> = {
  onset: ['logLoss', 'averagePrecision'],
  'one-sided': ['logLoss', 'averagePrecision'],
  fatalities: ['crps', 'ign', 'mis'],
  deaths: ['msle', 'crps', 'ign'],
};

/** A published comparison: methods down, scores across, each at the places that tell them apart. */
export function shownTable(table: SkillTable, index: number) {
  const scores = Object.keys(Object.values(table.methods)[0] ?? {}).filter((score) => scoreWords[score] !== undefined);
  const [threshold = '', places] = table.part.split(' ');
  const isChance = table.positives !== null;
  const named = (list: SkillTable['misses']) =>
    list.map((each) => ({
      place: each.place,
      name: countryByCode(each.place)?.name ?? each.place,
      isCountry: countryByCode(each.place) !== undefined,
      words: wordsOf(table, each),
    }));
  return {
    ...table,
    id: index === 0 ? table.task : `${table.task}-${index}`,
    name: taskWords[table.task],
    source: taskSources[table.task],
    command: taskCommands[table.task],
    partWords: partOf(threshold, places),
    scores,
    rows: Object.entries(table.methods).map(([method, own]) => ({
      method,
      values: scores.map((score) => own[score]?.toPrecision(4) ?? '–'),
    })),
    inShort: table.part === 'year' ? [] : table.ratios.filter(({ score }) => scoresInShort[table.task].includes(score)),
    missHeading: isChance ? say('It happened, and the chance given was low') : say('Far more died than was forecast'),
    alarmHeading: isChance
      ? say('It did not happen, and the chance given was high')
      : say('Far fewer died than was forecast'),
    misses: named(table.misses),
    falseAlarms: named(table.falseAlarms),
  };
}

function partOf(threshold: string, places: string | undefined): string {
  if (threshold === 'published') return say('on the months that PaCE published');
  if (places === undefined) return '';
  const number = formatCount(Number(threshold));
  return places === 'quiet'
    ? say('{number} or more, where fewer the year before', { number })
    : say('{number} or more', { number });
}

function wordsOf({ task, positives, ratios }: SkillTable, each: SkillTable['misses'][number]): string {
  const year = each.when;
  if (positives === null) {
    return say(
      'in the forecasts of {year}: {middle} deaths a month at the middle, {before} in the twelve months before; {deaths} came',
      {
        year,
        middle: fewOrMany(each.forestall),
        before: fewOrMany(each.anchor),
        deaths: fewOrMany(each.deaths ?? 0),
      },
    );
  }
  const chances = {
    year,
    percent: fine(each.forestall),
    method: say(anchorWords[ratios[0]?.beside ?? ''] ?? ''),
    other: fine(each.anchor),
  };
  if (task === 'onset' || each.deaths === null) return say('{year}: {percent}; “{method}” {other}', chances);
  return say('{year}: {percent}; “{method}” {other}; then {deaths, plural, one {# death} other {# deaths}}', {
    ...chances,
    deaths: each.deaths,
  });
}

/** A mean of deaths: whole from ten up, with one decimal below, where it matters. */
function fewOrMany(deaths: number): string {
  return deaths >= 10 || deaths === 0 ? formatCount(Math.round(deaths)) : formatDecimals(deaths, 1);
}

/** A chance as people check it: misses have small ones, and a hundredth of a percent is told apart. */
function fine(probability: number): string {
  return say('{number} %', { number: formatDecimals(100 * probability, probability < 0.01 ? 2 : 1) });
}
