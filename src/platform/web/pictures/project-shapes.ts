import { type GeoContext, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';

export type Shape = { readonly code: string; readonly name: string; readonly shape: Feature<Geometry> };

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

/** Path data of one country in tenths of a pixel. `dot` is set where the country is too small to be seen or hit. */
export type ProjectedShape = {
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly dot: Point | undefined;
};

/** The world on paper: whole tenths of a pixel, so that paths need no decimal points. */
export type ProjectedWorld = {
  readonly width: number;
  readonly height: number;
  readonly unitsPerPixel: number;
  readonly shapes: readonly ProjectedShape[];
};

const widthPixels = 960;
const unitsPerPixel = 10;
/** Coordinates snap to this many tenths of a pixel. */
const gridUnits = 3;
/** Rings below this area say nothing at this width; the largest ring of a country is always kept. */
const smallestRingSquarePixels = 0.35;
/** Countries below this area also get a dot. */
const smallestCountrySquarePixels = 6;

/** Areas drawn together: countries with several outlines under one code. Those without a code stay by themselves. */
function byCode(shapes: readonly Shape[]): readonly (readonly Shape[])[] {
  const groups = Map.groupBy(shapes, ({ code, name }) => (code === '' ? `unclaimed ${name}` : code));
  return [...groups.values()];
}

/** Receives what d3-geo would draw and keeps it as rings of whole units, without points that change nothing. */
class RingCollector implements GeoContext {
  readonly rings: Ring[] = [];
  private ring: Point[] = [];
  private readonly grid: number;
  constructor(grid: number) {
    this.grid = grid;
  }
  beginPath(): void {}
  arc(): void {}
  moveTo(x: number, y: number): void {
    this.ring = [this.snapped(x, y)];
  }
  lineTo(x: number, y: number): void {
    this.ring.push(this.snapped(x, y));
  }
  closePath(): void {
    const ring = withoutIdlePoints(this.ring);
    if (ring.length >= 3) this.rings.push(ring);
  }
  private snapped(x: number, y: number): Point {
    return [Math.round(x / this.grid) * this.grid, Math.round(y / this.grid) * this.grid];
  }
}

/** Drops repeated points, and points on the straight line between their neighbours. */
function withoutIdlePoints(points: Ring): Ring {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    if (last && before && isStraight(before, last, point)) kept.pop();
    kept.push(point);
  }
  const first = kept[0];
  const last = kept.at(-1);
  if (kept.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) kept.pop();
  return kept;
}

function isStraight(from: Point, through: Point, to: Point): boolean {
  const [ax, ay] = [through[0] - from[0], through[1] - from[1]];
  const [bx, by] = [to[0] - through[0], to[1] - through[1]];
  return ax * by === ay * bx && ax * bx + ay * by > 0;
}

/** Signed area and centroid of a ring by the shoelace formula, in units. */
function measure(ring: Ring): { readonly area: number; readonly centre: Point } {
  let twice = 0;
  let x = 0;
  let y = 0;
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous) {
      const cross = previous[0] * point[1] - point[0] * previous[1];
      twice += cross;
      x += (previous[0] + point[0]) * cross;
      y += (previous[1] + point[1]) * cross;
    }
    previous = point;
  }
  const first = ring[0] ?? [0, 0];
  const centre: Point = twice === 0 ? first : [Math.round(x / (3 * twice)), Math.round(y / (3 * twice))];
  return { area: Math.abs(twice) / 2, centre };
}

/** Relative path data: `m12 30l3-4 5 6z`. */
function pathOf(rings: readonly Ring[]): string {
  return rings
    .map((ring) => {
      const [start, ...rest] = ring;
      if (!start) return '';
      let [x, y] = start;
      let steps = '';
      for (const point of rest) {
        const [dx, dy] = [point[0] - x, point[1] - y];
        steps += `${steps === '' || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
        [x, y] = point;
      }
      return `M${start[0]}${start[1] < 0 ? '' : ' '}${start[1]}l${steps}z`;
    })
    .join('');
}

/** A country's outlines as one path; its name is that of its largest outline. */
function projected(group: readonly Shape[], draw: (shape: Shape) => readonly Ring[]): ProjectedShape | undefined {
  const square = unitsPerPixel ** 2;
  const [largest, ...others] = group
    .flatMap((shape) => draw(shape).map((ring) => ({ ...shape, ring, ...measure(ring) })))
    .toSorted((one, other) => other.area - one.area);
  if (!largest) return undefined;
  const kept = [largest, ...others.filter(({ area }) => area >= smallestRingSquarePixels * square)];
  const area = others.reduce((sum, each) => sum + each.area, largest.area);
  return {
    code: largest.code,
    name: largest.name,
    path: pathOf(kept.map(({ ring }) => ring)),
    dot: area < smallestCountrySquarePixels * square ? largest.centre : undefined,
  };
}

/**
 * Projects shapes once, at start: Equal Earth (Šavrič, Patterson & Jenny 2018), which shows areas truly, turned by 11
 * degrees so that the cut runs through the Bering Strait and not through Siberia. Drawn for 960 pixels; detail that
 * cannot be seen at that width is dropped by rounding, which treats both sides of a shared border alike.
 */
export function projectShapes(shapes: readonly Shape[]): ProjectedWorld {
  const all: FeatureCollection = { type: 'FeatureCollection', features: shapes.map(({ shape }) => shape) };
  const projection = geoEqualEarth().rotate([-11, 0]).precision(unitsPerPixel);
  const width = widthPixels * unitsPerPixel;
  projection.fitWidth(width, all);
  const [, bottomRight] = geoPath(projection).bounds(all);
  const draw = ({ shape }: Shape): readonly Ring[] => {
    const collector = new RingCollector(gridUnits);
    geoPath(projection, collector)(shape);
    return collector.rings;
  };
  return {
    width,
    height: Math.ceil(bottomRight[1]),
    unitsPerPixel,
    shapes: byCode(shapes).flatMap((group) => projected(group, draw) ?? []),
  };
}
