import type { Country } from '../../places/country.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';

/** On a country's page, for those in government: the way to its warning signs. */
export function guideLinkPanel(view: View): Panel<Country> {
  return async (actor, { code, name }) =>
    isSignedIn(actor) && !actor.roles.includes('partner-reporter')
      ? view('analyse/guides/pages/guide-link-panel.njk', { code, countryName: name })
      : '';
}
