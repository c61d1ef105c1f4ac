import { say } from '../../language/say.ts';
import { colours } from './picture-style.ts';
import { rangesInPercent, type Scale } from './probability-scale.ts';
import { element, escapeText, hatchPattern } from './svg.ts';

export type LegendStep = { readonly colour: string; readonly range: string; readonly words?: string };

/** Each step of a scale of probabilities: its range in per cent, and the words that go with it. */
export function probabilitySteps(scale: Scale): readonly LegendStep[] {
  const ranges = rangesInPercent(scale);
  return scale.colours.map((colour, index) => ({
    colour,
    range: ranges[index] ?? '',
    words: say(scale.words[index] ?? ''),
  }));
}

/**
 * The key to a map, as an HTML list: swatch, range, words; last, hatched, `without`: why a place has no colour, where the
 * map has such places. `id` is unique in the page; `heading` says what is measured.
 */
export function mapLegend(input: {
  readonly id: string;
  readonly heading: string;
  readonly steps: readonly LegendStep[];
  readonly without: string | undefined;
}): string {
  const { id, without } = input;
  const steps = input.steps.map(({ colour, range, words = '' }) => entry(colour, range, words));
  const pattern = `${id}-no-figure`;
  if (without !== undefined) {
    const hatching = element('defs', {}, hatchPattern(pattern));
    steps.push(entry(`url(#${pattern})`, without, '', hatching, 'map-legend-step map-legend-without'));
  }
  const list = `<ul class="map-legend-steps">${steps.join('')}</ul>`;
  return `<div class="map-legend"><p class="map-legend-heading" id="${escapeText(id)}-heading">${escapeText(input.heading)}</p>${list}</div>`;
}

function entry(fill: string, range: string, words: string, definitions = '', name = 'map-legend-step'): string {
  const swatch = element(
    'svg',
    {
      class: 'map-legend-swatch',
      width: 40,
      height: 14,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    definitions + element('rect', { width: '100%', height: '100%', fill, stroke: colours.coast, 'stroke-width': 2 }),
  );
  const said = words === '' ? '' : ` <span class="map-legend-words">${escapeText(words)}</span>`;
  return `<li class="${name}">${swatch}<span class="map-legend-range">${escapeText(range)}</span>${said}</li>`;
}
