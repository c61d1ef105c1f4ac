import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutActors, lineBetween, relationMap } from './relation-map.ts';
import { widths } from './svg.ts';

const actorsOf = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `${place}`, name: `Actor number ${place} of the northern road` }));
const caption = { id: 'map', title: 'Actors', description: 'Who supports whom' };

test('every actor and every line between two of them lies within the map', () => {
  const width = fc.constantFrom(widths.wide, widths.narrow);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), width, (count, one, other, wide) => {
      const { height, places } = layOutActors(actorsOf(count), wide);
      expect(places.size).toBe(count);
      for (const { x, y } of places.values()) expect(x > 0 && x < wide && y > 0 && y < height).toBe(true);
      const [from, to] = [`${one % count}`, `${other % count}`];
      const line = lineBetween(places.get(from), places.get(to));
      expect(line === undefined).toBe(from === to);
      for (const at of [line?.x1, line?.x2]) expect((at ?? 1) > 0 && (at ?? 1) < wide).toBe(true);
      for (const at of [line?.y1, line?.y2]) expect((at ?? 1) > 0 && (at ?? 1) < height).toBe(true);
    }),
  );
});

test('one actor is no map, a line to somebody who is not there is left out, and long names are cut', () => {
  const relations = [
    { from: '0', to: '1', isDashed: true },
    { from: '0', to: 'gone', isDashed: false },
  ];
  expect(relationMap({ ...caption, actors: actorsOf(1), relations, width: widths.wide })).toBe('');
  const drawn = relationMap({ ...caption, actors: actorsOf(2), relations, width: widths.narrow });
  expect(drawn.match(/<line /g)).toHaveLength(1);
  expect(drawn).toContain('stroke-dasharray="6 5"');
  expect(drawn).toMatch(/>Actor number 0[^<]*…</);
});
