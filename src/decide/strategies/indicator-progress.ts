/** Where an indicator stood, where it is to stand, and when. Days are ISO 8601. */
export type IndicatorCourse = {
  readonly baseline: number;
  readonly baselineOn: string;
  readonly target: number;
  readonly targetOn: string;
};
export type Measured = { readonly value: number; readonly measuredOn: string };

export type Progress = {
  readonly latest: Measured | undefined;
  /** Of the way from baseline to target: 0 at the baseline, 1 at the target; may lie outside. Nothing without a measurement. */
  readonly share: number | undefined;
  readonly standing: 'not-measured' | 'met' | 'on-course' | 'behind';
};

export const standingWords: Readonly<Record<Progress['standing'], string>> = {
  'not-measured': 'Not measured yet',
  met: 'Met',
  'on-course': 'On course',
  behind: 'Behind',
};

/**
 * How far an indicator has come, by its last measurement. On course is what has come at least as far as an even course
 * from baseline to target had come on the day of that measurement.
 */
export function progressOf(course: IndicatorCourse, measurements: readonly Measured[]): Progress {
  const latest = measurements.toSorted((left, right) => (left.measuredOn < right.measuredOn ? -1 : 1)).at(-1);
  if (latest === undefined) return { latest, share: undefined, standing: 'not-measured' };
  const share = shareOfWay(course, latest.value);
  if (share >= 1) return { latest, share, standing: 'met' };
  return { latest, share, standing: share >= evenShare(course, latest.measuredOn) ? 'on-course' : 'behind' };
}

/** To hold what stands already is a target too: then it is met as long as nothing falls short of it. */
function shareOfWay({ baseline, target }: IndicatorCourse, value: number): number {
  if (target === baseline) return value >= target ? 1 : 0;
  return (value - baseline) / (target - baseline);
}

function evenShare({ baselineOn, targetOn }: IndicatorCourse, day: string): number {
  const [from, to, at] = [baselineOn, targetOn, day].map((each) => Date.parse(each));
  if (from === undefined || to === undefined || at === undefined || to <= from) return 1;
  return Math.min(Math.max((at - from) / (to - from), 0), 1);
}
