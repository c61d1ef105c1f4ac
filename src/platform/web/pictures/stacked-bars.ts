import { scaleBand, scaleLinear } from 'd3-scale';
import { say } from '../../language/say.ts';
import { formatCount } from '../../words.ts';
import {
  horizontalRules,
  type KeyEntry,
  key,
  labelWithin,
  leftMargin,
  type Plot,
  squareSwatch,
  ticksBelow,
  wordsOverPlot,
} from './axes.ts';
import { colours, fontSize, violenceColours } from './picture-style.ts';
import { type Caption, element, haloText, hatchPattern, picture, text, tip, widths } from './svg.ts';

export type Series = {
  readonly name: string;
  /** One for each year; undefined or NaN: no figure. */
  readonly values: readonly (number | undefined)[];
  /** Otherwise one of the colours for types of violence, in order. */
  readonly colour?: string;
};

export type StackedBarsInput = Caption & {
  readonly years: readonly number[];
  /** From the base line up. */
  readonly series: readonly Series[];
  /** What is counted, written over the axis: `Deaths a year`. */
  readonly axis: string;
  readonly width?: number;
  /** How a year is named where it is no year of the calendar; `2014` unless told. */
  readonly yearWords?: (year: number) => string;
};

type Part = { readonly name: string; readonly colour: string; readonly value: number | undefined };
type Column = {
  readonly year: number;
  readonly words: string;
  readonly parts: readonly Part[];
  readonly total: number | undefined;
};

const defaultColours = [violenceColours.oneSided, violenceColours.nonState, violenceColours.stateBased];

/**
 * Counts by year, stacked by series, the highest year labelled. Years in which no series has a figure (no state then,
 * or not yet counted) are hatched, so that they are not read as peace.
 */
export function stackedBars(input: StackedBarsInput): string {
  const columns = columnsOf(input);
  const highest = columns.reduce<Column | undefined>(
    (most, each) => ((each.total ?? 0) > (most?.total ?? 0) ? each : most),
    undefined,
  );
  const missing = runsOfMissing(columns);
  const hatch = `${input.id}-no-figure`;
  const width = input.width ?? widths.wide;
  const narrow = width < 480;
  // With nothing to show, an empty axis of made-up figures would mislead: the base line alone, and a sentence.
  const empty = highest === undefined;
  const count = scaleLinear()
    .domain([0, Math.max(highest?.total ?? 0, 4)])
    .nice(narrow ? 4 : 5);
  const ticks = empty ? [0] : count.ticks(narrow ? 4 : 5).filter(Number.isInteger);
  const names = key(keyEntries(input, missing.length > 0 ? `url(#${hatch})` : undefined), { left: 0, top: 2, width });
  const top = names.height + fontSize + 30;
  const bottom = top + (empty ? 50 : narrow ? 190 : 230);
  const plot: Plot = { left: leftMargin(ticks), right: width - 2, top, bottom };
  const y = count.range([plot.bottom, plot.top]);
  const x = scaleBand<number>().domain(input.years).range([plot.left, plot.right]).paddingInner(0.18);
  const gaps = missing.map(({ from, to }) => {
    const left = x(from) ?? 0;
    const right = (x(to) ?? 0) + x.bandwidth();
    const area = { x: left, y: plot.top, width: right - left, height: plot.bottom - plot.top };
    return element(
      'rect',
      { ...area, fill: `url(#${hatch})`, opacity: '0.5' },
      tip(say('{from}–{to}: no figures', { from, to })),
    );
  });
  const content = [
    missing.length > 0 ? element('defs', {}, hatchPattern(hatch)) : '',
    names.markup,
    text(0, names.height + fontSize + 4, input.axis, { fill: colours.quiet }),
    ...gaps,
    horizontalRules(
      plot,
      ticks.map((tick) => ({ at: y(tick), words: formatCount(tick) })),
      y(0),
    ),
    ...columns.map((column) => bar(column, x(column.year) ?? 0, x.bandwidth(), y)),
    ticksBelow(
      plot,
      yearTicks(input.years, (year) => (x(year) ?? 0) + x.bandwidth() / 2, x.step()),
    ),
    highest
      ? peakLabel(
          plot,
          highest,
          (x(highest.year) ?? 0) + x.bandwidth() / 2,
          labelHeight(y(highest.total ?? 0), ticks.map(y)),
        )
      : '',
    empty ? wordsOverPlot(plot, say('No deaths recorded in these years')) : '',
  ];
  return picture(input, { width, height: plot.bottom + 28, kind: 'chart' }, content.join(''));
}

function columnsOf(input: StackedBarsInput): readonly Column[] {
  return input.years.map((year, index) => {
    const parts = input.series.map(({ name, values, colour }, order) => {
      const value = values[index];
      return {
        name,
        colour: colour ?? defaultColours[order % defaultColours.length] ?? colours.quiet,
        value: value === undefined || Number.isNaN(value) ? undefined : value,
      };
    });
    const known = parts.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const total = known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
    return { year, words: (input.yearWords ?? String)(year), parts, total };
  });
}

/** Runs of neighbouring years without any figure. */
function runsOfMissing(columns: readonly Column[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  columns.forEach(({ year, total }, index) => {
    if (total !== undefined) return;
    const run = runs.at(-1);
    const before = columns[index - 1];
    if (run && before && run.to === before.year) run.to = year;
    else runs.push({ from: year, to: year });
  });
  return runs;
}

/** In the order in which the eye meets the stack, from the top down. */
function keyEntries(input: StackedBarsInput, hatch: string | undefined): readonly KeyEntry[] {
  const entries = input.series.map(({ name, colour }, order) => ({
    words: name,
    swatch: squareSwatch(colour ?? defaultColours[order % defaultColours.length] ?? colours.quiet),
  }));
  return hatch === undefined ? entries : [...entries, { words: say('No figures'), swatch: squareSwatch(hatch) }];
}

function bar(column: Column, left: number, width: number, y: (value: number) => number): string {
  if (column.total === undefined || column.total === 0) return '';
  let below = 0;
  const marks = column.parts.map(({ value, colour }) => {
    if (!value) return '';
    const [from, to] = [y(below), y(below + value)];
    below += value;
    // A part too thin to round to a tenth of a unit would be an empty rectangle.
    return element('rect', { x: left, y: to, width, height: Math.max(from - to, 0.3), fill: colour });
  });
  const figures = column.parts.map(({ name, value }) =>
    say('{what}: {figure}', { what: name, figure: value === undefined ? say('no figure') : formatCount(value) }),
  );
  return element('g', {}, tip(`${column.words}. ${figures.join('; ')}`) + marks.join(''));
}

function yearTicks(years: readonly number[], at: (year: number) => number, step: number) {
  const every = step * 5 >= 44 ? 5 : 10;
  const last = years.at(-1) ?? 0;
  const shown = years.filter((year) => year % every === 0 || (year === last && (last % every) * step >= 40));
  return shown.map((year) => ({ at: at(year), words: String(year) }));
}

/** Just above the bar, or above a rule that would run through the words there. */
function labelHeight(top: number, rules: readonly number[]): number {
  const crossing = rules.find((rule) => rule < top - 2 && rule > top - 20);
  return (crossing ?? top) - 6;
}

function peakLabel(plot: Plot, peak: Column, x: number, y: number): string {
  const words = say('{count} in {year}', { count: formatCount(peak.total ?? 0), year: peak.words });
  const place = labelWithin(plot, x, words);
  return haloText(place.x, y, words, { 'text-anchor': place.anchor, 'font-weight': 'bold' });
}
