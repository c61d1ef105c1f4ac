import { message } from '../../platform/language/message.ts';

/**
 * What the forecasting library says of what moves a forecast, each with its values taken out: a forecast keeps it in
 * English, and a page tells it in the reader’s language. A test holds them to the library, which imports nothing of ours.
 */
export const driverSentences: readonly string[] = [
  message('Deaths in one-sided violence in the worst year known: {deaths}'),
  message('Deaths in one-sided violence in the 12 months to {month}, if its past share of all deaths held: {deaths}'),
  message('Deaths in one-sided violence in the 3 months to {month}, if its past share of all deaths held: {deaths}'),
  message("Deaths in one-sided violence in the region's other countries (typical country, {year}): {deaths}"),
  message('Deaths in one-sided violence a year, {first} to {last}: {deaths}'),
  message('Deaths in one-sided violence in {year}: {deaths}'),
  message('Deaths in state-based conflict a year, {first} to {last}: {deaths}'),
  message('Deaths in state-based conflict in {year}: {deaths}'),
  message('Deaths in non-state conflict a year, {first} to {last}: {deaths}'),
  message('Deaths in non-state conflict in {year}: {deaths}'),
  message(
    'Share of past years with {threshold} or more deaths in one-sided violence, recent years weighing more: {share}',
  ),
  message('No year known with 25 or more deaths in one-sided violence'),
  message('Last year with 25 or more deaths in one-sided violence: {year}'),
  message('Deaths in all organised violence in the {count} months to {month}: {deaths}'),
  message('Deaths in all organised violence a year in the ten years to {month}: {deaths}'),
  message('Deaths in all organised violence a year, {first} to {last}: {deaths}'),
  message(
    "Deaths in all organised violence in the region's other countries (typical country, 12 months to {month}): {deaths}",
  ),
  message('Deaths in all organised violence in {month}: {deaths}'),
  message('Share of the {count} months to {month} with deaths in organised violence: {share}'),
  message('Deaths in the worst of the 24 months to {month}: {deaths}'),
  message('Deaths in the last six months about as many as in the six before'),
  message('Deaths in the last six months against the six before: up by a factor of {factor}'),
  message('Deaths in the last six months against the six before: down by a factor of {factor}'),
  message("Share of the region's other countries with 25 or more deaths in the 12 months to {month}: {share}"),
];
