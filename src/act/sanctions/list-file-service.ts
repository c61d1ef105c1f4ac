import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileAt } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { unpacked } from '../../platform/files/unpacked-file.ts';
import type { SubjectsByReference } from './list-delta.ts';
import { joinedSubjects } from './lists/list-lines.ts';
import { ListError, type ListedSubject } from './lists/listed-subject.ts';
import { otherNamesFile } from './lists/ofac-list.ts';
import { type ListReading, type OtherNames, readList, readOtherNames } from './lists/read-list.ts';

/**
 * Reads a list from a file in any of its forms, plain or gzipped; beside OFAC's SDN file its file of alternate names too,
 * where it is there.
 * @param onSubject called with each subject as it is read
 * @throws FileRefusal with file and line where it cannot be read as a list
 */
export async function readListFile(path: string, onSubject: (subject: ListedSubject) => void): Promise<ListReading> {
  const otherNames = await otherNamesBeside(path);
  return inFile(path, () => readList(unpacked(fileAt(path)).bytes, onSubject, otherNames));
}

async function otherNamesBeside(path: string): Promise<OtherNames> {
  const name = otherNamesFile(basename(path));
  const other = name === undefined ? '' : join(dirname(path), name);
  if (other === '' || !existsSync(other)) return new Map();
  return inFile(other, () => readOtherNames(unpacked(fileAt(other)).bytes));
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
