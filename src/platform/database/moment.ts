import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor.ts';
import type { Database, Queries, Snapshot } from './database.ts';

/**
 * What one page reads, as all of it stood at one moment: a single read-only transaction for as many services as the page
 * asks. It begins with the first of them, so a page that reads nothing takes no connection.
 */
export class Moment {
  readonly #of: Database;
  readonly #actor: Actor;
  readonly #begin: () => Promise<Snapshot>;
  #begun: Promise<Snapshot> | undefined;
  #ended = false;

  constructor(of: Database, actor: Actor, begin: () => Promise<Snapshot>) {
    this.#of = of;
    this.#actor = actor;
    this.#begin = begin;
  }

  /** Does the work, and all that it waits for, at this moment. */
  during<Result>(work: () => Result): Result {
    return current.run(this, work);
  }

  /** Whether a reading on behalf of this actor is part of it. */
  isFor(database: Database, actor: Actor): boolean {
    return !this.#ended && database === this.#of && actor === this.#actor;
  }

  async queries(): Promise<Queries> {
    this.#begun ??= this.#begin().then((begun) => {
      kept.set(begun.queries, new Map());
      return begun;
    });
    return (await this.#begun).queries;
  }

  /** Gives its connection back. What is read after it is read as it then stands. */
  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    // Where it could not begin, whoever wanted to read in it has been told.
    const begun = await this.#begun?.catch(() => undefined);
    await begun?.end();
  }
}

/** What has been read once by `oncePerMoment`, by what reads it and what it was asked. */
type Kept = Map<unknown, Map<string, Promise<unknown>>>;
const kept = new WeakMap<Queries, Kept>();

/**
 * The same reading, done once however many parts of a page ask for it; outside a moment each time anew.
 * @param read what is asked of it is told as JSON; what it gives is changed by nobody
 */
export function oncePerMoment<Asked extends readonly unknown[], Result>(
  read: (queries: Queries, ...asked: Asked) => Promise<Result>,
): (queries: Queries, ...asked: Asked) => Promise<Result> {
  return (queries, ...asked) => {
    const ofMoment = kept.get(queries);
    if (ofMoment === undefined) return read(queries, ...asked);
    const answers = ofMoment.get(read) ?? new Map<string, Promise<unknown>>();
    ofMoment.set(read, answers);
    const key = JSON.stringify(asked);
    const answer = answers.get(key) ?? read(queries, ...asked);
    answers.set(key, answer);
    return answer as Promise<Result>; // Kept under the very function that made it.
  };
}

const current = new AsyncLocalStorage<Moment>();

/** The moment at which what runs now is to read, if there is one for this actor. */
export function momentFor(database: Database, actor: Actor): Moment | undefined {
  const moment = current.getStore();
  return moment?.isFor(database, actor) === true ? moment : undefined;
}
