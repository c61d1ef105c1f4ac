import { themeWords } from '../../people/theme.ts';
import { choice, line, lines, optional, reference } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { riskFactors } from '../risk-factors/risk-factor.ts';
import { groupWords, handlingReports } from './report.ts';

/**
 * What a report may be tagged with: each risk factor of the Framework of Analysis and each of its indicators, groups at
 * risk, and priority areas. By keys such as `factor-7`, `indicator-7.14`, `group-ethnic`, `theme-modern-slavery`.
 */
export const tagWords: Readonly<Record<string, string>> = Object.fromEntries([
  ...riskFactors.flatMap(({ number, name, indicators }) => [
    [`factor-${number}`, `${number}. ${name}`],
    ...Object.entries(indicators).map(([indicator, words]) => [`indicator-${indicator}`, `${indicator} ${words}`]),
  ]),
  ...Object.entries(groupWords).map(([group, words]) => [`group-${group}`, words]),
  ...Object.entries(themeWords).map(([theme, words]) => [`theme-${theme}`, words]),
]);

/** One tag of a report: proposed by the term list or by a person, and accepted or not by a person. */
export const reportCode = defineRecord({
  kind: 'report-code',
  address: '/warn/report-codes',
  names: { one: 'Code', many: 'Coding' },
  about:
    'What reports are tagged with: risk factors and indicators of the Framework of Analysis, groups at risk, priority areas. A term list proposes, with the words that it found; a person accepts or refuses, and both stay on record.',
  empty: 'No code is proposed. Propose one that the words of the report bear out.',
  fields: {
    report: reference('report', { label: 'Of which report?' }),
    tag: choice(tagWords, { label: 'Which risk factor, indicator, group or priority area?' }),
    words: optional(lines({ label: 'Which words of the report bear it out?' })),
    terms: optional(lines({ label: 'Which terms of the list did they match?' })),
    termList: optional(line({ label: 'Which version of the term list?', maxLength: 100 })),
  },
  lifecycle: {
    initial: 'proposed',
    states: {
      proposed: { name: 'Proposed' },
      accepted: { name: 'Accepted' },
      refused: { name: 'Refused' },
    },
    steps: {
      accept: {
        from: ['proposed'],
        to: 'accepted',
        label: 'Accept it',
        past: 'accepted',
        roles: handlingReports,
        changesWhole: true,
      },
      refuse: {
        from: ['proposed'],
        to: 'refused',
        label: 'Refuse it',
        past: 'refused',
        roles: handlingReports,
        changesWhole: true,
      },
      reconsider: {
        from: ['accepted', 'refused'],
        to: 'proposed',
        label: 'Consider it again',
        past: 'reconsidered',
        roles: handlingReports,
        changesWhole: true,
      },
    },
    edits: [],
  },
  titled: ['tag'],
  columns: ['words', 'report'],
  filters: ['tag', 'report'],
  roles: handlingReports,
  partOf: 'report',
  firstStep: 'accept',
});
