import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, Geometry, Polygon } from 'geojson';
import { colours } from './picture-style.ts';
import { type Scale, stepOf } from './probability-scale.ts';
import { type Caption, element, picture, tip } from './svg.ts';

/** A square of half a degree, by its middle in degrees; `words` are its tool tip. */
export type MapCell = {
  readonly latitude: number;
  readonly longitude: number;
  readonly value: number;
  /** Drawn with a heavy border. */
  readonly isMarked: boolean;
  readonly words: string;
};

export type CellMapInput = Caption & {
  /** The country's outline. */
  readonly shape: Feature<Geometry>;
  readonly cells: readonly MapCell[];
  readonly scale: Scale;
  readonly width: number;
  /** Whether the paper is filled by the whole country, or by its cells, as on a page of one of its parts. */
  readonly fill?: 'country' | 'cells';
};

const margin = 8;
const highestForWidth = 1.15;
/** Land seen on each side of the cells that fill the paper. */
const degreesAround = 0.5;

/** One country on paper, its cells coloured by value over its outline; cells of a border may reach across it. */
export function cellMap({ shape, cells, scale, width, fill = 'country', ...caption }: CellMapInput): string {
  const squares = cells.map((cell) => squareOf(cell));
  const shown = fill === 'country' ? [shape, ...squares] : cells.map((cell) => squareOf(cell, degreesAround));
  const all = { type: 'FeatureCollection' as const, features: shown };
  const tallest = width * highestForWidth;
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, tallest - margin],
    ],
    all,
  );
  const path = geoPath(projection).digits(1);
  const [[, top], [, bottom]] = path.bounds(all);
  const height = bottom - top + 2 * margin;
  // Of a country that reaches beyond the paper only what is on it is written down; that it ends there is not drawn.
  if (fill === 'cells') {
    projection.clipExtent([
      [-margin, top - 2 * margin],
      [width + margin, bottom + 2 * margin],
    ]);
  }
  const outline = element('path', {
    d: path(shape) ?? '',
    fill: colours.paper,
    stroke: colours.ink,
    'stroke-width': 1,
  });
  const drawn = squares
    .map((square, index) => ({ d: path(square) ?? '', cell: cells[index] }))
    .toSorted((one, other) => Number(one.cell?.isMarked) - Number(other.cell?.isMarked))
    .map(({ d, cell }) => {
      const fill = scale.colours[stepOf(scale, cell?.value) ?? 0];
      const border = cell?.isMarked
        ? { stroke: colours.ink, 'stroke-width': 2 }
        : { stroke: colours.coast, 'stroke-width': 0.5 };
      return element('path', { d, fill, ...border }, tip(cell?.words ?? ''));
    })
    .join('');
  const moved = element('g', { transform: `translate(0 ${margin - Math.floor(top)})` }, outline + drawn);
  return picture(caption, { width, height, kind: 'cells' }, fill === 'cells' ? onPaper(moved) : moved);

  /** Without the lines that close an outline beyond the paper: pictures show what reaches over their edge. */
  function onPaper(drawing: string): string {
    const paper = `${caption.id}-paper`;
    const edge = element('clipPath', { id: paper }, element('rect', { width, height }));
    return element('defs', {}, edge) + element('g', { 'clip-path': `url(#${paper})` }, drawing);
  }
}

/** Clockwise, as d3-geo asks of what is smaller than half the globe. */
function squareOf({ latitude, longitude }: MapCell, around = 0): Feature<Polygon> {
  const half = 0.25 + around;
  const [south, north, west, east] = [latitude - half, latitude + half, longitude - half, longitude + half];
  const ring = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}
