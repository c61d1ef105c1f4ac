import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { credibilityWords, reliabilityWords } from '../reports/grade.ts';
import { type SignalLevel, signalLevelWords } from './signal.ts';

const count = Type.Integer({ minimum: 1 });
const share = Type.Number({ exclusiveMinimum: 0, maximum: 1 });
const levels = Object.keys(signalLevelWords) as SignalLevel[]; // The keys of the words.
const ruleSchema = Type.Object({
  withinDays: count,
  reliability: Type.Array(Type.Enum(Object.keys(reliabilityWords)), { minItems: 1 }),
  credibility: Type.Array(Type.Enum(Object.keys(credibilityWords)), { minItems: 1 }),
  sameText: Type.Object({ charactersInRun: count, fromShare: share }),
  fewestCountriesOfRegion: count,
  rise: Type.Object({
    earlierMonths: count,
    falseAlarmShare: share,
    fewestEvents: count,
    endedWithinDays: count,
  }),
  /** On what the past record of the test is told. */
  riseRecord: Type.Object({ fewestDeaths: count, withinMonths: count, deaths: count }),
  levels: Type.Array(
    Type.Object({
      level: Type.Enum([...levels]),
      organisations: Type.Integer({ minimum: 2 }),
      withRise: Type.Boolean(),
    }),
    { minItems: 1 },
  ),
});
const compiled = Compile(ruleSchema);

/** When reports are put together as one signal: `data/cluster-rule.json` says each number in words. */
export type ClusterRule = Readonly<Static<typeof ruleSchema>>;

/** @throws Error where the file does not fit, or its levels do not stand from the gravest down */
export function readClusterRule(text: string): ClusterRule {
  const value: unknown = JSON.parse(text);
  if (!compiled.Check(value)) {
    const [first] = compiled.Errors(value);
    throw new Error(`The rule of clusters does not fit at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`);
  }
  const ranks = value.levels.map(({ level }) => levels.indexOf(level));
  if (ranks.some((rank, at) => rank < (ranks[at - 1] ?? 0))) {
    throw new Error('The rule of clusters names its levels from the gravest down.');
  }
  return value;
}

/** The gravest level that so many independent sources, with or without a rise in events, ask for. */
export function levelFor(rule: ClusterRule, sources: number, hasRise: boolean): SignalLevel | undefined {
  return rule.levels.find(({ organisations, withRise }) => sources >= organisations && (hasRise || !withRise))?.level;
}
