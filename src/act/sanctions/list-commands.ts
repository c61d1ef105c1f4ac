import { setFlagsFromString } from 'node:v8';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import {
  type ChangedSubject,
  type ListDelta,
  listDelta,
  type NamedSubject,
  type RemovedSubject,
} from './list-delta.ts';
import { listFilesAt, readWholeList } from './list-file-service.ts';
import type { ListSignalService } from './list-signal-service.ts';
import { type ListSnapshot, listWords, type SnapshotRemark } from './list-snapshot.ts';
import type { ImportedList, ListSnapshotService } from './list-snapshot-service.ts';
import { type ListName, listNames } from './lists/listed-subject.ts';
import { repairWords } from './lists/read-list.ts';
import { addScreen, type ScreenServices } from './screening-commands.ts';

type ListServices = ScreenServices & {
  readonly sanctionsLists: ListSnapshotService;
  readonly listSignals: ListSignalService;
};

/** Verbs of `sanctions`: import lists, compare two, screen names against those that stand. */
export function addSanctionsCommands(program: Command, open: OpenServices<ListServices>): void {
  const sanctions = program
    .command('sanctions')
    .description('sanctions lists: import them, what changed between two, who may be on them');
  addImport(sanctions, open);
  addDiff(sanctions);
  addScreen(sanctions, open);
}

type ImportedOptions = { readonly source?: ListName; readonly date?: string; readonly json?: true };

function addImport(sanctions: Command, open: OpenServices<ListServices>): void {
  sanctions
    .command('import')
    .description('keep a list as it is published, as a snapshot that is never changed; whole, or at a fault not at all')
    .argument('<file...>', 'lists in any form that Forestall reads, plain or gzipped')
    .addOption(
      new Option('--source <list>', 'which list it is; another is refused, with words').choices(
        listNames.filter((name) => name !== 'other'),
      ),
    )
    .addOption(new Option('--date <day>', 'the day of a list that does not say it, as 2025-03-23').argParser(readDay))
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nBeside OFAC’s SDN file its file of alternate names is read where it is there. A file that is imported already\nchanges nothing.\n\nExample:\n  forestall sanctions import un-2025-03-23.xml.gz --source un',
    )
    .action(async (paths: readonly string[], { source, date, json }: ImportedOptions) => {
      // Strings of a list die young, and few at a time: room for many of them only adds to the peak.
      setFlagsFromString('--semi-space-growth-factor=1');
      const { services, close } = await open();
      try {
        const imported: ImportedList[] = [];
        for (const path of paths) {
          const files = listFilesAt(path);
          imported.push(await services.sanctionsLists.importList(systemActor, files, { source, madeOn: date }));
        }
        await services.listSignals.watch();
        const all = imported.map(({ outcome, snapshot }) => ({ outcome, ...snapshotJson(snapshot) }));
        const [only, ...others] = all;
        print(
          json === true ? { json } : {},
          others.length === 0 ? only : { files: all },
          imported.flatMap(importedLines),
        );
      } finally {
        await close();
      }
    });
}

function readDay(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It is a day such as 2025-03-23.');
}

function snapshotJson({ importedAt, ...snapshot }: ListSnapshot) {
  return { ...snapshot, importedAt: importedAt.toISOString() };
}

function importedLines({ outcome, snapshot }: ImportedList): readonly string[] {
  const { source, madeOn, subjects, names, fileName, sha256, repairs, repairCount, remarks } = snapshot;
  const what = `${listWords[source]}${madeOn === null ? ', without a date' : ` of ${madeOn}`}: ${subjects} subjects, ${names} names`;
  if (outcome === 'unchanged') return [`Unchanged: this very file is imported already. ${what}`];
  return [
    `Imported ${what}`,
    `${fileName}, SHA-256 ${sha256}; kept as it came`,
    ...repairWords(fileName, repairs, repairCount),
    ...remarks.map(remarkWords),
  ];
}

function remarkWords({ kind, count, line, reference }: SnapshotRemark): string {
  const first = `the first on line ${line}`;
  if (kind === 'joined')
    return `${count} more records of a reference that another has are joined to it, ${first} (${reference})`;
  return `${count === 1 ? '1 row names' : `${count} rows name`} nobody and is passed over, ${first}`;
}

function addDiff(sanctions: Command): void {
  sanctions
    .command('diff')
    .description('what the later of two files of one list adds, removes and changes; needs no database')
    .argument('<earlier>', 'a list in any form that Forestall reads, plain or gzipped')
    .argument('<later>', 'the same list of another day')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall sanctions diff un-2023-03-28.xml.gz un-2025-03-23.xml.gz --json')
    .action(async (first: string, second: string, options: { readonly json?: true }) => {
      const [earlier, later] = [await readWholeList(first), await readWholeList(second)];
      if (earlier.reading.list !== later.reading.list) {
        const reason = `this is a list of ${later.reading.list}, and ${first} one of ${earlier.reading.list}; give two of one list`;
        throw new FileRefusal('sanctions.lists', second, undefined, reason);
      }
      const delta = listDelta(earlier.subjects, later.subjects);
      print(options, deltaJson(delta), [
        ...repairWords(first, earlier.reading.repairs),
        ...repairWords(second, later.reading.repairs),
        ...deltaLines(delta),
      ]);
    });
}

/** A delta for programs: each changed one also with the names of its fields. */
function deltaJson({ added, removed, changed }: ListDelta) {
  return {
    added,
    removed,
    changed: changed.map((each) => ({ ...each, fields: each.changes.map(({ field }) => field) })),
  };
}

function deltaLines({ added, removed, changed }: ListDelta): readonly string[] {
  return [
    `${added.length} added, ${removed.length} removed, ${changed.length} changed`,
    ...added.map((each) => `+ ${nameLine(each)}`),
    ...removed.map((each) => `- ${nameLine(each)}${mergedWords(each)}`),
    ...changed.flatMap(changeLines),
  ];
}

const nameLine = ({ reference, name, regime }: NamedSubject) =>
  `${reference} ${name}${regime === undefined ? '' : ` (${regime})`}`;

const mergedWords = ({ mergedInto }: RemovedSubject) =>
  mergedInto === undefined ? '' : `; its name now stands in ${mergedInto}`;

function changeLines(subject: ChangedSubject): readonly string[] {
  const { changes, renamedFrom } = subject;
  return [
    `~ ${nameLine(subject)}${renamedFrom === undefined ? '' : `; was ${renamedFrom}`}`,
    ...changes.flatMap(({ field, removed, added }) => [
      ...removed.map((value) => `    ${field} - ${value}`),
      ...added.map((value) => `    ${field} + ${value}`),
    ]),
  ];
}
