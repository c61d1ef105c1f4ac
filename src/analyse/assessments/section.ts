import { message } from '../../platform/language/message.ts';

/** The parts of a Joint Analysis of Conflict and Stability (guidance of November 2024), as sections in their order. */

export const sectionWords = {
  'question-scope': 'Question and scope',
  'context-history': 'Context and history',
  'structural-causes': 'Structural causes',
  'proximate-causes': 'Proximate causes',
  actors: 'Actors',
  dynamics: 'Drivers, dynamics and triggers',
  opportunities: 'Opportunities for peace and institutional resilience',
  'atrocity-lens': 'Atrocity lens',
  recurrence: 'Recurrence',
  scenarios: 'Scenarios',
  implications: 'Implications and priorities',
  'evidence-gaps': 'Gaps in evidence',
} as const;
export type SectionName = keyof typeof sectionWords;

// The keys of a record in the order in which they are written.
export const sectionNames = Object.keys(sectionWords) as readonly SectionName[];

/** What each section has to answer: shown where it is not written yet. */
export const sectionGuidance: Readonly<Record<SectionName, string>> = {
  'question-scope': message('Which question does this answer, for whom and by when? What is left out, and why?'),
  'context-history': message('What happened here before, and how do people here tell it?'),
  'structural-causes': message('Which long-standing conditions make violence possible: land, exclusion, institutions?'),
  'proximate-causes': message('What has changed of late that makes violence more likely now?'),
  actors: message('Who matters: their interests, means, relations, and who can move them?'),
  dynamics: message('What drives the conflict now, how do the drivers feed each other, and what could set it off?'),
  opportunities: message('Who and what holds the peace, and which institutions bend without breaking?'),
  'atrocity-lens': message(
    'Who could be attacked for who they are, by whom and how? Also where there is no armed conflict: persecution, discriminatory law, speech that stirs hatred.',
  ),
  recurrence: message('What happened to those who did it before, and what would keep it from happening again?'),
  scenarios: message('How could the next months go, how likely is each way, and by which signs would you know?'),
  implications: message('What follows for the government: where to put effort, and what not to do?'),
  'evidence-gaps': message('What do you not know, how sure are you of the rest, and what would change your mind?'),
};

export const formWords = {
  light: 'Light: a rapid assessment, in days',
  full: 'Full: a joint analysis, in weeks',
} as const;
export type AssessmentForm = keyof typeof formWords;

const onlyInFull: readonly SectionName[] = ['context-history', 'structural-causes', 'recurrence'];

/** The sections that a version of this form must have, in their order. */
export function sectionsOf(form: AssessmentForm): readonly SectionName[] {
  return form === 'full' ? sectionNames : sectionNames.filter((name) => !onlyInFull.includes(name));
}
