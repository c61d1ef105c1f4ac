import { scaleLinear, scaleUtc } from 'd3-scale';
import { formatCount } from '../../words.ts';
import { key, type Plot, squareSwatch, ticksBelow } from './axes.ts';
import { colours, formatMonth } from './picture-style.ts';
import { type Caption, element, haloText, picture, text, textWidth, tip, widths } from './svg.ts';

/** One action: from its first day to its last, both ISO 8601. */
export type PlanBar = {
  readonly words: string;
  readonly from: string;
  readonly to: string;
  readonly look: 'planned' | 'begun' | 'late' | 'ended';
};

export type PlanLineInput = Caption & {
  /** Deaths by month, `2026-05`: those known, and those forecast. */
  readonly past: readonly { readonly month: string; readonly deaths: number }[];
  readonly ahead: readonly { readonly month: string; readonly p50: number; readonly p95: number }[];
  readonly bars: readonly PlanBar[];
  /** ISO 8601. */
  readonly today: string;
  /** What is counted, over its axis. */
  readonly axis: string;
  readonly words: Readonly<Record<PlanBar['look'] | 'today' | 'known' | 'forecast', string>>;
  readonly width?: number;
};

const dayMs = 86_400_000;
const monthStart = (month: string) => Date.parse(`${month}-01T00:00:00Z`);
const nextMonth = (month: string) => {
  const start = new Date(monthStart(month));
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
};

const fills: Readonly<Record<PlanBar['look'], string>> = {
  planned: colours.paper,
  begun: '#5b8db8',
  late: colours.accent,
  ended: '#b1b4b6',
};

/**
 * Actions over events: above, deaths a month, known and forecast (the middle, and a line to what nineteen in twenty stay
 * under); below, each action from its begin to its end, on the same time.
 */
export function planLine(input: PlanLineInput): string {
  const width = input.width ?? widths.wide;
  const { from, to } = spanOf(input);
  const time = scaleUtc()
    .domain([from, to])
    .range([0, width - 2]);
  const names = key(keyOf(input), { left: 0, top: 2, width });
  const top = names.height + 30;
  const plot: Plot = { left: 0, right: width - 2, top, bottom: top + 80 };
  const rowsTop = plot.bottom + 40;
  const height = rowsTop + input.bars.length * 40 + 6;
  const now = time(Date.parse(input.today));
  const content = [
    names.markup,
    text(0, names.height + 16, input.axis, { fill: colours.quiet }),
    deathsOf(input, plot, time),
    ticksBelow(plot, ticksOf(from, to, time, width)),
    element('path', {
      d: `M${now.toFixed(1)} ${plot.top - 6}V${height}`,
      stroke: colours.ink,
      'stroke-dasharray': '3 3',
    }),
    haloText(now + 4, plot.top + 4, input.words.today, { 'font-weight': 'bold' }),
    ...input.bars.map((bar, position) => rowOf(bar, rowsTop + position * 40, time, width, input.words)),
  ];
  return picture(input, { width, height, kind: 'chart' }, content.join(''));
}

type Time = (at: number) => number;

function spanOf({ past, ahead, bars, today }: PlanLineInput): { readonly from: number; readonly to: number } {
  const starts = [...past.map(({ month }) => monthStart(month)), ...bars.map(({ from }) => Date.parse(from))];
  const ends = [...ahead.map(({ month }) => nextMonth(month)), ...bars.map(({ to }) => Date.parse(to) + dayMs)];
  const now = Date.parse(today);
  return { from: Math.min(now - 90 * dayMs, ...starts), to: Math.max(now + 90 * dayMs, ...ends) };
}

function deathsOf({ past, ahead }: PlanLineInput, plot: Plot, time: Time): string {
  const most = Math.max(4, ...past.map(({ deaths }) => deaths), ...ahead.map(({ p50 }) => p50));
  const count = scaleLinear().domain([0, most]).range([plot.bottom, plot.top]).clamp(true);
  const column = (month: string, deaths: number, fill: string, words: string) => {
    const [left, right] = [time(monthStart(month)), time(nextMonth(month))];
    const y = count(deaths);
    const area = { x: left, y, width: Math.max(right - left - 1, 0.5), height: Math.max(plot.bottom - y, 0.3), fill };
    return deaths === 0 ? '' : element('rect', area, tip(`${formatMonth(month)}: ${words}`));
  };
  const known = past.map(({ month, deaths }) => column(month, deaths, colours.past, formatCount(deaths)));
  const forecast = ahead.map(({ month, p50, p95 }) => {
    const x = (time(monthStart(month)) + time(nextMonth(month))) / 2;
    const d = `M${x.toFixed(1)} ${plot.bottom}V${count(p95).toFixed(1)}`;
    const words = `${formatCount(Math.round(p50))} (${formatCount(Math.round(p95))})`;
    return element('path', { d, stroke: colours.forecast }) + column(month, p50, colours.forecast, words);
  });
  const base = element('path', { d: `M${plot.left} ${plot.bottom}H${plot.right}`, stroke: colours.ink });
  return [
    ...known,
    ...forecast,
    base,
    text(plot.right, plot.top - 4, formatCount(Math.round(most)), { 'text-anchor': 'end', fill: colours.quiet }),
  ].join('');
}

function rowOf(bar: PlanBar, top: number, time: Time, width: number, words: PlanLineInput['words']): string {
  const left = time(Date.parse(bar.from));
  const right = Math.max(time(Date.parse(bar.to) + dayMs), left + 4);
  const edge = bar.look === 'planned' ? { stroke: colours.ink, 'stroke-dasharray': '4 2' } : {};
  const shape = { x: left, y: top + 6, width: right - left, height: 12, fill: fills[bar.look], ...edge };
  const label = shortened(bar.words, width);
  const x = Math.max(0, Math.min(left, width - textWidth(label) - 2));
  return (
    element('rect', shape, tip(`${bar.words}: ${words[bar.look]}, ${bar.from} – ${bar.to}`)) + haloText(x, top, label)
  );
}

function shortened(words: string, width: number): string {
  let kept = words;
  while (kept.length > 8 && textWidth(`${kept}…`) > width - 4) kept = kept.slice(0, -1);
  return kept === words ? words : `${kept.trimEnd()}…`;
}

function ticksOf(from: number, to: number, time: Time, width: number) {
  const first = new Date(from);
  const months: number[] = [];
  for (let at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1); at < to; ) {
    months.push(at);
    const start = new Date(at);
    at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
  }
  const each = Math.max(1, Math.ceil(months.length / Math.floor(width / 90)));
  return months.map((at, position) => {
    const words = formatMonth(new Date(at).toISOString().slice(0, 7));
    const fits = time(at) - textWidth(words) / 2 >= 0 && time(at) + textWidth(words) / 2 <= width;
    return { at: time(at), words: position % each === 0 && fits ? words : '' };
  });
}

function keyOf({ words, bars, past, ahead }: PlanLineInput) {
  const looks = [...new Set(bars.map(({ look }) => look))];
  const outlined = (x: number, y: number) =>
    element('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: 11,
      height: 11,
      fill: colours.paper,
      stroke: colours.ink,
      'stroke-dasharray': '4 2',
    });
  return [
    ...(past.length > 0 ? [{ words: words.known, swatch: squareSwatch(colours.past) }] : []),
    ...(ahead.length > 0 ? [{ words: words.forecast, swatch: squareSwatch(colours.forecast) }] : []),
    ...looks.map((look) => ({
      words: words[look],
      swatch: look === 'planned' ? outlined : squareSwatch(fills[look]),
    })),
  ];
}
