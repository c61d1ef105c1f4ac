import { v7 as uuidv7 } from 'uuid';
import type { PeopleService } from '../../people/people-service.ts';
import { countryByCode } from '../../places/country.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { say } from '../../platform/language/say.ts';
import { appendLedgerEntry, readLedger } from '../../platform/ledger/ledger-store.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import type { MessageType, ReleasedMessage, ReleasedMessageId } from './released-message.ts';
import * as store from './released-message-store.ts';
import { fitsShort, shortLength } from './short-text.ts';
import { releaseLanguages, shortField, textField, textsOf, warningRelease } from './warning-release.ts';

export type WarningReleaseService = RecordService<typeof warningRelease>;
type Release = RecordOf<typeof warningRelease>;

/** Messages to partners: what is typed is held to its rules, who wrote is kept from releasing, and each step is sent. */
export function createWarningReleaseService(
  parts: RecordParts,
  people: Pick<PeopleService, 'isPartner'>,
): WarningReleaseService {
  /** @throws Refusal beside the field */
  function requireTexts({ values }: Release): void {
    const typed: Readonly<Record<string, unknown>> = values;
    if (textsOf(values).length === 0) {
      throw new Refusal('warning-release.text', 422, 'Type the message in one language at least', 'textEn');
    }
    for (const language of releaseLanguages) {
      const short = typed[shortField(language)];
      if (typeof short !== 'string') continue;
      if (typed[textField(language)] === null) {
        const words = 'Type the whole message in this language too: the short one stands beside it';
        throw new Refusal('warning-release.short-alone', 422, words, textField(language));
      }
      if (fitsShort(short)) continue;
      const { used, most, alphabet } = shortLength(short);
      const words = () =>
        say('This is {used} of {most} characters ({alphabet}). Make it shorter, so that it goes out as one SMS', {
          ...{ used, most, alphabet },
        });
      throw new Refusal('warning-release.short', 422, words, shortField(language));
    }
  }

  async function requirePartners(queries: Queries, { id, values }: Release): Promise<void> {
    if (values.partners.length === 0) {
      throw new Refusal('warning-release.nobody', 422, 'Choose one partner at least', 'partners');
    }
    for (const partner of values.partners) {
      if (await people.isPartner(queries, partner)) continue;
      const words = 'Choose partners: civil society or international, no part of a government of the list';
      throw new Refusal('warning-release.partners', 422, words, 'partners');
    }
    const last = (await store.messagesOf(queries, id)).at(-1);
    const left: string[] = [];
    for (const has of last?.audience ?? []) {
      if (!values.partners.includes(has) && (await people.isPartner(queries, has))) left.push(has);
    }
    if (left.length === 0) return;
    const words = 'Partners who have the message hear of its change too: leave them, or withdraw the message';
    throw new Refusal('warning-release.left-out', 422, words, 'partners');
  }

  /** @throws Refusal for whoever wrote any of it, and where it is marked for fewer than partners are */
  async function requireReviewer(queries: Queries, actor: Actor, { id, createdBy, marking, caveats }: Release) {
    const written = await readLedger(queries, {
      ...{ subjectType: warningRelease.kind, subjectIds: [id] },
      kinds: ['warning-release.made', 'warning-release.edited'],
    });
    if (createdBy === actor.personId || written.some(({ person }) => person === actor.personId)) {
      const words = 'Somebody else releases it: you wrote it, or part of it.';
      throw new Refusal('warning-release.reviewer', 409, words);
    }
    if (marking === 'OFFICIAL' && caveats.length === 0) return;
    const words =
      'It is marked higher than what partners may have. Prepare a message marked OFFICIAL, and type it anew.';
    throw new Refusal('warning-release.marking', 409, words);
  }

  /** Writes the message as it goes out, in the transaction of the step. */
  async function send(queries: Queries, release: Release, cancels: boolean): Promise<void> {
    const before = await store.messagesOf(queries, release.id);
    const type: MessageType = cancels ? 'cancel' : before.length === 0 ? 'alert' : 'update';
    const { country, area, urgency, partners } = release.values;
    const last = before.at(-1);
    // What is taken back is what the partners have, whatever a change under way says.
    const said = cancels && last !== undefined ? last : { country, area, urgency, texts: textsOf(release.values) };
    const sent: ReleasedMessage = {
      // A fresh UUID is by construction the identity of a new message.
      id: uuidv7() as ReleasedMessageId,
      ...{ release: release.id, number: before.length + 1, type, at: release.changedAt },
      ...{ country: said.country, area: said.area, urgency: said.urgency, texts: said.texts },
      ...{ sender: release.organisation, owner: release.owner, marking: 'OFFICIAL', caveats: [] },
      audience: [...new Set([...release.audience, ...(last?.audience ?? []), ...partners])],
    };
    await store.insertMessage(queries, sent);
    await indexDocument(queries, {
      ...{ kind: 'released-message', id: sent.id, href: `/warn/released/${sent.id}`, place: sent.country },
      title: `${countryByCode(sent.country)?.name ?? sent.country}: ${sent.area}`,
      text: sent.texts.map(({ text }) => text).join('\n'),
      ...{ changedAt: sent.at, marked: sent },
    });
    // Partners read this entry: who released it stands in the release's own, which they do not.
    await appendLedgerEntry(
      queries,
      { ...systemActor, organisation: release.organisation },
      {
        ...{ at: sent.at, kind: 'released-message.sent', subjectType: 'released-message', subjectId: sent.id },
        ...{ place: sent.country, fromState: null, toState: type, marked: sent },
        payload: { said: sent.texts[0]?.text ?? '', release: release.id, number: sent.number },
      },
    );
  }

  return createRecordService(warningRelease, parts, {
    async check(queries, actor, { step, after }) {
      if (step === 'make' || step === 'edit') {
        requireTexts(after);
        await requirePartners(queries, after);
      }
      if (step === 'release') await requireReviewer(queries, actor, after);
    },
    async follow(queries, _actor, { step, after }) {
      if (step === 'release' || step === 'withdraw') await send(queries, after, step === 'withdraw');
    },
  });
}
