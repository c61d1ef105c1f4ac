import { DocumentError } from './document.ts';

/**
 * Width and height that an SVG states, or those of its viewBox, in its own units: what counts is their ratio.
 * @throws DocumentError if it states neither
 */
export function sizeOfSvg(svg: string): { readonly width: number; readonly height: number } {
  const tag = /<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(svg)?.[0] ?? '';
  const stated = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
  const [, , boxWidth = 0, boxHeight = 0] = (stated('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  // Percentages say nothing of the picture's own size.
  const own = (name: string) => Number(/^\s*([\d.]+)\s*(?:px|pt|mm|cm|in)?\s*$/.exec(stated(name) ?? '')?.[1] ?? 0);
  const size =
    boxWidth > 0 && boxHeight > 0
      ? { width: boxWidth, height: boxHeight }
      : { width: own('width'), height: own('height') };
  if (size.width > 0 && size.height > 0) return size;
  throw new DocumentError('A picture states no size: give its <svg> a viewBox, or width and height.');
}
