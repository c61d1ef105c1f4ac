import { v7 as uuidv7 } from 'uuid';
import type { Desk, PeopleService } from '../../people/people-service.ts';
import type { CountryCode } from '../../places/country.ts';
import type { RegionId } from '../../places/region.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { say } from '../../platform/language/say.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { nameWithin } from '../../platform/records/name-within.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { type ExpectedVersions, requireVersion } from '../../platform/version.ts';
import {
  advance,
  choiceWords,
  type Level,
  type Move,
  type RefusedMove,
  type State,
  stateWords,
  type Warning,
  type WarningId,
} from './warning.ts';
import { placeWords } from './warning-place.ts';
import * as store from './warning-store.ts';

/**
 * How each step of a warning is kept, in a caller's own transaction: written, found by the search, told to the ledger.
 * Who may take it, the warning service asks.
 */
export function createWarningKeeping({ clock, people }: { readonly clock: Clock; readonly people: PeopleService }) {
  /** @returns nothing where the country, or the region, has an open warning: it stands, and no second one is opened */
  async function open(
    queries: Queries,
    actor: Actor,
    opening: {
      readonly country: CountryCode;
      readonly region?: RegionId;
      readonly level: Level;
      readonly reason: string;
      readonly raisedBy: 'rule' | 'person';
    },
    forecastRunId: string | null,
    markedBy: (desk: Desk) => Marked | Promise<Marked>,
  ): Promise<WarningId | undefined> {
    const desk = await people.deskOf(queries, opening.country);
    const warning: Extract<Warning, { state: 'opened' }> = {
      // A fresh UUID is by construction the identity of a new warning.
      id: uuidv7() as WarningId,
      ...opening,
      state: 'opened',
      tier: 'desk',
      desk: desk.name,
      openedAt: clock(),
      ...(await markedBy(desk)),
    };
    if (!(await store.insertWarning(queries, warning, forecastRunId))) return undefined;
    await writeStep(queries, actor, warning, warning.openedAt, 'warning.opened', null, {
      said: warning.reason,
      level: warning.level,
      desk: warning.desk,
      raisedBy: warning.raisedBy,
      forecastRunId,
    });
    return warning.id;
  }

  async function writeStep(
    queries: Queries,
    actor: Actor,
    warning: Warning,
    at: Date,
    kind: string,
    from: State | null,
    payload: Readonly<Record<string, string | number | null>>,
  ): Promise<void> {
    await indexWarning(queries, warning, at);
    await appendLedgerEntry(queries, actor, {
      at,
      kind,
      subjectType: 'warning',
      subjectId: warning.id,
      place: warning.country,
      fromState: from,
      toState: warning.state,
      marked: warning,
      payload: warning.region === undefined ? payload : { ...payload, region: warning.region, on: placeWords(warning) },
    });
  }

  /** Findable by its country, its reason, its owner and where it stands. */
  function indexWarning(queries: Queries, warning: Warning, changedAt: Date): Promise<void> {
    return indexDocument(queries, {
      kind: 'warning',
      id: warning.id,
      title: `Warning: ${placeWords(warning)}, ${warning.level}`,
      text: `${warning.reason} ${warning.desk} ${stateWords[warning.state]}`,
      href: `/warn/warnings/${warning.id}`,
      place: warning.country,
      changedAt,
      marked: warning,
    });
  }

  /** The warning, locked, or a refusal that there is none. */
  async function lock(queries: Queries, id: WarningId): Promise<Warning> {
    const warning = await store.lockWarning(queries, id);
    if (warning === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    return warning;
  }

  async function take(
    queries: Queries,
    actor: Actor,
    id: WarningId,
    moveAt: (at: Date) => Move,
    payload: Readonly<Record<string, string>>,
    expected?: ExpectedVersions,
  ): Promise<Warning> {
    const warning = await lock(queries, id);
    requireVersion(warning, expected);
    // Read under the lock: whoever waited for it comes later, on the warning and on the ledger.
    const move = moveAt(clock());
    const moved = allowedMove(advance(warning, move));
    await store.saveWarning(queries, moved);
    await writeStep(queries, actor, moved, move.at, `warning.${move.to}`, warning.state, payload);
    return moved;
  }

  return { open, writeStep, lock, take };
}

/** The warning as it stands after a move. @throws Refusal 409, with what can follow, where the move is not to be made */
export function allowedMove(outcome: Warning | RefusedMove): Warning {
  if (!('refused' in outcome)) return outcome;
  throw new Refusal('warning.move', 409, () => sayRefused(outcome));
}

function sayRefused(refused: RefusedMove): string {
  const word = (state: State) => nameWithin(stateWords[state]);
  if (refused.refused === 'made-already')
    return say('This warning is {state} already.', { state: word(refused.state) });
  if (refused.refused === 'decided-otherwise') {
    const choice = nameWithin(choiceWords[refused.choice]);
    return say('The decision on this warning is “{choice}”. Decide to act before an action begins.', { choice });
  }
  const { state, to, next } = refused;
  const values = { state: word(state), to: word(to), next: next.map(word).join(', ') };
  return next.length === 0
    ? say('This warning is {state}, so it cannot become {to}. Nothing can follow.', values)
    : say('This warning is {state}, so it cannot become {to}. What can follow is: {next}.', values);
}
