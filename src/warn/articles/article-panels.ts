import { countryByCode } from '../../places/country.ts';
import { mayReadHealth } from '../../platform/connectors/connector.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { ArticleService } from './article-service.ts';

const shown = 5;
const template = 'warn/articles/pages/articles-panel.njk';
const home = '/warn/articles';

/** On the watch's page: what others have published last, for those who work here; nothing where none has landed. */
export function newestArticlesPanel(articles: ArticleService, view: View): Panel<undefined> {
  return async (actor) => {
    if (!mayReadHealth(actor)) return '';
    const found = await articles.page(actor, {}, { after: undefined, limit: shown });
    return found.length === 0 ? '' : view(template, { articles: found, all: home });
  };
}

/** On a country's page: what others have published of late, for those who work here; nothing where there is none. */
export function countryArticlesPanel(articles: ArticleService, view: View): Panel<{ readonly code: string }> {
  return async (actor, { code }) => {
    const country = countryByCode(code)?.code;
    if (country === undefined || !mayReadHealth(actor)) return '';
    const found = await articles.page(actor, { country }, { after: undefined, limit: shown });
    if (found.length === 0) return '';
    return view(template, { articles: found, all: `${home}?country=${code}` });
  };
}
