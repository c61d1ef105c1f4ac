import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutActors } from './actor-map.ts';

const actorsOf = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `${place}`, name: `A${place}` }));

test('every actor and every line between two of them lies within the map', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), (count, one, other) => {
      const [from, to] = [`${one % count}`, `${other % count}`];
      const map = layOutActors(actorsOf(count), [{ from, to, relation: 'fights' }]);
      expect(map?.actors).toHaveLength(count);
      expect(map?.lines).toHaveLength(from === to ? 0 : 1);
      for (const { x, y } of map?.actors ?? []) {
        expect(x > 0 && x < (map?.width ?? 0) && y > 0 && y < (map?.height ?? 0)).toBe(true);
      }
    }),
  );
});

test('one actor is no map, and a line to somebody who is not there is left out', () => {
  expect(layOutActors(actorsOf(1), [])).toBeUndefined();
  expect(layOutActors(actorsOf(2), [{ from: '0', to: 'gone', relation: 'talks' }])?.lines).toEqual([]);
});
