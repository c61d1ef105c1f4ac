import Type from 'typebox';
import { isThemeId, type ThemeId, themeName } from '../../people/theme.ts';
import { allCountries, type CountryCode, countryByCode, type Region } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';

export type SubscriptionId = string & { readonly __brand: 'SubscriptionId' };
export const subscriptionIdSchema = Type.Unsafe<SubscriptionId>(Type.String({ format: 'uuid' }));

/** What a person wants to be told of. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'place'; readonly country: CountryCode }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'theme'; readonly theme: ThemeId }
  | { readonly kind: 'search'; readonly words: string };

export const ways = ['mail', 'feed', 'webhook'] as const;
export type Way = (typeof ways)[number];
export const wayWords: Readonly<Record<Way, string>> = {
  mail: message('E-mail, each day at 07:00 UTC'),
  feed: message('A feed with a secret address'),
  webhook: message('Another system (signed webhook)'),
};

export type Subscription = {
  readonly id: SubscriptionId;
  readonly person: string;
  readonly scope: Scope;
  readonly madeAt: Date;
  /** How many entries of the sealed ledger have been looked at: what comes after them has not been sent. */
  readonly sentEntries: number;
  readonly lastSentAt: Date | undefined;
} & (
  | { readonly way: 'mail' | 'feed' }
  | {
      readonly way: 'webhook';
      readonly address: string;
      /** Kept as it is: whoever signs must hold the key. */
      readonly signingSecret: string;
      /** Sendings that failed, one after another. */
      readonly failures: number;
      readonly lastFault: string | undefined;
      readonly disabledAt: Date | undefined;
    }
);
export type Webhook = Extract<Subscription, { way: 'webhook' }>;

/** With the retries' growing waits, about two hours. */
export const failuresUntilDisabled = 8;
export const mostSubscriptions = 20;

export const regions: readonly Region[] = [...new Set(allCountries().map(({ region }) => region))].toSorted();

/** The scope of a form's answer: `everything`, `search`, `place:TCD`, `region:Africa`, `theme:modern-slavery`. */
export function readScope(about: string, words: string): Scope | undefined {
  const [kind, value = ''] = about.split(':');
  if (about === 'everything') return { kind: 'everything' };
  if (about === 'search') return words === '' ? undefined : { kind: 'search', words };
  if (kind === 'place') {
    const country = countryByCode(value);
    return country && { kind: 'place', country: country.code };
  }
  if (kind === 'theme') return isThemeId(value) ? { kind: 'theme', theme: value } : undefined;
  const region = kind === 'region' ? regions.find((each) => each === value) : undefined;
  return region && { kind: 'region', region };
}

/** The same the other way round: `about` and `words` of the form. */
export function scopeParts(scope: Scope): { readonly about: string; readonly words: string } {
  if (scope.kind === 'everything') return { about: 'everything', words: '' };
  if (scope.kind === 'search') return { about: 'search', words: scope.words };
  if (scope.kind === 'theme') return { about: `theme:${scope.theme}`, words: '' };
  return { about: scope.kind === 'place' ? `place:${scope.country}` : `region:${scope.region}`, words: '' };
}

export function scopeWords(scope: Scope): string {
  if (scope.kind === 'everything') return 'Everything';
  if (scope.kind === 'search') return `Search: ${scope.words}`;
  if (scope.kind === 'theme') return themeName(scope.theme);
  return scope.kind === 'place' ? (countryByCode(scope.country)?.name ?? scope.country) : scope.region;
}

/** The countries of a scope; nothing where it is of no place. */
export function placesOf(scope: Scope): readonly CountryCode[] | undefined {
  if (scope.kind === 'place') return [scope.country];
  if (scope.kind !== 'region') return undefined;
  return allCountries().flatMap(({ region, code }) => (region === scope.region ? [code] : []));
}
