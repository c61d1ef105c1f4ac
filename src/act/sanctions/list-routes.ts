import Type from 'typebox';
import { contentDisposition } from '../../platform/files/content-disposition.ts';
import { csvText } from '../../platform/web/csv.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { type DeltaRow, deltaRows } from './list-delta.ts';
import { feedEntries } from './list-feed.ts';
import { fieldWords, kindWords, type ListSnapshot, listWords, snapshotBefore } from './list-snapshot.ts';
import type { ListSnapshotService } from './list-snapshot-service.ts';
import { type ListName, listNames } from './lists/listed-subject.ts';
import type { RegimePlaces } from './regime-place.ts';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const since = Type.Object({ since: Type.Optional(Type.String({ format: 'uuid' })) });

/** Imports of a list whose changes its feed tells. */
const deltasInFeed = 5;

/** Of each sort of change, on the page: all of them are in the CSV. */
const mostShown = 200;

const csvColumns: Readonly<Record<keyof DeltaRow, string>> = {
  ...{ change: 'change', reference: 'reference', name: 'name', kind: 'kind', regime: 'regime' },
  ...{ listedOn: 'listed_on', field: 'field', before: 'before', after: 'after' },
};

/** Which lists stand, from which day, and what differs between any two days of one. */
export function listRoutes(lists: ListSnapshotService, placesOf: RegimePlaces, publicUrl: string, view: View): Routes {
  /** The feed of each list as it was made last: snapshots never change, so it stands until another is imported. */
  const feeds = new Map<ListName, { readonly key: string; readonly text: string }>();

  return async (app) => {
    app.get('/act/sanctions/lists', async ({ actor }, reply) => {
      const snapshots = await lists.snapshots(actor);
      return reply.page('act/sanctions/pages/lists.njk', {
        health: await lists.health(actor),
        listWords,
        snapshots: snapshots.map((snapshot) => ({ ...snapshot, before: snapshotBefore(snapshots, snapshot) })),
      });
    });

    app.get(
      '/act/sanctions/lists/:id/delta',
      { schema: { params, querystring: since } },
      async ({ actor, params: { id }, query }, reply) => {
        const snapshots = await lists.snapshots(actor);
        const { earlier, later, added, removed, changed } = await lists.delta(
          actor,
          query.since ?? sinceOf(snapshots, id),
          id,
        );
        return reply.page('act/sanctions/pages/list-delta.njk', {
          ...{ earlier, later, listWords, kindWords, fieldWords },
          count: { added: added.length, removed: removed.length, changed: changed.length },
          added: added.slice(0, mostShown),
          removed: removed.slice(0, mostShown),
          changed: changed.slice(0, mostShown),
          others: snapshots.filter(({ source, id: other }) => source === later.source && other !== later.id),
          csv: `/act/sanctions/lists/${id}/delta.csv?since=${earlier.id}`,
        });
      },
    );

    app.get(
      '/act/sanctions/lists/:id/delta.csv',
      { schema: { params, querystring: since } },
      async ({ actor, params: { id }, query }, reply) => {
        const delta = await lists.delta(actor, query.since ?? sinceOf(await lists.snapshots(actor), id), id);
        return reply.type('text/csv; charset=utf-8').send(csvText(csvColumns, deltaRows(delta)));
      },
    );

    // Lists are published, and their pages open to all: their feed needs no secret.
    app.get(
      '/act/sanctions/lists/:source.atom',
      { schema: { params: Type.Object({ source: Type.Enum([...listNames]) }) } },
      async ({ actor, params: { source } }, reply) => {
        const snapshots = (await lists.snapshots(actor)).filter((each) => each.source === source);
        const later = snapshots.slice(0, deltasInFeed);
        const key = later.map(({ id }) => id).join(' ');
        let feed = feeds.get(source);
        if (feed?.key !== key) {
          const deltas = [];
          for (const each of later) {
            const earlier = snapshotBefore(snapshots, each);
            if (earlier !== undefined) deltas.push(await lists.delta(actor, earlier.id, each.id));
          }
          const text = view('act/sanctions/pages/list-feed.njk', {
            self: `${publicUrl}/act/sanctions/lists/${source}.atom`,
            lists: `${publicUrl}/act/sanctions/lists`,
            title: `${listWords[source]}, what changed`,
            updated: (later[0]?.importedAt ?? new Date(0)).toISOString(),
            entries: feedEntries(deltas, placesOf, publicUrl),
          });
          feed = { key, text };
          feeds.set(source, feed);
        }
        return reply.type('application/atom+xml; charset=utf-8').send(feed.text);
      },
    );

    // Not zipped on its way: a list that came zipped would be told to be zipped once more, and no browser could open it.
    const asItCame = { compress: false, schema: { params } } as const;
    app.get('/act/sanctions/lists/:id/original', asItCame, async ({ actor, params: { id } }, reply) => {
      const { name, content } = await lists.original(actor, id);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', contentDisposition(name, name))
        .header('cache-control', 'private, no-store, no-transform')
        .send(content);
    });
  };
}

/** The snapshot of the same list next before this one; itself where it is the first, from which nothing differs. */
function sinceOf(snapshots: readonly ListSnapshot[], id: string): string {
  const snapshot = snapshots.find((each) => each.id === id);
  return (snapshot && snapshotBefore(snapshots, snapshot)?.id) ?? id;
}
