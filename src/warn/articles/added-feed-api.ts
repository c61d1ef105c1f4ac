import Type from 'typebox';
import { connectorIdSchema } from '../../platform/connectors/connector-form.ts';
import { makeOperation } from '../../platform/web/api/entity-operations.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams } from '../../platform/web/api/schemas.ts';
import { addFeedSchema } from './added-feed.ts';
import type { AddedFeedService } from './added-feed-service.ts';

const entity = Type.Object({ id: connectorIdSchema }, { title: 'AddedFeed' });

/** A feed beside those that are shipped. */
export function addedFeedApi(feeds: AddedFeedService): readonly ApiOperation[] {
  return [
    makeOperation({
      ...{ id: 'addFeed', path: '/sources/feeds', tag: 'Sources', params: noParams, body: addFeedSchema, entity },
      summary: 'Adds a feed (RSS, Atom), which is off until an administrator switches it on',
      description: 'For watch analysts and administrators. It is a source like the others: its id is answered.',
      signedIn: true,
      example: {
        body: {
          ...{
            name: 'Radio Tamazuj',
            publisher: 'Free Press Unlimited',
            address: 'https://8.8.8.8/feed',
            language: 'en',
          },
          licence: 'Titles and summaries, with the source',
        },
      },
      make: (actor, asked) => feeds.add(actor, asked),
      show: async (_actor, id) => ({ entity: { id } }),
      location: (id) => `/sources/connectors/${id}`,
    }),
  ];
}
