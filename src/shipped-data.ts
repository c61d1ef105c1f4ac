import { readFileSync } from 'node:fs';
import { readRecurrenceRule } from './act/diplomacy/recurrence-rule.ts';
import { readInstrumentCatalogue } from './act/instruments/instrument.ts';
import { readCodelists } from './act/programmes/iati/iati-codes.ts';
import { compileIatiSchema } from './act/programmes/iati/iati-schema.ts';
import { readRegimePlaces } from './act/sanctions/regime-place.ts';
import { readRetentionRules } from './act/sanctions/retention/retention.ts';
import { readBankHolidays } from './platform/calendar/bank-holidays.ts';
import type { WorkingCalendar } from './platform/calendar/working-days.ts';
import { readIndicatorCatalogue } from './warn/country-indicators/country-indicator.ts';
import { readPublishedSkill } from './warn/forecasts/published-skill.ts';
import { readTermList } from './warn/reports/coding-terms.ts';
import { readClusterRule } from './warn/signals/cluster-rule.ts';
import { readKnownFeeds } from './warn/sources/feeds/feed.ts';

/** Files that Forestall ships and reads: the catalogues and rules under `data/`. */
const readShipped = (name: string) => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');

/** Every instrument that a state holds. */
export const readShippedInstruments = () => readInstrumentCatalogue(readShipped('instruments.json'));

/** When what an agreement owes gives a signal. */
export const readShippedRecurrenceRule = () => readRecurrenceRule(readShipped('recurrence-rule.json'));

/** When reports are put together as one signal. */
export const readShippedClusterRule = () => readClusterRule(readShipped('cluster-rule.json'));

/** The published comparisons, made by scripts/build-skill.ts. */
export const readShippedSkill = () => readPublishedSkill(readShipped('skill.json'));

/** The terms by which codes of reports are proposed. */
export const readShippedTerms = () => readTermList(readShipped('coding-terms.json'));

/** Feeds that are known: each is off until an administrator switches it on. */
export const readShippedFeeds = () => readKnownFeeds(readShipped('feeds.json'));

/** What others measure of countries that is kept here, and how it is to be named. */
export const readShippedIndicators = () => readIndicatorCatalogue(readShipped('country-indicators.json'));

/** The working days of England and Wales, by which the letter's departments count. */
export function readWorkingCalendar(): WorkingCalendar {
  const calendar = readBankHolidays(readShipped('bank-holidays.json')).get('england-and-wales');
  if (calendar === undefined) throw new Error('data/bank-holidays.json lacks england-and-wales');
  return calendar;
}

export const readIatiCodelists = () => readCodelists(readShipped('iati/codelists.json'));

export function openIatiSchema() {
  return compileIatiSchema({
    activities: readShipped('iati/schema/iati-activities-schema.xsd'),
    common: readShipped('iati/schema/iati-common.xsd'),
    xml: readShipped('iati/schema/xml.xsd'),
  });
}

/** What a file of IATI is held to, for a check without a database. */
export const openIatiRules = () => ({ schema: openIatiSchema(), codelists: readIatiCodelists() });

/** Which country each sanctions regime is about. */
export const readShippedRegimePlaces = () => readRegimePlaces(readShipped('regime-places.json'));

/** How long data of who was screened or proposed is kept. */
export const readShippedRetentionRules = () => readRetentionRules(readShipped('retention.json'));
