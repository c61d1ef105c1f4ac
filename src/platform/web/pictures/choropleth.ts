import { say } from '../../language/say.ts';
import { colours } from './picture-style.ts';
import { type Scale, stepOf } from './probability-scale.ts';
import type { ProjectedShape, ProjectedWorld } from './project-shapes.ts';
import { type Caption, element, hatchPattern, picture, tip } from './svg.ts';

export type ChoroplethInput = Caption & {
  readonly world: ProjectedWorld;
  /** A value for each code; undefined or absent: no figure, hatched. */
  readonly values: ReadonlyMap<string, number | undefined>;
  readonly scale: Scale;
  /** What a country's link and tool tip say: `Sudan: 93 %, almost certain`. */
  readonly label: (code: string, name: string) => string;
  /** The page of a country. Without it the map holds no links. */
  readonly href?: (code: string) => string;
};

const dotRadiusPixels = 2.6;

/**
 * A world map coloured by value, as SVG. Links in it are left out of the tab order (two hundred stops are a burden):
 * the page gives the same figures and links in a table beside it. Light countries are drawn first, so that borders and
 * dots of those at higher risk lie on top.
 */
export function choropleth(input: ChoroplethInput): string {
  const { world, scale, values } = input;
  const hatch = `${input.id}-no-figure`;
  const groups = Map.groupBy(world.shapes, ({ code }) => stepOf(scale, values.get(code)) ?? -1);
  const layers = [...groups.keys()]
    .sort((one, other) => one - other)
    .map((step) => {
      const fill = scale.colours[step] ?? `url(#${hatch})`;
      const marks = (groups.get(step) ?? []).map((shape) => country(input, shape, step >= 0)).join('');
      return element('g', { fill }, marks);
    })
    .join('');
  const drawn = element('g', { class: 'picture-countries', stroke: colours.coast, 'stroke-width': 0.5 }, layers);
  const form = { width: world.width, height: world.height, kind: 'map', role: input.href ? 'group' : 'img' } as const;
  return picture(input, form, element('defs', {}, hatchPattern(hatch, world.unitsPerPixel)) + drawn);
}

function country(input: ChoroplethInput, shape: ProjectedShape, known: boolean): string {
  const outline = element('path', { d: shape.path });
  // A dot without a figure would only be noise in the oceans.
  const [x, y] = shape.dot ?? [0, 0];
  const dot =
    shape.dot && known ? element('circle', { cx: x, cy: y, r: dotRadiusPixels * input.world.unitsPerPixel }) : '';
  const words = tip(
    shape.code === '' ? say('{place}: no figure', { place: shape.name }) : input.label(shape.code, shape.name),
  );
  if (!input.href || shape.code === '') return element('g', {}, words + outline + dot);
  return element('a', { href: input.href(shape.code), tabindex: -1 }, words + outline + dot);
}
