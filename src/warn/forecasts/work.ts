/** How far a making of forecasts is, told by whoever makes it to whoever asks. */

/** What is made by a program of its own, each in a thread. */
export const workKinds = ['chances', 'months', 'mass-killing', 'backtest'] as const;
export type WorkKind = (typeof workKinds)[number];

export type WorkId = string & { readonly __brand: 'ForecastWorkId' };

export type Work = {
  readonly id: WorkId;
  readonly model: WorkKind;
  readonly begunAt: Date;
  readonly begunBy: string;
  /** Share done, 0 to 1, and what is being done, in words. */
  readonly share: number;
  readonly label: string;
  readonly seenAt: Date;
  readonly state: 'running' | 'made' | 'failed' | 'cancelled';
  /** Why it failed. */
  readonly reason: string | null;
  readonly endedAt: Date | null;
  readonly cancelAskedAt: Date | null;
  readonly cancelAskedBy: string | null;
};

/** A making that says it runs and has not been heard of for so long was ended from outside. */
const longestSilenceSeconds = 60;

export function isRunning({ state, seenAt }: Pick<Work, 'state' | 'seenAt'>, now: Date): boolean {
  return state === 'running' && now.getTime() - seenAt.getTime() <= longestSilenceSeconds * 1000;
}
