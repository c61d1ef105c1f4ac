import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { addMonths } from '../../../platform/calendar/add-months.ts';
import { message } from '../../../platform/language/message.ts';
import { fold } from '../../../platform/search/fold.ts';

/** What of somebody who was screened goes by itself, and which cases a person reviews. */
export const screenedRules = ['nothing-found', 'different', 'same'] as const;
export const caseRules = ['case-closed', 'case-delisted'] as const;
const ruleIds = [...screenedRules, ...caseRules] as const;
export type ScreenedRuleId = (typeof screenedRules)[number];
export type CaseRuleId = (typeof caseRules)[number];
export type RetentionRuleId = (typeof ruleIds)[number];

export type RetentionRule = { readonly id: RetentionRuleId; readonly months: number; readonly because: string };
export type RetentionRules = { readonly [Id in RetentionRuleId]: RetentionRule };

/** Of whom each rule is, and from which day it counts. */
export const ruleWords: Readonly<Record<RetentionRuleId, { readonly keeps: string; readonly from: string }>> = {
  'nothing-found': {
    keeps: message('Screened, and like nobody on a list'),
    from: message('the last screening'),
  },
  different: {
    keeps: message('Screened, and found different from all whom it was like'),
    from: message('the last finding or screening'),
  },
  same: {
    keeps: message('Screened, and found the same as a listed subject'),
    from: message('the last finding or screening'),
  },
  'case-closed': {
    keeps: message('Designation cases that were dropped or declined'),
    from: message('the end of the case'),
  },
  'case-delisted': {
    keeps: message('Designation cases whose subject was taken off the list'),
    from: message('the day it was taken off'),
  },
};

const rule = Type.Object({
  months: Type.Integer({ minimum: 1, maximum: 1_200 }),
  because: Type.String({ minLength: 1 }),
});
const checked = Compile(
  Type.Object({
    about: Type.String(),
    rules: Type.Object(
      {
        ...{ 'nothing-found': rule, different: rule, same: rule },
        ...{ 'case-closed': rule, 'case-delisted': rule },
      },
      { additionalProperties: false },
    ),
  }),
);

/** Reads `data/retention.json`. @throws Error where it does not fit */
export function readRetentionRules(text: string): RetentionRules {
  const given: unknown = JSON.parse(text);
  if (!checked.Check(given)) {
    throw new Error(
      `data/retention.json does not fit: under “rules” it has ${ruleIds.join(', ')}, each {months, because}`,
    );
  }
  const { rules } = given;
  const of = <Id extends RetentionRuleId>(id: Id) => ({ id, ...rules[id] });
  return {
    ...{ 'nothing-found': of('nothing-found'), different: of('different'), same: of('same') },
    ...{ 'case-closed': of('case-closed'), 'case-delisted': of('case-delisted') },
  };
}

/** Why something stays: proceedings that somebody has recorded, or a case that is open. */
export type Hold = {
  readonly words: string;
  /** What else is said of whom it is about: other names, beside dates and numbers. Only where it is about a case. */
  readonly otherWords?: string;
  readonly title: string;
  readonly href: string;
};

/** What is kept of somebody, under which rule, and the last day on which it was needed. ISO 8601 */
export type Kept = {
  readonly id: string;
  readonly names: readonly string[];
  readonly rule: RetentionRuleId;
  readonly lastOn: string;
};

export type Retained = Kept & {
  /** ISO 8601: from this day on it is due. */
  readonly dueOn: string;
  readonly isDue: boolean;
  /** What holds it, whatever its day. */
  readonly heldBy: Hold | undefined;
};

const wordsOf = (text: string) => fold(text).split(' ').filter(Boolean);

/** Whether a hold has words at all by which it could hold somebody. */
export const holdsSomebody = (words: string): boolean => wordsOf(words).length > 0;

/** A name of one word tells too little to be found by within all that is said of a case. */
const isWholeName = (words: readonly string[]) => words.length > 1;

/** Of a hold, the words of each of its names, and of a case all of its words together. */
type HoldWords = { readonly names: readonly (readonly string[])[]; readonly all: ReadonlySet<string> };

function holdWords({ words, otherWords }: Hold): HoldWords {
  const names = [wordsOf(words)];
  if (otherWords === undefined) return { names, all: new Set() };
  const others = otherWords.split(/[\n,;:()]/u).map(wordsOf);
  return { names: [...names, ...others.filter(isWholeName)], all: new Set([...names, ...others].flat()) };
}

/**
 * What holds one: each word of a name of the hold stands in one of its names, or each word of one of its names among all
 * that a case says of its subject. So the name of a family holds all of the family: too much is held rather than too
 * little.
 */
export function holdOn({ names }: Pick<Kept, 'names'>, holds: readonly Hold[]): Hold | undefined {
  return holderAmong(holds)(names);
}

/** `holdOn` for very many who are asked about: each hold is taken apart once. */
function holderAmong(holds: readonly Hold[]): (names: readonly string[]) => Hold | undefined {
  const known = holds.map((hold) => ({ hold, ...holdWords(hold) }));
  return (names) => {
    const asked = names.map(wordsOf).map((words) => ({ words, own: new Set(words) }));
    return known.find(({ names: held, all }) =>
      asked.some(
        ({ words, own }) =>
          held.some((name) => name.length > 0 && name.every((word) => own.has(word))) ||
          (isWholeName(words) && words.every((word) => all.has(word))),
      ),
    )?.hold;
  };
}

/** When each is due, and what holds it. @param today ISO 8601 */
export function retained(
  kept: readonly Kept[],
  rules: RetentionRules,
  holds: readonly Hold[],
  today: string,
): readonly Retained[] {
  const heldBy = holderAmong(holds);
  return kept.map((each) => {
    const dueOn = addMonths(each.lastOn, rules[each.rule].months);
    return { ...each, dueOn, isDue: dueOn <= today, heldBy: heldBy(each.names) };
  });
}

/** What goes today: what is due and not held. */
export const goesNow = ({ isDue, heldBy }: Retained): boolean => isDue && heldBy === undefined;

/** Of each rule the last day on which something may have been needed that is due today, ISO 8601. */
export type LastDueDays = Readonly<Record<ScreenedRuleId, string>>;

export function lastDueDays(rules: RetentionRules, today: string): LastDueDays {
  // On the last day of a month all days that a shorter month lacks are due with it.
  const isLast = today === lastOfMonth(today);
  const of = (id: ScreenedRuleId) => {
    const day = addMonths(today, -rules[id].months);
    return isLast ? lastOfMonth(day) : day;
  };
  return { 'nothing-found': of('nothing-found'), different: of('different'), same: of('same') };
}

const lastOfMonth = (day: string) => addMonths(`${day.slice(0, 7)}-31`, 0);
