import { basename } from 'node:path';
import { type ScannedRecord, scanCsv } from '../../../platform/files/csv-scan.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import {
  type Day,
  type DroppedRows,
  type EventFault,
  type EventFile,
  type EventSink,
  ucdpEvents,
  type ViolentEvent,
} from '../../events/event.ts';
import { type KeptColumn, keptColumns, passedColumns } from './event-columns.ts';
import { type RowFault, readEventRow } from './event-row.ts';

/** Whether a header is one of UCDP's events: it names what nothing else does. */
export function isEventHeader(names: readonly string[]): boolean {
  return ['type_of_violence', 'date_start', 'country_id', 'best'].every((name) => names.includes(name));
}

/**
 * Reads a CSV of UCDP's events, final or candidate, of any size, plain or gzipped, as it comes.
 * @returns what it held: each row that was not taken is counted by its reason
 * @throws FileRefusal with file, line and reason where the file as such is not sound: a column missing or twice, a row of
 * more or fewer values than the header, a quotation mark out of place, no event at all
 */
export async function readEvents(file: FileBytes, { take, afterPiece }: EventSink): Promise<EventFile> {
  const reading = new EventReading(file.name, take);
  const sha256 = await scanCsv(file, { onRecord: (record) => reading.record(record), afterPiece });
  return { source: ucdpEvents, sha256, version: versionIn(file.name), ...reading.finish() };
}

/** `GEDEvent_v25_1.csv` is version 25.1, `GEDEvent_v25_0_12.csv` the candidates 25.0.12. */
export function versionIn(name: string): string {
  const [, found] = /[_-]v?(\d{2}(?:[_.]\d{1,2}){1,3})(?=\D*$)/i.exec(basename(name).replace(/\.(csv|gz)/gi, '')) ?? [];
  return found?.replaceAll('_', '.') ?? 'not stated';
}

class EventReading {
  readonly #file: string;
  readonly #take: (event: ViolentEvent) => void;
  #columns: Readonly<Record<KeptColumn, number>> | undefined;
  #width = 0;
  #columnsAside: readonly string[] = [];
  #rows = 0;
  #taken = 0;
  readonly #seen = new Set<string>();
  readonly #dropped = new Map<EventFault, { rows: number; readonly first: DroppedRows['first'] }>();
  #firstDay: Day | undefined;
  #lastDay: Day | undefined;
  #spanning = 0;
  #unenclosed = 0;

  constructor(file: string, take: (event: ViolentEvent) => void) {
    this.#file = file;
    this.#take = take;
  }

  record(record: ScannedRecord): void {
    if (this.#columns === undefined) this.#header(record);
    else this.#event(record, this.#columns);
  }

  #event(record: ScannedRecord, columns: Readonly<Record<KeptColumn, number>>): void {
    if (record.width !== this.#width) {
      const reason = `${record.width} values, where the header has ${this.#width} columns; the file may break off here`;
      throw new FileRefusal('events.columns', this.#file, record.line, reason);
    }
    this.#rows += 1;
    const event = readEventRow((column) => record.text(columns[column]));
    if ('fault' in event) {
      this.#drop(event, record.line);
    } else if (this.#seen.has(event.sourceEventId)) {
      this.#drop({ fault: 'duplicate', column: 'id', value: event.sourceEventId }, record.line);
    } else {
      this.#note(event);
      this.#take(event);
    }
  }

  finish(): Omit<EventFile, 'source' | 'sha256' | 'version'> {
    const [firstDay, lastDay] = [this.#firstDay, this.#lastDay];
    const dropped = [...this.#dropped].map(([fault, told]) => ({ fault, ...told }));
    if (firstDay === undefined || lastDay === undefined) {
      const worst = dropped.toSorted((one, other) => other.rows - one.rows)[0];
      const why = worst === undefined ? 'it has a header and no events' : `none of its ${this.#rows} rows can be taken`;
      throw new FileRefusal('events.none', this.#file, worst?.first.line ?? 1, why);
    }
    return { rows: this.#rows, dropped, columnsAside: this.#columnsAside, firstDay, lastDay, remarks: this.#remarks() };
  }

  #header(record: ScannedRecord): void {
    const names = Array.from({ length: record.width }, (_, column) => record.text(column).trim());
    const columns = new Map<string, number>();
    for (const [column, name] of names.entries()) {
      if (columns.has(name)) this.#refuseHeader(`the column “${name}” is there twice`);
      columns.set(name, column);
    }
    const missing = keptColumns.filter((name) => !columns.has(name));
    if (missing.length > 0) this.#refuseHeader(`to be of the form “${ucdpEvents.name}” it lacks ${missing.join(', ')}`);
    const known: ReadonlySet<string> = new Set<KeptColumn>(keptColumns);
    this.#columnsAside = names.filter((name) => !known.has(name) && !passedColumns.has(name));
    // Every kept column is there: it has just been looked for.
    this.#columns = Object.fromEntries(columns) as Readonly<Record<KeptColumn, number>>;
    this.#width = record.width;
  }

  #refuseHeader(reason: string): never {
    throw new FileRefusal('events.schema', this.#file, 1, reason);
  }

  #drop({ fault, column, value }: RowFault, line: number): void {
    const told = this.#dropped.get(fault);
    if (told !== undefined) told.rows += 1;
    else this.#dropped.set(fault, { rows: 1, first: { line, column, value: value.slice(0, 100) } });
  }

  #note({ sourceEventId, dayFrom, dayTo, deaths }: ViolentEvent): void {
    this.#seen.add(sourceEventId);
    this.#taken += 1;
    if (this.#firstDay === undefined || dayFrom < this.#firstDay) this.#firstDay = dayFrom;
    if (this.#lastDay === undefined || dayTo > this.#lastDay) this.#lastDay = dayTo;
    if (dayFrom.slice(0, 7) !== dayTo.slice(0, 7)) this.#spanning += 1;
    if (deaths.low > deaths.best || deaths.best > deaths.high) this.#unenclosed += 1;
  }

  #remarks(): readonly string[] {
    const events = (count: number) => `${count} of ${this.#taken} events`;
    return [
      ...(this.#spanning > 0
        ? [`${events(this.#spanning)} span two months or more; in monthly sums they are divided by days.`]
        : []),
      ...(this.#unenclosed > 0
        ? [
            `In ${events(this.#unenclosed)} the publisher’s low and high estimates do not enclose the best one; they are kept as published.`,
          ]
        : []),
    ];
  }
}
