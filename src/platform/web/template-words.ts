import nunjucks from 'nunjucks';
import { say, sayParts } from '../language/say.ts';

/** Markup that a template lends to a sentence: `<link>…</link>` there becomes an element here. */
type Slot = (chunks: readonly unknown[]) => nunjucks.runtime.SafeString;

/**
 * What templates say, in the reader’s language. Values are escaped; a value that a macro or `safe` made is markup.
 * `t('<link>Sign in</link> to answer, {name}', { link: link('/sign-in'), name: actor.name })`
 */
export const templateWords = {
  t(message: string, values?: Readonly<Record<string, unknown>>): string | nunjucks.runtime.SafeString {
    const said = sayParts(message, values);
    return typeof said === 'string' ? said : markup([said].flat());
  },
  /** Of a page with a form: a screen reader hears first that something is to be mended. */
  pageTitle: (title: string, problems: unknown) => (problems ? say('Error: {title}', { title }) : title),
  link: (href: string, classes = 'govuk-link') => element('a', { class: classes, href }),
  tag: (name: string, classes?: string) => element(name, classes === undefined ? {} : { class: classes }),
};

function element(name: string, attributes: Readonly<Record<string, string>>): Slot {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return (chunks) => safe(`<${name}${written.join('')}>${markup(chunks)}</${name}>`);
}

function markup(parts: readonly unknown[]): nunjucks.runtime.SafeString {
  return safe(
    parts.map((part) => (part instanceof nunjucks.runtime.SafeString ? part : escaped(String(part)))).join(''),
  );
}

function escaped(text: string): string {
  // Nunjucks’ own, by which every page is escaped; its types leave it out.
  return (nunjucks.lib as unknown as { escape(text: string): string }).escape(text);
}

function safe(html: string): nunjucks.runtime.SafeString {
  return new nunjucks.runtime.SafeString(html);
}
