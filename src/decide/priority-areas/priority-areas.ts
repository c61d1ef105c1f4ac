import { type ThemeId, themes } from '../../people/theme.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import { sumsByCurrency } from '../envelopes/allocated.ts';

export type Themed = { readonly themes: readonly string[] };

export type ThemeAccount = {
  readonly theme: ThemeId;
  readonly name: string;
  readonly objectives: number;
  readonly openActions: number;
  readonly endedActions: number;
  readonly allocated: readonly MoneyValue[];
  readonly people: number;
};

export type PriorityAccount = {
  readonly themes: readonly ThemeAccount[];
  /** Each thing once, whichever and however many themes it serves: less than the themes’ sum where some serve several. */
  readonly all: Omit<ThemeAccount, 'theme' | 'name'>;
  /** What serves no theme that was named. */
  readonly none: Omit<ThemeAccount, 'theme' | 'name'>;
};

type Parts = {
  readonly objectives: readonly Themed[];
  readonly actions: readonly (Themed & { readonly isOpen: boolean; readonly count: number })[];
  readonly allocations: readonly (Themed & {
    readonly amount: MoneyValue | null;
    readonly fullTimeEquivalents: number | null;
  })[];
};

/**
 * What is done and spent under each priority area. A thing that serves several counts whole under each, as policy
 * markers do (OECD DAC, Handbook for the marking system, 2016), so the rows are not to be added up.
 */
export function priorityAccount(parts: Parts): PriorityAccount {
  const of = (wanted: (themed: Themed) => boolean) => tally(parts, wanted);
  return {
    themes: themes.map(({ id, name }) => ({ theme: id, name, ...of((themed) => themed.themes.includes(id)) })),
    all: of(() => true),
    none: of((themed) => themed.themes.length === 0),
  };
}

function tally({ objectives, actions, allocations }: Parts, wanted: (themed: Themed) => boolean) {
  const acting = Map.groupBy(actions.filter(wanted), ({ isOpen }) => isOpen);
  const countOf = (isOpen: boolean) => (acting.get(isOpen) ?? []).reduce((sum, { count }) => sum + count, 0);
  const given = allocations.filter(wanted);
  return {
    objectives: objectives.filter(wanted).length,
    openActions: countOf(true),
    endedActions: countOf(false),
    allocated: sumsByCurrency(given.map(({ amount }) => amount)),
    people: given.reduce((sum, each) => sum + Math.round((each.fullTimeEquivalents ?? 0) * 10_000), 0) / 10_000,
  };
}
