import Type from 'typebox';
import { calendarDay } from '../calendar/calendar-day.ts';
import { mostCounted, type Stretch } from '../database/page.ts';

/** In the query of a list: which of its pages. */
export const pageNumber = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 }));

/** In the query of a list: a day, or the empty field of a filter that asks for none. */
export const dayOrNone = Type.Optional(Type.Union([Type.Literal(''), Type.String(calendarDay)]));

const itemsPerPage = 50;

/** Where on a list a page stands, and the ways to the pages beside it; for the macro in pages/pager.njk. */
export type Pager = {
  /** Of all that fit, not of this page; at most as many as are counted. */
  readonly count: number;
  /** Whether there are more than the count: a filter leads to those that no page here does. */
  readonly isMore: boolean;
  readonly page: number;
  readonly pages: number;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
};

export function stretchOf(page = 1): Stretch {
  return { offset: (page - 1) * itemsPerPage, limit: itemsPerPage };
}

/** @param query the filter as it was asked; empty fields ask for nothing */
export function pagerOf(path: string, query: Readonly<Record<string, unknown>>, count: number): Pager {
  const page = Number(query.page ?? 1);
  const counted = Math.min(count, mostCounted);
  const pages = Math.max(1, Math.ceil(counted / itemsPerPage));
  const hrefOf = (number: number) => addressOf(path, { ...query, page: number === 1 ? undefined : number });
  return {
    count: counted,
    isMore: count > counted,
    page,
    pages,
    previousHref: page > 1 ? hrefOf(Math.min(page - 1, pages)) : undefined,
    nextHref: page < pages ? hrefOf(page + 1) : undefined,
  };
}

/** An address with a query, without its empty fields. */
export function addressOf(path: string, query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
