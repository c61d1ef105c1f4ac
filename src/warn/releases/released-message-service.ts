import { partnerKinds } from '../../people/organisation.ts';
import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mailText, type ReleasedMessage, type ReleasedMessageId } from './released-message.ts';
import * as store from './released-message-store.ts';

export type ReleasedMessageService = ReturnType<typeof createReleasedMessageService>;

const mostShown = 200;
/** Mail that could not be taken is tried again each minute for an hour, then on the hour for a week. */
const eachMinuteForMs = 3_600_000;
const mailedForMs = 7 * 86_400_000;

/** Messages as they went to partners: read by those they went to, and sent by mail. */
export function createReleasedMessageService({
  database,
  clock,
  people,
  outlets,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly outlets: { readonly publicUrl: string; readonly mailer: Mailer | undefined };
}) {
  /** Everybody at work in these organisations whom mail reaches. */
  async function readersOf(audience: readonly string[]) {
    const { organisations, people: all } = await people.directory(systemActor);
    const outside = new Set(
      organisations.filter(({ id, kind }) => audience.includes(id) && partnerKinds.includes(kind)).map(({ id }) => id),
    );
    return all.flatMap(({ id, email, organisation }) =>
      email !== undefined && outside.has(organisation) ? [{ id, email }] : [],
    );
  }

  async function mailOne(mailer: Mailer, sent: ReleasedMessage, faults: unknown[]): Promise<number> {
    const done = await database.snapshot(systemActor, (queries) => store.mailedTo(queries, sent.id));
    let count = 0;
    for (const { id, email } of await readersOf(sent.audience)) {
      if (done.has(id)) continue;
      try {
        await mailer.send({
          to: email,
          subject: sent.area,
          text: mailText(sent, `${outlets.publicUrl}/warn/released/${sent.id}`),
        });
        await database.transact(systemActor, (queries) => store.insertMailed(queries, sent.id, id, clock()));
        count += 1;
      } catch (error) {
        faults.push(error);
      }
    }
    return count;
  }

  return {
    publicUrl: outlets.publicUrl,

    /** Those that the asker may see, the newest first. */
    list(actor: Actor): Promise<readonly ReleasedMessage[]> {
      return database.snapshot(actor, (queries) => store.newestMessages(queries, mostShown));
    },

    /**
     * One message with all of its release before it, in their order; of these, those that the asker may see.
     * @throws Refusal (404) where there is none
     */
    find(actor: Actor, id: ReleasedMessageId): Promise<readonly [ReleasedMessage, ...ReleasedMessage[]]> {
      return database.snapshot(actor, async (queries) => {
        const found = await store.findMessage(queries, id);
        if (found === undefined) throw new Refusal('released-message.unknown', 404, 'There is no such message.');
        const all = await store.messagesOf(queries, found.release);
        const [first = found, ...others] = all.filter(({ number }) => number <= found.number);
        return [first, ...others];
      });
    },

    /** All messages of one release, in their order. */
    ofRelease(actor: Actor, release: string): Promise<readonly ReleasedMessage[]> {
      return database.snapshot(actor, (queries) => store.messagesOf(queries, release));
    },

    /**
     * Sends what has gone out to everybody at work with the partners it went to, each once.
     * @returns how many mails were sent
     * @throws Error where a mail was not taken, after all have been tried: it is tried again
     */
    async sendMails(): Promise<number> {
      const { mailer } = outlets;
      if (mailer === undefined) return 0;
      const now = clock();
      const since = new Date(now.getTime() - (now.getUTCMinutes() === 0 ? mailedForMs : eachMinuteForMs));
      const all = await database.snapshot(systemActor, (queries) => store.newestMessages(queries, mostShown));
      const faults: unknown[] = [];
      let count = 0;
      for (const sent of all.filter(({ at }) => at >= since).toReversed()) count += await mailOne(mailer, sent, faults);
      if (faults.length > 0) throw new AggregateError(faults, `${faults.length} mails were not taken: ${faults[0]}`);
      return count;
    },
  };
}
