import type { DecisionId } from '../../src/decide/decisions/decision.ts';
import type { Country } from '../../src/places/country.ts';
import { type Actor, systemActor } from '../../src/platform/database/actor.ts';
import { type Json, type Marked, markedAs } from '../../src/platform/ledger/ledger-entry.ts';
import {
  type Act,
  advance,
  type Choice,
  choices,
  choiceWords,
  levels,
  type Move,
  mayTake,
  stateWords,
  type Warning,
  type WarningId,
} from '../../src/warn/warnings/warning.ts';
import { madeAction } from './made-action.ts';
import { madeDecision } from './made-decision.ts';
import { madeMarking } from './made-report.ts';
import { sentences } from './made-words.ts';
import type { Makers } from './made-world.ts';

const hourMs = 3_600_000;

type Beginning = {
  readonly places: readonly Country[];
  readonly openedAt: Date;
  /** When the last warning of one country, owner and marking was closed: one at a time is open. */
  readonly freeFrom: Map<string, number>;
  readonly actionsPerWarning: number;
};

/** One warning from its opening to its close, or to where it stands now, with all that followed from it. */
export function lifeOfWarning(makers: Makers, { places, openedAt, freeFrom, actionsPerWarning }: Beginning): void {
  const { chance, world, now } = makers;
  const drawn = drawPlace(makers, places, openedAt, freeFrom);
  if (drawn === undefined) return;
  const { country, desk, marked, key } = drawn;
  const said = sentences(chance, country.name);
  const opened: Warning = {
    // A fresh UUID is by construction the identity of a new warning.
    id: chance.idAt(openedAt) as WarningId,
    country: country.code,
    level: chance.oneOf(levels),
    tier: 'desk',
    desk,
    reason: said,
    raisedBy: chance.isTrue(0.5) ? 'rule' : 'person',
    openedAt,
    state: 'opened',
    ...marked,
  };
  const { level, raisedBy } = opened;
  // The life as far as it has come.
  const life: { warning: Warning; at: number } = { warning: opened, at: openedAt.getTime() };
  const opener = raisedBy === 'rule' ? systemActor : somebody(makers, 'open');
  step(makers, opener, opened, openedAt, 'warning.opened', null, { said, level, desk, raisedBy, forecastRunId: null });

  const later = (hours: number) => {
    life.at += chance.between(0.02, 2) * hours * hourMs;
    return new Date(life.at);
  };
  /** Takes the step if its moment has come by now. */
  const take = (actor: Actor, move: Move, payload: Json): boolean => {
    if (move.at > now) return false;
    const moved = advance(life.warning, move);
    if ('refused' in moved) throw new Error(moved.refused);
    step(makers, actor, moved, move.at, `warning.${move.to}`, life.warning.state, payload);
    life.warning = moved;
    return true;
  };
  const decide = (choice: Choice): DecisionId | undefined => {
    const decider = somebody(makers, 'decide');
    const reasons = sentences(chance, country.name);
    const when = later(60);
    const words = `${choiceWords[choice]}: ${reasons}`;
    if (!take(decider, { to: 'decided', at: when, choice }, { said: words, choice })) return undefined;
    return madeDecision(makers, decider, life.warning, {
      ...{ choice, reasons, decidedAt: when, said: words, countryName: country.name },
    });
  };
  const wholeLife = () => {
    if (!take(somebody(makers, 'acknowledge'), { to: 'acknowledged', at: later(20) }, {})) return;
    if (chance.isTrue(0.2) && decide('watch') === undefined) return;
    const choice = chance.isTrue(0.7) ? 'act' : chance.oneOf(choices);
    const decisionId = decide(choice);
    if (decisionId === undefined) return;
    const most = choice === 'act' ? (actionsPerWarning * 2) / 0.8 : 0;
    for (let count = Math.round(chance.between(0, most)); count > 0; count -= 1) {
      const begunAt = later(12);
      const owner = somebody(makers, 'begin-action');
      const begun = (words: string) => take(owner, { to: 'action-begun', at: begunAt }, { said: words });
      if (!madeAction(makers, { owner, warning: opened, decisionId, begunAt, countryName: country.name, begun }))
        return;
    }
    const reason = 'The risk has passed';
    take(somebody(makers, 'close'), { to: 'closed', at: later(300) }, { said: reason });
  };
  wholeLife();

  const { warning } = life;
  freeFrom.set(key, warning.state === 'closed' ? warning.closedAt.getTime() : Number.POSITIVE_INFINITY);
  world.warnings.push(warning);
  world.documents.push({
    kind: 'warning',
    id: warning.id,
    title: `Warning: ${country.name}, ${warning.level}`,
    text: `${warning.reason} ${warning.desk} ${stateWords[warning.state]}`,
    href: `/warn/warnings/${warning.id}`,
    place: country.code,
    changedAt: new Date(Math.min(life.at, now.getTime())),
    marked: warning,
  });
}

function drawPlace(makers: Makers, places: readonly Country[], at: Date, freeFrom: ReadonlyMap<string, number>) {
  const { chance, organisations } = makers;
  for (let tries = 0; tries < 50; tries += 1) {
    const country = chance.oneOf(places);
    const covering = organisations.filter(({ covers = [] }) => covers.includes(country.code));
    const desk = covering.length === 0 ? organisations[1] : chance.oneOf(covering);
    if (desk === undefined) return undefined;
    const marked = madeMarking(makers, desk.id, 'uk-government');
    const key = JSON.stringify([country.code, marked.owner, marked.marking, marked.caveats]);
    if ((freeFrom.get(key) ?? 0) < at.getTime()) return { country, desk: desk.name, marked, key };
  }
  return undefined;
}

function somebody({ chance, actors }: Makers, act: Act): Actor {
  return chance.oneOf(actors.filter((actor) => mayTake(actor, act)));
}

function step(
  { world }: Makers,
  actor: Actor,
  warning: Warning,
  at: Date,
  kind: string,
  fromState: string | null,
  payload: Json,
): void {
  const { id: subjectId, country: place, state: toState } = warning;
  const marked: Marked = markedAs(warning);
  world.steps.push({
    actor,
    step: { at, kind, subjectType: 'warning', subjectId, place, fromState, toState, marked, payload },
  });
}
