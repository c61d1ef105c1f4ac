import type { Services } from '../../src/main.ts';
import { recordsOf } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { FieldValues } from '../../src/platform/records/record-service.ts';
import { countryCode, inRole } from '../fresh-services.ts';
import { analysisExamples } from './analysis-examples.ts';

/** Makes one of a kind, or of the thread before it, by its own example, and gives its id. */
export type Made = (kind: string) => Promise<string>;

/** A whole life of one record: how it is made, and each step that it takes, with who takes it. */
export type RecordExample = {
  readonly by: string;
  readonly values: (made: Made) => Promise<FieldValues>;
  readonly steps: readonly {
    readonly step: string;
    readonly by: string;
    readonly values?: FieldValues;
    readonly remark?: string;
  }[];
};

/** One for each kind: the test of all kinds fails for a kind without. */
export const examples: Readonly<Record<string, RecordExample>> = {
  ...analysisExamples,
  signal: {
    by: 'watch-analyst',
    values: async () => ({
      title: 'Radio in El Fasher calls for the town to be cleared',
      country: 'SDN',
      observedOn: '2026-11-20',
      origin: 'report',
      source: '/places/SDN',
      detail: 'Twice on one evening, by the same speaker',
      asksFor: 'high',
    }),
    steps: [
      { step: 'set-aside', by: 'watch-analyst', values: { reason: 'An old recording' } },
      { step: 'take-up', by: 'focal-point', remark: 'It is new: the speaker names this week' },
      { step: 'set-aside', by: 'desk-officer', values: { reason: 'Retracted the next morning' } },
    ],
  },
  letter: {
    by: 'desk-officer',
    values: async (made) => ({
      reference: null,
      sender: 'UK Civil Society Mass Atrocity Prevention Working Group',
      senderKind: 'civil-society',
      subject: 'An atrocity prevention strategy',
      receivedOn: '2024-12-20',
      dueOn: '2025-01-31',
      asks: 'Will the government write a strategy of its own for the prevention of mass atrocities?',
      country: 'SSD',
      themes: ['women-peace-security'],
      recommendation: await made('recommendation'),
    }),
    steps: [
      { step: 'draft', by: 'desk-officer', values: { draft: 'Prevention stands within conflict prevention.' } },
      { step: 'send-back', by: 'focal-point', remark: 'Say what was done in South Sudan' },
      { step: 'draft', by: 'desk-officer', values: { draft: 'In South Sudan a warning stood within a day.' } },
      { step: 'clear', by: 'focal-point', values: { signedBy: 'Minister of State' } },
      { step: 'answer', by: 'desk-officer', values: { repliedOn: '2025-01-30' } },
    ],
  },
  citation: {
    by: 'desk-officer',
    values: async (made) => ({
      letter: await made('letter'),
      claim: 'A warning for South Sudan stood within a day',
      page: '/places/SSD',
    }),
    steps: [],
  },
  'publication-item': {
    by: 'desk-officer',
    values: async () => ({
      year: 2026,
      section: 'map',
      title: 'Where mass violence is likely',
      body: 'The chance in twelve months.',
      rows: 'Country | Chance\nSDN | 93 %\nSSD | 60 %',
      source: 'Forecast of 24 November 2026',
      sourceOn: '2026-11-24',
      page: '/warn',
    }),
    steps: [
      { step: 'clear', by: 'focal-point' },
      { step: 'send-back', by: 'minister', remark: 'Say what a chance is' },
      { step: 'clear', by: 'joint-analyst' },
      { step: 'release', by: 'minister' },
      { step: 'withdraw', by: 'focal-point', remark: 'A newer forecast stands' },
    ],
  },
  recommendation: {
    by: 'watch-analyst',
    values: async (made) => ({
      source: 'parliament',
      sourceTitle: 'Third Report of Session 2022–23, From Srebrenica to a safer tomorrow',
      madeOn: '2022-10-24',
      sourceAddress: 'https://publications.example/report',
      wording: 'Train and support posts to recognise and act on warning signs.',
      themes: ['children-armed-conflict', 'preventing-sexual-violence'],
      warning: await made('warning'),
    }),
    steps: [
      {
        step: 'answer',
        by: 'desk-officer',
        values: {
          response: 'accepted',
          reasons: 'Posts asked for it too',
          answeringOrganisation: 'east-and-central-africa-desk',
          dueOn: '2027-03-31',
        },
      },
      {
        step: 'carry-out',
        by: 'desk-officer',
        values: { doneWords: 'Forty posts trained', evidence: 'Course register' },
      },
      { step: 'send-back', by: 'minister', remark: 'The register names thirty' },
      {
        step: 'carry-out',
        by: 'desk-officer',
        values: { doneWords: 'Forty posts trained', evidence: 'Both registers' },
      },
      { step: 'review', by: 'focal-point', values: { finding: 'done', findingWords: 'Both registers agree' } },
    ],
  },
};

/** Makes things by their examples, each of what it needs first. */
export function maker(services: Services): Made {
  const made: Made = async (kind) => {
    if (kind === 'warning') {
      const country = countryCode('SSD');
      const [standing] = await services.warnings.list(systemActor, { country });
      return standing?.warning.id ?? services.warnings.openByHand(inRole('watch-analyst'), country, 'high', 'Risen');
    }
    const service = recordsOf(services).find(({ definition }) => definition.kind === kind);
    const example = examples[kind];
    if (service === undefined || example === undefined) throw new Error(`There is no example of ${kind}`);
    return service.make(inRole(example.by), await example.values(made));
  };
  return made;
}
