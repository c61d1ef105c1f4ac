import { createServices, recordsOf } from '../../src/main.ts';
import { Database } from '../../src/platform/database/database.ts';
import type { Fields } from '../../src/platform/records/field.ts';
import type { RecordDefinition } from '../../src/platform/records/record.ts';
import { recordStepWords } from '../../src/platform/records/record-timeline.ts';
import type { MessageInUse } from './messages-in-use.ts';

/** Every sentence that a definition of a record holds; its address stands for its file. No database is opened. */
export function recordMessages(): readonly MessageInUse[] {
  const services = createServices(new Database('postgres://127.0.0.1:1/none'));
  return recordsOf(services).flatMap(({ definition }) =>
    ofDefinition(definition).map((message) => ({ message, file: definition.address })),
  );
}

function ofDefinition(definition: RecordDefinition): readonly string[] {
  const { names, about, empty, fields, lifecycle } = definition;
  const states = Object.values(lifecycle.states);
  return [
    ...[names.one, names.many, about, empty],
    ...ofFields(fields),
    ...states.flatMap(({ name, has }) => [name, ...ofFields(has ?? {})]),
    ...Object.values(lifecycle.steps).flatMap(({ label, remark, means }) => [label, remark, means]),
    ...Object.values(recordStepWords([definition])).map(({ words }) => words),
  ].flatMap((message) => (message === undefined || message === '' ? [] : [message]));
}

function ofFields(fields: Fields): readonly string[] {
  return Object.values(fields).flatMap(({ label, hint, problem, words, control }) => [
    ...[label, hint, problem],
    // Of a field that names what a catalogue or the reader’s language names, the words are data.
    ...(control === 'choice' || control === 'choices' ? Object.values(words) : []),
  ]);
}
