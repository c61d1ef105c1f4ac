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
    steps: [
      { step: 'hold', by: 'instrument-owner-defence', values: { holder: 'demo-joint-analyst' } },
      { step: 'release', by: 'joint-analyst' },
    ],
  },
  'risk-rating': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      factor: '7',
      rating: '2',
      direction: 'worsening',
      reason: 'Militias are armed again, and the radio calls neighbours vermin.',
      evidenceFor: 'Two broadcasts of October, and arms seen at three roadblocks.',
      evidenceAgainst: 'The churches still meet across the line; no list of names was found.',
      indicators: ['7.5', '7.14'],
      confidence: 'moderate',
      confidenceReason: 'Two sources that do not know of each other; nobody has access north of the river.',
    }),
    steps: [],
  },
  'refresh-request': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      ofVersion: 1,
      country: 'SSD',
      asks: 'The vote was put off. Does the analysis of its count still stand?',
      asked: ['Joint analyst, Foreign, Commonwealth & Development Office'],
      answerBy: '2026-12-15',
    }),
    steps: [
      {
        step: 'still-stands',
        by: 'joint-analyst',
        values: { because: 'The vote was put off by a month; who is for and against counting it has not changed.' },
      },
    ],
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
      bearsOn: 'factor 7',
      side: 'for',
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
  'assessment-claim': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      section: 'dynamics',
      statement: 'Commanders sell military arms to those who raid cattle.',
    }),
    steps: [
      { step: 'withdraw', by: 'instrument-owner-defence', remark: 'Only one of them does' },
      { step: 'restore', by: 'joint-analyst' },
    ],
  },
  'prepared-line': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      section: 'risk-picture',
      statement: 'May 2026: 12 deaths in organised violence',
      source: 'Monthly deaths 1.0, loaded on 24 November 2026',
      knownOn: '2026-11-24',
      pointsAt: null,
    }),
    steps: [{ step: 'take', by: 'watch-analyst' }],
  },
  'conflict-actor': {
    by: 'watch-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      name: 'The northern commander',
      interests: 'The ferry and its taxes',
      capabilities: 'Four hundred men with military arms',
      intent: 'To hold the river through the count; he has said so twice.',
      influence: 'His mother’s clan, and whoever pays for fuel',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'He has left' }],
  },
  'actor-relation': {
    by: 'joint-analyst',
    values: async (made) => {
      const assessment = await made('assessment');
      const actor = `actor ${await made('conflict-actor', { assessment })}`;
      const other = `actor ${await made('conflict-actor', { assessment, name: 'The county’s youth league' })}`;
      return { assessment, actor, other, relation: 'supports', explanation: 'Fuel was seen handed over in October.' };
    },
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'They have fallen out' }],
  },
  'group-at-risk': {
    by: 'post-reporter',
    values: async (made) => ({
      assessment: await made('assessment'),
      name: 'Traders from the hills',
      targetedBy: 'The youth league of the river towns',
      reason: 'They are called spies, and their stalls are marked.',
      outsideWar: 'A bylaw keeps them out of the market on two days of the week.',
      protection: 'The chief of the market, whom both sides hear',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'Named elsewhere' }],
  },
  'expected-date': {
    by: 'watch-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      comesOn: '2026-12-20',
      name: 'The result is announced',
      meaning: 'A stop of the count before it would be read as theft.',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'Put off' }],
  },
  'watched-indicator': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      name: 'Killing as in the worst years',
      measure: 'monthly-deaths',
      threshold: 80,
      scenario: null,
      meaning: null,
    }),
    steps: [{ step: 'withdraw', by: 'watch-analyst', remark: 'Another figure tells it better' }],
  },
  'section-comment': {
    by: 'instrument-owner-defence',
    values: async (made) => ({
      assessment: await made('assessment'),
      section: 'dynamics',
      remarkKind: 'red-team',
      wording: 'The commander would say that he protects the ferry.',
      forPerson: 'demo-joint-analyst',
      dueOn: '2026-12-05',
    }),
    steps: [{ step: 'settle', by: 'joint-analyst', values: { answer: 'Said so in the text now' } }],
  },
  dissent: {
    by: 'instrument-owner-defence',
    values: async (made) => ({
      assessment: await made('assessment'),
      department: null,
      section: 'dynamics',
      position: 'The raids are theft and nobody orders them.',
      reason: 'No order was heard on the nets that are listened to.',
    }),
    steps: [{ step: 'withdraw', by: 'instrument-owner-defence', remark: 'An order was heard' }],
  },
  'key-assumption': {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      assumption: 'The army stays in its barracks during the count',
      reason: 'It did so in 2010 and 2015.',
      support: 'caveated',
      ifWrong: 'Killing in towns would need no militia; leave is stopped a week before.',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'It is known now' }],
  },
  hypothesis: {
    by: 'joint-analyst',
    values: async (made) => ({
      assessment: await made('assessment'),
      code: 'A',
      statement: 'The raids are ordered to empty the river towns.',
    }),
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'Two were one' }],
  },
  'matrix-evidence': {
    by: 'joint-analyst',
    values: async (made) => {
      const assessment = await made('assessment');
      await made('hypothesis', { assessment });
      return { assessment, evidence: 'Only one clan is raided', marks: ['A CC'], reliability: 'B', credibility: '3' };
    },
    steps: [{ step: 'withdraw', by: 'joint-analyst', remark: 'Others were raided too' }],
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
      assessment: null,
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
