import type { Panel } from '../web/panel.ts';
import type { Routes } from '../web/web-server.ts';
import { openStates } from './lifecycle.ts';
import type { RecordReadingService } from './record-reading-service.ts';
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
export function stageRoutes(
  stage: StagePage,
  kinds: readonly AnyRecordService[],
  reading: RecordReadingService,
): Routes {
  const wholes = kinds.filter(
    ({ definition }) => definition.partOf === undefined && definition.address.startsWith(`${stage.address}/`),
  );
  return async (app) => {
    app.get(stage.address, async (request, reply) => {
      const { actor } = request;
      const asked = wholes.map((service) => ({
        service,
        filter: { states: openStates(service.definition.lifecycle) },
      }));
      const counted = (await reading.lists(actor, asked, 0)).map(({ service: { definition }, count }) => {
        const { address, names, about } = definition;
        return { href: address, name: names.many, about, open: count };
      });
      return reply.page('platform/records/pages/stage.njk', {
        stage,
        entries: [...stage.pages, ...counted],
        blocks: await Promise.all(stage.panels.map((panel) => panel(actor, undefined))),
      });
    });
  };
}
