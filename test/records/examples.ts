import { randomUUID } from 'node:crypto';
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
  programme: {
    by: 'instrument-owner-programme',
    values: async () => ({
      title: 'Justice after violence',
      summary: 'Courts that travel, and records that stand up in them.',
      fund: 'fund',
      leadDepartment: 'foreign-commonwealth-office',
      country: 'SSD',
      otherCountries: ['SDN'],
      rootCauses: ['security-justice', 'governance'],
      themes: ['sexual-violence'],
      startsOn: '2024-04-01',
      endsOn: '2027-03-31',
      currency: 'GBP',
      sector: '15220',
      iatiIdentifier: `GB-GOV-52-CSSF-${randomUUID()}`,
      reportingOrganisation: 'GB-GOV-52',
      reportingName: 'UK - Conflict, Stability and Security Fund (CSSF)',
    }),
    steps: [
      { step: 'start', by: 'instrument-owner-programme' },
      { step: 'suspend', by: 'desk-officer', remark: 'Fighting has closed the roads' },
      { step: 'resume', by: 'desk-officer' },
      { step: 'finish', by: 'instrument-owner-programme' },
      { step: 'close', by: 'instrument-owner-programme' },
    ],
  },
  project: {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      programme: await made('programme'),
      title: 'Mobile courts',
      summary: 'Judges and defenders who travel to where the violence was.',
      implementer: 'United Nations Development Programme',
      implementerReference: 'XM-DAC-41114',
      atRisk: false,
      departmentShares: ['foreign-commonwealth-office 62.5% ODA 100%', 'ministry-of-defence 37.5% ODA 0%'],
      startsOn: '2024-04-01',
      endsOn: '2027-03-31',
      iatiIdentifier: `GB-GOV-52-CSSF-${randomUUID()}`,
    }),
    steps: [
      { step: 'start', by: 'instrument-owner-programme' },
      { step: 'suspend', by: 'desk-officer', remark: 'The partner has left' },
      { step: 'cancel', by: 'desk-officer', remark: 'No other partner is there' },
    ],
  },
  'annual-review': {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      programme: await made('programme'),
      reviewedOn: '2025-06-30',
      score: 'A+',
      risk: 'major',
      found: 'More cases were heard than planned; the roads stay the risk.',
      recommended: ['Train a second team of judges'],
    }),
    steps: [{ step: 'agree', by: 'focal-point' }],
  },
  'project-indicator': {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      project: await made('project'),
      resultTitle: 'Those who suffered are heard by a court',
      resultType: 'outcome',
      title: 'Cases that mobile courts heard',
      measure: 'unit',
      ascending: true,
      baselineYear: '2023',
      baselineValue: '12',
    }),
    steps: [],
  },
  'project-measurement': {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      indicator: await made('project-indicator'),
      startsOn: '2024-04-01',
      endsOn: '2025-03-31',
      target: '40',
      actual: '47',
    }),
    steps: [],
  },
  'budget-line': {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      project: await made('project'),
      startsOn: '2024-04-01',
      endsOn: '2025-03-31',
      amount: { amountMinor: 90_000_000, currency: 'GBP' },
      valueDate: '2024-04-01',
      reason: null,
    }),
    steps: [],
  },
  commitment: {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      project: await made('funded-project'),
      madeOn: '2024-05-01',
      amount: { amountMinor: 30_000_000, currency: 'GBP' },
      valueDate: '2024-05-01',
      reason: null,
    }),
    steps: [],
  },
  disbursement: {
    by: 'instrument-owner-programme',
    values: async (made) => ({
      project: await made('funded-project'),
      paidOn: '2024-06-01',
      amount: { amountMinor: 12_345_601, currency: 'GBP' },
      valueDate: '2024-06-01',
      reason: null,
    }),
    steps: [],
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
    if (kind === 'funded-project') return fundedProject(services, await made('project'));
    const service = recordsOf(services).find(({ definition }) => definition.kind === kind);
    const example = examples[kind];
    if (service === undefined || example === undefined) throw new Error(`There is no example of ${kind}`);
    return service.make(inRole(example.by), await example.values(made));
  };
  return made;
}

/** A project with a budget and a commitment within it. */
async function fundedProject({ records }: Services, project: string): Promise<string> {
  const manager = inRole('instrument-owner-programme');
  const amount = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
  const both = { project, valueDate: null, reason: null };
  await records.budgetLines.make(manager, {
    ...both,
    startsOn: '2024-04-01',
    endsOn: null,
    amount: amount(90_000_000),
  });
  await records.commitments.make(manager, { ...both, madeOn: '2024-04-02', amount: amount(60_000_000) });
  return project;
}
