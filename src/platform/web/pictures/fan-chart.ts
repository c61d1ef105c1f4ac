import { scaleLinear, scaleSqrt } from 'd3-scale';
import { area, line } from 'd3-shape';
import { say } from '../../language/say.ts';
import { formatCount } from '../../words.ts';
import { horizontalRules, type KeyEntry, key, leftMargin, type Plot, ticksBelow, wordsOverPlot } from './axes.ts';
import { colours, fontSize, formatMonth } from './picture-style.ts';
import { type Caption, element, haloText, hatchPattern, picture, text, textWidth, tip, widths } from './svg.ts';

/** A month is written `2026-05`. */
export type PastMonth = { readonly month: string; readonly deaths: number | undefined };

export type MonthAhead = {
  readonly month: string;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
};

export type FanChartInput = Caption & {
  readonly past: readonly PastMonth[];
  readonly ahead: readonly MonthAhead[];
  /** What is counted, written over the axis: `Deaths a month`. The scale is added to it. */
  readonly axis: string;
  readonly width?: number;
};

type Place = { readonly plot: Plot; readonly x: (index: number) => number; readonly y: (deaths: number) => number };

const bandColours = { outer: '#e9cfdb', inner: '#cf8fae' } as const;

/**
 * Months past and months ahead: a line, then a fan. The axis is a square-root scale, and says so: forecasts of deaths
 * have long tails which on a plain scale would flatten all else, and a logarithm has no zero. The fan sets out from the
 * last month known, as is the custom; months without a figure are hatched.
 */
export function fanChart(input: FanChartInput): string {
  const width = input.width ?? widths.wide;
  const narrow = width < 480;
  const hatch = `${input.id}-no-figure`;
  const gaps = input.past.some(({ deaths }) => deaths === undefined || Number.isNaN(deaths));
  const highest = Math.max(
    0,
    ...input.past.map(({ deaths }) => deaths || 0),
    ...input.ahead.map(({ p95, p50 }) => Math.max(p95, p50)),
  );
  const empty = highest === 0;
  const end = roundAbove(Math.max(highest, 4));
  const names = key(keyEntries(gaps ? `url(#${hatch})` : undefined), { left: 0, top: 2, width });
  const top = names.height + fontSize + 36;
  const bottom = top + (empty ? 50 : narrow ? 190 : 230);
  const y = scaleSqrt().domain([0, end]).range([bottom, top]);
  const ticks = empty ? [0] : squareRootTicks(end, y);
  const labels = endLabels(input.ahead.at(-1), y, narrow);
  const right = width - 8 - Math.max(0, ...labels.map(({ words }) => textWidth(words)));
  const plot: Plot = { left: leftMargin(ticks), right, top, bottom };
  const months = [...input.past, ...input.ahead].map(({ month }) => month);
  const x = scaleLinear()
    .domain([0, Math.max(months.length - 1, 1)])
    .range([plot.left + 4, plot.right - 4]);
  const place: Place = { plot, x, y };
  const content = [
    gaps ? element('defs', {}, hatchPattern(hatch)) + hatched(input.past, place, `url(#${hatch})`) : '',
    names.markup,
    text(0, names.height + fontSize + 4, say('{axis}, square-root scale', { axis: input.axis }), {
      fill: colours.quiet,
    }),
    horizontalRules(
      plot,
      ticks.map((tick) => ({ at: y(tick), words: formatCount(tick) })),
      y(0),
    ),
    fan(input, place),
    history(input.past, place),
    ticksBelow(plot, monthTicks(months, x)),
    startOfForecast(input, place),
    ...labels.map(({ at, words }) => text(plot.right + 4, at + 4.5, words, { fill: colours.forecast })),
    empty ? wordsOverPlot(plot, say('No deaths recorded, none forecast')) : '',
    hoverColumns(input, place),
  ];
  return picture(input, { width, height: plot.bottom + 28, kind: 'chart' }, content.join(''));
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8 × 10ⁿ. */
function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8].find((each) => each * power >= value) ?? 10;
  return factor * power;
}

/** From the top down, those of 1, 2, 5 × 10ⁿ that leave room between their figures; always the top and zero. */
function squareRootTicks(end: number, y: (deaths: number) => number): readonly number[] {
  const candidates = [0, 1, 2, 3, 4, 5, 6].flatMap((power) => [5, 2, 1].map((factor) => factor * 10 ** power));
  const chosen = [end];
  for (const candidate of candidates.sort((one, other) => other - one)) {
    const above = chosen.at(-1) ?? end;
    if (candidate < end && y(candidate) - y(above) >= 26 && y(0) - y(candidate) >= 18) chosen.push(candidate);
  }
  return [...chosen, 0];
}

function keyEntries(hatch: string | undefined): readonly KeyEntry[] {
  const stroke = (colour: string, dashes?: string): KeyEntry['swatch'] => {
    return (x, y) =>
      element('path', { d: `M${x} ${y + 6}h14`, stroke: colour, 'stroke-width': '2.2', 'stroke-dasharray': dashes });
  };
  const square = (fill: string): KeyEntry['swatch'] => {
    return (x, y) => element('rect', { x, y, width: 12, height: 12, fill });
  };
  return [
    { words: say('Recorded'), swatch: stroke(colours.past) },
    { words: say('Middle forecast'), swatch: stroke(colours.forecast) },
    { words: say('Half of outcomes'), swatch: square(bandColours.inner) },
    { words: say('9 in 10 outcomes'), swatch: square(bandColours.outer) },
    ...(hatch === undefined ? [] : [{ words: say('No figure'), swatch: square(hatch) }]),
  ];
}

function known(deaths: number | undefined): deaths is number {
  return deaths !== undefined && !Number.isNaN(deaths);
}

function fan({ past, ahead }: FanChartInput, { x, y }: Place): string {
  const last = past.at(-1)?.deaths;
  const start = known(last) ? [{ month: '', p05: last, p25: last, p50: last, p75: last, p95: last }] : [];
  const points = [...start, ...ahead];
  const first = past.length - start.length;
  const band = (low: (point: MonthAhead) => number, high: (point: MonthAhead) => number) =>
    area<MonthAhead>()
      .x((_, index) => x(first + index))
      .y0((point) => y(low(point)))
      .y1((point) => y(high(point)))
      .digits(1)(points) ?? '';
  const middle = line<MonthAhead>()
    .x((_, index) => x(first + index))
    .y(({ p50 }) => y(p50))
    .digits(1)(points);
  const outer = element('path', {
    d: band(
      ({ p05 }) => p05,
      ({ p95 }) => p95,
    ),
    fill: bandColours.outer,
  });
  const inner = element('path', {
    d: band(
      ({ p25 }) => p25,
      ({ p75 }) => p75,
    ),
    fill: bandColours.inner,
  });
  const stroke = { fill: 'none', stroke: colours.forecast, 'stroke-width': 2, 'stroke-linejoin': 'round' };
  return outer + inner + element('path', { d: middle ?? '', ...stroke });
}

function history(past: readonly PastMonth[], { x, y }: Place): string {
  const drawn = line<PastMonth>()
    .defined(({ deaths }) => known(deaths))
    .x((_, index) => x(index))
    .y(({ deaths }) => y(deaths ?? 0))
    .digits(1)(past);
  const stroke = { fill: 'none', stroke: colours.past, 'stroke-width': '1.8', 'stroke-linejoin': 'round' };
  const last = past.at(-1);
  const dot =
    last && known(last.deaths)
      ? element('circle', { cx: x(past.length - 1), cy: y(last.deaths), r: 3, fill: colours.past })
      : '';
  return element('path', { d: drawn ?? '', 'stroke-linecap': 'round', ...stroke }) + dot;
}

function hatched(past: readonly PastMonth[], { plot, x }: Place, fill: string): string {
  const half = (x(1) - x(0)) / 2;
  return past
    .map(({ deaths }, index) => {
      const form = { x: x(index) - half, y: plot.top, width: half * 2, height: plot.bottom - plot.top };
      return known(deaths) ? '' : element('rect', { ...form, fill });
    })
    .join('');
}

/** Each January carries its year; other quarters a bare tick. */
function monthTicks(months: readonly string[], x: (index: number) => number) {
  return months.flatMap((month, index) => {
    if (month.endsWith('-01')) return [{ at: x(index), words: month.slice(0, 4) }];
    return /-(04|07|10)$/.test(month) ? [{ at: x(index), words: '' }] : [];
  });
}

/** A dashed line at the last month known, with words to both sides of it. */
function startOfForecast({ past, ahead }: FanChartInput, { plot, x }: Place): string {
  const last = past.at(-1);
  if (!last || ahead.length === 0) return '';
  const at = x(past.length - 1);
  const dashes = { stroke: colours.quiet, 'stroke-width': 1, 'stroke-dasharray': '3 3' };
  const rule = element('path', { d: `M${at.toFixed(1)} ${plot.top - 16}V${plot.bottom}`, ...dashes });
  const before = haloText(at - 5, plot.top - 7, say('Data to {month}', { month: formatMonth(last.month) }), {
    'text-anchor': 'end',
  });
  return (
    rule + before + haloText(at + 5, plot.top - 7, say('Forecast'), { fill: colours.forecast, 'font-weight': 'bold' })
  );
}

/** High, middle and low of the last month: those that differ from the middle, moved apart where they would touch. */
function endLabels(last: MonthAhead | undefined, y: (deaths: number) => number, narrow: boolean) {
  if (!last) return [];
  const entries = [
    { end: 'high', value: last.p95 },
    { end: 'middle', value: last.p50 },
    { end: 'low', value: last.p05 },
  ];
  let floor = Number.POSITIVE_INFINITY;
  return entries
    .filter(({ end, value }) => end === 'middle' || formatCount(value) !== formatCount(last.p50))
    .toReversed()
    .map(({ end, value }) => {
      const at = Math.min(y(value), floor - 15);
      floor = at;
      return { at, words: narrow ? formatCount(value) : endWords(end, formatCount(value)) };
    })
    .toReversed();
}

function endWords(end: string, number: string): string {
  return say('{end, select, high {High} low {Low} other {Middle}} {number}', { end, number });
}

function saidOf(what: string, figure: string): string {
  return say('{what}: {figure}', { what, figure });
}

/** Unseen columns that show a month's figures under the pointer. */
function hoverColumns({ past, ahead }: FanChartInput, { plot, x }: Place): string {
  const half = (x(1) - x(0)) / 2;
  const words = [
    ...past.map(({ month, deaths }) =>
      saidOf(formatMonth(month), known(deaths) ? formatCount(deaths) : say('no figure')),
    ),
    ...ahead.map(({ month, p05, p50, p95 }) =>
      say('{month}, forecast: middle {middle}, 9 in 10 between {low} and {high}', {
        month: formatMonth(month),
        middle: formatCount(p50),
        low: formatCount(p05),
        high: formatCount(p95),
      }),
    ),
  ];
  const columns = words.map((said, index) => {
    const form = { x: x(index) - half, y: plot.top, width: half * 2, height: plot.bottom - plot.top };
    return element('rect', form, tip(said));
  });
  return element('g', { 'fill-opacity': 0 }, columns.join(''));
}
