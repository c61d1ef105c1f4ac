import Type from 'typebox';
import { contentDisposition } from '../../platform/files/content-disposition.ts';
import { message } from '../../platform/language/message.ts';
import { csvText } from '../../platform/web/csv.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { type DeltaRow, deltaRows } from './list-delta.ts';
import { kindWords, type ListSnapshot, listWords } from './list-snapshot.ts';
import type { ListSnapshotService } from './list-snapshot-service.ts';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const since = Type.Object({ since: Type.Optional(Type.String({ format: 'uuid' })) });

/** Of each sort of change, on the page: all of them are in the CSV. */
const mostShown = 200;

const csvColumns: Readonly<Record<keyof DeltaRow, string>> = {
  ...{ change: 'change', reference: 'reference', name: 'name', kind: 'kind', regime: 'regime' },
  ...{ listedOn: 'listed_on', field: 'field', before: 'before', after: 'after' },
};

/** What Forestall compares under its own names; all else has the list’s. */
const fieldWords: Readonly<Record<string, string>> = {
  ...{ kind: message('Kind'), names: message('Names'), birthDates: message('Dates of birth') },
  ...{ nationalities: message('Nationalities'), identifiers: message('Numbers of papers and ships') },
  ...{ unReference: message('UN reference'), regime: message('Regime'), listedOn: message('Listed on') },
};

/** Which lists stand, from which day, and what differs between any two days of one. */
export function listRoutes(lists: ListSnapshotService): Routes {
  return async (app) => {
    app.get('/act/sanctions/lists', async ({ actor }, reply) => {
      const snapshots = await lists.snapshots(actor);
      return reply.page('act/sanctions/pages/lists.njk', {
        health: await lists.health(actor),
        listWords,
        snapshots: snapshots.map((snapshot) => ({ ...snapshot, before: before(snapshots, snapshot) })),
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

    app.get('/act/sanctions/lists/:id/original', { schema: { params } }, async ({ actor, params: { id } }, reply) => {
      const { name, content } = await lists.original(actor, id);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', contentDisposition(name, name))
        .send(content);
    });
  };
}

/** The snapshot of the same list next before this one; itself where it is the first, from which nothing differs. */
function sinceOf(snapshots: readonly ListSnapshot[], id: string): string {
  const snapshot = snapshots.find((each) => each.id === id);
  return (snapshot && before(snapshots, snapshot)?.id) ?? id;
}

/** @param snapshots the newest of each list first */
function before(snapshots: readonly ListSnapshot[], { id, source }: ListSnapshot): ListSnapshot | undefined {
  const ofList = snapshots.filter((each) => each.source === source);
  return ofList[ofList.findIndex((each) => each.id === id) + 1];
}
