import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import ts from 'typescript';
import { allRegions } from '../../src/places/shipped-regions.ts';
import { recordMessages } from './record-messages.ts';

/** A sentence that a page may say, and where it stands in the source. */
export type MessageInUse = { readonly message: string; readonly file: string };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every sentence that a catalogue may translate: of templates, of TypeScript, and of what records are defined by. */
export function messagesInUse(): readonly MessageInUse[] {
  return [...ofSource(), ...recordMessages(), ...ofRegions()];
}

/** What a region is called and why it is one: data that stand on public pages. */
function ofRegions(): readonly MessageInUse[] {
  return allRegions()
    .flatMap(({ name, why }) => [name, why])
    .map((message) => ({ message, file: 'src/places/shipped-regions.ts' }));
}

function ofSource(): readonly MessageInUse[] {
  return filesUnder(join(root, 'src')).flatMap((path) => {
    const file = relative(root, path);
    const text = readFileSync(path, 'utf8');
    if (path.endsWith('.njk')) return ofTemplate(text).map((message) => ({ message, file }));
    if (path.endsWith('.ts') && !path.endsWith('.test.ts'))
      return ofTypeScript(text).map((message) => ({ message, file }));
    return [];
  });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

type TemplateNode = {
  readonly name?: TemplateNode;
  readonly value?: unknown;
  readonly args?: TemplateNode;
  readonly children?: readonly TemplateNode[];
};
// Nunjucks has these; its types do not tell of them.
const { parser, nodes } = nunjucks as unknown as {
  parser: { parse(text: string): { findAll(kind: unknown): readonly TemplateNode[] } };
  nodes: { FunCall: unknown; Literal: new () => TemplateNode };
};

/** What `t('…')` is called with, as the template's own parser reads it. */
function ofTemplate(text: string): readonly string[] {
  return parser
    .parse(text)
    .findAll(nodes.FunCall)
    .filter((call) => call.name?.value === 't')
    .flatMap((call) => {
      const [first] = call.args?.children ?? [];
      return first instanceof nodes.Literal ? [String(first.value)] : [];
    });
}

/** What `say`, `message` and `new Refusal` are called with, and `problem` of a form's schema. */
function ofTypeScript(text: string): readonly string[] {
  const found: string[] = [];
  const take = (node: ts.Node | undefined): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isConditionalExpression(node)) {
      take(node.whenTrue);
      take(node.whenFalse);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      if (['say', 'message'].includes(node.expression.text)) take(node.arguments[0]);
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Refusal') {
      take(node.arguments?.[2]);
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'problem')
      take(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest));
  return found;
}
