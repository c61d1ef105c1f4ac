import { colours, fontSize } from './picture-style.ts';
import { type Caption, element, haloText, picture, textWidth } from './svg.ts';

export type MapActor = { readonly id: string; readonly name: string };
export type MapRelation = { readonly from: string; readonly to: string; readonly isDashed: boolean };

/** Width to height, about as wide as a page is beside the height that a reader takes in at once. */
const proportion = 0.66;
const dot = 8;
/** How far a line stays from the middle of an actor, in user units, so that its arrow is seen. */
const gap = 24;

/**
 * Who stands how to whom: actors on an ellipse in the order in which they were named, and an arrow for each relation from
 * the one to the other. Its table says the same.
 * @returns nothing where there are fewer than two actors: a map of one tells nothing
 */
export function relationMap({
  actors,
  relations,
  width,
  ...caption
}: Caption & {
  readonly actors: readonly MapActor[];
  readonly relations: readonly MapRelation[];
  readonly width: number;
}): string {
  if (actors.length < 2) return '';
  const { height, places } = layOutActors(actors, width);
  const head = `${caption.id}-head`;
  const marker = element(
    'marker',
    { id: head, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
    element('path', { d: 'M0 0L8 4L0 8z', fill: colours.ink }),
  );
  const lines = relations.flatMap(({ from, to, isDashed }) => {
    const line = lineBetween(places.get(from), places.get(to));
    const stroke = { stroke: colours.ink, 'stroke-width': 1.5, 'stroke-dasharray': isDashed ? '6 5' : undefined };
    return line === undefined ? [] : [element('line', { ...line, ...stroke, 'marker-end': `url(#${head})` })];
  });
  const dots = actors.flatMap(({ id, name }) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const words = shortened(name, width / 2.4);
    const label = haloText(withinWidth(place.x, words, width), place.y + dot + fontSize + 2, words, {
      'text-anchor': 'middle',
    });
    return [element('circle', { cx: place.x, cy: place.y, r: dot, fill: colours.accent }) + label];
  });
  return picture(
    caption,
    { width, height, kind: 'chart' },
    element('defs', {}, marker) + lines.join('') + dots.join(''),
  );
}

type Point = { readonly x: number; readonly y: number };

/** Where each actor stands. */
export function layOutActors(actors: readonly MapActor[], width: number) {
  const height = width * proportion;
  const [radiusX, radiusY] = [width * 0.36, height * 0.38];
  const places = new Map<string, Point>(
    actors.map(({ id }, place) => {
      const angle = (2 * Math.PI * place) / actors.length - Math.PI / 2;
      return [id, { x: width / 2 + radiusX * Math.cos(angle), y: height / 2 - dot + radiusY * Math.sin(angle) }];
    }),
  );
  return { height, places };
}

/** From the edge of the one to the edge of the other; nothing where one of them is not there, or both are the same. */
export function lineBetween(start: Point | undefined, end: Point | undefined) {
  if (start === undefined || end === undefined || start === end) return undefined;
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const [alongX, alongY] = [((end.x - start.x) / length) * gap, ((end.y - start.y) / length) * gap];
  return { x1: start.x + alongX, y1: start.y + alongY, x2: end.x - alongX, y2: end.y - alongY };
}

/** The words as far as they fit, in user units. */
function shortened(words: string, room: number): string {
  if (textWidth(words) <= room) return words;
  const letters = [...words];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The middle of a label that does not leave the picture. */
function withinWidth(x: number, words: string, width: number): number {
  const half = textWidth(words) / 2 + 2;
  return Math.min(Math.max(x, half), width - half);
}
