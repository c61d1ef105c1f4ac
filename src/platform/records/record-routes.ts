import Type from 'typebox';
import type { Clock } from '../clock.ts';
import type { Actor } from '../database/actor.ts';
import type { PdfMaker } from '../documents/pdf.ts';
import { Refusal } from '../refusal.ts';
import { versionOf } from '../version.ts';
import type { Panel } from '../web/panel.ts';
import type { Routes } from '../web/web-server.ts';
import type { Handling } from './handling.ts';
import { askedBy, stepsFrom } from './lifecycle.ts';
import type { OwnPages } from './own-pages.ts';
import { type AnyRecord, addressOf } from './record.ts';
import { recordDocumentRoutes } from './record-document-routes.ts';
import { findOrRefuse, recordFormRoutes, recordParams } from './record-form-routes.ts';
import { recordListRoutes } from './record-list-routes.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import type { AnyRecordService } from './record-service.ts';
import { compareVersions, versionSections } from './record-version-view.ts';
import { detailsOf, isOverdue, stateNameOf, tableOf } from './record-view.ts';
import { takesParts } from './record-whole.ts';
import { shownTitleOf } from './record-words.ts';

/** What the pages of records stand on. */
export type RecordPages = {
  readonly reading: RecordReadingService;
  readonly handling: Handling;
  readonly clock: Clock;
  readonly maker: PdfMaker;
};

const partsShown = 200;

/**
 * Every page of a kind: its list and CSV, one, a new one, a change, each step, its versions and what differs in them.
 * @param panels beneath what a record says: what else is known of it
 */
export function recordRoutes(
  service: AnyRecordService,
  { reading, handling, clock, maker }: RecordPages,
  panels: readonly Panel<AnyRecord>[] = [],
  own: OwnPages = {},
): Routes {
  const { definition } = service;
  const { address, kind, lifecycle } = definition;
  const today = () => clock().toISOString().slice(0, 10);

  /** What a record says, where it stands and what may follow. */
  async function describe(actor: Actor, record: AnyRecord) {
    const named = await reading.named(actor, [{ definition, values: record.values }]);
    const whole = definition.partOf === undefined ? undefined : record.values[definition.partOf];
    const isWholeOpen = await service.isOpenWhole(actor, record.values);
    const steps = stepsFrom(lifecycle, record.state)
      .filter(({ name, changesWhole }) => service.mayTake(actor, name) && (isWholeOpen || changesWhole !== true))
      .map((step) => ({
        ...step,
        asksMore: step.remark !== undefined || Object.keys(askedBy(lifecycle, record.state, step)).length > 0,
      }));
    return {
      definition,
      record,
      title: shownTitleOf(definition, record),
      href: addressOf(definition, record.id),
      version: versionOf(record),
      stateName: stateNameOf(definition, record.state),
      overdue: isOverdue(definition, record, today()),
      placeName: record.place === null ? '' : named.country(record.place),
      whole:
        typeof whole === 'string'
          ? named.thing(definition.fields[definition.partOf ?? '']?.to ?? '', whole)
          : undefined,
      // What is the heading is not said twice.
      details: detailsOf(definition, record, named).filter(({ text }) => text !== shownTitleOf(definition, record)),
      audience: record.audience.map((id) => named.organisation(id)),
      owner: named.organisation(record.owner),
      mayEdit: service.mayMake(actor) && lifecycle.edits.includes(record.state) && isWholeOpen,
      steps,
    };
  }

  /** The parts that belong to it, a table for each kind. */
  async function partsOf(actor: Actor, record: AnyRecord) {
    const asked = service.parts().map((part) => ({
      service: part,
      filter: { values: { [part.definition.partOf ?? '']: record.id } },
    }));
    if (asked.length === 0) return [];
    const lists = await reading.lists(actor, asked, partsShown);
    const named = await reading.namedLists(actor, lists);
    return lists.map(({ service: part, records, count }) => ({
      definition: part.definition,
      table: tableOf(part.definition, records.toReversed(), named, today()),
      count,
      mayMake: part.mayMake(actor) && takesParts(definition, record.state),
      add: `${part.definition.address}/new?${part.definition.partOf}=${record.id}`,
    }));
  }

  return async (app) => {
    await recordListRoutes(service, reading, clock, own.list)(app, {});
    await recordFormRoutes(service, reading, handling, own)(app, {});
    await recordDocumentRoutes(service, reading, clock, maker, own.version?.document)(app, {});

    app.get(`${address}/:id`, { schema: { params: recordParams } }, async (request, reply) => {
      const { actor } = request;
      const record = await findOrRefuse(service, actor, request.params.id);
      const [page, parts, versions, blocks] = await Promise.all([
        describe(actor, record),
        own.record?.readsParts ? [] : partsOf(actor, record),
        service.versionHeads(actor, record.id),
        Promise.all(panels.map((panel) => panel(actor, record))),
      ]);
      return reply.page(own.record?.template ?? 'platform/records/pages/record.njk', {
        ...page,
        ...(await own.record?.show(actor, record)),
        parts,
        versions,
        blocks,
      });
    });

    const number = Type.Integer({ minimum: 1, maximum: 1_000_000 });
    const params = Type.Object({ ...recordParams.properties, number });
    const querystring = Type.Object({ beside: Type.Optional(number) });
    app.get(`${address}/:id/versions/:number`, { schema: { params, querystring } }, async (request, reply) => {
      const { actor } = request;
      const { id, number: asked } = request.params;
      const versions = await service.versions(actor, (await findOrRefuse(service, actor, id)).id);
      const version = versions.find((each) => each.number === asked);
      if (version === undefined) throw new Refusal(`${kind}.version`, 404, 'There is no such version.');
      const earlier = versions.find((each) => each.number === request.query.beside);
      const partDefinitions = service.parts().map((part) => part.definition);
      const entries = [version, ...(earlier === undefined ? [] : [earlier])].flatMap(({ content }) => [
        { definition, values: content.values },
        ...partDefinitions.flatMap((part) =>
          (content.parts[part.kind] ?? []).map(({ values }) => ({ definition: part, values })),
        ),
      ]);
      const named = await reading.named(actor, entries);
      return reply.page(own.version?.template ?? 'platform/records/pages/record-version.njk', {
        ...(await own.version?.show(actor, version)),
        ...(earlier && (await own.version?.compare?.(actor, earlier, version))),
        definition,
        href: addressOf(definition, id),
        version,
        earlier,
        others: versions.filter((each) => each.number !== asked),
        sections: versionSections(definition, partDefinitions, version, named),
        differences: earlier && compareVersions(definition, partDefinitions, earlier, version, named),
      });
    });
  };
}
