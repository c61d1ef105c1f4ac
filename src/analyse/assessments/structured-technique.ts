import { choice, line, lines, optional, reference, text } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { credibilityWords, reliabilityWords } from '../../warn/reports/grade.ts';
import { writing } from './assessment.ts';

const whole = reference('assessment', { label: 'Which assessment is it part of?' });

export const assumptionWords = {
  supported: 'Supported: evidence bears it out',
  caveated: 'Supported with caveats',
  unsupported: 'Unsupported: a hole in what we know',
} as const;

/** A key-assumptions check: what the analysis takes for granted, and what falls with it. */
export const keyAssumption = defineRecord({
  kind: 'key-assumption',
  address: '/analyse/key-assumptions',
  names: { one: 'Key assumption', many: 'Key assumptions' },
  about: 'What assessments take for granted, why, how well it is supported, and what would follow if it were wrong.',
  empty: 'No assumption is written down yet. What do you take for granted?',
  fields: {
    assessment: whole,
    assumption: line({ label: 'What is taken for granted?', maxLength: 300 }),
    reason: text({ label: 'Why do you hold it to be so?', maxLength: 2_000 }),
    support: choice(assumptionWords, { label: 'How well is it supported?' }),
    ifWrong: text({ label: 'What would follow if it were wrong, and how would you notice?', maxLength: 2_000 }),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['assumption'],
  columns: ['support'],
  filters: ['assessment', 'support'],
  roles: writing,
  partOf: 'assessment',
});

/** One of the explanations that compete (Heuer 1999, chapter 8). */
export const hypothesis = defineRecord({
  kind: 'hypothesis',
  address: '/analyse/hypotheses',
  names: { one: 'Hypothesis', many: 'Competing hypotheses' },
  about: 'Explanations that compete for what is seen, each held against the same evidence.',
  empty: 'No hypothesis yet. Write down all that could explain what you see, also the unlikely.',
  fields: {
    assessment: whole,
    code: line({
      label: 'By which letter is it called in the matrix?',
      hint: 'One capital letter, such as A',
      pattern: '^[A-Z]$',
      maxLength: 1,
    }),
    statement: text({ label: 'What does it say?', maxLength: 1_000 }),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['code', 'statement'],
  columns: [],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
  fixed: ['code'],
});

/** A row of the matrix: one piece of evidence, and how it fits each hypothesis. */
export const matrixEvidence = defineRecord({
  kind: 'matrix-evidence',
  address: '/analyse/matrix-evidence',
  names: { one: 'Evidence of the matrix', many: 'Evidence of the matrix of hypotheses' },
  about: 'What is seen, and how well it fits each of the competing hypotheses: the rows of the matrix.',
  empty: 'No evidence is held against the hypotheses yet.',
  fields: {
    assessment: whole,
    evidence: line({ label: 'What is seen?', maxLength: 300 }),
    marks: lines({
      label: 'How does it fit each hypothesis?',
      hint: 'One on each line, letter and mark: “A CC”. CC very consistent, C consistent, N neither, I inconsistent, II very inconsistent',
    }),
    reliability: optional(choice(reliabilityWords, { label: 'How reliable is the source?' })),
    credibility: optional(choice(credibilityWords, { label: 'How credible is what it says?' })),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['evidence'],
  columns: ['marks'],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});
