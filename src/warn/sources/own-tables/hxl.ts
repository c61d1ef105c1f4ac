import type { ColumnMapping, MappedField } from '../../own-tables/own-source.ts';

/** A hashtag of the Humanitarian Exchange Language (HXL 1.1): `#affected+killed` is a tag with its attributes. */
type Tag = { readonly tag: string; readonly attributes: ReadonlySet<string> };

const form = /^#[a-z][a-z0-9_]*(\s*\+[a-z][a-z0-9_]*)*$/i;

/** Whether a row is the one of tags: more of what it says are tags than not (HXL 1.1, 3). */
export function isTagRow(values: readonly string[]): boolean {
  const said = values.map((value) => value.trim()).filter((value) => value !== '');
  return said.some((value) => form.test(value)) && said.filter((value) => form.test(value)).length * 2 > said.length;
}

function tagOf(text: string): Tag | undefined {
  const said = text.trim().toLowerCase();
  if (!form.test(said)) return undefined;
  const [tag = '', ...attributes] = said.split('+').map((part) => part.trim());
  return { tag, attributes: new Set(attributes) };
}

/** What a field is told by: a tag, attributes that it must have, and those that make it something else. */
type Telling = readonly [field: MappedField, tag: string, all?: readonly string[], none?: readonly string[]];

/** The first that fits a column says what it is; of several columns for one field, the first. */
const tellings: readonly Telling[] = [
  ['country', '#country', ['code']],
  ['country', '#country'],
  ['firstLevel', '#adm1', ['name']],
  ['firstLevel', '#adm1', [], ['code']],
  ['placeName', '#loc', [], ['code', 'type']],
  ['placeName', '#adm3', [], ['code']],
  ['placeName', '#adm2', [], ['code']],
  ['latitude', '#geo', ['lat']],
  ['longitude', '#geo', ['lon']],
  ['dayFrom', '#date', ['start']],
  ['dayFrom', '#date', ['occurred']],
  ['dayFrom', '#date', [], ['end', 'reported', 'updated', 'year', 'month', 'week']],
  ['dayTo', '#date', ['end']],
  ['violence', '#event', ['type']],
  ['violence', '#cause', ['type']],
  ['deathsLow', '#affected', ['killed', 'min']],
  ['deathsHigh', '#affected', ['killed', 'max']],
  ['deathsCivilians', '#affected', ['killed', 'civilians']],
  ['deathsBest', '#affected', ['killed'], ['min', 'max', 'civilians', 'f', 'm', 'children', 'adults']],
  ['sideA', '#actor', ['first']],
  ['sideB', '#actor', ['second']],
  ['sideA', '#group', ['first']],
  ['sideB', '#group', ['second']],
  ['sideA', '#actor'],
  ['sideA', '#group'],
  ['sourceWords', '#meta', ['source']],
  ['sourceWords', '#source'],
  ['id', '#event', ['id']],
  ['id', '#event', ['code']],
  ['id', '#meta', ['id']],
];

/** Which column says what, as tags say it. @param header names of the columns, in the order of the tags */
export function mappingOfTags(header: readonly string[], row: readonly string[]): ColumnMapping {
  const tags = row.map(tagOf);
  const found: Partial<Record<MappedField, string>> = {};
  const taken = new Set<number>();
  for (const [field, tag, all = [], none = []] of tellings) {
    if (found[field] !== undefined) continue;
    const column = tags.findIndex(
      (each, place) =>
        each?.tag === tag &&
        !taken.has(place) &&
        all.every((attribute) => each.attributes.has(attribute)) &&
        !none.some((attribute) => each.attributes.has(attribute)),
    );
    const name = header[column];
    if (name === undefined) continue;
    taken.add(column);
    found[field] = name;
  }
  return found;
}
