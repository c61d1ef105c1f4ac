/** Where the actors of a conflict stand on its map: in a circle, in the order in which they were named. */

export type MapActor = { readonly id: string; readonly name: string };
export type MapRelation = { readonly from: string; readonly to: string; readonly relation: string };

const width = 640;
const height = 440;
const [centreX, centreY] = [width / 2, height / 2];
const [radiusX, radiusY] = [230, 170];
const longestName = 26;
/** How far a line stays from the middle of an actor, in user units, so that its arrow is seen. */
const gap = 30;

const round = (value: number) => Math.round(value * 10) / 10;

/** @returns nothing where there are fewer than two actors: a map of one tells nothing */
export function layOutActors(actors: readonly MapActor[], relations: readonly MapRelation[]) {
  if (actors.length < 2) return undefined;
  const places = new Map(
    actors.map(({ id }, place) => {
      const angle = (2 * Math.PI * place) / actors.length - Math.PI / 2;
      return [id, { x: centreX + radiusX * Math.cos(angle), y: centreY + radiusY * Math.sin(angle) }] as const;
    }),
  );
  return {
    ...{ width, height },
    actors: actors.flatMap(({ id, name }) => {
      const place = places.get(id);
      return place === undefined ? [] : [{ name: shortened(name), x: round(place.x), y: round(place.y) }];
    }),
    lines: relations.flatMap(({ from, to, relation }) => {
      const [start, end] = [places.get(from), places.get(to)];
      if (start === undefined || end === undefined || from === to) return [];
      const length = Math.hypot(end.x - start.x, end.y - start.y);
      const [alongX, alongY] = [(end.x - start.x) / length, (end.y - start.y) / length];
      return [
        {
          relation,
          x1: round(start.x + alongX * gap),
          y1: round(start.y + alongY * gap),
          x2: round(end.x - alongX * gap),
          y2: round(end.y - alongY * gap),
        },
      ];
    }),
  };
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}
