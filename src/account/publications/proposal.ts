import type { Actor } from '../../platform/database/actor.ts';
import type { ReportSection } from './publication-item.ts';
import { type ReportTable, writeTable } from './report-table.ts';

/** An item as today's own figures would say it, for a person to check before it is saved. */
export type Proposal = {
  readonly section: ReportSection;
  readonly title: string;
  readonly body: string;
  readonly table: ReportTable;
  readonly source: string;
  readonly page: string;
};

/** The same person, seeing only what is marked OFFICIAL without a caveat: nothing else may be counted into a public figure. */
export function officialOnly(actor: Actor): Actor {
  if (actor.reach.everything) return actor;
  return { ...actor, reach: { ...actor.reach, sensitive: false, caveats: [] } };
}

/** Lines of a table that count things under words, the most first. */
export function counted(words: readonly string[]): ReportTable['rows'] {
  return [...Map.groupBy(words, (each) => each)]
    .map(([each, all]) => ({ each, count: all.length }))
    .toSorted((left, right) => right.count - left.count || (left.each < right.each ? -1 : 1))
    .map(({ each, count }) => [each, String(count)]);
}

/** The address of the form for a new item with all of it filled in. @param day ISO 8601, of the figures */
export function proposalAddress(address: string, proposal: Proposal, year: number, day: string): string {
  const [sourceYear = '', month = '', dayOfMonth = ''] = day.split('-');
  const { section, title, body, table, source, page } = proposal;
  const filled = new URLSearchParams({
    year: String(year),
    section,
    title,
    body,
    rows: writeTable(table),
    source,
    'sourceOn-day': dayOfMonth,
    'sourceOn-month': month,
    'sourceOn-year': sourceYear,
    page,
  });
  return `${address}/new?${filled}`;
}
