import { formatCount } from '../../words.ts';
import { colours, fontSize } from './picture-style.ts';
import { element, haloText, text, textWidth } from './svg.ts';

/** The rectangle that data are drawn in, in user units. */
export type Plot = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

export type Tick = { readonly at: number; readonly words: string };

/** Horizontal rules across the plot with their figures to the left; the zero line is dark. */
export function horizontalRules(plot: Plot, ticks: readonly Tick[], base: number): string {
  return ticks
    .map(({ at, words }) => {
      const stroke = at === base ? colours.ink : colours.grid;
      const rule = element('path', { d: `M${plot.left} ${at.toFixed(1)}H${plot.right}`, stroke, 'stroke-width': 1 });
      return rule + text(plot.left - 6, at + 4.5, words, { 'text-anchor': 'end', fill: colours.quiet });
    })
    .join('');
}

/** Short ticks under the plot; those with words are labelled. */
export function ticksBelow(plot: Plot, ticks: readonly Tick[]): string {
  return ticks
    .map(({ at, words }) => {
      const length = words === '' ? 4 : 6;
      const mark = element('path', { d: `M${at.toFixed(1)} ${plot.bottom}v${length}`, stroke: colours.quiet });
      const label = text(at, plot.bottom + 20, words, { 'text-anchor': 'middle', fill: colours.quiet });
      return words === '' ? mark : mark + label;
    })
    .join('');
}

/** Space to the left that the widest of these figures needs. */
export function leftMargin(figures: readonly number[]): number {
  return Math.ceil(Math.max(...figures.map((figure) => textWidth(formatCount(figure))))) + 8;
}

export type KeyEntry = { readonly words: string; readonly swatch: (x: number, y: number) => string };

/** A 12 by 12 swatch of one fill. */
export function squareSwatch(fill: string): KeyEntry['swatch'] {
  return (x, y) => element('rect', { x, y, width: 12, height: 12, fill });
}

/** The key, above the plot, broken into as many rows as the width asks for. */
export function key(
  entries: readonly KeyEntry[],
  form: { readonly left: number; readonly top: number; readonly width: number },
): { readonly markup: string; readonly height: number } {
  let x = form.left;
  let y = form.top;
  let markup = '';
  for (const { words, swatch } of entries) {
    const needed = 18 + textWidth(words) + 16;
    if (x > form.left && x + needed - 16 > form.left + form.width) {
      x = form.left;
      y += fontSize + 7;
    }
    markup += swatch(x, y) + text(x + 18, y + 10.5, words);
    x += needed;
  }
  return { markup, height: entries.length === 0 ? 0 : y - form.top + fontSize + 7 };
}

/** Words over the middle of an empty plot. */
export function wordsOverPlot(plot: Plot, words: string): string {
  const middle = { x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2 };
  return haloText(middle.x, middle.y, words, { 'text-anchor': 'middle', fill: colours.quiet });
}

/** A text anchor and x that keep a label of this width centred on `x`, or inside the plot at its ends. */
export function labelWithin(plot: Plot, x: number, words: string): { readonly x: number; readonly anchor: string } {
  const half = textWidth(words) / 2;
  if (x - half < plot.left) return { x: plot.left, anchor: 'start' };
  if (x + half > plot.right) return { x: plot.right, anchor: 'end' };
  return { x, anchor: 'middle' };
}
