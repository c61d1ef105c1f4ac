import { moneyWords } from '../../platform/records/money-value.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { sumsByCurrency } from './allocated.ts';
import { balanceWords } from './resource-routes.ts';
import type { ResourceService } from './resource-service.ts';

/** On the first page of the stage: what each open envelope has left. */
export function envelopesPanel(resources: ResourceService, view: View): Panel<undefined> {
  return async (actor) => {
    const entries = (await resources.balances(actor)).map(({ envelope, balance }) => ({
      envelope,
      ...balanceWords(envelope.values.budget, balance),
    }));
    return entries.length === 0 ? '' : view('decide/envelopes/pages/envelopes-panel.njk', { entries });
  };
}

/** On an envelope's page: what it has given and has left. */
export function envelopeBalancePanel(resources: ResourceService, view: View): Panel<AnyRecord> {
  return async (actor, { id }) => {
    const found = (await resources.balances(actor)).find(({ envelope }) => envelope.id === id);
    if (found === undefined) return '';
    const { envelope, balance } = found;
    const entries = [{ envelope, ...balanceWords(envelope.values.budget, balance) }];
    return view('decide/envelopes/pages/envelopes-panel.njk', { entries, alone: true });
  };
}

/** On a country's page: money and people allocated for it. */
export function countryAllocationsPanel(resources: ResourceService, view: View): Panel<{ readonly code: string }> {
  return async (actor, { code }) => {
    const given = (await resources.allocated(actor)).filter(({ place }) => place === code);
    if (given.length === 0) return '';
    const entries = given.map(({ allocation: { id, values } }) => ({
      id,
      purpose: values.purpose,
      amount: values.amount === null ? '' : moneyWords(values.amount),
      people: values.fullTimeEquivalents,
    }));
    const sums = sumsByCurrency(given.map(({ allocation }) => allocation.values.amount)).map(moneyWords);
    return view('decide/envelopes/pages/country-allocations-panel.njk', { entries, sums });
  };
}
