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

const rowHeight = 44;
const barHeight = 14;
const directions = { up: colours.accent, down: '#5b8db8' } as const;

/**
 * From one probability to another by steps, each a bar that begins where the one before ended. The scale is that of
 * log-odds, on which steps add up; its ticks are chances. Each bar ends in an
 * arrow and its words begin with one, so that colour is not needed to tell up from down.
 */
export function waterfall(input: WaterfallInput): string {
  const width = input.width ?? widths.wide;
  const ends = [logit(input.from.probability)];
  for (const { logOdds } of input.steps) ends.push((ends.at(-1) ?? 0) + logOdds);
  const [low, high] = [Math.min(...ends) - 0.4, Math.max(...ends) + 0.4];
  const rows = input.steps.length + 2;
  const plot: Plot = { left: 2, right: width - 2, top: 4, bottom: 4 + rows * rowHeight };
  const x = scaleLinear()
    .domain([low, high])
    .range([plot.left + 24, plot.right - 24]);
  const content = [
    ...ticksOf(low, high, width).map((p) => {
      const d = `M${x(logit(p)).toFixed(1)} ${plot.top}V${plot.bottom}`;
      return element('path', { d, stroke: colours.grid, 'stroke-width': 1 });
    }),
    endRow(plot, 0, x(ends[0] ?? 0), input.from),
    ...input.steps.map((step, index) => stepRow(plot, index + 1, x(ends[index] ?? 0), x(ends[index + 1] ?? 0), step)),
    endRow(plot, rows - 1, x(logit(input.to.probability)), input.to),
    ticksBelow(
      plot,
      ticksOf(low, high, width).map((p) => ({ at: x(logit(p)), words: formatPercent(p) })),
    ),
  ];
  return picture(input, { width, height: plot.bottom + 28, kind: 'chart' }, content.join(''));
}

function endRow(
  plot: Plot,
  row: number,
  x: number,
  { probability, words }: { readonly probability: number; readonly words: string },
): string {
  const top = plot.top + row * rowHeight;
  const mark = element('rect', { x: x - 3, y: top + 20, width: 6, height: barHeight + 4, fill: colours.ink });
  return label(plot, top, `${words}: ${formatPercent(probability)}`, 'bold') + mark;
}

function stepRow(plot: Plot, row: number, from: number, to: number, { words, logOdds }: WaterfallStep): string {
  const top = plot.top + row * rowHeight;
  const middle = top + 22 + barHeight / 2;
  const isUp = logOdds > 0;
  const fill = isUp ? directions.up : directions.down;
  const head = Math.min(6, Math.abs(to - from)) * (isUp ? 1 : -1);
  const shaft = to - head;
  const bar = {
    x: Math.min(from, shaft),
    y: middle - barHeight / 2,
    width: Math.max(Math.abs(shaft - from), 0.5),
    height: barHeight,
  };
  const arrow = `M${to.toFixed(1)} ${middle}L${shaft.toFixed(1)} ${bar.y}v${barHeight}z`;
  const join = element('path', {
    d: `M${from.toFixed(1)} ${top - 6}V${bar.y}`,
    stroke: colours.quiet,
    'stroke-dasharray': '2 3',
  });
  const effect = isUp ? say('{what}: up', { what: words }) : say('{what}: down', { what: words });
  const drawn = element('rect', { ...bar, fill }) + element('path', { d: arrow, fill });
  return element('g', {}, tip(effect) + join + label(plot, top, `${isUp ? '▲' : '▼'} ${words}`) + drawn);
}

/** Words over their bar, cut to the picture's width; the table says them whole. */
function label(plot: Plot, top: number, words: string, weight?: 'bold'): string {
  const room = plot.right - plot.left - 4;
  let cut = words;
  while (textWidth(cut) > room && cut.length > 1) cut = `${cut.slice(0, -2).trimEnd()}…`;
  return haloText(plot.left, top + fontSize + 1, cut, weight === undefined ? {} : { 'font-weight': weight });
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
