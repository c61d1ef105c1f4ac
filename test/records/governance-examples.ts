import type { RecordExample } from './examples.ts';

/** Posts, holders, delegations and hand-over notes. */
export const governanceExamples: Readonly<Record<string, RecordExample>> = {
  'government-post': {
    by: 'administrator',
    values: async () => ({
      title: 'Director, Multilateral Policy',
      office: 'multilateral-policy',
      decidesAll: false,
      answersTo: null,
    }),
    steps: [{ step: 'abolish', by: 'minister', remark: 'The Focal Point does its work' }],
  },
  'post-holding': {
    by: 'administrator',
    values: async (made) => ({ post: await made('government-post'), holder: 'demo-focal-point', fromOn: '2026-01-05' }),
    steps: [{ step: 'leave', by: 'administrator', values: { untilOn: '2026-12-31' } }],
  },
  delegation: {
    by: 'minister',
    values: async (made) => {
      const givenBy = await made('government-post', { decidesAll: true });
      await made('post-holding', { post: givenBy, holder: 'demo-minister' });
      return {
        title: 'Scheme of delegation 2026, paragraph 4',
        givenBy,
        givenTo: await made('government-post'),
        upToLevel: 'high',
        upToAmount: { amountMinor: 100_000_000, currency: 'GBP' },
        fromOn: '2026-11-01',
        untilOn: '2027-10-31',
      };
    },
    steps: [
      { step: 'give', by: 'minister' },
      { step: 'withdraw', by: 'minister', remark: 'The scheme is written anew' },
    ],
  },
  'hand-over': {
    by: 'focal-point',
    values: async (made) => {
      const post = await made('government-post');
      await made('post-holding', { post, holder: 'demo-focal-point' });
      return {
        title: 'Focal Point, the turn of the year',
        post,
        leaving: 'demo-focal-point',
        lastDay: '2026-12-31',
        first: 'The minister asks about the north every Monday.',
        promises: ['A visit, to the bishops of the north, by March'],
        contacts: null,
      };
    },
    steps: [{ step: 'hand-over', by: 'focal-point', values: { successor: 'demo-desk-officer' } }],
  },
};
