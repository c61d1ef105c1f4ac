import { say } from '../../language/say.ts';
import { colours } from './picture-style.ts';
import { rangesInPercent, type Scale } from './probability-scale.ts';
import { element, escapeText, hatchPattern } from './svg.ts';

/**
 * The key to a map, as an HTML list: swatch, range in per cent, words; last, hatched, `without`: why a country has no
 * colour, "no figure" if not given. `id` is unique in the page; `heading` says what is measured.
 */
export function mapLegend(input: {
  readonly id: string;
  readonly heading: string;
  readonly scale: Scale;
  readonly without?: string;
}): string {
  const { id, scale, without = say('No figure') } = input;
  const ranges = rangesInPercent(scale);
  const steps = scale.colours.map((colour, index) => entry(colour, ranges[index] ?? '', say(scale.words[index] ?? '')));
  const pattern = `${id}-no-figure`;
  const unknown = entry(`url(#${pattern})`, without, '', element('defs', {}, hatchPattern(pattern)));
  const list = `<ul class="map-legend-steps">${steps.join('')}${unknown}</ul>`;
  return `<div class="map-legend"><p class="map-legend-heading" id="${escapeText(id)}-heading">${escapeText(input.heading)}</p>${list}</div>`;
}

function entry(fill: string, range: string, words: string, definitions = ''): string {
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
  return `<li class="map-legend-step">${swatch}<span class="map-legend-range">${escapeText(range)}</span>${said}</li>`;
}
