import type { Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import { countryByCode, countryBySourceName } from '../../places/country.ts';
import {
  choice,
  choices,
  countries,
  country,
  day,
  line,
  lines,
  linesOfOrganisations,
  optional,
  organisation,
  pastDay,
  reference,
  text,
  yesNo,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

/** The root causes of conflict that the letter MIN/33171/2018 names. */
export const rootCauseWords = {
  corruption: 'Corruption',
  governance: 'Weak governance',
  'security-justice': 'Lack of access to security and justice',
  'economic-development': 'Lack of inclusive economic development',
} as const;

export const fundWords = {
  fund: 'The cross-government Fund',
  bilateral: 'A department alone',
  multilateral: 'Together with other governments',
} as const;

/** In place of a partner’s name where that would endanger the partner. */
export const withheldName = 'Withheld for the safety of the partner';

export const programmeRoles = [
  'instrument-owner-programme',
  'desk-officer',
  'strategy-owner',
  'focal-point',
] as const satisfies readonly Role[];

const roles = programmeRoles;

/** IATI’s codelist ActivityStatus, version 2.03, each with its code in `iati/iati-programme.ts`. */
const lifecycle = {
  initial: 'planned',
  states: {
    planned: { name: 'Planned' },
    running: { name: 'Running' },
    finishing: { name: 'Finishing' },
    suspended: { name: 'Suspended' },
    closed: { name: 'Closed', ended: true },
    cancelled: { name: 'Cancelled', ended: true },
  },
  steps: {
    start: { from: ['planned'], to: 'running', label: 'Say that it runs', past: 'started', roles },
    finish: {
      from: ['running'],
      to: 'finishing',
      label: 'Say that its work is done',
      past: 'finished',
      roles,
      means: 'Money and results may still be entered until it is closed.',
    },
    suspend: { from: ['running'], to: 'suspended', label: 'Suspend it', past: 'suspended', roles, remark: 'Why?' },
    resume: { from: ['suspended'], to: 'running', label: 'Let it run again', past: 'resumed', roles },
    close: { from: ['running', 'finishing'], to: 'closed', label: 'Close it', past: 'closed', roles },
    cancel: {
      from: ['planned', 'suspended'],
      to: 'cancelled',
      label: 'Cancel it',
      past: 'cancelled',
      roles,
      remark: 'Why?',
    },
  },
  edits: ['planned', 'running', 'finishing', 'suspended'],
} as const;

const organisationIdentifier = '[A-Z0-9][A-Za-z0-9-]{1,60}';
// It begins with that of the reporting organisation, so that one that is made for it fits too.
const identifierPattern = `^${organisationIdentifier}-[^\\s/&|?]{1,120}$`;
const identifier = (hint: string) =>
  optional(
    line({
      label: 'Under which IATI identifier is it published?',
      hint,
      pattern: identifierPattern,
      problem: 'Enter an identifier that begins with that of the reporting organisation, as GB-GOV-52-CSSF-06-000021',
    }),
  );

/** A programme of the Fund or of a department, for the causes of violence in one country or several. */
export const programme = defineRecord({
  kind: 'programme',
  address: '/act/programmes',
  names: { one: 'Programme', many: 'Development and the Fund' },
  about:
    'Programmes of the cross-government Fund and of departments: which causes they work on, their projects with each department’s share, what was budgeted, committed and disbursed, what they reached, and what the yearly review says.',
  empty:
    'No programme stands here yet. Add the first, or bring in a file of the International Aid Transparency Initiative.',
  fields: {
    title: line({ label: 'What is it called?' }),
    summary: text({ label: 'What is it for?' }),
    fund: choice(fundWords, { label: 'Who pays for it?' }),
    leadDepartment: organisation({ label: 'Which department leads it?' }),
    country: optional(country({ label: 'In which country?', hint: 'Leave it empty where it works in several' })),
    otherCountries: countries({
      label: 'In which other countries?',
      hint: 'One on each line, by name or code',
      codeOf: (typed) => (countryByCode(typed.toUpperCase()) ?? countryBySourceName(typed))?.code,
    }),
    rootCauses: choices(rootCauseWords, { label: 'On which causes does it work?' }),
    themes: choices(themeWords, { label: 'Which priority areas does it serve?' }),
    startsOn: day({ label: 'When does it begin?' }),
    endsOn: optional(day({ label: 'When does it end?' })),
    currency: line({
      label: 'In which currency is it kept?',
      hint: 'The code of three letters, as GBP',
      pattern: '^[A-Z]{3}$',
      problem: 'Enter the code of a currency in three capital letters, as GBP',
    }),
    sector: line({
      label: 'Under which OECD purpose code?',
      hint: 'Five digits: 15220 is civilian peace-building, conflict prevention and resolution',
      pattern: '^\\d{5}$',
      problem: 'Enter the five digits of an OECD purpose code, as 15220',
    }),
    iatiIdentifier: identifier('Left empty, one is made'),
    reportingOrganisation: line({
      label: 'Which organisation reports it, by its IATI identifier?',
      hint: 'GB-GOV-52 is the Conflict, Stability and Security Fund',
      pattern: `^${organisationIdentifier}$`,
      problem: 'Enter the identifier of the reporting organisation, as GB-GOV-52',
    }),
    reportingName: line({ label: 'What is that organisation called?' }),
  },
  lifecycle,
  titled: ['title'],
  columns: ['fund', 'leadDepartment', 'startsOn', 'endsOn'],
  filters: ['fund', 'leadDepartment', 'rootCauses', 'themes'],
  roles,
  fixed: ['currency', 'iatiIdentifier'],
  themes: 'themes',
});

export const project = defineRecord({
  kind: 'project',
  address: '/act/projects',
  names: { one: 'Project', many: 'Projects' },
  about: 'What a programme does in one place with one partner: who carries it out, and whose money it is.',
  empty: 'No project stands here yet. Add each with its partner and the share of each department.',
  fields: {
    programme: reference('programme', { label: 'Of which programme?' }),
    title: line({ label: 'What is it called?' }),
    summary: text({ label: 'What does it do?' }),
    implementer: line({ label: 'Who carries it out?' }),
    implementerReference: optional(
      line({ label: 'Under which organisation identifier?', hint: 'As org-id.guide gives it: XM-DAC-41114 is UNDP' }),
    ),
    atRisk: yesNo({
      label: 'Would it endanger that partner to be named in public?',
      hint: 'If so, nothing that is published or given out as IATI names it',
    }),
    departmentShares: linesOfOrganisations({
      label: 'Whose money is it?',
      hint: 'One department on each line: its identifier, its share, and how much of that is official development assistance (ODA). All shares together make 100%. ministry-of-defence 20% ODA 0%',
    }),
    startsOn: day({ label: 'When does it begin?' }),
    endsOn: optional(day({ label: 'When does it end?' })),
    iatiIdentifier: identifier('Left empty, one is made'),
  },
  lifecycle,
  titled: ['title'],
  columns: ['departmentShares', 'startsOn', 'endsOn'],
  filters: [],
  roles,
  partOf: 'programme',
  fixed: ['iatiIdentifier', 'departmentShares'],
});

const scoreWords = {
  'A++': 'A++: substantially exceeded expectation',
  'A+': 'A+: moderately exceeded expectation',
  A: 'A: met expectation',
  B: 'B: moderately did not meet expectation',
  C: 'C: substantially did not meet expectation',
} as const;

const riskWords = { minor: 'Minor', moderate: 'Moderate', major: 'Major', severe: 'Severe' } as const;

/** The yearly review: a score by what the outputs reached, the risk, and what is to change. */
export const annualReview = defineRecord({
  kind: 'annual-review',
  address: '/act/annual-reviews',
  names: { one: 'Annual review', many: 'Annual reviews' },
  about: 'What a yearly review found: the score by what was reached, the risk, and what is to change.',
  empty: 'No review stands here yet. Add one a year after the programme began.',
  fields: {
    programme: reference('programme', { label: 'Of which programme?' }),
    reviewedOn: pastDay({ label: 'On which day was it reviewed?' }),
    score: choice(scoreWords, { label: 'How does it score?' }),
    risk: choice(riskWords, { label: 'How great is the risk?' }),
    found: text({ label: 'What was found?' }),
    recommended: lines({ label: 'What does it recommend?', hint: 'One recommendation on each line' }),
  },
  lifecycle: {
    initial: 'drafted',
    states: { drafted: { name: 'Drafted' }, agreed: { name: 'Agreed' } },
    steps: { agree: { from: ['drafted'], to: 'agreed', label: 'Agree it', past: 'agreed', roles } },
    edits: ['drafted'],
  },
  titled: ['score'],
  columns: ['reviewedOn', 'risk', 'found'],
  filters: ['score', 'risk'],
  roles,
  partOf: 'programme',
});
