import { message } from '../../platform/language/message.ts';

/** The parts of a Joint Analysis of Conflict and Stability (guidance of November 2024), as sections in their order. */

export const sectionWords = {
  'question-scope': 'Question and scope',
  'context-history': 'Context and history',
  'risk-picture': 'Risk picture',
  'structural-causes': 'Structural causes',
  'proximate-causes': 'Proximate causes',
  dynamics: 'Drivers and dynamics',
  actors: 'Actors',
  'groups-at-risk': 'Groups at risk',
  'triggers-calendar': 'Triggers and calendar',
  opportunities: 'Resilience and opportunities for peace',
  'atrocity-lens': 'Atrocity lens',
  recurrence: 'Recurrence',
  scenarios: 'Scenarios',
  implications: 'Interventions likely to succeed',
  'evidence-gaps': 'Gaps in knowledge',
} as const;
export type SectionName = keyof typeof sectionWords;

// The keys of a record in the order in which they are written.
export const sectionNames = Object.keys(sectionWords) as readonly SectionName[];

/** What each section has to answer: shown where it is not written yet. */
export const sectionGuidance: Readonly<Record<SectionName, string>> = {
  'question-scope': message('Which question does this answer, for whom and by when? What is left out, and why?'),
  'context-history': message('What happened here before, and how do people here tell it?'),
  'risk-picture': message('What do figures, forecasts and reports show at this moment, and what do they not show?'),
  'structural-causes': message('Which long-standing conditions make violence possible: land, exclusion, institutions?'),
  'proximate-causes': message('What has changed of late that makes violence more likely now?'),
  dynamics: message('What drives the conflict now, and how do the drivers feed each other?'),
  actors: message('Who matters: their interests, means, relations, and who can move them?'),
  'groups-at-risk': message('Who could be targeted, by whom and for what, in peace as in war?'),
  'triggers-calendar': message('What could set it off, and on which days to come?'),
  opportunities: message('Who and what holds the peace, and which institutions bend without breaking?'),
  'atrocity-lens': message(
    'Who could be attacked for who they are, by whom and how? Also where there is no armed conflict: persecution, discriminatory law, speech that stirs hatred.',
  ),
  recurrence: message(
    'What happened here before, what was tried, what followed, and what keeps it from happening again?',
  ),
  scenarios: message('How could the next months go, how likely is each way, and by which signs would you know?'),
  implications: message('What would be most likely to succeed here, at which risk of harm, and what not to do?'),
  'evidence-gaps': message('What do you not know, how sure are you of the rest, and what would change your mind?'),
};

export const formWords = {
  light: 'Rapid: in two hours, with fewer parts',
  full: 'Full: a joint analysis, in weeks',
} as const;
export type AssessmentForm = keyof typeof formWords;

const onlyInFull: ReadonlySet<SectionName> = new Set<SectionName>([
  'context-history',
  'structural-causes',
  'groups-at-risk',
  'triggers-calendar',
  'recurrence',
]);

/** The sections that a version of this form must have, in their order: both forms share one structure. */
export function sectionsOf(form: AssessmentForm): readonly SectionName[] {
  return form === 'full' ? sectionNames : sectionNames.filter((name) => !onlyInFull.has(name));
}
