/** A stretch of a list: what comes after an item, by that item's key, at most so many. */
export type PageAsked = { readonly after: string | undefined; readonly limit: number };

/** A stretch of a list whose order is not that of its keys: how many items come before it, and how many it has at most. */
export type Stretch = { readonly offset: number; readonly limit: number };
