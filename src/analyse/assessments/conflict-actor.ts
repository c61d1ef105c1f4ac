import { message } from '../../platform/language/message.ts';
import { choice, line, listed, optional, reference, text } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from './assessment.ts';

const whole = reference('assessment', { label: 'Which assessment is it part of?' });

/** Somebody who matters to the conflict: a person in power, an armed group, an institution, a neighbour. */
export const conflictActor = defineRecord({
  kind: 'conflict-actor',
  address: '/analyse/conflict-actors',
  names: { one: 'Actor', many: 'Actors' },
  about: 'Who matters to a conflict, as assessments see them: interests, capabilities, intent, and what moves them.',
  empty: 'No actor yet. Name who could do harm, and who could prevent it.',
  fields: {
    assessment: whole,
    name: line({ label: 'Who is it?' }),
    interests: text({ label: 'What do they want?', maxLength: 2_000 }),
    capabilities: text({ label: 'What are they able to do?', maxLength: 2_000 }),
    intent: text({ label: 'What do they mean to do, and how do you know?', maxLength: 2_000 }),
    influence: optional(text({ label: 'Who or what can move them?', maxLength: 2_000 })),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['name'],
  columns: ['interests'],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});

export const relationWords = {
  commands: 'commands',
  supports: 'supports',
  allied: 'is allied with',
  talks: 'talks to',
  rivals: 'is a rival of',
  fights: 'fights',
} as const;

const actorKey = '^actor [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const chosenActor = (label: string) =>
  listed(
    { actor: 'Actor' },
    { label, problem: message('Choose one of the actors of this assessment'), pattern: actorKey },
  );

/** @param value of a chosen actor, such as `actor 0190…` @returns the actor's id */
export function actorIdOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/^actor /, '') : '';
}

export const actorRelation = defineRecord({
  kind: 'actor-relation',
  address: '/analyse/actor-relations',
  names: { one: 'Relation between actors', many: 'Relations between actors' },
  about: 'How the actors of a conflict stand to one another, as assessments see it: the lines of the actor map.',
  empty: 'No relation yet. Say who stands how to whom.',
  fields: {
    assessment: whole,
    actor: chosenActor('Which actor?'),
    relation: choice(relationWords, { label: 'How does this actor stand to the other?' }),
    other: chosenActor('To which other actor?'),
    explanation: optional(text({ label: 'How do you know, and how firm is it?', maxLength: 2_000 })),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['relation'],
  columns: [],
  filters: ['assessment', 'relation'],
  roles: writing,
  partOf: 'assessment',
});
