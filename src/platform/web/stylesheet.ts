import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import rtlcss from 'rtlcss';

export type Stylesheet = { readonly text: string; readonly address: string };
export type Stylesheets = { readonly ltr: Stylesheet; readonly rtl: Stylesheet };

let read: Stylesheets | undefined;

/**
 * The GOV.UK stylesheet without its typeface, which only gov.uk may use (Arial stands in), and our own few rules after it.
 * Twice: as it is, and turned for languages written from right to left. Ours is written in logical properties, which turn
 * of themselves. The address carries a digest, so that a browser may keep it for ever.
 */
export function readStylesheets(): Stylesheets {
  // Files of the program itself do not change while it runs, and to turn them takes a tenth of a second.
  read ??= makeStylesheets();
  return read;
}

/** GOV.UK's accessible autocomplete, as its package has it. */
export function typeAheadFile(kind: 'js' | 'css'): string {
  return createRequire(import.meta.url).resolve(`accessible-autocomplete/dist/accessible-autocomplete.min.${kind}`);
}

function makeStylesheets(): Stylesheets {
  const file = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');
  // First, so that GOV.UK's own rules of an input stand above those of the part that finds a place by typing.
  const govuk = [readFileSync(typeAheadFile('css'), 'utf8'), readFileSync(file, 'utf8')]
    .join('\n')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, 'Arial, sans-serif')
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '');
  const ours = ['forestall.css', 'pictures.css'].map((name) =>
    readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'),
  );
  return {
    ltr: addressed([govuk, ...ours].join('\n')),
    rtl: addressed([rtlcss.process(govuk), ...ours].join('\n')),
  };
}

function addressed(text: string): Stylesheet {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  return { text, address: `/assets/forestall-${digest}.css` };
}
