import { type DecisionId, usualComeBackOn } from '../../src/decide/decisions/decision.ts';
import type { Actor } from '../../src/platform/database/actor.ts';
import { markedAs } from '../../src/platform/ledger/ledger-entry.ts';
import { type Choice, choiceWords, type Warning } from '../../src/warn/warnings/warning.ts';
import type { Makers } from './made-world.ts';

type Chosen = {
  readonly choice: Choice;
  readonly countryName: string;
  readonly reasons: string;
  readonly decidedAt: Date;
  readonly said: string;
};

/** A decision on a warning, as the ledger and the search hold it. */
export function madeDecision({ chance, world }: Makers, by: Actor, warning: Warning, chosen: Chosen): DecisionId {
  const { choice, reasons, decidedAt, said } = chosen;
  const marked = markedAs(warning);
  // A fresh UUID is by construction the identity of a new decision.
  const id = chance.idAt(decidedAt) as DecisionId;
  const optionsNotTaken = 'To wait for the next report';
  world.decisions.push({
    id,
    warningId: warning.id,
    country: warning.country,
    choice,
    reasons,
    optionsNotTaken,
    decidedAt,
    decidedBy: by.name,
    decidedByRole: by.roles.join(' '),
    organisation: by.organisation,
    ...(choice === 'act' ? {} : { comeBackOn: usualComeBackOn(decidedAt) }),
    ...marked,
  });
  world.documents.push({
    kind: 'decision',
    id,
    title: `Decision: ${chosen.countryName}, ${choiceWords[choice].toLowerCase()}`,
    text: `${reasons} ${optionsNotTaken}`,
    href: `/decide/decisions/${id}`,
    place: warning.country,
    changedAt: decidedAt,
    marked,
  });
  world.steps.push({
    actor: by,
    step: {
      at: decidedAt,
      kind: 'decision.made',
      subjectType: 'decision',
      subjectId: id,
      place: warning.country,
      fromState: null,
      toState: choice,
      marked,
      payload: { said, warningId: warning.id, choice, reasons, optionsNotTaken },
    },
  });
  return id;
}
