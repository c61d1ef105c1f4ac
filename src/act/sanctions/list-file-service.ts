import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileBytes, fileAt } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { unpacked } from '../../platform/files/unpacked-file.ts';
import type { SubjectsByReference } from './list-delta.ts';
import { joinedSubjects } from './lists/list-lines.ts';
import { ListError, type ListedSubject, type ListName } from './lists/listed-subject.ts';
import { isNamedConsolidated, otherNamesFile } from './lists/ofac-list.ts';
import { type ListReading, type OtherNames, readList, readOtherNames } from './lists/read-list.ts';

/** A list’s file, and the file of alternate names that belongs to it; each opened anew whenever it is read. */
export type ListFiles = { readonly list: () => FileBytes; readonly otherNames?: () => FileBytes };

/** A file as it was read: its name, and its SHA-256 as it was given, in hexadecimal. */
export type ReadFile = { readonly open: () => FileBytes; readonly name: string; readonly sha256: string };

export type ReadFiles = { readonly reading: ListReading; readonly files: readonly ReadFile[] };

/** The list at a path; beside OFAC’s SDN file its file of alternate names, where it is there. */
export function listFilesAt(path: string): ListFiles {
  const name = otherNamesFile(basename(path));
  const other = name === undefined ? '' : join(dirname(path), name);
  const list = () => fileAt(path);
  return other === '' || !existsSync(other) ? { list } : { list, otherNames: () => fileAt(other) };
}

/** How a list’s files are read. */
export type ReadOptions = {
  /** Waited for before each piece of the file, so that what takes the subjects can keep up. */
  readonly beforePiece?: () => Promise<void>;
  /** Which list it is said to be: OFAC’s two are of one form, and told apart by this or by the file’s name. */
  readonly source?: ListName | undefined;
};

const listOf = (list: ListName, isConsolidated: boolean): ListName =>
  list === 'ofac' && isConsolidated ? 'ofac-consolidated' : list;

/**
 * Reads a list from its files, in any of its forms, plain or gzipped.
 * @param onSubject called with each subject as it is read
 * @throws FileRefusal with file and line where it cannot be read as a list
 */
export async function readListFiles(
  { list, otherNames }: ListFiles,
  onSubject: (subject: ListedSubject) => void,
  { beforePiece = async () => {}, source }: ReadOptions = {},
): Promise<ReadFiles> {
  const files: ReadFile[] = [];
  async function read<Made>(
    open: () => FileBytes,
    make: (bytes: AsyncIterable<Uint8Array>) => Promise<Made>,
  ): Promise<Made> {
    const file = open();
    const { bytes, sha256 } = unpacked(file);
    async function* paced() {
      for await (const piece of bytes) {
        await beforePiece();
        yield piece;
      }
    }
    const made = await inFile(file.name, () => make(paced()));
    files.push({ open, name: basename(file.name), sha256: sha256() });
    return made;
  }
  const others: OtherNames = otherNames === undefined ? new Map() : await read(otherNames, readOtherNames);
  let isConsolidated = source === 'ofac-consolidated';
  const reading = await read(
    () => {
      const file = list();
      isConsolidated ||= isNamedConsolidated(basename(file.name));
      return file;
    },
    (bytes) => {
      const take = (subject: ListedSubject) => onSubject({ ...subject, list: listOf(subject.list, isConsolidated) });
      return readList(bytes, isConsolidated ? take : onSubject, others);
    },
  );
  return { reading: { ...reading, list: listOf(reading.list, isConsolidated) }, files: files.toReversed() };
}

/** Reads a list from a file. @throws FileRefusal with file and line where it cannot be read as a list */
export async function readListFile(path: string, onSubject: (subject: ListedSubject) => void): Promise<ListReading> {
  return (await readListFiles(listFilesAt(path), onSubject)).reading;
}

/** What a list’s reader finds wrong, with the file’s name. */
async function inFile<Made>(file: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    throw error instanceof ListError ? new FileRefusal('sanctions.list', file, error.line, error.message) : error;
  }
}

/** A list whole in memory; records of one reference are one. */
export type WholeList = { readonly reading: ListReading; readonly subjects: SubjectsByReference };

/** @throws FileRefusal with file and line where it cannot be read as a list */
export async function readWholeList(path: string): Promise<WholeList> {
  const subjects = new Map<string, ListedSubject>();
  const reading = await readListFile(path, (subject) => {
    const known = subjects.get(subject.reference);
    subjects.set(subject.reference, known === undefined ? subject : joinedSubjects(known, subject));
  });
  return { reading, subjects };
}
