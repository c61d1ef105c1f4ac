import { listConnectors } from './act/sanctions/list-connector-service.ts';
import type { ListSnapshotService } from './act/sanctions/list-snapshot-service.ts';
import type { Clock } from './platform/clock.ts';
import type { Connector } from './platform/connectors/connector.ts';
import { readShippedFeeds } from './shipped-data.ts';
import type { ArticleService } from './warn/articles/article-service.ts';
import type { EventService } from './warn/events/event-service.ts';
import { feedConnector } from './warn/sources/feeds/feed.ts';
import { reliefWebConnector } from './warn/sources/reliefweb/reliefweb.ts';
import { ucdpEventsConnector } from './warn/sources/ucdp-events/ucdp-api.ts';

/** Every source that runs by itself, in the order in which pages list them. */
export function connectorsOf({
  clock,
  events,
  articles,
  sanctionsLists,
}: {
  readonly clock: Clock;
  readonly events: EventService;
  readonly articles: ArticleService;
  readonly sanctionsLists: ListSnapshotService;
}): readonly Connector[] {
  return [
    ucdpEventsConnector(events.land),
    reliefWebConnector(articles.land, clock),
    ...readShippedFeeds().map((feed) => feedConnector(feed, articles.land)),
    ...listConnectors(sanctionsLists.importList),
  ];
}
