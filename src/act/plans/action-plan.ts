import { message } from '../../platform/language/message.ts';
import { type Action, begunAtOf, isLate, isOpen, type Obstacle } from '../actions/action.ts';
import type { InstrumentCatalogue, Tension, TensionSide } from '../instruments/instrument.ts';

/** From this probability on, of 25 or more civilians killed in a year, a place without action is a gap: “realistic possibility” by the PHIA yardstick. */
export const riskThatAsks = 0.4;

/** The ways in which a plan may not hold together. */
export const findingSorts = ['gap', 'contradiction', 'late', 'blocked', 'too-slow'] as const;

/** What a plan says of itself that somebody should look at, as a sentence with its values. */
export type Finding = {
  readonly sort: (typeof findingSorts)[number];
  readonly sentence: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly href: string;
};

export type PlanFacts = {
  /** ISO 3166-1 alpha-3. */
  readonly place: string;
  /** ISO 8601. */
  readonly today: string;
  /** Of one-sided violence with 25 or more deaths in the forecast's twelve months; nothing without a forecast. */
  readonly probability: number | undefined;
  /** The last month that the forecast speaks of, `2027-10`. */
  readonly windowLastMonth: string | undefined;
  readonly warning: { readonly id: string; readonly level: string; readonly choice: string | undefined } | undefined;
  readonly actions: readonly Action[];
  readonly asks: readonly { readonly id: string; readonly what: string; readonly dueOn: string }[];
  readonly obstacles: ReadonlyMap<string, readonly Obstacle[]>;
  /** Designation cases on their way in the place. */
  readonly cases: readonly { readonly id: string; readonly subject: string; readonly late: boolean }[];
};

/** Everything in a place's plan that does not hold together: gaps, contradictions, what is late, blocked or too slow. */
export function findingsOf(facts: PlanFacts, catalogue: InstrumentCatalogue): readonly Finding[] {
  const open = facts.actions.filter(isOpen);
  const nameOf = (action: Action) => catalogue.find(action.instrument)?.name ?? action.instrument;
  const hrefOf = (action: Action) => `/act/actions/${action.id}`;
  return [
    ...gapsOf(facts, open),
    ...catalogue.tensions.flatMap((tension) => contradictionsOf(tension, open, facts.cases, nameOf)),
    ...open
      .filter((action) => facts.obstacles.has(action.id))
      .map((action) => ({
        sort: 'blocked' as const,
        sentence: message('{action} cannot begin yet: {why}'),
        values: {
          action: nameOf(action),
          why: (facts.obstacles.get(action.id) ?? []).map(({ text }) => text).join(' '),
        },
        href: hrefOf(action),
      })),
    ...open
      .filter((action) => isLate(action, facts.today))
      .map((action) => ({
        sort: 'late' as const,
        sentence: message('{action} was due on {day}.'),
        values: { action: nameOf(action), day: action.dueOn },
        href: hrefOf(action),
      })),
    ...facts.asks
      .filter(({ dueOn }) => dueOn < facts.today)
      .map(({ id, what, dueOn }) => ({
        sort: 'late' as const,
        sentence: message('An answer to “{what}” was due on {day}.'),
        values: { what, day: dueOn },
        href: `/act/asks/${id}`,
      })),
    ...facts.cases
      .filter(({ late }) => late)
      .map(({ id, subject }) => ({
        sort: 'late' as const,
        sentence: message('The designation case of {subject} is past the time of its step.'),
        values: { subject },
        href: `/act/sanctions/cases/${id}`,
      })),
    ...tooSlowOf(facts, open, catalogue),
  ];
}

function gapsOf({ place, probability, warning, cases }: PlanFacts, open: readonly Action[]): readonly Finding[] {
  if (open.length > 0 || cases.length > 0) return [];
  const isGrave = warning !== undefined && ['severe', 'high'].includes(warning.level) && warning.choice !== 'not-act';
  if (isGrave) {
    const sentence = message('A warning of level {level} is open, and no action is planned or under way.');
    return [{ sort: 'gap', sentence, values: { level: warning.level }, href: `/warn/warnings/${warning.id}` }];
  }
  if (probability === undefined || probability < riskThatAsks || warning?.choice === 'not-act') return [];
  const sentence = message(
    'The forecast gives {percent} % to 25 or more civilians killed within its twelve months, and no action is planned or under way.',
  );
  return [{ sort: 'gap', sentence, values: { percent: Math.round(probability * 100) }, href: `/places/${place}` }];
}

function isOn({ instruments, detail = {} }: TensionSide, action: Action): boolean {
  if (!instruments.includes(action.instrument)) return false;
  return Object.entries(detail).every(([name, value]) => action.details[name] === value);
}

/** Each pair once, whichever of the two is named first. */
function contradictionsOf(
  { one, other, why }: Tension,
  open: readonly Action[],
  cases: PlanFacts['cases'],
  nameOf: (action: Action) => string,
): readonly Finding[] {
  const finding = (first: Action, second: string): Finding => ({
    sort: 'contradiction',
    sentence: message('{first} and {second}: {why}'),
    values: { first: nameOf(first), second, why },
    href: `/act/actions/${first.id}`,
  });
  const first = open.filter((action) => isOn(one, action));
  const against = open.filter((action) => isOn(other, action));
  // Several of one instrument on the other side are one contradiction: the sentence names the instrument.
  return first.flatMap((action) => {
    const names = new Set(against.filter((each) => each.id !== action.id).map(nameOf));
    const subjects = (other.designationCase === true ? cases : []).map(({ subject }) => subject);
    return [...names, ...subjects].map((second) => finding(action, second));
  });
}

/** Even at the soonest, it would show only once the months that the forecast speaks of have passed. */
function tooSlowOf({ today, windowLastMonth }: PlanFacts, open: readonly Action[], catalogue: InstrumentCatalogue) {
  if (windowLastMonth === undefined) return [];
  const [year = 0, month = 0] = windowLastMonth.split('-').map(Number);
  const windowEnd = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return open.flatMap((action): readonly Finding[] => {
    const instrument = catalogue.find(action.instrument);
    if (instrument === undefined) return [];
    const [soonest] = instrument.leadTimeDaysEstimate;
    const start = begunAtOf(action)?.toISOString().slice(0, 10) ?? today;
    const shows = new Date(Date.parse(start) + soonest * 86_400_000).toISOString().slice(0, 10);
    if (shows <= windowEnd) return [];
    const sentence = message(
      '{action} shows at the soonest on {day}, after the months that the forecast speaks of. What works sooner?',
    );
    return [
      {
        sort: 'too-slow',
        sentence,
        values: { action: instrument.name, day: shows },
        href: `/act/actions/${action.id}`,
      },
    ];
  });
}
