/** A stretch of a list: what comes after an item, by that item's key, at most so many. */
export type PageAsked = { readonly after: string | undefined; readonly limit: number };

/** A stretch of a list whose order is not that of its keys: how many items come before it, and how many it has at most. */
export type Stretch = { readonly offset: number; readonly limit: number };

/** Of a long list no more are counted: to count the rest would cost each reader more than it tells. */
export const mostCounted = 10_000;
