import { scaleLinear } from 'd3-scale';
import { say } from '../../language/say.ts';
import { formatPercent } from '../../words.ts';
import { type Plot, ticksBelow } from './axes.ts';
import { colours, fontSize } from './picture-style.ts';
import { type Caption, element, haloText, picture, textWidth, tip, widths } from './svg.ts';

export type WaterfallStep = {
  readonly words: string;
  /** What it moves the figure by, in log-odds: positive raises it. */
  readonly logOdds: number;
};

export type WaterfallInput = Caption & {
  /** Probability that the steps begin from, and the words beside it. */
  readonly from: { readonly probability: number; readonly words: string };
  readonly to: { readonly probability: number; readonly words: string };
  readonly steps: readonly WaterfallStep[];
  readonly width?: number;
};

const barHeight = 14;
const lineHeight = fontSize + 3;
/** From the last line of a row's words to its bar, and from its bar to the next row. */
const space = { overBar: 5, underBar: 9 } as const;
const directions = { up: colours.accent, down: '#5b8db8' } as const;

/** A row of the picture: its words in lines, and where it begins and its bar. */
type Row = { readonly lines: readonly string[]; readonly top: number; readonly barTop: number };

/**
 * From one probability to another by steps, each a bar that begins where the one before ended. The scale is that of
 * log-odds, on which steps add up; its ticks are chances. Each bar ends in an
 * arrow and its words begin with one, so that colour is not needed to tell up from down. Words that are wider than the
 * picture go on in the next line.
 */
export function waterfall(input: WaterfallInput): string {
  const width = input.width ?? widths.wide;
  const ends = [logit(input.from.probability)];
  for (const { logOdds } of input.steps) ends.push((ends.at(-1) ?? 0) + logOdds);
  const [low, high] = [Math.min(...ends) - 0.4, Math.max(...ends) + 0.4];
  const words = [
    endWords(input.from),
    ...input.steps.map((step) => `${step.logOdds > 0 ? '▲' : '▼'} ${step.words}`),
    endWords(input.to),
  ];
  const { rows, bottom } = rowsOf(words, 4, width - 8);
  const plot: Plot = { left: 2, right: width - 2, top: 4, bottom };
  const x = scaleLinear()
    .domain([low, high])
    .range([plot.left + 24, plot.right - 24]);
  const content = [
    ...ticksOf(low, high, width).map((p) => {
      const d = `M${x(logit(p)).toFixed(1)} ${plot.top}V${plot.bottom}`;
      return element('path', { d, stroke: colours.grid, 'stroke-width': 1 });
    }),
    ...rows.map((row, index) => {
      const step = input.steps[index - 1];
      if (step !== undefined) return stepRow(plot, row, x(ends[index - 1] ?? 0), x(ends[index] ?? 0), step);
      return endRow(plot, row, x(index === 0 ? (ends[0] ?? 0) : logit(input.to.probability)));
    }),
    ticksBelow(
      plot,
      ticksOf(low, high, width).map((p) => ({ at: x(logit(p)), words: formatPercent(p) })),
    ),
  ];
  return picture(input, { width, height: plot.bottom + 28, kind: 'chart' }, content.join(''));
}

function endWords({ probability, words }: WaterfallInput['from']): string {
  return say('{what}: {figure}', { what: words, figure: formatPercent(probability) });
}

function rowsOf(
  words: readonly string[],
  top: number,
  room: number,
): { readonly rows: Row[]; readonly bottom: number } {
  let next = top;
  const rows = words.map((each) => {
    const lines = linesWithin(each, room);
    const row = { lines, top: next, barTop: next + lines.length * lineHeight + space.overBar };
    next = row.barTop + barHeight + space.underBar;
    return row;
  });
  return { rows, bottom: next };
}

/** Words in as many lines as the room asks for; a word wider than the room stands alone, and a figure keeps its sign. */
function linesWithin(words: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(/ (?!%)/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function endRow(plot: Plot, row: Row, x: number): string {
  const mark = element('rect', { x: x - 3, y: row.barTop - 2, width: 6, height: barHeight + 4, fill: colours.ink });
  return label(plot, row, { 'font-weight': 'bold' }) + mark;
}

function stepRow(plot: Plot, row: Row, from: number, to: number, { words, logOdds }: WaterfallStep): string {
  const isUp = logOdds > 0;
  const fill = isUp ? directions.up : directions.down;
  const head = Math.min(6, Math.abs(to - from)) * (isUp ? 1 : -1);
  const shaft = to - head;
  const bar = {
    x: Math.min(from, shaft),
    y: row.barTop,
    width: Math.max(Math.abs(shaft - from), 0.5),
    height: barHeight,
  };
  const arrow = `M${to.toFixed(1)} ${row.barTop + barHeight / 2}L${shaft.toFixed(1)} ${bar.y}v${barHeight}z`;
  const join = element('path', {
    d: `M${from.toFixed(1)} ${row.top - space.underBar}V${bar.y}`,
    stroke: colours.quiet,
    'stroke-dasharray': '2 3',
  });
  const effect = isUp ? say('{what}: up', { what: words }) : say('{what}: down', { what: words });
  const drawn = element('rect', { ...bar, fill }) + element('path', { d: arrow, fill });
  return element('g', {}, tip(effect) + join + label(plot, row) + drawn);
}

/** Words over their bar, line by line. */
function label(plot: Plot, { lines, top }: Row, attributes: { readonly 'font-weight'?: string } = {}): string {
  return lines
    .map((line, index) => haloText(plot.left, top + index * lineHeight + fontSize + 1, line, attributes))
    .join('');
}

const ticks = [
  0.0001, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999,
];

/** Round chances within the scale, no more than stand apart. */
function ticksOf(low: number, high: number, width: number): readonly number[] {
  const inside = ticks.filter((p) => logit(p) >= low && logit(p) <= high);
  const apart = (56 / Math.max(1, width - 52)) * (high - low);
  const kept: number[] = [];
  for (const p of inside) {
    const last = kept.at(-1);
    if (last === undefined || logit(p) - logit(last) >= apart) kept.push(p);
  }
  return kept;
}

function logit(probability: number): number {
  const held = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(held / (1 - held));
}
