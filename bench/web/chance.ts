import { v7 as uuidv7 } from 'uuid';
import { type Random, seededRandom } from '../../src/forecasting/random.ts';

/** What a made world draws from: the same for the same seed. */
export type Chance = {
  readonly random: Random;
  readonly isTrue: (probability: number) => boolean;
  readonly between: (low: number, high: number) => number;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
  /** A UUID of version 7, as the app would have made it at that moment. */
  readonly idAt: (at: Date) => string;
};

export function chanceOf(seed: number): Chance {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  return {
    random,
    between,
    isTrue: (probability) => random() < probability,
    oneOf(items) {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new RangeError('There is nothing to draw from');
      return item;
    },
    idAt: (at) =>
      uuidv7({ msecs: at.getTime(), random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)) }),
  };
}
