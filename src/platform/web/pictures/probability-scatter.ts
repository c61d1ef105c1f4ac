import { scaleLinear } from 'd3-scale';
import { formatPercent } from '../../words.ts';
import { horizontalRules, type KeyEntry, key, leftMargin, type Plot, ticksBelow } from './axes.ts';
import { colours } from './picture-style.ts';
import { type Caption, element, haloText, picture, text, textWidth, tip } from './svg.ts';

export type ScatterDot = {
  /** Beside the dot where there is room: a code, which is of no language. */
  readonly label: string;
  /** What it says to whoever points at it. */
  readonly words: string;
  /** 0 to 1. */
  readonly probability: number;
  readonly count: number;
  readonly filled: boolean;
  /** Labelled before the others. */
  readonly first: boolean;
};

export type ProbabilityScatterInput = Caption & {
  readonly dots: readonly ScatterDot[];
  readonly across: string;
  readonly up: string;
  readonly filledWords: string;
  readonly hollowWords: string;
  readonly width?: number;
};

const radius = 5;
const height = 300;

/** Probabilities across and counts up, a dot for each place; labels where they touch no other label. */
export function probabilityScatter(input: ProbabilityScatterInput): string {
  const { dots, width = 680 } = input;
  const names = key(keyEntries(input), { left: 0, top: 2, width });
  const most = Math.max(1, ...dots.map(({ count }) => count));
  const y = scaleLinear().domain([0, most]).nice();
  const counts = y.ticks(Math.min(5, most)).filter(Number.isInteger);
  const top = names.height + 34;
  const plot: Plot = { left: leftMargin(counts), right: width - 26, top, bottom: top + height };
  const x = scaleLinear()
    .domain([0, 1])
    .range([plot.left + 12, plot.right]);
  y.range([plot.bottom - 10, plot.top]);
  const shares = [0, 0.25, 0.5, 0.75, 1];
  const at = (dot: ScatterDot) => ({ cx: x(dot.probability), cy: y(dot.count) });
  const content = [
    names.markup,
    text(0, names.height + 17, input.up, { fill: colours.quiet }),
    horizontalRules(
      plot,
      counts.map((count) => ({ at: y(count), words: String(count) })),
      y(0),
    ),
    ticksBelow(
      plot,
      shares.map((share) => ({ at: x(share), words: formatPercent(share) })),
    ),
    text(plot.right, plot.bottom + 40, input.across, { 'text-anchor': 'end', fill: colours.quiet }),
    ...dots.map((dot) => element('circle', { ...at(dot), r: radius, ...look(dot.filled) }, tip(dot.words))),
    labels(dots, at),
  ];
  return picture(input, { width, height: plot.bottom + 46, kind: 'chart' }, content.join(''));
}

function look(filled: boolean) {
  return { fill: filled ? colours.accent : colours.paper, stroke: colours.accent, 'stroke-width': 1.5 };
}

function keyEntries({ filledWords, hollowWords }: ProbabilityScatterInput): readonly KeyEntry[] {
  const swatch = (filled: boolean) => (x: number, y: number) =>
    element('circle', { cx: x + 6, cy: y + 6, r: radius, ...look(filled) });
  return [
    { words: filledWords, swatch: swatch(true) },
    { words: hollowWords, swatch: swatch(false) },
  ];
}

type Spot = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function labels(dots: readonly ScatterDot[], at: (dot: ScatterDot) => { cx: number; cy: number }): string {
  const taken: Spot[] = dots.map(at).map(({ cx, cy }) => around(cx, cy));
  const ordered = [...dots.filter(({ first }) => first), ...dots.filter(({ first }) => !first)];
  return ordered
    .map((dot) => {
      const { cx, cy } = at(dot);
      const half = textWidth(dot.label) / 2;
      const spots = [-(radius + 4), radius + 14].map((down) => ({ x: cx, y: cy + down, half }));
      const free = spots.find((spot) => !taken.some((box) => overlap(box, boxOf(spot))));
      if (free === undefined) return '';
      taken.push(boxOf(free));
      return haloText(free.x, free.y, dot.label, { 'text-anchor': 'middle', fill: colours.ink, lang: 'zxx' });
    })
    .join('');
}

const around = (cx: number, cy: number): Spot => ({
  left: cx - radius,
  right: cx + radius,
  top: cy - radius,
  bottom: cy + radius,
});

const boxOf = ({ x, y, half }: { x: number; y: number; half: number }): Spot => ({
  left: x - half,
  right: x + half,
  top: y - 10,
  bottom: y + 2,
});

const overlap = (one: Spot, other: Spot) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
