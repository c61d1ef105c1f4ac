import type { Action, ActionDetails, ActionId } from '../../src/act/actions/action.ts';
import type { Instrument } from '../../src/act/instruments/instrument.ts';
import type { DecisionId } from '../../src/decide/decisions/decision.ts';
import type { Actor } from '../../src/platform/database/actor.ts';
import { markedAs } from '../../src/platform/ledger/ledger-entry.ts';
import type { Warning } from '../../src/warn/warnings/warning.ts';
import type { Chance } from './chance.ts';
import { purpose as purposeOf, sentences } from './made-words.ts';
import type { Makers } from './made-world.ts';

const dayMs = 86_400_000;

type Beginning = {
  readonly owner: Actor;
  readonly warning: Warning;
  readonly decisionId: DecisionId;
  readonly begunAt: Date;
  readonly countryName: string;
  /** Moves the warning's clock. @returns false where the moment has not come */
  readonly begun: (said: string) => boolean;
};

/** An action on a decision, completed after some weeks, if they have passed. @returns false where its time has not come */
export function madeAction(makers: Makers, beginning: Beginning): boolean {
  const { chance, world, instruments, now } = makers;
  const { owner, warning, decisionId, begunAt, countryName, begun } = beginning;
  const instrument = chance.oneOf(instruments);
  const purpose = purposeOf(chance, countryName);
  const said = `${instrument.name}: ${purpose}`;
  if (!begun(said)) return false;
  const marked = markedAs(warning);
  const dueOn = new Date(begunAt.getTime() + chance.between(5, 120) * dayMs).toISOString().slice(0, 10);
  const completedAt = new Date(begunAt.getTime() + chance.between(3, 150) * dayMs);
  const base = {
    // A fresh UUID is by construction the identity of a new action.
    id: chance.idAt(begunAt) as ActionId,
    ...({ serves: 'warning', warningId: warning.id, decisionId } as const),
    instrument: instrument.id,
    country: warning.country,
    purpose,
    lead: owner.organisation,
    dueOn,
    objective: null,
    themes: [],
    partners: [],
    details: detailsOf(chance, instrument, countryName),
    plannedAt: begunAt,
    begunAt,
    ...marked,
  };
  const result = 'Done as asked; partners confirm it';
  // One in fifty is left open, whatever its day: work that nobody has finished.
  const isCompleted = completedAt <= now && !chance.isTrue(0.02);
  const action: Action = isCompleted
    ? { ...base, phase: 'completed', state: 'completed', completedAt, result, evidence: '' }
    : { ...base, phase: 'begun', state: 'begun' };
  world.actions.push(action);
  world.documents.push({
    kind: 'action',
    id: action.id,
    title: `Action: ${countryName}, ${instrument.name}`,
    text: `${purpose} ${action.lead} ${isCompleted ? result : ''}`,
    href: `/act/actions/${action.id}`,
    place: warning.country,
    changedAt: isCompleted ? completedAt : begunAt,
    marked,
  });
  const about = { subjectType: 'action', subjectId: action.id, place: warning.country, marked };
  const { id: warningId } = warning;
  const payload = { said, warningId, decisionId, instrument: instrument.id, purpose, lead: action.lead, dueOn };
  world.steps.push({
    actor: owner,
    step: { ...about, at: begunAt, kind: 'action.begun', fromState: null, toState: 'begun', payload },
  });
  if (!isCompleted) return true;
  world.steps.push({
    actor: owner,
    step: {
      ...about,
      at: completedAt,
      kind: 'action.completed',
      fromState: 'begun',
      toState: 'completed',
      payload: { said: result },
    },
  });
  return true;
}

/** What an action says that its instrument asks for: the sentences, days and choices among them. */
function detailsOf(chance: Chance, { fields }: Instrument, countryName: string): ActionDetails {
  const known = Object.entries(fields).flatMap(([name, schema]): [string, string][] => {
    if ('oneOf' in schema) return [[name, chance.oneOf(schema.oneOf).const]];
    if (!('type' in schema) || schema.type !== 'string') return [];
    if ('format' in schema) return schema.format === 'date' ? [[name, '2026-06-30']] : [];
    return 'maxLength' in schema ? [[name, sentences(chance, countryName).slice(0, schema.maxLength)]] : [];
  });
  return Object.fromEntries(known);
}
