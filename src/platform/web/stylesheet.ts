import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Stylesheet = { readonly text: string; readonly address: string };

/**
 * The GOV.UK stylesheet without its typeface, which only gov.uk may use (Arial stands in), and our own few rules after it.
 * The address carries a digest, so that a browser may keep it for ever.
 */
export function readStylesheet(): Stylesheet {
  const file = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');
  const govuk = readFileSync(file, 'utf8')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, 'Arial, sans-serif')
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '');
  const ours = ['forestall.css', 'pictures.css'].map((name) =>
    readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'),
  );
  const text = [govuk, ...ours].join('\n');
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  return { text, address: `/assets/forestall-${digest}.css` };
}
