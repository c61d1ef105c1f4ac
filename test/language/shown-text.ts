/** Elements without an end. */
const voids = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
/** What a program reads, or a person types as it stands. */
const unread = new Set(['script', 'style', 'code', 'pre']);
/** Attributes that are shown or read out. */
const spoken = /\s(?:aria-label|placeholder|alt|label)="([^"]*)"/g;

/**
 * What a page shows or reads out, in its order, without what it declares to be no sentence of its own: data that people
 * typed or a catalogue holds (`bdi`, `dir="auto"`, an element with a language of its own), code, and lone numbers.
 * @param html as our own templates write it: attributes in double quotes, every element closed
 */
export function shownText(html: string): string {
  const body = html.replace(/^[\s\S]*?<head>/, '');
  const open: { readonly name: string; readonly hidden: boolean }[] = [];
  let shown = '';
  for (const [, comment, end, name = '', attributes = '', text] of body.matchAll(
    /(<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)|<(\/?)([a-zA-Z][\w-]*)((?:[^<>"]|"[^"]*")*)>|([^<]+)/g,
  )) {
    const hidden = open.at(-1)?.hidden ?? false;
    if (comment !== undefined) continue;
    if (text !== undefined) shown += hidden ? ' ' : text;
    else if (end === '/') {
      while (open.length > 0 && open.pop()?.name !== name.toLowerCase());
      shown += isInline(name) ? '' : ' \n';
    } else {
      const isData = name === 'bdi' || /\s(dir="auto"|lang=")/.test(attributes) || unread.has(name);
      if (!hidden && !isData) for (const [, value = ''] of attributes.matchAll(spoken)) shown += `${value}\n`;
      shown += isInline(name) ? '' : ' \n';
      if (!voids.has(name) && !attributes.trimEnd().endsWith('/')) {
        open.push({ name: name.toLowerCase(), hidden: hidden || isData });
      }
    }
  }
  return shown.replaceAll(/&(#39|quot|amp|lt|gt|nbsp);/g, (_, entity: string) => entities[entity] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '#39': "'",
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
};

function isInline(name: string): boolean {
  return ['a', 'strong', 'span', 'code', 'bdi', 'em', 'b'].includes(name.toLowerCase());
}

/** What stands outside every pair of brackets. */
export function outside(text: string, [opening, closing]: readonly [string, string]): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === opening) depth += 1;
    else if (character === closing) depth -= 1;
    else if (depth === 0) kept += character;
  }
  return kept;
}
