import { expect, test } from 'vitest';
import { checkDocument } from '../../platform/documents/document.ts';
import { createPdfMaker } from '../../platform/documents/pdf.ts';
import { compareOptions, windowOfMonths } from './option-comparison.ts';
import { type Submission, submissionDocument } from './submission-document.ts';

const window = windowOfMonths('2026-12', '2027-11');
const written = {
  ...{ state: 'open', instruments: ['demarche'], fit: 'strong', leadTimeDays: null, fullTimeEquivalents: 1 },
  cost: { amountMinor: 4_250_000, currency: 'GBP' },
  effect: 'Both commanders hear the same three asks from three capitals within a week.',
  ...{ harmRisk: 'medium', harm: 'Those met may be punished; meet them in groups.' },
  legalBasis: 'Vienna Convention on Diplomatic Relations 1961.',
};
const options = [
  { ...written, id: '1', name: 'Démarche with the Troika', recommendedBecause: 'It is the only one in time.' },
  { ...written, id: '2', name: 'Designate two commanders', leadTimeDays: 120, recommendedBecause: null },
  { ...written, id: '3', name: 'Wait for the rains', leadTimeDays: 0, recommendedBecause: null },
];
const demarche = { id: 'demarche', name: 'Démarche', leadTimeDays: [1, 14], legalBasis: '', harmRisks: [] } as const;
const submission = {
  ...{ subject: 'South Sudan', issue: 'The chance has risen from 41 % to 63 % in a year.', answerBy: '2026-11-30' },
  forecast: { probability: 0.63, words: 'likely or probable', ...window },
  compared: compareOptions(options, [demarche], window, '2026-11-24').map((each) => ({
    ...each,
    ...{ costWords: '£42,500', fitWords: 'Strong', harmRiskWords: 'Medium' },
  })),
  ...{ from: 'East and Central Africa desk', date: '2026-11-24', owner: 'desk', marking: 'OFFICIAL-SENSITIVE' },
  ...{ caveats: [], audience: [] },
} as const;

function pagesOf(of: Submission): number {
  const pdf = Buffer.from(createPdfMaker().pdf(submissionDocument(of)).bytes).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('it says the issue, what is recommended and why, by when, and sets the options side by side', () => {
  const document = submissionDocument(submission);
  expect(() => checkDocument(document)).not.toThrow();
  const said = JSON.stringify(document.blocks);
  for (const words of ['Démarche with the Troika.', ' It is the only one in time.', 'by 30 November 2026', ': 63']) {
    expect(said).toContain(words);
  }
  const table = document.blocks.find((block) => block.kind === 'table');
  expect(table?.rows.map((row) => row.slice(0, 4))).toEqual([
    ['Démarche with the Troika', 'Strong', '14*', 'within the window'],
    ['Designate two commanders', 'Strong', '120', 'within the window'],
    ['Wait for the rains', 'Strong', '0', 'before the window'],
  ]);
  expect(document.marking).toBe('OFFICIAL-SENSITIVE');
});

test('three options of usual length fit on one page', () => {
  expect(pagesOf(submission)).toBe(1);
  const many = Array.from({ length: 8 }, () => submission.compared).flat();
  expect(pagesOf({ ...submission, compared: many })).toBeGreaterThan(1);
});

test('without options or a recommendation it says so', () => {
  const document = submissionDocument({ ...submission, compared: [], forecast: undefined, answerBy: undefined });
  expect(() => checkDocument(document)).not.toThrow();
  expect(JSON.stringify(document.blocks)).toContain('No option has been written yet');
  expect(JSON.stringify(document.blocks)).toContain('None is made');
});
