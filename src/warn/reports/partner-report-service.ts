import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Identity } from '../../people/sealed-identities/sealed-identity.ts';
import type { SealedIdentityService } from '../../people/sealed-identities/sealed-identity-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { secretDigest } from '../../platform/crypto/secret-digest.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { type Marked, markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { RecordId, RecordOf, ValuesOf } from '../../platform/records/record.ts';
import { newOnce, saysTheSame } from '../../platform/records/record-once.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Invitation, invitationSteps, invitedReporter } from './invitation.ts';
import type { InvitationService } from './invitation-service.ts';
import * as store from './invitation-store.ts';
import { readReceiptCode, receiptCodeBytes, receiptCodeOf } from './receipt-code.ts';
import type { report } from './report.ts';
import type { reportQuestion } from './report-question.ts';
import type { ReportServices } from './report-service.ts';

export type PartnerReportService = ReturnType<typeof createPartnerReportService>;

export type PartnerReport = {
  readonly values: ValuesOf<typeof report>;
  /** Who the reporter is, where they say so. */
  readonly identity: Identity | undefined;
  /** What their form carries, so that sending it twice makes one report. */
  readonly once: RecordId;
};

/** What a reporter reads who comes back. */
export type FollowedReport = {
  readonly report: RecordOf<typeof report>;
  readonly questions: readonly RecordOf<typeof reportQuestion>[];
};

const unknownCode = () =>
  new Refusal('report-receipt.unknown', 422, 'No report has this code. Enter it as the receipt gave it.', 'code');

/** What somebody without an account does who was invited: report, come back with the code of the receipt, answer. */
export function createPartnerReportService({
  database,
  clock,
  invitations,
  sealedIdentities,
  reports,
  reportQuestions,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly invitations: InvitationService;
  readonly sealedIdentities: SealedIdentityService;
} & Pick<ReportServices, 'reports' | 'reportQuestions'>) {
  /** Gives a new receipt. @returns its code, which nobody can be shown again */
  async function giveReceipt(
    queries: Queries,
    actor: Actor,
    marked: Marked,
    receipt: Omit<store.Receipt, 'id'>,
  ): Promise<string> {
    const code = receiptCodeOf(randomBytes(receiptCodeBytes));
    const id = uuidv7();
    const at = clock();
    await store.insertReceipt(queries, { id, ...receipt }, secretDigest(code), at);
    await appendLedgerEntry(queries, actor, {
      at,
      kind: invitationSteps.receipt,
      subjectType: 'report-receipt',
      subjectId: id,
      place: null,
      fromState: null,
      toState: 'given',
      marked,
      payload: { report: receipt.report },
    });
    return code;
  }

  /** Keeps the report with its receipt, or gives another receipt for what stands already. */
  async function keep(invitation: Invitation, { values, identity, once }: PartnerReport): Promise<string> {
    const actor = invitedReporter(invitation);
    const { marking, caveats, audience, holders } = invitation;
    const answer = { marking: marking === 'OFFICIAL' ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE', caveats, audience } as const;
    const sealed =
      identity === undefined || holders.length === 0
        ? undefined
        : await sealedIdentities.prepare(actor, { ...answer, identity, holders });
    return database.transact(actor, async (queries) => {
      const there = await reports.findIn(queries, once);
      if (there !== undefined && saysTheSame(there, actor, values)) {
        const [first] = await store.findReceipts(queries, { report: there.id });
        if (first === undefined) throw new Error(`The report ${there.id} came by invitation and has no receipt`);
        const { report, identity: known } = first;
        return giveReceipt(queries, actor, there, { report, identity: known, invitation: invitation.id });
      }
      const id = there === undefined ? once : newOnce();
      const marked = markedAs(invitation);
      await reports.makeAndTakeIn(queries, actor, reports.values(values), marked, id);
      const kept = await sealed?.(queries);
      const receipt = { report: id, invitation: invitation.id, identity: kept?.id ?? null };
      return giveReceipt(queries, actor, marked, receipt);
    });
  }

  /** @throws Refusal (422) beside the code where no report has it */
  async function receiptOf(queries: Queries, typed: string): Promise<store.Receipt> {
    const code = readReceiptCode(typed);
    const [receipt] = code === undefined ? [] : await store.findReceipts(queries, { codeSha256: secretDigest(code) });
    if (receipt === undefined) throw unknownCode();
    return receipt;
  }

  return {
    /**
     * Sends a report by an invitation, which is filed at once: the watch sees it from then on.
     * @param token the secret of the invitation's link
     * @returns the code of the receipt
     * @throws Refusal where the invitation is not open, or an answer does not fit
     */
    async send(token: string, sent: PartnerReport): Promise<string> {
      const invitation = await invitations.openBy(token);
      try {
        return await keep(invitation, sent);
      } catch (error) {
        // Two at the same moment: the second finds what the first has made, once it stands.
        if (!(error instanceof Refusal) || error.code !== 'report.taken') throw error;
        return keep(invitation, sent);
      }
    },

    /** What stands of a report, for whoever holds its code. @throws Refusal beside the code */
    follow(code: string): Promise<FollowedReport> {
      return database.snapshot(systemActor, async (queries) => {
        const { report } = await receiptOf(queries, code);
        // What a receipt names is a report, which stays.
        const found = await reports.findIn(queries, report as RecordId<'report'>);
        if (found === undefined) throw unknownCode();
        const questions = await reportQuestions.listIn(queries, { values: { report } });
        return { report: found, questions: questions.filter(({ state }) => state !== 'dropped').toReversed() };
      });
    },

    /** Answers what the desk asked. @throws Refusal where the code, the question or the moment does not fit */
    async answer(code: string, question: RecordId, answer: string): Promise<void> {
      const { receipt, invitation } = await database.snapshot(systemActor, async (queries) => {
        const receipt = await receiptOf(queries, code);
        return { receipt, invitation: await store.findInvitation(queries, { id: receipt.invitation }) };
      });
      if (invitation === undefined) throw unknownCode();
      const actor = invitedReporter(invitation);
      await database.transact(actor, async (queries) => {
        const asked = await reportQuestions.findIn(queries, question);
        if (asked?.values.report !== receipt.report) {
          throw new Refusal('report-question.unknown', 404, 'There is no such question about this report.');
        }
        await reportQuestions.takeIn(queries, actor, question, 'answer', { answer }, { expected: 'any' });
      });
    },

    /** By which invitation a report came, as far as the asker may see it; nothing for one that came by none. */
    async originOf(
      actor: Actor,
      report: string,
    ): Promise<{ readonly invitation: Invitation | undefined; readonly identity: string | null } | undefined> {
      return database.snapshot(actor, async (queries) => {
        const [receipt] = await store.findReceipts(queries, { report });
        if (receipt === undefined) return undefined;
        const invitation = await store.findInvitation(queries, { id: receipt.invitation });
        return { invitation, identity: receipt.identity };
      });
    },
  };
}
