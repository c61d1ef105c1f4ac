import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { median } from '../../platform/median.ts';
import { type Choice, choices, type Level, levels, type State, type WarningId } from '../../warn/warnings/warning.ts';

/** What is done to the warning on one country; the time passes before it. */
type Step =
  | { readonly do: 'open'; readonly level: Level }
  | { readonly do: 'acknowledge' | 'begin' | 'complete' | 'close' | 'climb' }
  | { readonly do: 'decide'; readonly choice: Choice };
/** `next`: whatever the model has next on the way to a closed warning, so that walks get far. */
type Walk = readonly {
  readonly place: string;
  readonly hours: number;
  readonly step: Step | { readonly do: 'next' };
}[];

const anyStep: fc.Arbitrary<Walk[number]['step']> = fc.oneof(
  { weight: 9, arbitrary: fc.constant({ do: 'next' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), level: fc.constantFrom(...levels) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'acknowledge' as const,
        'begin' as const,
        'complete' as const,
        'close' as const,
        'climb' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('decide' as const), choice: fc.constantFrom(...choices) }) },
);
const anyWalk: fc.Arbitrary<Walk> = fc.array(
  fc.record({ place: fc.constantFrom('TCD', 'NGA', 'SDN'), hours: fc.nat(60), step: anyStep }),
  { minLength: 40, maxLength: 60 },
);

/** The model: what a reader of the issue would expect, kept apart from the code under test. */
type ModelWarning = {
  readonly id: WarningId;
  readonly place: string;
  state: State;
  choice?: Choice;
  readonly times: Partial<Record<State, number>>;
  readonly actions: string[];
};
type Model = {
  hours: number;
  readonly all: ModelWarning[];
  readonly lines: { place: string; what: string; hours: number }[];
  entries: number;
};

const desk = inRole('desk-officer');

function nextOn(warning: ModelWarning | undefined): Step {
  if (warning === undefined) return { do: 'open', level: 'severe' };
  if (warning.state === 'opened') return { do: 'acknowledge' };
  if (warning.state === 'action-begun') return { do: warning.actions.length > 0 ? 'complete' : 'close' };
  return warning.choice === 'act' ? { do: 'begin' } : { do: 'decide', choice: 'act' };
}

/** Takes the step where the model says that it may be taken, and shows that it is refused where it may not. */
async function take(fresh: FreshServices, model: Model, { place, step: asked }: Walk[number]): Promise<void> {
  const { warnings, decisions, actions, instruments } = fresh.services;
  const current = model.all.findLast((warning) => warning.place === place && warning.state !== 'closed');
  const step = asked.do === 'next' ? nextOn(current) : asked;
  const line = (what: string) => model.lines.push({ place, what, hours: model.hours });
  const reach = (warning: ModelWarning, state: State) => {
    warning.state = state;
    warning.times[state] ??= model.hours;
  };
  if (step.do === 'climb') {
    const climbed = await warnings.climb();
    model.entries += climbed;
    return;
  }
  if (step.do === 'open') {
    const opening = warnings.openByHand(desk, countryCode(place), step.level, 'The chance has risen');
    if (current !== undefined) return void (await expect(opening).rejects.toMatchObject({ code: 'warning.standing' }));
    model.all.push({ id: await opening, place, state: 'opened', times: { opened: model.hours }, actions: [] });
    model.entries += 1;
    line('Warning opened');
    return;
  }
  if (current === undefined) return;
  if (step.do === 'acknowledge') {
    const acknowledging = warnings.acknowledge(desk, current.id);
    if (current.state !== 'opened')
      return void (await expect(acknowledging).rejects.toMatchObject({ code: 'warning.move' }));
    await acknowledging;
    reach(current, 'acknowledged');
    model.entries += 1;
    line('Warning acknowledged');
  } else if (step.do === 'decide') {
    const deciding = decisions.decide(desk, current.id, {
      choice: step.choice,
      reasons: 'So it is',
      optionsNotTaken: '',
    });
    if (current.state !== 'acknowledged' && current.state !== 'decided')
      return void (await expect(deciding).rejects.toMatchObject({ code: 'warning.move' }));
    await deciding;
    reach(current, 'decided');
    current.choice = step.choice;
    model.entries += 2;
    line('Decision');
  } else if (step.do === 'begin') {
    const beginning = actions.begin(desk, current.id, {
      instrument: instruments.all[0]?.id ?? '',
      purpose: 'The road is open again',
      lead: 'The embassy',
      dueOn: '2099-01-01',
    });
    if ((current.state !== 'decided' && current.state !== 'action-begun') || current.choice !== 'act')
      return void (await expect(beginning).rejects.toMatchObject({ code: 'warning.move' }));
    current.actions.push(await beginning);
    reach(current, 'action-begun');
    model.entries += 2;
    line('Action begun');
  } else if (step.do === 'complete') {
    const id = current.actions.shift();
    if (id === undefined) return;
    const [action] = (await actions.list(systemActor)).filter((candidate) => candidate.id === id);
    if (action === undefined) throw new Error('an action that began is not listed');
    await actions.complete(desk, action.id, 'The road is open');
    model.entries += 1;
    line('Action completed');
  } else {
    const closing = warnings.close(desk, current.id, 'Over');
    if (current.state !== 'decided' && current.state !== 'action-begun')
      return void (await expect(closing).rejects.toMatchObject({ code: 'warning.move' }));
    await closing;
    reach(current, 'closed');
    model.entries += 1;
    line('Warning closed');
  }
}

const stretches: readonly (readonly [State, State])[] = [
  ['opened', 'acknowledged'],
  ['acknowledged', 'decided'],
  ['decided', 'action-begun'],
  ['opened', 'action-begun'],
];

function expectedLatencies({ all }: Model) {
  return stretches.map(([from, to]) => {
    const begun = all.filter((warning) => warning.times[from] !== undefined);
    const hours = begun.flatMap(({ times }) => {
      const ended = times[to];
      return ended === undefined ? [] : [ended - (times[from] ?? Number.NaN)];
    });
    return {
      reached: hours.length,
      waiting: begun.filter((warning) => warning.times[to] === undefined && warning.state !== 'closed').length,
      medianHours: median(hours),
      longestHours: hours.length === 0 ? undefined : Math.max(...hours),
    };
  });
}

test('whatever is done, latencies and time lines read from the ledger are those of what was done, one entry a step', async () => {
  let stepsTaken = 0;
  let actionsBegun = 0;
  await fc.assert(
    fc.asyncProperty(anyWalk, async (walk) => {
      const fresh = await freshServices();
      try {
        const start = fresh.clock.now().getTime();
        const model: Model = { hours: 0, all: [], lines: [], entries: 0 };
        for (const next of walk) {
          fresh.clock.forward(next.hours);
          model.hours += next.hours;
          await take(fresh, model, next);
        }
        // One more: the loading of the shipped names.
        expect(await fresh.services.ledger.count()).toBe(model.entries + 1);
        expect(await fresh.services.ledger.verify()).toMatchObject({ intact: true, entries: model.entries + 1 });
        expect(await fresh.services.latencies.ofWarnings(systemActor)).toMatchObject(expectedLatencies(model));
        for (const place of ['TCD', 'NGA', 'SDN']) {
          const lines = await fresh.services.timelines.ofCountry(systemActor, countryCode(place));
          expect(
            lines
              .filter((line) => line.what !== 'Warning climbed')
              .map((line) => [line.what, (line.at.getTime() - start) / 3_600_000]),
          ).toEqual(
            model.lines
              .filter((line) => line.place === place)
              .toReversed()
              .map((line) => [line.what, line.hours]),
          );
        }
        for (const warning of model.all) {
          expect((await fresh.services.warnings.find(systemActor, warning.id))?.warning.state).toBe(warning.state);
        }
        stepsTaken += model.entries;
        actionsBegun += model.lines.filter((line) => line.what === 'Action begun').length;
      } finally {
        await fresh.close();
      }
    }),
    { numRuns: 8, seed: 20261124, endOnFailure: true },
  );
  // The walks reach the far end of the lifecycle, or the test would say little.
  expect(stepsTaken).toBeGreaterThan(100);
  expect(actionsBegun).toBeGreaterThan(10);
});
