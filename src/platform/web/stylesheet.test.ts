import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { readStylesheets } from './stylesheet.ts';

const { text, address } = readStylesheets().ltr;

test('the typeface that only gov.uk may use is not in the stylesheet, and was in the original', () => {
  const file = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');
  const original = readFileSync(file, 'utf8');
  for (const forbidden of [/GDS Transport/i, /@font-face/i, /\.woff2?/i]) {
    expect(original).toMatch(forbidden);
    expect(text).not.toMatch(forbidden);
  }
  expect(text).toMatch(/font-family:\s*Arial, sans-serif/);
});

test('no rule fetches anything from elsewhere', () => {
  for (const [, target = ''] of text.matchAll(/url\(\s*["']?([^"')]+)/g)) {
    expect(target).toMatch(/^(data:|\/assets\/)/);
  }
  expect(text).not.toMatch(/@import|sourceMappingURL/);
});

test('the address follows the content, so that a browser may keep it for ever', () => {
  expect(address).toMatch(/^\/assets\/forestall-[\w-]{12}\.css$/);
  expect(readStylesheets().ltr.address).toBe(address);
});

test('our own rules come after those that they change', () => {
  expect(text.lastIndexOf('.fs-')).toBeGreaterThan(text.lastIndexOf('.govuk-button'));
});
