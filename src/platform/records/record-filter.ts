import { plainText } from '../web/form.ts';
import type { RecordDefinition } from './record.ts';
import type { RecordFilter } from './record-store.ts';

/** What a list's address asks for; what does not fit narrows nothing. */
export function readFilter(
  { filters, lifecycle, fields }: RecordDefinition,
  query: Readonly<Record<string, string>>,
): { readonly filter: RecordFilter; readonly page: number; readonly asked: Readonly<Record<string, string>> } {
  const { state = '', place = '', page = '1' } = query;
  const values = Object.fromEntries(
    filters.flatMap((name) => {
      const value = plainText(query[name] ?? '').trim();
      return value === '' || fields[name] === undefined ? [] : [[name, value]];
    }),
  );
  const known = lifecycle.states[state] !== undefined;
  const placed = /^[A-Z]{3}$/.test(place);
  return {
    filter: { ...(known ? { state } : {}), ...(placed ? { place } : {}), values },
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
    asked: { ...(known ? { state } : {}), ...(placed ? { place } : {}), ...values },
  };
}
