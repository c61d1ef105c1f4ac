import { IntlMessageFormat } from 'intl-messageformat';
import { english, type Language, readersLanguage } from './language.ts';

export type MessageValue = string | number | undefined;
export type MessageValues = Readonly<Record<string, MessageValue>>;

/**
 * An English sentence in ICU MessageFormat, said in the reader’s language with its values in place:
 * `say('{count, plural, one {# warning} other {# warnings}}', { count })`. English where a catalogue lacks it.
 * @throws where the English sentence itself does not read, or a value is missing
 */
export function say(message: string, values?: MessageValues): string {
  const said = sayParts(message, values);
  return typeof said === 'string' ? said : String(said);
}

/** What a catalogue has for a sentence that may be nobody’s: as it is where there is none, and never read for values. */
export function sayIfKnown(text: string): string {
  return readersLanguage().translationOf(text) === undefined ? text : say(text);
}

/** As `say`, with values that are not text kept apart: what a template puts into a sentence as markup. */
export function sayParts(message: string, values: Readonly<Record<string, unknown>> = {}): unknown {
  const language = readersLanguage();
  const translation = language.translationOf(message);
  if (translation === undefined) return format(message, english, values);
  try {
    return format(translation, language, values);
  } catch {
    // A catalogue’s slip costs a reader their language for one sentence, not the page; a test finds it.
    return format(message, english, values);
  }
}

/** A sentence as it was parsed in a language, and with counts in place: a page says “12 days old” hundreds of times. */
type Parsed = { readonly formatter: IntlMessageFormat; readonly counted: Map<string | number, string> };

/** By locale, then by the sentence itself: to put both into one key would cost more than the rest. */
const parsed = new Map<string, Map<string, Parsed>>();
const mostCounted = 1_000;

function format(message: string, { locale }: Language, values: Readonly<Record<string, unknown>>): unknown {
  if (!/['{<]/.test(message)) return message;
  const { formatter, counted } = parsedIn(locale, message);
  const given = Object.values(values);
  const [first] = given;
  if (given.length === 0 || !given.every((value) => typeof value === 'number')) return formatter.format(values);
  const key = given.length === 1 && typeof first === 'number' ? first : JSON.stringify(values);
  const kept = counted.get(key);
  if (kept !== undefined) return kept;
  const said = String(formatter.format(values));
  if (counted.size >= mostCounted) counted.clear();
  counted.set(key, said);
  return said;
}

function parsedIn(locale: string, message: string): Parsed {
  const ofLocale = parsed.get(locale) ?? new Map<string, Parsed>();
  parsed.set(locale, ofLocale);
  const kept = ofLocale.get(message) ?? { formatter: new IntlMessageFormat(message, locale), counted: new Map() };
  ofLocale.set(message, kept);
  return kept;
}
