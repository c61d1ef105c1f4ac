import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CountryCode } from '../places/country.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, anonymousActor, systemActor } from '../platform/database/actor.ts';
import type { Database, Queries } from '../platform/database/database.ts';
import { everyone, type Marked, unrestricted } from '../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../platform/ledger/ledger-store.ts';
import { Refusal } from '../platform/refusal.ts';
import { actorOf } from './actor-of.ts';
import { revokeTokensOf } from './api-token-store.ts';
import { type MarkingAnswer, type MarkingChoices, markingChoices, newMarked } from './marking-form.ts';
import { type Gathered, isSeenByAllOf, markedGathered, markedTogether } from './marking-together.ts';
import { chainOf, type Organisation, partnerKinds } from './organisation.ts';
import { readPeopleFile } from './people-file.ts';
import * as store from './people-store.ts';
import type { Person } from './person.ts';
import { endSessionsOf } from './session-store.ts';

export type PeopleService = ReturnType<typeof createPeopleService>;

/** The team that owns what is raised about a country, and the whole of its government, which may see it. */
export type Desk = { readonly id: string; readonly name: string; readonly government: string };

export type Imported = { readonly organisations: number; readonly people: number };

/** Names that are shipped, as a start: see the note in the file. */
const shippedFile = new URL('../../data/people.json', import.meta.url);

export function mayRetire({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.includes('administrator') || roles.includes('system');
}

export function createPeopleService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  async function importText(actor: Actor, name: string, text: string): Promise<Imported> {
    const file = readPeopleFile(name, text);
    return database.transact(actor, async (queries) => {
      await store.replaceOrganisations(queries, file.organisations, clock());
      await store.replacePeople(queries, file.people, clock());
      const imported = { organisations: file.organisations.length, people: file.people.length };
      await appendLedgerEntry(queries, actor, {
        at: clock(),
        kind: 'people.imported',
        subjectType: 'directory',
        subjectId: 'directory',
        place: null,
        fromState: null,
        toState: 'imported',
        // Who works where is not for everybody.
        marked: { ...unrestricted, audience: [] },
        payload: { said: `${imported.organisations} organisations, ${imported.people} people`, file: basename(name) },
      });
      return imported;
    });
  }

  async function deskOf(queries: Queries, country: CountryCode): Promise<Desk> {
    const organisations = await store.readOrganisations(queries);
    const covering = [...organisations.values()].filter(({ covers = [] }) => covers.includes(country));
    const desk = covering.find(({ kind }) => kind === 'team') ?? covering[0] ?? [...organisations.values()][0];
    if (desk === undefined) {
      throw new Refusal(
        'people.none',
        409,
        'There are no organisations yet. Load them with: forestall people import FILE',
      );
    }
    return { id: desk.id, name: desk.name, government: chainOf(organisations, desk.id).at(-1) ?? desk.id };
  }

  return {
    /**
     * Makes the directory what the file says; those left out of it retire, and what they wrote stays.
     * @throws Refusal naming the entry that does not fit; nothing changes then
     */
    async importFile(actor: Actor, path: string): Promise<Imported> {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        throw new Refusal('people.file', 422, `${path}: cannot be read (${error.code ?? error.message}).`);
      });
      return importText(actor, path, text);
    },

    /**
     * Lets somebody go whom the directory or the identity provider made: they sign in no more, their sessions and tokens
     * end at once, and what they wrote stays. Somebody of the directory's file comes back with a file that has them.
     * @throws Refusal for the wrong role, without a reason, for oneself, and where nobody of that id is at work
     */
    async retire(actor: Actor, personId: string, reason: string): Promise<void> {
      if (!mayRetire(actor)) throw new Refusal('person.role', 403, 'Only an administrator lets people go.');
      if (reason.trim() === '') throw new Refusal('person.reason', 422, 'Say why this person goes', 'reason');
      if (personId === actor.personId) {
        throw new Refusal('person.oneself', 409, 'Nobody lets themselves go: ask another administrator.', 'reason');
      }
      // The directory is kept by the system, on behalf of whoever may.
      await database.transact(systemActor, async (queries) => {
        const now = clock();
        const person = await store.findPerson(queries, personId);
        if (person === undefined || !(await store.retirePerson(queries, personId, now))) {
          throw new Refusal('person.unknown', 404, `Nobody with the id “${personId}” is in the directory.`);
        }
        const sessions = await endSessionsOf(queries, personId, now);
        const tokens = await revokeTokensOf(queries, personId, now);
        await appendLedgerEntry(queries, actor, {
          at: now,
          kind: 'person.retired',
          subjectType: 'person',
          subjectId: personId,
          place: null,
          fromState: 'at-work',
          toState: 'retired',
          // Who works where is not for everybody.
          marked: { ...unrestricted, owner: person.organisation, audience: [] },
          payload: { said: reason.trim(), sessions, tokens },
        });
      });
    },

    /** Loads the shipped names where there are none. */
    async loadShipped(actor: Actor): Promise<void> {
      const standing = await database.snapshot(actor, store.readOrganisations);
      if (standing.size === 0) await importText(actor, 'data/people.json', await readFile(shippedFile, 'utf8'));
    },

    /**
     * The marking of what is made of several rows on a country, whose desk owns it where it may see them all.
     * @returns nothing where nobody could see it then
     */
    async markTogether(queries: Queries, rows: readonly Marked[], country: CountryCode): Promise<Marked | undefined> {
      const owners = [(await deskOf(queries, country)).id, ...rows.map(({ owner }) => owner)];
      return markedTogether(rows, await store.readOrganisations(queries), owners);
    },

    /** The marking of what somebody gathers from rows that they may all see. */
    async markGathered(queries: Queries, actor: Actor, rows: readonly Marked[]): Promise<Gathered> {
      return markedGathered(actor, rows, await store.readOrganisations(queries));
    },

    /** Whether everybody of the directory who may see `whole` may see `row` too. */
    async isSeenByAllOf(queries: Queries, row: Marked, whole: Marked): Promise<boolean> {
      return isSeenByAllOf(row, whole, await store.readOrganisations(queries));
    },

    /** Who a person of the directory is, with what may be seen; nobody for an id that is not at work. */
    findActor(personId: string): Promise<Actor | undefined> {
      return database.snapshot(systemActor, async (queries) => {
        const found = await store.findPersonAmong(queries, personId);
        return found && actorOf(found.person, found.organisations);
      });
    },

    /** Where mail reaches a person of the directory, if it says so. */
    emailOf(personId: string): Promise<string | undefined> {
      return database.snapshot(systemActor, async (queries) => (await store.findPerson(queries, personId))?.email);
    },

    /**
     * Somebody who walks through the demonstration without signing in: reads what the whole government may read, and
     * takes no step.
     */
    demoVisitor(): Promise<Actor> {
      return database.snapshot(systemActor, async (queries) => {
        const tops = [...(await store.readOrganisations(queries)).values()].filter(({ kind }) => kind === 'government');
        const organisations = [...tops.map(({ id }) => id), everyone];
        return {
          ...anonymousActor,
          reach: { everything: false, organisations, owners: [], sensitive: false, caveats: [] },
        };
      });
    },

    /** People of the demonstration, for the sign-in page. */
    demoPeople(): Promise<readonly (Person & { readonly organisationName: string })[]> {
      return database.snapshot(systemActor, async (queries) => {
        const organisations = await store.readOrganisations(queries);
        const people = await store.readPeople(queries, { demonstration: true });
        return people.map((person) => ({
          ...person,
          organisationName: organisations.get(person.organisation)?.name ?? person.organisation,
        }));
      });
    },

    directory(
      actor: Actor,
    ): Promise<{ readonly organisations: readonly Organisation[]; readonly people: readonly Person[] }> {
      return database.snapshot(actor, async (queries) => ({
        organisations: [...(await store.readOrganisations(queries)).values()],
        people: await store.readPeople(queries),
      }));
    },

    /** Whether there is such an organisation, retired ones too, in a caller's own transaction. */
    isOrganisation: async (queries: Queries, id: string): Promise<boolean> =>
      (await store.readOrganisations(queries)).has(id),

    /** Those of the directory that are not retired, by their ids, in a caller's own transaction. */
    organisationsIn: (queries: Queries): Promise<ReadonlyMap<string, Organisation>> => store.readOrganisations(queries),

    /** Whether it is an organisation outside government, in a caller's own transaction. */
    async isPartner(queries: Queries, id: string): Promise<boolean> {
      const kind = (await store.readOrganisations(queries)).get(id)?.kind;
      return kind !== undefined && partnerKinds.includes(kind);
    },

    /** Whether somebody of the directory is at work, in a caller's own transaction. */
    isPerson: async (queries: Queries, id: string): Promise<boolean> =>
      (await store.findPerson(queries, id)) !== undefined,

    /** Who sees a new row, by the answer of whoever makes it, in a caller's own transaction: see marking-form.ts. */
    async markNew(queries: Queries, actor: Actor, answer: MarkingAnswer, usual: Marked): Promise<Marked> {
      return newMarked(actor, answer, usual, await store.readOrganisations(queries));
    },

    /** The same before the transaction that writes it, for a form that says at once what does not fit. */
    markBy(actor: Actor, answer: MarkingAnswer, usual: Marked): Promise<Marked> {
      return database.snapshot(actor, async (queries) =>
        newMarked(actor, answer, usual, await store.readOrganisations(queries)),
      );
    },

    /** What a form that makes a row offers of who may see it. @param usual given the whole of the asker's government */
    markingChoices(actor: Actor, usual: (government: string) => MarkingChoices['usual']): Promise<MarkingChoices> {
      return database.snapshot(actor, async (queries) => {
        const organisations = await store.readOrganisations(queries);
        const government = [...organisations.values()].find(({ kind }) => kind === 'government')?.id;
        return markingChoices(actor, organisations, usual(government ?? actor.organisationId));
      });
    },

    /** The team that covers a country, in a caller's own transaction. */
    deskOf,

    /** The team that covers a country, for a page. */
    deskNameOf(country: CountryCode): Promise<string> {
      return database.snapshot(systemActor, async (queries) => (await deskOf(queries, country)).name);
    },
  };
}
