import type { Actor } from '../database/actor.ts';

/** What a source is called by: `ucdp-events`. */
export type ConnectorId = string & { readonly __brand: 'ConnectorId' };

/** What there is to say of a source before it is ever asked. */
export type ConnectorDescription = {
  readonly id: ConnectorId;
  /** As its publisher has it, in English. */
  readonly name: string;
  readonly publisher: string;
  /** What its publisher allows, in words, where somebody has said so. */
  readonly licence?: string;
  /** What of it lands, and where. */
  readonly about: string;
  readonly defaultAddress: string;
  /** The header that carries what the source asks to be shown by each who reads it; nothing where it asks for none. */
  readonly keyHeader?: string;
  /** So long after a good pull it is asked again. */
  readonly everyHours: number;
};

/** A page as it was pulled: where from, and its bytes. */
export type PulledPage = { readonly address: string; readonly body: Buffer };

/** What a page says of itself, once it is found to be sound. */
export type ParsedPage = {
  /** Nothing where they are counted as they land. */
  readonly rows?: number;
  /** How many rows there are in all, where the source says so: it must say the same on each page. */
  readonly total?: number;
  /** Where the next page is; nothing after the last. */
  readonly next?: string;
};

/** What became of all pages together. */
export type Landing = {
  readonly outcome: 'landed' | 'unchanged';
  readonly rows: number;
  /** The day that the data reach to, ISO 8601; nothing where they do not say. */
  readonly reachesTo: string | undefined;
};

/** A source that runs by itself: everything that is its own. What all have in common is the rest of this folder. */
export type Connector = {
  readonly describe: ConnectorDescription;
  /** What is wrong with an address as one of this source, in words; nothing where nothing is. */
  readonly check: (address: URL) => string | undefined;
  /** Where a pull begins. @param since what was landed last reaches to this day; nothing at first */
  readonly pullSince: (address: URL, since: string | undefined) => string;
  /** Looks at one page before any is kept. @throws FileRefusal naming page, field and reason */
  readonly parse: (page: PulledPage) => ParsedPage;
  /**
   * Lands all pages, whole or not at all.
   * @param pages from the first to the last, to be read as often as is needed
   * @param options.evenIfLess where what has much less than stands is refused otherwise
   * @throws FileRefusal where they cannot be taken; nothing has changed then
   */
  readonly land: (
    actor: Actor,
    pages: () => AsyncIterable<PulledPage>,
    options: { readonly evenIfLess: boolean },
  ) => Promise<Landing>;
};

/** Whether a source is on, and how its pulls stand. Never its key. */
export type ConnectorStanding = {
  readonly isOn: boolean;
  readonly address: string;
  readonly hasKey: boolean;
  readonly changedAt: Date | undefined;
  readonly changedBy: string | undefined;
  readonly isPulling: boolean;
  readonly nextAt: Date | undefined;
  readonly failures: number;
  readonly lastFault: string | undefined;
  readonly lastFaultAt: Date | undefined;
  readonly lastGoodAt: Date | undefined;
  readonly lastOutcome: Landing['outcome'] | undefined;
  readonly rows: number | undefined;
  readonly reachesTo: string | undefined;
  /** Pages of a pull that is under way. */
  readonly pagesKept: number;
};

/** Every source there is, those that people have added among them, in the order in which pages list them. */
export type KnownConnectors = () => Promise<readonly Connector[]>;

export type ListedConnector = { readonly describe: ConnectorDescription; readonly standing: ConnectorStanding };

/** What became of one pull. */
export type Pulled =
  | ({ readonly outcome: 'landed' | 'unchanged' } & Omit<Landing, 'outcome'>)
  /** So many pages are kept, and the next pull goes on from there. */
  | { readonly outcome: 'under-way'; readonly pages: number }
  | { readonly outcome: 'failed'; readonly fault: string; readonly nextAt: Date };

/** One pull lasts no longer than so; the next goes on where it stopped. */
export const mostPullMinutes = 10;
/** A pull that has not ended by then was ended from outside. */
export const forgottenAfterMinutes = 30;

const firstWaitMinutes = 5;
const mostWaitHours = 24;
const mostAskedHours = 7 * 24;
const minuteMs = 60_000;

/**
 * When a source is asked again after it failed: after 5 minutes, then each time twice as long, a day at most; and not
 * before the server asked to be, a week at most.
 * @param failures one after another, this one counted
 */
export function nextAfterFailure(now: Date, failures: number, retryAfterSeconds = 0): Date {
  const own = Math.min(firstWaitMinutes * 2 ** Math.min(failures - 1, 20), mostWaitHours * 60);
  const asked = Math.min(retryAfterSeconds / 60, mostAskedHours * 60);
  return new Date(now.getTime() + Math.max(own, asked) * minuteMs);
}

export function isUnderWay(begunAt: Date | undefined, now: Date): boolean {
  return begunAt !== undefined && now.getTime() - begunAt.getTime() < forgottenAfterMinutes * minuteMs;
}

/** Administrators switch sources on and off; the system itself is whoever works at the command line. */
export function maySwitch({ roles }: Pick<Actor, 'roles'>): boolean {
  return ['administrator', 'system'].some((role) => roles.includes(role));
}

export function mayPull(actor: Pick<Actor, 'roles'>): boolean {
  return maySwitch(actor) || actor.roles.includes('watch-analyst');
}

/** Whoever has signed in and is of the house: not those who report to it from outside. */
export function mayReadHealth({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.some((role) => role !== 'partner-reporter');
}

/** Its query may hold what opens it: whoever may not switch a source on sees it without. */
export function shownAddress(actor: Pick<Actor, 'roles'>, address: string): string {
  if (maySwitch(actor)) return address;
  const url = URL.parse(address);
  return url === null ? address : `${url.origin}${url.pathname}`;
}
