import { randomUUID } from 'node:crypto';
import type { Services } from '../../src/main.ts';
import { recordsOf } from '../../src/main.ts';
import { type Actor, systemActor } from '../../src/platform/database/actor.ts';
import type { Marked } from '../../src/platform/ledger/ledger-entry.ts';
import type { RecordDefinition, RecordId } from '../../src/platform/records/record.ts';
import type { FieldValues } from '../../src/platform/records/record-service.ts';
import type { WarningId } from '../../src/warn/warnings/warning.ts';
import { countryCode, inRole } from '../fresh-services.ts';
import { actExamples } from './act-examples.ts';
import { analysisExamples } from './analysis-examples.ts';
import { diplomacyExamples } from './diplomacy-examples.ts';
import { governanceExamples } from './governance-examples.ts';

/** Makes one of a kind, or of the thread before it, by its own example but for some values, and gives its id. */
export type Made = (kind: string, otherwise?: FieldValues) => Promise<string>;

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
  ...diplomacyExamples,
  ...governanceExamples,
  report: {
    by: 'post-reporter',
    values: async () => ({
      title: 'Shots at the market of Tawila',
      country: 'SDN',
      location: 'Tawila',
      happenedOn: '2026-11-20',
      happenedUntil: '2026-11-21',
      dating: 'week',
      acts: ['killing', 'displacement'],
      actors: ['Men in two cars'],
      targets: ['Traders from the camp'],
      groups: ['displaced', 'ethnic'],
      account: 'Two traders were seen to fall; the stalls were shut by noon.',
      source: 'A relief agency',
      reliability: 'B',
      credibility: '3',
    }),
    steps: [
      { step: 'file', by: 'post-reporter' },
      { step: 'code', by: 'watch-analyst' },
      { step: 'code-again', by: 'joint-analyst', remark: 'The market is in another district' },
      { step: 'close', by: 'desk-officer', values: { outcome: 'It stands behind a signal' } },
    ],
  },
  'evidence-item': {
    by: 'watch-analyst',
    values: async (made) => ({
      title: 'Film of the burning market at Tawila',
      country: 'SDN',
      report: await made('report'),
      origin: 'social-media',
      sourceAddress: 'https://video.example/watch?v=tawila',
      author: 'The channel of a relief committee',
      shows: 'Stalls on fire, two men on the ground, a water tower behind them.',
      claimedOn: '2026-11-20',
      claimedPlace: 'The market of Tawila',
      collectedOn: '2026-11-21',
      collectedTime: '14:05',
      collector: 'The night desk',
      method: 'web-archive',
      tool: 'ArchiveWeb.page 0.15, Chromium 148, the desk’s own line',
      grounds: 'Public, and needed to judge a warning; whoever posted it asked for it to be shared.',
      sensitivities: ['faces', 'graphic'],
    }),
    steps: [{ step: 'set-aside', by: 'desk-officer', values: { reason: 'The film is of another market' } }],
  },
  'report-question': {
    by: 'desk-officer',
    values: async (made) => ({ report: await made('report'), question: 'Who saw the two cars?' }),
    steps: [{ step: 'answer', by: 'post-reporter', values: { answer: 'A driver of the agency' } }],
  },
  'report-code': {
    by: 'watch-analyst',
    values: async (made) => ({
      report: await made('report'),
      tag: 'indicator-11.1',
      words: ['Two traders were seen to fall'],
      terms: null,
      termList: null,
    }),
    steps: [
      { step: 'accept', by: 'joint-analyst' },
      { step: 'reconsider', by: 'watch-analyst' },
      { step: 'refuse', by: 'desk-officer' },
    ],
  },
  'signal-report': {
    by: 'watch-analyst',
    values: async (made) => ({
      signal: await made('signal'),
      report: await made('report'),
      shows: 'The same cars were at the market',
    }),
    steps: [
      { step: 'withdraw', by: 'desk-officer', remark: 'Other cars' },
      { step: 'restore', by: 'watch-analyst' },
    ],
  },
  'signal-series': {
    by: 'watch-analyst',
    values: async (made) => ({
      signal: await made('signal'),
      series: 'Events in North Darfur by month',
      finding: '14 events in October 2026, at most 9 in one of the 36 months before',
      release: 'UCDP candidate events, version 26.0.10, to 31 October 2026',
    }),
    steps: [
      { step: 'withdraw', by: 'desk-officer', remark: 'Counted twice' },
      { step: 'restore', by: 'watch-analyst' },
    ],
  },
  'watch-dismissal': {
    by: 'watch-analyst',
    values: async () => ({
      country: 'SDN',
      region: 'sudans',
      reason: 'The recording is of another year',
      comesBackOn: '2027-01-24',
    }),
    steps: [{ step: 'take-back', by: 'desk-officer', remark: 'It was heard again' }],
  },
  'warning-release': {
    by: 'watch-analyst',
    values: async (made) => ({
      warning: await made('warning'),
      country: 'SDN',
      harm: 'It could show who told us',
      lessened: 'It names no town and nobody',
      partners: [inRole('partner-reporter').organisationId],
      area: 'The camps around Tawila',
      urgency: 'immediate',
      textEn: 'Armed men gather east of the camps. Keep off the east road.',
      shortEn: 'Keep off the east road.',
      textFr: 'Des hommes armés se rassemblent à l’est des camps.',
      shortFr: 'Evitez la route de l’est.',
      textAr: 'مسلحون يتجمعون شرق المخيمات.',
      shortAr: 'تجنبوا الطريق الشرقي.',
      textEs: 'Hombres armados se reúnen al este de los campos.',
      shortEs: 'Eviten la carretera del este.',
    }),
    steps: [
      { step: 'release', by: 'focal-point', values: { releaseReason: 'Two sources agree' } },
      { step: 'revise', by: 'watch-analyst', remark: 'The road is free again' },
      { step: 'withdraw', by: 'desk-officer', values: { withdrawReason: 'It is over' } },
    ],
  },
  'check-in': {
    by: 'post-reporter',
    values: async () => ({ country: 'SDN', worse: ['7', '8'], better: ['3'], what: ['7. Roadblocks at the port'] }),
    steps: [{ step: 'withdraw', by: 'post-reporter', remark: 'Of the wrong country' }],
  },
  'desk-matter': {
    by: 'watch-analyst',
    values: async () => ({
      country: 'SDN',
      region: 'sudans',
      matter: 'Who speaks on the radio, and for whom?',
      desk: inRole('desk-officer').organisationId,
      person: inRole('desk-officer').personId,
      answerBy: '2026-12-01',
    }),
    steps: [{ step: 'answer', by: 'desk-officer', values: { answer: 'A former commander, for nobody' } }],
  },
  signal: {
    by: 'watch-analyst',
    values: async () => ({
      title: 'Radio in El Fasher calls for the town to be cleared',
      country: 'SDN',
      region: 'sudans',
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
      themes: ['preventing-sexual-violence'],
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
  strategy: {
    by: 'focal-point',
    values: async () => ({
      name: 'South Sudan: the election without killing',
      country: 'SSD',
      region: null,
      assessment: null,
      assessmentVersion: null,
      aim: 'No mass killing around the vote of December 2026',
      theoryOfChange:
        'If county peace committees can call on both commanders, then cattle raids do not become reprisals',
      themes: ['women-peace-security'],
      ownerOrganisation: 'foreign-commonwealth-office',
      responsible: null,
      reviewOn: '2027-03-31',
    }),
    steps: [{ step: 'end', by: 'minister', remark: 'The vote was put off; a new strategy follows' }],
  },
  objective: {
    by: 'focal-point',
    values: async (made) => ({
      strategy: await made('strategy'),
      wording: 'Commanders of both sides restrain reprisals in Jonglei',
      driver: null,
      opportunity: null,
      assumptions: 'Both keep command of their men',
      themes: ['children-armed-conflict'],
      leadOrganisation: 'east-and-central-africa-desk',
    }),
    steps: [{ step: 'withdraw', by: 'desk-officer', remark: 'One commander has left' }],
  },
  indicator: {
    by: 'focal-point',
    values: async (made) => {
      const objective = await made('objective');
      return {
        strategy: await made(`strategy of ${objective}`),
        objective,
        name: 'Counties in which both commanders answer the line',
        baseline: 2,
        baselineOn: '2026-06-30',
        target: 9,
        targetOn: '2027-06-30',
        source: 'Ceasefire monitors, monthly',
      };
    },
    steps: [{ step: 'withdraw', by: 'focal-point', remark: 'The monitors have left' }],
  },
  measurement: {
    by: 'post-reporter',
    values: async (made) => ({
      indicator: await made('indicator'),
      value: 4.5,
      measuredOn: '2026-10-31',
      evidence: 'Report 14 of the monitors',
    }),
    steps: [{ step: 'strike-out', by: 'desk-officer', remark: 'Two counties were counted twice' }],
  },
  option: {
    by: 'desk-officer',
    values: async (made) => ({
      name: 'Démarche with the Troika, then a visit',
      warning: await made('warning'),
      strategy: null,
      instruments: ['demarche', 'field-visit'],
      effect: 'Both commanders hear the same three asks from three capitals within a week',
      fit: 'strong',
      leadTimeDays: 7,
      cost: { amountMinor: 4_250_000, currency: 'GBP' },
      fullTimeEquivalents: 1.5,
      harmRisk: 'medium',
      harm: 'Those met may be punished; meet them in groups',
      legalBasis: 'Vienna Convention on Diplomatic Relations 1961',
      recommendedBecause: null,
    }),
    steps: [{ step: 'withdraw', by: 'desk-officer', remark: 'The Troika does not agree' }],
  },
  envelope: {
    by: 'focal-point',
    values: async () => ({
      name: 'Fund for East and Central Africa',
      department: 'foreign-commonwealth-office',
      financialYear: '2026-27',
      budget: { amountMinor: 1_250_000_000, currency: 'GBP' },
      fullTimeEquivalents: 14.5,
    }),
    steps: [{ step: 'close', by: 'minister', remark: 'All was used but £14,000, which was given back' }],
  },
  allocation: {
    by: 'desk-officer',
    values: async (made) => ({
      envelope: await made('envelope'),
      purpose: 'Mediators in nine counties of Jonglei',
      amount: { amountMinor: 90_000_000, currency: 'GBP' },
      fullTimeEquivalents: 2,
      strategy: await made('strategy'),
      objective: null,
      action: null,
      programme: null,
      themes: ['women-peace-security', 'preventing-sexual-violence'],
    }),
    steps: [{ step: 'release', by: 'focal-point', remark: 'The mediators could not enter' }],
  },
  ...actExamples,
};

/** Makes things by their examples, each of what it needs first. */
/** How a maker differs from the ordinary: who acts in a role, for whom rows are, what is written into them. */
export type Making = {
  readonly as?: (role: string) => Actor;
  /** Of what is part of nothing; without it, the standard marking of who makes it. */
  readonly marked?: Marked;
  readonly said?: (definition: RecordDefinition, values: FieldValues) => FieldValues;
  /** A warning and an action that stand already. */
  readonly warning?: string;
  readonly action?: string;
  /** The draft that parts of assessments are made in; without it each has one of its own. */
  readonly assessment?: string;
};

/** Makes records by their examples, each with whatever it stands on. */
export function maker(services: Services, making: Making = {}): Made {
  const { as = inRole, marked, said = (_, values) => values } = making;
  const made: Made = async (kind, otherwise = {}) => {
    if (kind === 'warning') return making.warning ?? openedWarning(services, as);
    if (kind.startsWith('strategy of ')) {
      // An objective's id, as it was just made.
      const objective = await services.records.objectives.find(
        systemActor,
        kind.slice('strategy of '.length) as RecordId,
      );
      return objective?.values.strategy ?? '';
    }
    if (kind === 'assessment' && making.assessment !== undefined) return making.assessment;
    if (kind === 'action') return making.action ?? beginAction(services, as, await made('warning'));
    if (kind === 'open-question') {
      const question = (await made('judgement-question')) as RecordId<'judgement-question'>; // It has just been made.
      return services.records.questions.take(as('watch-analyst'), question, 'ask', {}, { expected: 'any' });
    }
    if (kind === 'funded-project') return fundedProject(services, as, await made('project'));
    const service = recordsOf(services).find(({ definition }) => definition.kind === kind);
    const example = examples[kind];
    if (service === undefined || example === undefined) throw new Error(`There is no example of ${kind}`);
    const values = { ...(await example.values(made)), ...otherwise };
    return service.make(as(example.by), said(service.definition, values), marked);
  };
  return made;
}

type As = NonNullable<Making['as']>;

/** The one on South Sudan, opened where there is none. */
async function openedWarning({ warnings }: Services, as: As): Promise<string> {
  const country = countryCode('SSD');
  const [standing] = await warnings.list(systemActor, { country });
  return standing?.warning.id ?? warnings.openByHand(as('watch-analyst'), country, 'high', 'Risen');
}

/** One on this warning, which is decided to be acted on first. */
async function beginAction({ warnings, decisions, actions }: Services, as: As, warning: string): Promise<string> {
  // A warning's id, from the maker of one.
  const id = warning as WarningId;
  const desk = as('desk-officer');
  const standing = await warnings.find(systemActor, id);
  if (standing?.warning.state === 'opened') await warnings.acknowledge(desk, id);
  if (standing?.warning.state === 'opened' || standing?.warning.state === 'acknowledged') {
    await decisions.decide(desk, id, { choice: 'act', reasons: 'Lives are at risk', optionsNotTaken: '' });
  }
  return actions.begin(desk, id, {
    instrument: 'demarche',
    purpose: 'Observers are let in',
    lead: 'The embassy',
    dueOn: '2027-03-31',
  });
}

/** A project with a budget and a commitment within it. */
async function fundedProject({ records }: Services, as: As, project: string): Promise<string> {
  const manager = as('instrument-owner-programme');
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
