import { listConnectors } from './act/sanctions/list-connector-service.ts';
import type { ListSnapshotService } from './act/sanctions/list-snapshot-service.ts';
import type { Clock } from './platform/clock.ts';
import type { KnownConnectors } from './platform/connectors/connector.ts';
import { readShippedFeeds } from './shipped-data.ts';
import type { AddedFeedService } from './warn/articles/added-feed-service.ts';
import type { ArticleService } from './warn/articles/article-service.ts';
import type { CountryIndicatorService } from './warn/country-indicators/country-indicator-service.ts';
import type { EventService } from './warn/events/event-service.ts';
import { feedConnector } from './warn/sources/feeds/feed.ts';
import { reliefWebConnector } from './warn/sources/reliefweb/reliefweb.ts';
import { ucdpEventsConnector } from './warn/sources/ucdp-events/ucdp-api.ts';
import { vDemConnector } from './warn/sources/v-dem/v-dem.ts';
import { worldBankConnector } from './warn/sources/world-bank/world-bank-api.ts';

/** Every source that runs by itself, in the order in which pages list them. */
export function connectorsOf({
  clock,
  events,
  articles,
  addedFeeds,
  countryIndicators,
  sanctionsLists,
}: {
  readonly clock: Clock;
  readonly events: EventService;
  readonly articles: ArticleService;
  readonly addedFeeds: AddedFeedService;
  readonly countryIndicators: CountryIndicatorService;
  readonly sanctionsLists: ListSnapshotService;
}): KnownConnectors {
  const { catalogue, land } = countryIndicators;
  const shipped = [
    ucdpEventsConnector(events.land),
    worldBankConnector(catalogue['world-bank'], land),
    vDemConnector(catalogue['v-dem'], land),
    reliefWebConnector(articles.land, clock),
    ...readShippedFeeds().map((feed) => feedConnector(feed, articles.land)),
    ...listConnectors(sanctionsLists.importList),
  ];
  return async () => [...shipped, ...(await addedFeeds.all()).map((feed) => feedConnector(feed, articles.land))];
}
