import { partnerKinds } from '../../people/organisation.ts';
import type { Role } from '../../people/person.ts';
import { message } from '../../platform/language/message.ts';
import {
  choice,
  country,
  type FieldValue,
  line,
  optional,
  organisations,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const drafting = ['watch-analyst', 'desk-officer', 'post-reporter', 'focal-point'] as const satisfies readonly Role[];
const reviewing = ['focal-point', 'minister'] as const satisfies readonly Role[];

/** CAP's own words for when to act (section 3.2.2). */
export const urgencyWords = {
  immediate: 'Now',
  expected: 'Within the hour',
  future: 'In the days to come',
} as const;
export type Urgency = keyof typeof urgencyWords;

/** The languages in which somebody may type it: those of the pages. Nothing is translated by a machine. */
export const releaseLanguages = ['en', 'fr', 'ar', 'es'] as const;
export type ReleaseLanguage = (typeof releaseLanguages)[number];
export const languageWords: Readonly<Record<ReleaseLanguage, string>> = {
  en: message('English'),
  fr: message('French'),
  ar: message('Arabic'),
  es: message('Spanish'),
};

const longText = (label: string) =>
  optional(
    text({ label, hint: 'Typed by somebody who speaks it; nothing is translated by a machine', maxLength: 2_000 }),
  );
const shortText = (label: string) =>
  optional(
    line({
      label,
      hint: 'For SMS and radio: at most 160 plain Latin characters, or 70 with any other letter or accent',
      maxLength: 160,
    }),
  );

/**
 * What can safely be said of a warning, to the partners who serve the people at risk: drafted by one, after the question
 * what harm it might do, released by another, with the reason. What goes out is typed here and nothing else.
 */
export const warningRelease = defineRecord({
  kind: 'warning-release',
  address: '/warn/releases',
  names: { one: 'Message to partners', many: 'Messages to partners' },
  about:
    'What can safely be said of a warning, to the partners who serve the people at risk, in their language. One person drafts it, another reviews and releases it; it can be changed and withdrawn, and the partners are told.',
  empty: 'No message has been prepared. Begin from the page of a warning.',
  fields: {
    warning: reference('warning', { label: 'Which warning does it rest on?' }),
    country: country({ label: 'Where?' }),
    harm: text({
      label: 'What harm might this message do, and to whom?',
      hint: 'Who could be attacked, exposed or driven to flee by it; who could be taken for its source',
    }),
    lessened: text({ label: 'How is that harm lessened?' }),
    partners: organisations({
      label: 'Which partners receive it?',
      hint: 'Civil society and international partners',
      among: partnerKinds,
    }),
    area: line({ label: 'For which area?', hint: 'In words, as people there say it' }),
    urgency: choice(urgencyWords, { label: 'How soon is one to act?' }),
    textEn: longText('What does it say in English?'),
    shortEn: shortText('And in short, in English?'),
    textFr: longText('What does it say in French?'),
    shortFr: shortText('And in short, in French?'),
    textAr: longText('What does it say in Arabic?'),
    shortAr: shortText('And in short, in Arabic?'),
    textEs: longText('What does it say in Spanish?'),
    shortEs: shortText('And in short, in Spanish?'),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      released: { name: 'Released', has: { releaseReason: text({ label: 'Why may it be said, and why now?' }) } },
      revising: { name: 'Being changed' },
      withdrawn: { name: 'Withdrawn', has: { withdrawReason: text({ label: 'Why is it withdrawn?' }) }, ended: true },
      discarded: { name: 'Discarded', ended: true },
    },
    steps: {
      release: {
        from: ['draft', 'revising'],
        to: 'released',
        label: 'Release it to the partners',
        past: 'released',
        roles: reviewing,
        means:
          'It goes to the partners by e-mail, in their feeds and as a CAP message. Nobody who wrote it releases it.',
      },
      revise: {
        from: ['released'],
        to: 'revising',
        label: 'Change it',
        past: 'taken-up',
        roles: drafting,
        remark: 'What has changed?',
        means: 'What the partners have stays as it is until the change is released by another.',
      },
      withdraw: {
        from: ['released', 'revising'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: [...drafting, 'minister'],
        means: 'The partners are told that it holds no longer.',
      },
      discard: {
        from: ['draft'],
        to: 'discarded',
        label: 'Discard the draft',
        past: 'discarded',
        roles: drafting,
        remark: 'Why?',
      },
    },
    edits: ['draft', 'revising'],
  },
  titled: ['country', 'area'],
  columns: ['urgency', 'partners'],
  filters: ['country', 'urgency'],
  roles: drafting,
  fixed: ['warning'],
});

/** What is typed in one language. */
export type ReleaseText = { readonly language: ReleaseLanguage; readonly text: string; readonly short: string | null };

const capital = { en: 'En', fr: 'Fr', ar: 'Ar', es: 'Es' } as const;

export const textField = (language: ReleaseLanguage): string => `text${capital[language]}`;
export const shortField = (language: ReleaseLanguage): string => `short${capital[language]}`;

/** The texts that were typed, in the order of the languages. */
export function textsOf(values: Readonly<Record<string, FieldValue>>): readonly ReleaseText[] {
  return releaseLanguages.flatMap((language) => {
    const [long, short] = [values[textField(language)], values[shortField(language)]];
    return typeof long === 'string' ? [{ language, text: long, short: typeof short === 'string' ? short : null }] : [];
  });
}
