import { colours, fontFamily, fontSize } from './picture-style.ts';

/** What every picture is called. `id` is unique in its page; ids within the picture begin with it. */
export type Caption = { readonly id: string; readonly title: string; readonly description: string };

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Text made safe for element content and quoted attributes; control characters, which XML forbids, are dropped. */
export function escapeText(text: string): string {
  // Most texts hold nothing of the kind, and a page has thousands.
  if (!/[\p{Cc}&<>"']/u.test(text)) return text;
  return text
    .replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? ' ' : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A number with at most one decimal, never `-0`. */
export function rounded(number: number): number {
  const value = Math.round(number * 10) / 10;
  return value === 0 ? 0 : value;
}

/** One element. Attribute values are escaped and rounded; `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeText(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A line of text. */
export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeText(words));
}

/** A line of text with a paper-coloured halo, for words over lines. */
export function haloText(x: number, y: number, words: string, attributes: Attributes = {}): string {
  const halo = { stroke: colours.paper, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return text(x, y, words, { ...halo, ...attributes });
}

/** A tool tip for the element that holds it. */
export function tip(words: string): string {
  return element('title', {}, escapeText(words));
}

/** Diagonal hatching that says "no figure". Fill with `url(#ID)`. `scale`: user units to a pixel. */
export function hatchPattern(id: string, scale = 1): string {
  const size = 5 * scale;
  const turned = { id, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  const ground = element('rect', { width: size, height: size, fill: colours.paper });
  const stroke = element('rect', { width: 1.3 * scale, height: size, fill: colours.hatch });
  return element('pattern', turned, ground + stroke);
}

/**
 * The outer element with its accessible name and description. `role` is `img` unless the picture holds links, which
 * an image may not.
 */
export function picture(
  caption: Caption,
  form: { readonly width: number; readonly height: number; readonly kind: string; readonly role?: 'img' | 'group' },
  content: string,
): string {
  const { id } = caption;
  const attributes = {
    class: `picture picture-${form.kind}`,
    viewBox: `0 0 ${rounded(form.width)} ${rounded(form.height)}`,
    xmlns: 'http://www.w3.org/2000/svg',
    role: form.role ?? 'img',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-description`,
    'font-family': fontFamily,
    'font-size': fontSize,
    fill: colours.ink,
  };
  const title = element('title', { id: `${id}-title` }, escapeText(caption.title));
  const description = element('desc', { id: `${id}-description` }, escapeText(caption.description));
  return element('svg', attributes, title + description + content);
}

/** Roughly how wide Arial sets these words, in user units: enough to keep labels apart. */
export function textWidth(words: string, size = fontSize): number {
  const ems = [...words].map((character) => {
    if (/[ijlftrI,.:;'|()\-\s]/.test(character)) return 0.31;
    return /[A-Zmw%]/.test(character) ? 0.76 : 0.56;
  });
  return ems.reduce((sum, each) => sum + each, 0) * size;
}

export const widths = { wide: 680, narrow: 300 } as const;

/**
 * The same chart drawn twice, for wide and for narrow screens, so that its words stay readable at both; pictures.css
 * shows one of them, and the hidden one is hidden from screen readers too.
 */
export function atTwoWidths(
  id: string,
  draw: (form: { readonly id: string; readonly width: number }) => string,
): string {
  const wide = draw({ id, width: widths.wide });
  const narrow = draw({ id: `${id}-narrow`, width: widths.narrow });
  return `<div class="picture-when-wide">${wide}</div><div class="picture-when-narrow">${narrow}</div>`;
}
