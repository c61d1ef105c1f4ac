import type { Rest } from './fresh-api.ts';

type Called = (id: string, method: 'GET' | 'POST', address: string, rest?: Rest) => Promise<unknown>;

/** A source is read, switched on by who may, pulled and switched off. @param administrator asks as one */
export async function callConnectors(ask: Called, administrator: Called): Promise<void> {
  const any = { headers: { 'if-match': '*' } };
  const source = '/sources/connectors/ucdp-events';
  await ask('listConnectors', 'GET', '/sources/connectors');
  await ask('getConnector', 'GET', source);
  // By its number: here no name leads anywhere. Nobody is asked before a job runs, and none does.
  const body = { address: 'https://8.8.8.8/api/gedevents/25.1', key: 'a-token' };
  await administrator('switchConnectorOn', 'POST', `${source}/switch-on`, { ...any, body });
  await administrator('pullConnector', 'POST', `${source}/pull`, any);
  await administrator('switchConnectorOff', 'POST', `${source}/switch-off`, any);
  const feed = { name: 'A feed', publisher: 'A house', address: 'https://8.8.8.8/feed', licence: 'Titles' };
  await administrator('addFeed', 'POST', '/sources/feeds', { body: feed });
}
