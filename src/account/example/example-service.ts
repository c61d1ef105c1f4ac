import { readFile } from 'node:fs/promises';
import type { Desk, PeopleService } from '../../people/people-service.ts';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, isSignedIn, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry, pageOfEntries } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readExample } from './example.ts';
import { waitForOthers } from './example-store.ts';
import { type ExampleServices, exampleSteps } from './example-thread-service.ts';

export type ExampleService = ReturnType<typeof createExampleService>;

const shippedFile = new URL('../../../data/examples/kenya-2007.json', import.meta.url);

/**
 * @param servicesOf the services on a database and a clock: the example is made at the dates at which things happened
 */
export function createExampleService({
  database,
  clock,
  servicesOf,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly servicesOf: (database: Database, clock: Clock) => ExampleServices;
}) {
  /** Whether such a step was ever taken, as far as the asker may see. */
  const wasTaken = async (queries: Queries, kind: string) =>
    (await pageOfEntries(queries, { kinds: [kind] }, { after: undefined, limit: 1 })).length > 0;

  return {
    /**
     * Whether it is offered to somebody: not while it stands here, nor once anything has been decided, as far as the
     * asker may see: an offer that went for another's decision would tell of it.
     */
    async isOffered(actor: Actor): Promise<boolean> {
      if (!isSignedIn(actor)) return false;
      return database.snapshot(actor, async (queries) => {
        return !(await wasTaken(queries, 'example.loaded')) && !(await wasTaken(queries, 'decision.made'));
      });
    },

    /**
     * Makes the shipped example, all of it or nothing.
     * @returns what it is called
     * @throws Refusal where it stands here already, or where something of one's own is in its place
     */
    async load(actor: Actor): Promise<string> {
      const example = readExample('data/examples/kenya-2007.json', await readFile(shippedFile, 'utf8'));
      await database.together(async (one) => {
        await one.transact(systemActor, async (queries) => {
          await waitForOthers(queries);
          if (!(await wasTaken(queries, 'example.loaded'))) return;
          throw new Refusal('example.loaded', 409, 'The example stands here already. It is loaded once.');
        });
        let now = clock();
        const services = servicesOf(one, () => now);
        const desk = await one.transact(systemActor, (queries) => deskOf(queries, services.people, example.place));
        for (const { at, take } of exampleSteps(services, example, desk)) {
          now = new Date(at);
          await take();
        }
        await one.transact(systemActor, (queries) =>
          appendLedgerEntry(queries, actor, {
            at: clock(),
            kind: 'example.loaded',
            subjectType: 'example',
            subjectId: example.id,
            place: example.place,
            fromState: null,
            toState: 'loaded',
            marked: unrestricted,
            payload: { said: example.title },
          }),
        );
      });
      return example.title;
    },
  };
}

function deskOf(queries: Queries, people: PeopleService, place: string): Promise<Desk> {
  const country = countryByCode(place)?.code;
  if (country === undefined) throw new RangeError(`There is no country ${place}`);
  return people.deskOf(queries, country);
}
