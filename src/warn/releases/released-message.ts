import Type from 'typebox';
import { message } from '../../platform/language/message.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { type ShortLength, shortLength } from './short-text.ts';
import type { ReleaseLanguage, ReleaseText, Urgency } from './warning-release.ts';

/** One message as it went to the partners: what was typed, the place and the urgency, and nothing else. Never changed. */
export type ReleasedMessage = {
  readonly id: ReleasedMessageId;
  /** The draft behind it, which partners do not see. */
  readonly release: string;
  /** Of the messages of one release, from 1. */
  readonly number: number;
  readonly type: MessageType;
  readonly at: Date;
  readonly country: string;
  readonly area: string;
  readonly urgency: Urgency;
  readonly texts: readonly ReleaseText[];
  /** The organisation that sends it. */
  readonly sender: string;
} & Marked;

export type ReleasedMessageId = string & { readonly __brand: 'ReleasedMessageId' };
export const releasedMessageIdSchema = Type.Unsafe<ReleasedMessageId>(Type.String({ format: 'uuid' }));

export const messageTypes = ['alert', 'update', 'cancel'] as const;
export type MessageType = (typeof messageTypes)[number];
export const typeWords: Readonly<Record<MessageType, string>> = {
  alert: message('New'),
  update: message('Changed'),
  cancel: message('Withdrawn: it holds no longer'),
};

/** Before a text that holds no longer: in its own language, whatever its reader's is. */
const withdrawnWords: Readonly<Record<ReleaseLanguage, string>> = {
  en: 'Withdrawn, holds no longer:',
  fr: 'Retiré, n’est plus valable :',
  ar: 'سُحبت ولم تعد سارية:',
  es: 'Retirado, ya no es válido:',
};

export function wordsOf({ type }: Pick<ReleasedMessage, 'type'>, { language, text }: ReleaseText): string {
  return type === 'cancel' ? `${withdrawnWords[language]} ${text}` : text;
}

/** Each text in short, with its length as a short message. */
export function shortTexts({ texts }: Pick<ReleasedMessage, 'texts'>): readonly {
  readonly language: ReleaseLanguage;
  readonly short: string;
  readonly length: ShortLength;
}[] {
  return texts.flatMap(({ language, short }) =>
    short === null ? [] : [{ language, short, length: shortLength(short) }],
  );
}

/** The mail: the texts one after another, each with its short form. @param address where it is read here */
export function mailText(sent: ReleasedMessage, address: string): string {
  const texts = sent.texts.map((each) =>
    [wordsOf(sent, each), ...(each.short === null ? [] : [each.short])].join('\n\n'),
  );
  return `${texts.join('\n\n--\n\n')}\n\n--\n${sent.sender}\n${address}\n`;
}

const urgencies = { immediate: 'Immediate', expected: 'Expected', future: 'Future' } as const;
const types = { alert: 'Alert', update: 'Update', cancel: 'Cancel' } as const;

/** OASIS Common Alerting Protocol 1.2: one message, an `info` for each language, with references to all before it. */
export type ReleasedCap = {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: string;
  readonly msgType: (typeof types)[MessageType];
  readonly references: string | undefined;
  readonly infos: readonly {
    readonly language: ReleaseLanguage;
    readonly urgency: string;
    readonly senderName: string;
    readonly headline: string;
    readonly description: string;
    readonly areaDesc: string;
    readonly country: string;
  }[];
};

/**
 * @param all of one release, in their order, up to the one that is asked for
 * @param publicUrl where people's browsers find this app
 */
export function releasedCap(all: readonly ReleasedMessage[], publicUrl: string): ReleasedCap | undefined {
  const latest = all.at(-1);
  if (latest === undefined) return undefined;
  const sender = `forestall@${new URL(publicUrl).hostname.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`;
  const before = all.slice(0, -1).map(({ id, at }) => `${sender},${id},${capInstant(at)}`);
  return {
    ...{ identifier: latest.id, sender, sent: capInstant(latest.at), msgType: types[latest.type] },
    references: before.length === 0 ? undefined : before.join(' '),
    infos: latest.texts.map((each) => ({
      language: each.language,
      urgency: latest.type === 'cancel' ? 'Past' : urgencies[latest.urgency],
      senderName: latest.sender,
      // A headline of 160 characters “can be useful for … SMS” (section 3.2.2).
      headline: each.short ?? wordsOf(latest, each).slice(0, 160),
      description: wordsOf(latest, each),
      areaDesc: latest.area,
      country: latest.country,
    })),
  };
}

/** CAP's dateTime has no “Z”: UTC is written “-00:00” (section 3.3.2). */
function capInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}-00:00`;
}
