import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { createTeller } from '../language/stored.ts';
import {
  countryWords,
  dateWords,
  durationWords,
  formatCount,
  formatPercent,
  instantWords,
  monthWords,
} from '../words.ts';
import { problemsByField } from './form.ts';
import { phiaWords } from './phia-yardstick.ts';
import { templateWords } from './template-words.ts';
import { xmlText } from './xml-text.ts';

/** Turns a template and what it shows into HTML. Templates are named by their path under `src`. */
export type View = (template: string, context?: object) => string;

const sourceFolder = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Templates of every slice's `pages/` folder, and the GOV.UK components as `govuk/components/…`.
 * @param storedSentences what the filter `told` tells again in the reader’s language
 */
export function createView(globals: Readonly<Record<string, unknown>>, storedSentences: readonly string[] = []): View {
  const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([sourceFolder, `${govuk}/dist`]), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, value] of Object.entries({ ...templateWords, ...globals })) environment.addGlobal(name, value);
  environment.addFilter('date', dateWords);
  environment.addFilter('month', monthWords);
  environment.addFilter('instant', instantWords);
  environment.addFilter('duration', durationWords);
  environment.addFilter('percent', formatPercent);
  environment.addFilter('number', formatCount);
  environment.addFilter('phia', phiaWords);
  environment.addFilter('xml', xmlText);
  environment.addFilter('byField', problemsByField);
  environment.addFilter('country', countryWords);
  environment.addFilter('told', createTeller(storedSentences));
  return (template, context = {}) => environment.render(template, context);
}
