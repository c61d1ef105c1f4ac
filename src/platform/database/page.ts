/** A stretch of a list: what comes after an item, by that item's key, at most so many. */
export type PageAsked = { readonly after: string | undefined; readonly limit: number };
