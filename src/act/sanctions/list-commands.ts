import type { Command } from 'commander';
import { print } from '../../platform/command-line/command.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import {
  type ChangedSubject,
  type ListDelta,
  listDelta,
  type NamedSubject,
  type RemovedSubject,
} from './list-delta.ts';
import { readWholeList } from './list-file-service.ts';
import { repairWords } from './lists/read-list.ts';

/** Verbs of `sanctions`: what differs between two lists. */
export function addSanctionsCommands(program: Command): void {
  const sanctions = program.command('sanctions').description('sanctions lists: what changed between two of them');
  addDiff(sanctions);
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
