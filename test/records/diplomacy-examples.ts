import type { RecordExample } from './examples.ts';

/** What diplomacy keeps: bodies, sessions, votes, reviews, agreements. */
export const diplomacyExamples: Readonly<Record<string, RecordExample>> = {
  'forum-body': {
    by: 'desk-officer',
    values: async () => ({
      name: `Group of Friends of the Responsibility to Protect, no. ${crypto.randomUUID().slice(0, 8)}`,
      shortName: 'Group of Friends',
      bodyKind: 'likeminded',
      seats: null,
      votingWords: 'Does not vote; statements are joined or not.',
      webAddress: null,
    }),
    steps: [{ step: 'end', by: 'focal-point' }],
  },
  'forum-session': {
    by: 'desk-officer',
    values: async (made) => ({
      body: await made('forum-body'),
      title: 'Arria-formula meeting on the protection of civilians in El Fasher',
      country: 'SDN',
      opensOn: '2026-11-19',
      closesOn: '2026-11-20',
      aim: 'A call for access that all fifteen can join',
      webAddress: 'https://un.example/arria',
    }),
    steps: [
      { step: 'cancel', by: 'desk-officer', remark: 'No room' },
      { step: 'reopen', by: 'focal-point', remark: 'A room was found' },
      { step: 'hold', by: 'desk-officer', values: { result: 'Thirteen joined the call' } },
    ],
  },
  'member-position': {
    by: 'post-reporter',
    values: async (made) => ({
      session: await made('forum-session'),
      member: 'GUY',
      stance: 'undecided',
      heardOn: '2026-11-20',
      words: 'Waits for the African members, says its deputy ambassador',
    }),
    steps: [{ step: 'overtake', by: 'desk-officer', remark: 'Will vote for it' }],
  },
  'forum-vote': {
    by: 'desk-officer',
    values: async (made) => ({
      session: await made('forum-session'),
      title: 'Draft resolution on access to El Fasher',
      heldOn: '2026-11-20',
      rule: 'majority',
      inFavour: ['FRA', 'GBR', 'SLE'],
      against: [],
      abstaining: ['CHN'],
      absent: [],
      announcedInFavour: 3,
      announcedAgainst: 0,
      announcedAbstaining: null,
      adopted: true,
    }),
    steps: [
      { step: 'confirm', by: 'desk-officer', remark: 'S/PV, provisional' },
      { step: 'correct', by: 'focal-point', remark: 'An abstention is missing' },
    ],
  },
  'outcome-document': {
    by: 'desk-officer',
    values: async (made) => ({
      session: await made('forum-session'),
      symbol: 'S/2026/1012',
      title: 'Summary of the meeting by its president',
      documentKind: 'report',
      issuedOn: '2026-11-23',
      vote: null,
      says: 'Names the roads on which convoys were stopped',
      webAddress: null,
    }),
    steps: [{ step: 'adopt', by: 'desk-officer' }],
  },
  'diplomatic-date': {
    by: 'desk-officer',
    values: async (made) => ({
      dateKind: 'mandate-ends',
      title: 'Mandate of the mission in South Sudan ends',
      country: 'SSD',
      body: await made('forum-body'),
      onDay: '2027-04-30',
      why: 'Without it nobody guards the camps at Bentiu',
      webAddress: null,
    }),
    steps: [
      { step: 'call-off', by: 'desk-officer', remark: 'Renewed early' },
      { step: 'expect', by: 'desk-officer', remark: 'For six months only' },
      { step: 'pass', by: 'focal-point', values: { result: 'Renewed for a year' } },
    ],
  },
  'upr-review': {
    by: 'desk-officer',
    values: async () => ({
      country: 'SSD',
      cycle: 4,
      reviewedOn: '2026-01-28',
      session: null,
      reportSymbol: 'A/HRC/65/9',
      webAddress: null,
    }),
    steps: [{ step: 'close', by: 'focal-point' }],
  },
  'upr-recommendation': {
    by: 'desk-officer',
    values: async (made) => ({
      review: await made('upr-review'),
      itemNumber: '134.12',
      recommendedBy: 'GBR',
      wording: 'Set up the hybrid court without delay.',
    }),
    steps: [
      { step: 'answer', by: 'desk-officer', values: { response: 'supported', answeredOn: '2026-06-30' } },
      {
        step: 'assess',
        by: 'desk-officer',
        values: { implementation: 'not-begun', evidence: 'No law before parliament', assessedOn: '2026-11-20' },
      },
      { step: 'assess-anew', by: 'focal-point', remark: 'A bill was tabled' },
    ],
  },
  'peace-agreement': {
    by: 'desk-officer',
    values: async () => ({
      title: 'Agreement on the Resolution of the Conflict in the north',
      country: 'SSD',
      signedOn: '2026-03-01',
      parties: ['The government', 'The opposition'],
      guarantors: ['IGAD'],
      webAddress: null,
    }),
    steps: [
      { step: 'suspend', by: 'desk-officer', remark: 'The opposition left the talks' },
      { step: 'resume', by: 'desk-officer', remark: 'They are back' },
      { step: 'end', by: 'focal-point', remark: 'Replaced' },
    ],
  },
  'peace-provision': {
    by: 'desk-officer',
    values: async (made) => ({
      agreement: await made('peace-agreement'),
      article: 'Article 2.1',
      provisionKind: 'justice',
      wording: 'The hybrid court is set up.',
      dueOn: '2027-03-01',
    }),
    steps: [
      {
        step: 'carry-out',
        by: 'desk-officer',
        values: { evidence: 'Judges are sworn in', carriedOutOn: '2026-11-01' },
      },
      { step: 'undo', by: 'focal-point', remark: 'They have no building' },
    ],
  },
  'peace-violation': {
    by: 'desk-officer',
    values: async (made) => {
      const agreement = await made('peace-agreement');
      return {
        agreement,
        provision: await made('peace-provision', { agreement }),
        observedOn: '2026-11-20',
        what: 'Judges were arrested in Juba',
        evidence: 'Two lawyers saw it',
        civiliansKilled: 0,
      };
    },
    steps: [
      { step: 'confirm', by: 'desk-officer', remark: 'The mission' },
      { step: 'refute', by: 'focal-point', remark: 'They were invited, and came' },
    ],
  },
};
