import { countryByCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import type { WatchLine } from './watch-list.ts';

/** What can be done with a line: an address, and the words of the step. */
export type WatchStep = { readonly href: string; readonly words: string };

/** A line with where it leads: one step that is put first, and the others. */
export type WatchRow = {
  readonly line: WatchLine;
  readonly countryName: string;
  readonly isRegion: boolean;
  readonly href: string;
  readonly desk: string;
  readonly next: WatchStep;
  readonly others: readonly WatchStep[];
  /** The fewest deaths to expect where 25 or more are killed. */
  readonly deathsThen: number | undefined;
};

const stepWords = {
  open: message('Open a warning'),
  link: message('Link the signal to the warning that stands'),
  'hand-over': message('Hand it over to the desk'),
  dismiss: message('Dismiss it, with a reason'),
} as const;

/** @param desk that leads on the line's country */
export function watchRow(line: WatchLine, desk: { readonly id: string; readonly name: string } | undefined): WatchRow {
  const { country, region, signals, warning, next, chance, harmDeaths } = line;
  const place = new URLSearchParams({ country, ...(region === undefined ? {} : { region }) });
  const handed = new URLSearchParams({
    ...Object.fromEntries(place),
    ...(desk === undefined ? {} : { desk: desk.id }),
  });
  const gravest = next.step === 'hand-over' ? signals[0]?.id : next.signal;
  const steps = {
    open: gravest === undefined ? `/warn/warnings/new?country=${country}` : `/warn/signals/${gravest}/open-warning`,
    link: `/warn/signals/${gravest}/steps/link`,
    'hand-over': `/warn/desk-matters/new?${handed}`,
    dismiss: `/warn/dismissals/new?${place}`,
  };
  const first = next.step === 'open-from-signal' ? 'open' : next.step === 'link-signal' ? 'link' : 'hand-over';
  // No second warning is opened where one stands; a region has no form of its own.
  const mayOpen = warning === undefined && (region === undefined || gravest !== undefined);
  const all = ['open', 'hand-over', 'dismiss'] as const;
  const stepOf = (step: keyof typeof steps): WatchStep => ({ href: steps[step], words: stepWords[step] });
  return {
    line,
    countryName: countryByCode(country)?.name ?? country,
    isRegion: region !== undefined,
    href: region === undefined ? `/places/${country}` : `/regions/${region}`,
    desk: desk?.name ?? '',
    next: stepOf(first),
    others: all.filter((step) => step !== first && (step !== 'open' || mayOpen)).map(stepOf),
    deathsThen: chance === undefined || chance === 0 || harmDeaths === undefined ? undefined : harmDeaths / chance,
  };
}
