import type { History, Origin } from '../history.ts';

/** What one feature reads: the history, at one place, up to one origin and nothing after it. */
export type Reading = {
  readonly history: History;
  readonly origin: Origin;
  readonly place: number;
};

/**
 * One thing known at an origin about a place. `raw` is in the unit that people read (deaths, shares, years); the model
 * sees `scale(raw)`. Nothing of it may depend on a figure later than the origin.
 */
export type Feature = {
  readonly id: string;
  readonly raw: (reading: Reading) => number;
  readonly scale: (raw: number) => number;
  /** 1 where more of it may only raise the probability, 0 where either may be. */
  readonly sign: 0 | 1;
  /** A short phrase that says the value, of a place at an origin. */
  readonly words: (raw: number, origin: Origin) => string;
};

export const log1p = (raw: number): number => Math.log1p(raw);
export const asIs = (raw: number): number => raw;

/** '1,234', or '3.5' where small and not whole. */
export function deathsWords(deaths: number): string {
  const rounded = deaths >= 10 ? Math.round(deaths) : Math.round(deaths * 10) / 10;
  const [whole = '0', part] = String(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

export function shareWords(share: number): string {
  return `${Math.round(share * 100)} %`;
}
