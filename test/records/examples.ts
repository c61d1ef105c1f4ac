import type { Services } from '../../src/main.ts';
import { recordsOf } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { FieldValues } from '../../src/platform/records/record-service.ts';
import { countryCode, inRole } from '../fresh-services.ts';

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
  assessment: {
    by: 'joint-analyst',
    values: async (made) => ({
      country: 'SSD',
      question: 'What could turn the dispute over the vote into killing along ethnic lines, and what would help?',
      form: 'light',
      decisionInformed: 'Whether the National Security Council opens a strategy for 2027',
      warning: await made('warning'),
      departments: ['foreign-commonwealth-office', 'ministry-of-defence'],
      themes: ['women-peace-security'],
      asOf: '2026-11-20',
      refreshOn: '2027-02-28',
      finding:
        'Killing along ethnic lines is likely if the count is stopped; the churches can still bring the two together.',
      confidence: 'moderate',
      confidenceReason: 'Three independent sources agree; access north of the river is poor.',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'Overtaken by the peace agreement' }],
  },
  'assessment-section': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      section: 'recurrence',
      leadDepartment: 'ministry-of-defence',
      author: 'A. Planner, Defence',
      wording: 'Nobody answered for the killings of 2013.',
    }),
    steps: [],
  },
  'risk-rating': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      factor: '7',
      rating: '2',
      direction: 'worsening',
      reason: 'Militias are armed again, and the radio calls neighbours vermin.',
      indicators: ['7.5', '7.14'],
      confidence: 'moderate',
    }),
    steps: [],
  },
  scenario: {
    by: 'instrument-owner-defence',
    values: async (made) => ({
      assessment: await made('assessment'),
      name: 'The count is stopped',
      description: 'The commission stops counting, and both sides call out their youth.',
      probability: 0.35,
      consequences: 'Killing in the mixed towns within days',
      signs: ['Radio off the air', 'Roadblocks by name'],
    }),
    steps: [
      { step: 'withdraw', by: 'joint-analyst', remark: 'The count is over' },
      { step: 'restore', by: 'joint-analyst' },
    ],
  },
  'assessment-evidence': {
    by: 'watch-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      section: 'dynamics',
      claim: 'Militias have been armed since October.',
      evidenceKind: 'report',
      source: 'Report of a monitoring mission, 12 November 2026',
      location: '/places/SSD',
      reliability: 'B',
      credibility: '2',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'The mission has corrected itself' }],
  },
  priority: {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      assessment: await made('assessment'),
      rank: 1,
      wording: 'Keep the election monitors in the mixed towns until the result is accepted',
      reason: 'Where monitors stayed in 2010 nobody was killed.',
      harm: 'Monitors who leave early leave those who spoke to them exposed.',
      departments: ['foreign-commonwealth-office'],
      themes: ['women-peace-security'],
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'Taken up by the regional body' }],
  },
  driver: {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      name: 'Cattle raids with military arms',
      driverKind: 'driver',
      explanation: 'Each raid is answered by a larger one, and commanders sell the arms.',
      direction: 'worsening',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'It is an effect, no driver' }],
  },
  opportunity: {
    by: 'post-reporter',
    values: async (made) => ({
      assessment: await made('assessment'),
      name: 'The council of churches talks to both sides',
      explanation: 'Its radio reaches every county, and both parties answer its calls.',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'It has split' }],
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
  recommendation: {
    by: 'watch-analyst',
    values: async (made) => ({
      source: 'parliament',
      sourceTitle: 'Third Report of Session 2022–23, From Srebrenica to a safer tomorrow',
      madeOn: '2022-10-24',
      sourceAddress: 'https://publications.example/report',
      wording: 'Train and support posts to recognise and act on warning signs.',
      themes: ['children-armed-conflict', 'sexual-violence'],
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
