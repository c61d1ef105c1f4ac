import type { Panel } from '../web/panel.ts';
import type { Routes } from '../web/web-server.ts';
import type { AnyRecordService } from './record-service.ts';

export type StagePage = {
  readonly address: string;
  readonly name: string;
  /** The question that the stage answers. */
  readonly question: string;
  /** Pages of the stage that are no list of records. */
  readonly pages: readonly { readonly href: string; readonly name: string; readonly about: string }[];
  /** What is to be seen at once. */
  readonly panels: readonly Panel<undefined>[];
};

/** The first page of a stage: what waits there, and every list and page of it with what it is for. */
export function stageRoutes(stage: StagePage, kinds: readonly AnyRecordService[]): Routes {
  const wholes = kinds.filter(
    ({ definition }) => definition.partOf === undefined && definition.address.startsWith(`${stage.address}/`),
  );
  return async (app) => {
    app.get(stage.address, async (request, reply) => {
      const { actor } = request;
      const counted = await Promise.all(
        wholes.map(async (service) => {
          const { lifecycle, address, names, about } = service.definition;
          const open = Object.entries(lifecycle.states).flatMap(([state, { ended }]) => (ended ? [] : [state]));
          const { count } = await service.list(actor, { states: open }, { limit: 1, offset: 0 });
          return { href: address, name: names.many, about, open: count };
        }),
      );
      return reply.page('platform/records/pages/stage.njk', {
        stage,
        entries: [...stage.pages, ...counted],
        blocks: await Promise.all(stage.panels.map((panel) => panel(actor, undefined))),
      });
    });
  };
}
