import type { Role } from '../../people/person.ts';
import { choice, choices, country, day, line, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

export const planning = [
  'instrument-owner-defence',
  'instrument-owner-programme',
  'desk-officer',
] as const satisfies readonly Role[];

const riskWords = { low: 'Low', medium: 'Medium', high: 'High' } as const;
export type RiskLevel = keyof typeof riskWords;

// The serious risks that the Overseas Security and Justice Assistance guidance (2017) asks about, in our own words.
const harmWords = {
  killing: 'Unlawful killing or use of force',
  torture: 'Torture or cruel treatment',
  'death-penalty': 'The death penalty',
  detention: 'Unlawful or arbitrary detention',
  trial: 'Unfair trial',
  disappearance: 'Enforced disappearance',
  'sexual-violence': 'Sexual violence',
  children: 'Use or mistreatment of children',
  discrimination: 'Persecution of a group',
  expression: 'Curbs on speech, assembly or belief',
  humanitarian: 'Breaches of international humanitarian law',
  political: 'Political or reputational harm',
} as const;

/** Who must approve at which risk after mitigation: the higher the risk, the higher the level. */
export const approversAt: Readonly<Record<RiskLevel, readonly Role[]>> = {
  low: ['desk-officer', 'focal-point', 'minister'],
  medium: ['focal-point', 'minister'],
  high: ['minister'],
};
export const levelWords: Readonly<Record<RiskLevel, string>> = {
  low: 'a senior officer of the desk',
  medium: 'the Focal Point or a minister',
  high: 'a minister',
};

/** An approval holds at most a year: then the situation is assessed again. */
export const longestApprovalDays = 366;

/** What security or justice assistance to a force may do, judged before it begins. */
export const osjaAssessment = defineRecord({
  kind: 'osja-assessment',
  address: '/act/defence/osja-assessments',
  names: { one: 'OSJA assessment', many: 'OSJA assessments' },
  about:
    'Overseas Security and Justice Assistance: which harm our help to a force may do, what lowers the risk, and who must approve. Capacity building does not begin without an approved assessment that is valid on the day.',
  empty: 'No assessment stands here. Write one before help to a force is approved.',
  fields: {
    country: country({ label: 'In which country?' }),
    activity: line({ label: 'Which assistance?', hint: 'Training, advice, equipment: in a few words' }),
    recipients: text({ label: 'Who receives it?' }),
    objective: text({ label: 'What is it to bring about?' }),
    harms: choices(harmWords, { label: 'Which harm may it help to bring about?' }),
    risks: text({ label: 'How might it do so, and how likely is it?' }),
    riskBefore: choice(riskWords, { label: 'How high is the risk without mitigation?' }),
    mitigations: text({ label: 'What lowers the risk?' }),
    riskAfter: choice(riskWords, { label: 'How high is the risk that stays?' }),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      submitted: { name: 'Waits for approval' },
      approved: {
        name: 'Approved',
        has: {
          approvalReasons: text({ label: 'For which reasons?' }),
          validUntil: day({ label: 'Until when is it valid?', hint: 'At most a year' }),
        },
        ended: true,
      },
      refused: { name: 'Refused', has: { approvalReasons: text({ label: 'For which reasons?' }) }, ended: true },
      withdrawn: { name: 'Withdrawn', ended: true },
    },
    steps: {
      submit: { from: ['draft'], to: 'submitted', label: 'Submit it for approval', past: 'submitted', roles: planning },
      'send-back': {
        from: ['submitted'],
        to: 'draft',
        label: 'Send it back',
        past: 'sent-back',
        roles: approversAt.low,
        remark: 'What is missing?',
      },
      approve: {
        from: ['submitted'],
        to: 'approved',
        label: 'Approve it',
        past: 'approved',
        roles: approversAt.low,
        means: 'A low risk is approved at the desk, a medium one by the Focal Point, a high one by a minister.',
      },
      refuse: { from: ['submitted'], to: 'refused', label: 'Refuse it', past: 'refused', roles: approversAt.low },
      withdraw: {
        from: ['approved'],
        to: 'withdrawn',
        label: 'Withdraw the approval',
        past: 'withdrawn',
        roles: approversAt.low,
        remark: 'What has changed?',
      },
    },
    edits: ['draft'],
  },
  titled: ['activity'],
  columns: ['riskAfter', 'validUntil'],
  filters: ['riskAfter'],
  roles: planning,
});
