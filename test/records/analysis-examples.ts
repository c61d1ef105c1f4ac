import type { RecordExample } from './examples.ts';

/** Of the stage that analyses: assessments and what they are made of, questions and estimates. */
export const analysisExamples: Readonly<Record<string, RecordExample>> = {
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
      pointsAt: 'document',
      documentTitle: 'Report 7 of the monitoring mission',
      documentOn: '2026-11-12',
      location: 'Registry, shelf 12',
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
  'judgement-question': {
    by: 'watch-analyst',
    values: async () => ({
      country: 'SSD',
      question: 'Will the African Union’s monitors be withdrawn from Malakal?',
      source: 'Communiqués of the Peace and Security Council',
      fromDay: '2026-12-01',
      lastDay: '2027-05-31',
      closesOn: '2026-12-31',
      deathsCounted: null,
      thresholdDeaths: null,
      themes: [],
    }),
    steps: [
      { step: 'ask', by: 'watch-analyst' },
      { step: 'close', by: 'desk-officer' },
      {
        step: 'resolve',
        by: 'focal-point',
        values: { outcome: false, shownBy: 'Communiqué 1312 of 30 May 2027 extends their mandate' },
      },
    ],
  },
  estimate: {
    by: 'joint-analyst',
    values: async (made) => ({
      question: await made('open-question'),
      probability: 0.35,
      reasons: 'Two of nine such missions were withdrawn within six months of an election.',
    }),
    steps: [],
  },
};
