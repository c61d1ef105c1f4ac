/** A driver or an opportunity as a version of an assessment holds it. */
export type Finding = { readonly kind: 'driver' | 'opportunity'; readonly id: string; readonly title: string };

export type TiedObjective = {
  readonly id: string;
  readonly title: string;
  readonly driver: string | null;
  readonly opportunity: string | null;
};

export type Gaps<Objective extends TiedObjective = TiedObjective> = {
  /** What the assessment found and no objective takes up. */
  readonly unanswered: readonly Finding[];
  /** Objectives tied to nothing that the assessment found. */
  readonly orphans: readonly Objective[];
  /** Objectives tied only to what this version of the assessment does not hold. */
  readonly outdated: readonly Objective[];
};

/** Where a strategy and the version of the assessment that it answers do not meet. Each objective is at most in one list. */
export function gapsBetween<Objective extends TiedObjective>(
  findings: readonly Finding[],
  objectives: readonly Objective[],
): Gaps<Objective> {
  const known = new Set(findings.map(({ id }) => id));
  const tiesOf = ({ driver, opportunity }: TiedObjective) => [driver, opportunity].filter((id) => id !== null);
  const taken = new Set(objectives.flatMap(tiesOf));
  return {
    unanswered: findings.filter(({ id }) => !taken.has(id)),
    orphans: objectives.filter((each) => tiesOf(each).length === 0),
    outdated: objectives.filter((each) => tiesOf(each).length > 0 && !tiesOf(each).some((id) => known.has(id))),
  };
}
