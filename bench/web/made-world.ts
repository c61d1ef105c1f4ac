import type { Action } from '../../src/act/actions/action.ts';
import type { Instrument } from '../../src/act/instruments/instrument.ts';
import type { Decision } from '../../src/decide/decisions/decision.ts';
import type { Organisation } from '../../src/people/organisation.ts';
import { allCountries, type Country } from '../../src/places/country.ts';
import type { Actor } from '../../src/platform/database/actor.ts';
import type { Step } from '../../src/platform/ledger/ledger-entry.ts';
import type { SearchDocument } from '../../src/platform/search/search-store.ts';
import type { Warning } from '../../src/warn/warnings/warning.ts';
import { type Chance, chanceOf } from './chance.ts';
import { lifeOfWarning } from './made-life.ts';
import { madeReport } from './made-report.ts';

/** How much a made world holds. A later kind of thing (activities, assessments) is one more number and one more maker. */
export type Sizes = {
  readonly places: number;
  readonly warnings: number;
  readonly actions: number;
  /**
   * Of all kinds together. What the above do not come to are reports of posts and partners: for now things that search
   * finds, without a page of their own.
   */
  readonly objects: number;
};

/** A step of the ledger with who took it. */
export type TakenStep = { readonly actor: Actor; readonly step: Step };

export type MadeWorld = {
  readonly warnings: Warning[];
  readonly decisions: Decision[];
  readonly actions: Action[];
  readonly documents: SearchDocument[];
  readonly steps: TakenStep[];
};

/** What a world is made of. */
export type Cast = {
  readonly organisations: readonly Organisation[];
  readonly actors: readonly Actor[];
  readonly instruments: readonly Instrument[];
  readonly now: Date;
};

export type Makers = Cast & { readonly chance: Chance; readonly world: MadeWorld };

/** About so many things that search finds, in the shares that a busy government would have. */
export function sizesOf(objects: number): Sizes {
  return { places: 100, warnings: Math.round(objects * 0.05), actions: Math.round(objects * 0.4), objects };
}

const yearsBack = 5;
const dayMs = 86_400_000;

/** A plausible past of some years: the same for the same seed, sizes and moment. */
export function madeWorld(seed: number, sizes: Sizes, cast: Cast): MadeWorld {
  const chance = chanceOf(seed);
  const world: MadeWorld = { warnings: [], decisions: [], actions: [], documents: [], steps: [] };
  const makers: Makers = { ...cast, chance, world };
  const places = placesOf(chance, sizes.places);
  const start = cast.now.getTime() - yearsBack * 365 * dayMs;
  const moments = Array.from({ length: sizes.warnings }, () => chance.between(start, cast.now.getTime() - dayMs / 12));
  const freeFrom = new Map<string, number>();
  const actionsPerWarning = sizes.actions / Math.max(1, sizes.warnings);
  for (const moment of moments.toSorted((left, right) => left - right)) {
    lifeOfWarning(makers, { places, openedAt: new Date(moment), freeFrom, actionsPerWarning });
  }
  while (world.documents.length < sizes.objects) {
    world.documents.push(madeReport(makers, chance.oneOf(places), new Date(chance.between(start, cast.now.getTime()))));
  }
  world.steps.sort((left, right) => left.step.at.getTime() - right.step.at.getTime());
  return world;
}

function placesOf({ random }: Chance, count: number): readonly Country[] {
  return allCountries()
    .filter(({ lastYear }) => lastYear === undefined)
    .map((country) => ({ country, order: random() }))
    .toSorted((left, right) => left.order - right.order)
    .slice(0, count)
    .map(({ country }) => country);
}
