import { message } from '../language/message.ts';
import type { Fields, FieldValue } from './field.ts';
import { allFields, type RecordDefinition } from './record.ts';
import type { RecordVersion, VersionPart } from './record-version-store.ts';
import { type Named, type Shown, shown } from './record-view.ts';

/** One thing of a version: the record itself, or one of its parts. */
export type VersionSection = {
  readonly kindName: string;
  readonly title: string;
  readonly details: readonly Shown[];
};

/** What a version froze, as a page or a document shows it: the record, then its parts kind by kind. */
export function versionSections(
  definition: RecordDefinition,
  parts: readonly RecordDefinition[],
  { content }: RecordVersion,
  named: Named,
): readonly VersionSection[] {
  const own = {
    kindName: definition.names.one,
    title: content.title,
    details: details(definition, content.values, named),
  };
  return [
    own,
    ...parts.flatMap((part) =>
      (content.parts[part.kind] ?? []).map(({ title, values }) => ({
        kindName: part.names.one,
        title,
        details: details(part, values, named),
      })),
    ),
  ];
}

function details(definition: RecordDefinition, values: Readonly<Record<string, FieldValue>>, named: Named) {
  return Object.entries(allFields(definition))
    .filter(([name]) => name !== definition.partOf)
    .map(([name, field]) => shown(field, values[name], named))
    .filter(({ text }) => text !== '');
}

/** What stands otherwise in the later version: of a thing that was there, is new, or is gone. */
export type Difference = {
  readonly kindName: string;
  readonly title: string;
  readonly change: 'changed' | 'added' | 'removed';
  readonly fields: readonly { readonly label: string; readonly from: string; readonly to: string }[];
};

export function compareVersions(
  definition: RecordDefinition,
  parts: readonly RecordDefinition[],
  earlier: RecordVersion,
  later: RecordVersion,
  named: Named,
): readonly Difference[] {
  const whole = (version: RecordVersion): readonly VersionPart[] => [
    { id: version.recordId, title: version.content.title, values: version.content.values },
  ];
  return [
    ...compareParts(definition, whole(earlier), whole(later), named),
    ...parts.flatMap((part) =>
      compareParts(part, earlier.content.parts[part.kind] ?? [], later.content.parts[part.kind] ?? [], named),
    ),
  ];
}

function compareParts(
  definition: RecordDefinition,
  before: readonly VersionPart[],
  after: readonly VersionPart[],
  named: Named,
): readonly Difference[] {
  const fields = allFields(definition);
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): readonly Difference[] => {
    const [was, is] = [before.find((each) => each.id === id), after.find((each) => each.id === id)];
    const changes = differingFields(fields, was?.values ?? {}, is?.values ?? {}, named).filter(
      ({ name }) => name !== definition.partOf,
    );
    if (changes.length === 0) return [];
    const change = was === undefined ? message('added') : is === undefined ? message('removed') : message('changed');
    return [{ kindName: definition.names.one, title: (is ?? was)?.title ?? '', change, fields: changes }];
  });
}

function differingFields(fields: Fields, was: VersionPart['values'], is: VersionPart['values'], named: Named) {
  return Object.entries(fields).flatMap(([name, field]) => {
    const from = shown(field, was[name], named).text;
    const to = shown(field, is[name], named).text;
    return from === to ? [] : [{ name, label: field.label, from, to }];
  });
}
