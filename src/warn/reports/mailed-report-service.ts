import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { ValuesOf } from '../../platform/records/record.ts';
import { newOnce } from '../../platform/records/record-once.ts';
import { mayDo, requireRole } from '../../platform/records/record-roles.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { EvidenceFile } from '../evidence/evidence-file.ts';
import type { EvidenceFileService } from '../evidence/evidence-file-service.ts';
import { type MailedReport, type MailedReportId, mailedReportKind, mailedReportSteps } from './mailed-report.ts';
import * as store from './mailed-report-store.ts';
import { report } from './report.ts';
import type { ReportServices } from './report-service.ts';

export type MailedReportService = ReturnType<typeof createMailedReportService>;

const mostShown = 200;

const refusals = {
  unknown: () => new Refusal('report-mail.unknown', 404, 'There is no such e-mail for your post.'),
  settled: () => new Refusal('report-mail.settled', 409, 'This e-mail was confirmed or disowned already.'),
  file: () => new Refusal('report-mail.file-unknown', 404, 'There is no such file.'),
};

/** What came by e-mail, for the post in whose name it came: looked at, confirmed as a draft, or disowned. */
export function createMailedReportService({
  database,
  clock,
  reports,
  files,
}: { readonly database: Database; readonly clock: Clock; readonly files: EvidenceFileService } & Pick<
  ReportServices,
  'reports'
>) {
  async function tell(queries: Queries, actor: Actor, kind: string, mailed: MailedReport, rest: object) {
    await appendLedgerEntry(queries, actor, {
      ...{ at: clock(), kind, subjectType: mailedReportKind, subjectId: mailed.id, place: null },
      ...{ fromState: mailed.state, toState: mailed.state, marked: mailed, payload: { title: mailed.subject } },
      ...rest,
    });
  }

  /** @throws Refusal (404) where there is none of the asker's own post */
  function requireOwn(actor: Actor, found: MailedReport | undefined): MailedReport {
    const isOwn = mayDo(actor, report.roles) && actor.organisationId === found?.owner;
    if (found === undefined || !isOwn) throw refusals.unknown();
    return found;
  }

  return {
    /** Those that came in the name of the asker's post, the newest first. */
    async list(actor: Actor): Promise<readonly MailedReport[]> {
      requireRole(actor, report.roles);
      return database.snapshot(actor, (queries) => store.listMailed(queries, actor.organisationId, mostShown));
    },

    /** One of them with what it brought, the message itself first. */
    async find(
      actor: Actor,
      id: MailedReportId,
    ): Promise<{ readonly mailed: MailedReport; readonly files: readonly EvidenceFile[] }> {
      const mailed = requireOwn(actor, await database.snapshot(actor, (queries) => store.findMailed(queries, id)));
      return { mailed, files: await files.list(actor, { mail: id }) };
    },

    /** A file as it came; the step is in the ledger before a byte leaves. */
    async open(
      actor: Actor,
      id: MailedReportId,
      fileId: string,
    ): Promise<EvidenceFile & { readonly bytes: AsyncGenerator<Buffer> }> {
      const mailed = requireOwn(actor, await database.snapshot(actor, (queries) => store.findMailed(queries, id)));
      const file = (await files.list(actor, { mail: id })).find((each) => each.id === fileId);
      if (file === undefined) throw refusals.file();
      const bytes = await files.intactBytes(actor, file);
      const payload = { title: file.name, sha256: file.sha256 };
      await database.transact(actor, (queries) => tell(queries, actor, mailedReportSteps.opened, mailed, { payload }));
      return { ...file, bytes };
    },

    /**
     * Makes it a draft of whoever confirms it, with its files and the message itself; it is filed on its own page. Confirmed
     * twice it is one.
     * @returns the draft
     * @throws Refusal where an answer does not fit, or it was disowned
     */
    confirm(actor: Actor, id: MailedReportId, values: ValuesOf<typeof report>): Promise<string> {
      return database.transact(actor, async (queries) => {
        const mailed = requireOwn(actor, await store.lockMailed(queries, id));
        if (mailed.report !== null) return mailed.report;
        if (mailed.state !== 'held') throw refusals.settled();
        const draft = await reports.makeIn(queries, actor, reports.values(values), markedAs(mailed), newOnce());
        await files.alsoIn(queries, actor, { report: draft }, await files.listIn(queries, { mail: id }));
        const settled = { settled_at: clock(), settled_by_name: actor.name };
        await store.settleMailed(queries, id, { state: 'confirmed', report: draft, ...settled });
        const payload = { title: mailed.subject, report: draft };
        await tell(queries, actor, mailedReportSteps.confirmed, mailed, { toState: 'confirmed', payload });
        return draft;
      });
    },

    /** Says that nobody of the post sent it. What came stays, as evidence of that. */
    async disown(actor: Actor, id: MailedReportId): Promise<void> {
      await database.transact(actor, async (queries) => {
        const mailed = requireOwn(actor, await store.lockMailed(queries, id));
        if (mailed.state !== 'held') throw refusals.settled();
        const settled = { settled_at: clock(), settled_by_name: actor.name };
        await store.settleMailed(queries, id, { state: 'disowned', report: null, ...settled });
        await tell(queries, actor, mailedReportSteps.disowned, mailed, { toState: 'disowned' });
      });
    },

    /** What the ledger is told of a file with: as of its message. */
    async subjectOf({ mail }: EvidenceFile) {
      // Of the column that only these fill.
      const id = (mail ?? '') as MailedReportId;
      const found = await database.snapshot(systemActor, (queries) => store.findMailed(queries, id));
      return found && { subjectType: mailedReportKind, subjectId: id, place: null, marked: markedAs(found) };
    },
  };
}
