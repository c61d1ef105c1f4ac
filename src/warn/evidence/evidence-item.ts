import type { Role } from '../../people/person.ts';
import {
  choice,
  choices,
  country,
  day,
  line,
  link,
  optional,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

/** Where it was found. */
const originWords = {
  'social-media': 'A post on a social medium',
  'web-page': 'A page or a file of the web',
  'handed-over': 'Handed over by whoever made or kept it',
  'own-recording': 'Recorded by us or for us',
  satellite: 'A picture from above',
  'official-record': 'A record of an authority, a court or an organisation',
  broadcast: 'Radio, television or a newspaper',
  other: 'Somewhere else',
} as const;

/** How it was taken. */
const methodWords = {
  'web-archive': 'Captured with all that it loads, as a web archive',
  download: 'Downloaded as a file',
  'screen-capture': 'Captured from the screen',
  received: 'Received by mail or message',
  'copied-from-device': 'Copied from a device or a carrier',
  scan: 'Scanned or photographed from paper',
  recording: 'Recorded on the spot',
  other: 'In another way',
} as const;

/** Whom it could harm, and what it asks of whoever looks at it. */
const sensitivityWords = {
  faces: 'Faces that can be known',
  names: 'Names, numbers or addresses of people',
  whereabouts: 'Where somebody at risk can be found',
  children: 'Children',
  'sexual-violence': 'Sexual violence',
  graphic: 'Death or wounds: hard to look at',
  source: 'Who gave it, by what it shows or hides',
} as const;

/** Who collects, in a department or for a partner. */
const collecting = [
  'watch-analyst',
  'desk-officer',
  'joint-analyst',
  'post-reporter',
  'partner-reporter',
] as const satisfies readonly Role[];

/** Who weighs what was collected. */
const weighing = ['watch-analyst', 'desk-officer', 'joint-analyst', 'focal-point'] as const satisfies readonly Role[];

/**
 * One thing that may prove something, with what must be known of how it was come by: the properties that the Berkeley
 * Protocol on Digital Open Source Investigations asks to be recorded; see docs/evidence.md.
 */
export const evidenceItem = defineRecord({
  kind: 'evidence-item',
  address: '/warn/evidence',
  names: { one: 'Evidence', many: 'Evidence' },
  about:
    'Photographs, films, papers and captures of the web, each kept untouched as it came, with who collected it, how, and every hand that it went through.',
  empty: 'No evidence stands here. Say what was collected and how; then add the file itself.',
  fields: {
    title: line({ label: 'What is it?', hint: 'As “Film of the burning market at Tawila, posted on 20 November”' }),
    country: country({ label: 'Of which country does it speak?' }),
    report: optional(reference('report', { label: 'Which report does it bear on?' })),
    origin: choice(originWords, { label: 'Where was it found?' }),
    sourceAddress: optional(link({ label: 'At which address?', hint: 'Whole, as it was when it was collected' })),
    author: optional(
      line({
        label: 'Who made or posted it, as far as is known?',
        hint: 'The name of an account, a channel, an office. Never the name of a person at risk',
      }),
    ),
    shows: optional(
      text({ label: 'What does it show or say?', hint: 'What is to be seen, and not what follows from it' }),
    ),
    claimedOn: optional(day({ label: 'On which day does it claim to be made?' })),
    claimedPlace: optional(line({ label: 'Where does it claim to be made?' })),
    collectedOn: pastDay({ label: 'On which day was it collected?' }),
    collectedTime: optional(
      line({
        label: 'At what time (UTC)?',
        hint: 'As 14:05',
        problem: 'Enter the time in hours and minutes, as 14:05',
        maxLength: 5,
        pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      }),
    ),
    collector: optional(line({ label: 'Who collected it, if not you?', hint: 'Never the name of a person at risk' })),
    method: choice(methodWords, { label: 'How was it taken?' }),
    tool: optional(
      line({ label: 'With which tool?', hint: 'Program and version, browser, machine, network or account used' }),
    ),
    grounds: text({
      label: 'On what ground may it be kept?',
      hint: 'What makes collecting it lawful and necessary, who consented and to what',
      maxLength: 2_000,
    }),
    sensitivities: choices(sensitivityWords, { label: 'What in it could harm somebody?' }),
  },
  lifecycle: {
    initial: 'collected',
    states: {
      collected: { name: 'Collected' },
      preserved: { name: 'Preserved' },
      verified: {
        name: 'Verified',
        has: { finding: text({ label: 'What was checked, how, and what does it hold for?' }) },
      },
      disputed: { name: 'Disputed', has: { dispute: text({ label: 'What speaks against it?' }) } },
      'set-aside': {
        name: 'Set aside',
        has: { reason: text({ label: 'Why is it set aside?' }) },
        ended: true,
      },
    },
    steps: {
      verify: {
        from: ['preserved', 'disputed'],
        to: 'verified',
        label: 'It is verified',
        past: 'verified',
        roles: weighing,
        means: 'Say what was checked: source, content, metadata, place and time.',
      },
      dispute: {
        from: ['preserved', 'verified'],
        to: 'disputed',
        label: 'It is disputed',
        past: 'disputed',
        roles: weighing,
      },
      'set-aside': {
        from: ['collected', 'preserved', 'verified', 'disputed'],
        to: 'set-aside',
        label: 'Set it aside',
        past: 'set-aside',
        roles: weighing,
        means: 'It is kept, and no longer stands for anything.',
      },
      // Taken by the system when the first file has come: nobody presses a button for it.
      preserve: { from: ['collected'], to: 'preserved', label: 'Preserve it', past: 'preserved', roles: [] },
    },
    edits: ['collected', 'preserved'],
  },
  titled: ['title'],
  columns: ['origin', 'collectedOn'],
  filters: ['origin', 'method', 'report'],
  roles: collecting,
});
