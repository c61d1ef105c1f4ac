import Type, { type TSchema } from 'typebox';
import { checkedWhenAsked } from '../../checked-when-asked.ts';
import type { PageAsked } from '../../database/page.ts';
import { Refusal } from '../../refusal.ts';

export type Cursor = {
  readonly write: (key: string) => string;
  /** @throws Refusal where the text is no cursor of this list */
  readonly read: (text: string) => string;
};

/**
 * Where the next page begins: after the item with this key, whatever has been added since.
 * @param list the operation's id, so that one list's cursor is not taken for another's
 */
export function cursorOf(list: string, keySchema: TSchema): Cursor {
  const key = checkedWhenAsked(keySchema);
  return {
    write: (after) => Buffer.from(JSON.stringify([list, after])).toString('base64url'),
    read(text) {
      const [ofList, after] = partsOf(text);
      if (ofList !== list || typeof after !== 'string' || !key.check(after)) {
        throw new Refusal('api.cursor', 400, 'Take “after” from the “next” of a page of this same list.', 'after');
      }
      return after;
    },
  };
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** A page of a list that is in memory, in the order of its keys: lists that are short by nature. */
export function pageInMemory<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  { after, limit }: PageAsked,
  order: 'ascending' | 'descending' = 'ascending',
): readonly Item[] {
  const sign = order === 'ascending' ? 1 : -1;
  const compare = (left: string, right: string) => (left === right ? 0 : left < right ? -sign : sign);
  return items
    .filter((item) => after === undefined || compare(key(item), after) > 0)
    .toSorted((left, right) => compare(key(left), key(right)))
    .slice(0, limit);
}

/** Where an item stands in a list of an order of its own, from 1, as a key. */
export const numberKeySchema = Type.String({ pattern: '^[0-9]{9}$' });
export const numberKey = ({ number }: { readonly number: number }): string => String(number).padStart(9, '0');

/** A page of a list that is in memory, in the order in which it is given: each item with its number in it, from 1. */
export function numberedPage<Item extends object>(
  items: readonly Item[],
  { after, limit }: PageAsked,
): readonly (Item & { readonly number: number })[] {
  const passed = after === undefined ? 0 : Number(after);
  return items.slice(passed, passed + limit).map((item, place) => ({ ...item, number: passed + place + 1 }));
}
