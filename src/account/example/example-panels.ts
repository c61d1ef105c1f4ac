import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { ExampleService } from './example-service.ts';

/** On the front page while nothing has been decided here: the way to a finished thread. */
export function exampleOfferPanel(example: ExampleService, isDemonstration: boolean, view: View): Panel<undefined> {
  return async (actor) => {
    if (!isDemonstration && !actor.roles.includes('administrator')) return '';
    return (await example.isOffered(actor)) ? view('account/example/pages/example-offer-panel.njk') : '';
  };
}
