import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import { allFields, type RecordDefinition } from '../../platform/records/record.ts';

/** What a bag is of: an item of evidence, or what evidence stands behind, with all of it. */
export type BagSubject = {
  readonly type: 'evidence-item' | 'report' | 'signal' | 'warning';
  readonly id: string;
};

/** A question and its answer in words, for whoever has no Forestall. */
export type Told = { readonly question: string; readonly answer: string };

/** One thing on the way from a warning to its evidence, and what it names as standing behind it. */
export type ChainLink = Marked & {
  readonly type: 'report' | 'signal' | 'warning';
  readonly id: string;
  readonly title: string;
  readonly place: string | null;
  readonly told: readonly Told[];
  /** Signals, reports and items of evidence, by their ids. */
  readonly behind: readonly string[];
};

/** The subject first, then what leads from it to evidence, each once. */
export type Chain = readonly [ChainLink, ...ChainLink[]];

/** @returns nothing where there is no such thing that the asker may see */
export type FindChain = (actor: Actor, subject: BagSubject) => Promise<Chain | undefined>;

/** A file of the chain: under which path of the bag its bytes stand. */
export type ChainFile = { readonly name: string; readonly sha256: string; readonly path: string };

/** Evidence at the end of the chain, and the report that it bears on. */
export type ChainItem = {
  readonly id: string;
  readonly title: string;
  /** In words: verified, disputed, or not weighed yet. */
  readonly stands: string;
  readonly report: string | null;
  readonly files: readonly ChainFile[];
};

/** What each link and item of a bag's chain is, with the files that reports brought. */
export type ToldChain = {
  readonly links: readonly ChainLink[];
  readonly items: readonly ChainItem[];
  /** By the report that brought them. */
  readonly attached: ReadonlyMap<string, readonly ChainFile[]>;
};

/** Said in every chain, whether something was left out or not: so that it tells nobody whether there was anything. */
export const chainRule = `What stands here is what whoever made this bag may see, and no more. A signal, a report or a piece of evidence whose
marking, caveats or audience does not reach them is left out, and so is a report that was withdrawn and evidence that
was set aside; this bag does not tell whether there is any. Of other evidence it tells where it stands. Of reports it
tells what, where, when, to whom and how they are graded: never who sent them, from which organisation, or their account
in its own words, which might show it, nor what came of them.`;

/** The questions of a record that were answered. @param without fields that are not told to strangers */
export function answersOf(
  definition: RecordDefinition,
  values: Readonly<Record<string, FieldValue>>,
  without: readonly string[] = [],
): readonly Told[] {
  return Object.entries(allFields(definition)).flatMap(([name, { label, words, control }]) => {
    if (without.includes(name)) return [];
    const given = [values[name] ?? []]
      .flat()
      .map(
        (each) =>
          words[String(each)] ??
          (control === 'country' ? countryByCode(String(each))?.name : undefined) ??
          String(each),
      );
    return given.length === 0 ? [] : [{ question: label, answer: given.join('; ') }];
  });
}

/** The chain for people: each link once, with what stands behind it by name. */
export function chainText(title: string, { links, items, attached }: ToldChain): string {
  const names = new Map<string, string>([
    ...links.map(({ id, type, title: name }): [string, string] => [id, `${type} ${id}: ${oneLine(name)}`]),
    ...items.map(({ id, title: name, stands }): [string, string] => [
      id,
      `evidence ${id}: ${oneLine(name)} (${stands})`,
    ]),
  ]);
  const files = (of: readonly ChainFile[]) =>
    of.flatMap(({ name, sha256, path }) => [`    file ${oneLine(name)}`, `      SHA-256 ${sha256}`, `      ${path}`]);
  const linkText = ({ id, type, told, behind }: ChainLink) => {
    const named = [...behind, ...items.filter(({ report }) => report === id).map((item) => item.id)];
    const stands = [...new Set(named)].flatMap((each) => names.get(each) ?? []);
    return [
      `${type.toUpperCase()} ${id}`,
      ...told.map(({ question, answer }) => `  ${question} ${oneLine(answer)}`),
      ...(stands.length === 0 ? [] : ['  What stands behind it:', ...stands.map((each) => `    ${each}`)]),
      ...files(attached.get(id) ?? []),
    ].join('\n');
  };
  const itemText = (item: ChainItem) =>
    [
      `EVIDENCE ${item.id}`,
      `  ${oneLine(item.title)}`,
      `  Where does it stand? ${item.stands}`,
      `  data/items/${item.id}/item.json, custody.txt`,
      ...files(item.files),
    ].join('\n');
  const parts = [`From what was concluded to its evidence: ${oneLine(title)}`, chainRule];
  return `${[...parts, ...links.map(linkText), ...items.map(itemText)].join('\n\n')}\n`;
}

/** The chain for programs. */
export function chainFacts({ links, items, attached }: ToldChain) {
  return {
    rule: oneLine(chainRule),
    links: links.map(({ type, id, title, place, told, behind, marking, caveats }) => ({
      ...{ type, id, title, place, marking, caveats, answers: told, files: attached.get(id) ?? [] },
      behind: behind.filter((each) => links.some((link) => link.id === each) || items.some((item) => item.id === each)),
    })),
    items,
  };
}

/** A line break in what somebody typed would begin a line of its own, and look like one of the chain's. */
function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}
