import { message } from '../../platform/language/message.ts';
import { type ReportSection, reportSectionWords } from './publication-item.ts';
import { type ReportTable, readTable } from './report-table.ts';

/** What the public reads of one item: nothing of who wrote it, nor of what else stands here. */
export type ReportItem = {
  readonly section: ReportSection;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table: ReportTable | undefined;
  readonly source: string;
  /** ISO 8601 date. */
  readonly sourceOn: string;
  /** An address of this site, or one on the web. */
  readonly page: string;
  readonly releasedAt: Date;
};

export type Report = {
  readonly year: number;
  readonly parts: readonly {
    readonly section: ReportSection;
    readonly name: string;
    readonly items: readonly ReportItem[];
  }[];
  /** When the last of its items was released; nothing for one without items. */
  readonly asOf: Date | undefined;
};

type Released = {
  readonly changedAt: Date;
  readonly values: {
    readonly section: ReportSection;
    readonly title: string;
    readonly body: string;
    readonly rows: string | null;
    readonly source: string;
    readonly sourceOn: string;
    readonly page: string;
  };
};

/** The report in the forms in which it leaves. */
export type ReportBuilder = {
  /** One whole page of HTML that needs nothing beside it. */
  readonly html: (year: number) => Promise<string>;
  readonly pdf: (year: number) => Promise<{ readonly bytes: Uint8Array }>;
  /** What goes in. */
  readonly contents: (year: number) => Promise<readonly { readonly section: string; readonly title: string }[]>;
};

/** The report of a year from its released items, in the order in which they were made. */
export function reportOf(year: number, released: readonly Released[]): Report {
  const items = released.map(({ changedAt, values }): ReportItem => {
    const { body, rows, ...said } = values;
    const table = rows === null ? undefined : readTable(rows);
    return {
      ...said,
      paragraphs: paragraphsOf(body),
      table: table === undefined || 'problem' in table ? undefined : table,
      releasedAt: changedAt,
    };
  });
  // The keys of a record in the order in which they are written.
  const sections = Object.keys(reportSectionWords) as readonly ReportSection[];
  const parts = sections
    .map((section) => ({
      section,
      name: partNames[section],
      items: items.filter((item) => item.section === section),
    }))
    .filter((part) => part.items.length > 0);
  const times = items.map(({ releasedAt }) => releasedAt.getTime());
  return { year, parts, asOf: times.length === 0 ? undefined : new Date(Math.max(...times)) };
}

const partNames: Readonly<Record<ReportSection, string>> = {
  figures: message('Figures'),
  map: message('Where the risk is'),
  table: message('Tables'),
  story: message('From the projects'),
};

/** An address as it stands outside this site. @param origin of this site, without a slash at its end */
export function wholeAddress(page: string, origin: string): string {
  return page.startsWith('/') ? `${origin}${page}` : page;
}

function paragraphsOf(body: string): readonly string[] {
  return body
    .split(/(?:\r?\n[^\S\n]*){2,}/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
