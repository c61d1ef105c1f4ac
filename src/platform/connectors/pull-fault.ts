/** A pull that ends here for now: why, in words. */
export class PullFault extends Error {
  readonly retryAfterSeconds: number | undefined;
  /** What was read so far is of no use to the next pull. */
  readonly beginsAnew: boolean;

  constructor(words: string, { retryAfterSeconds, beginsAnew = false }: Partial<Omit<PullFault, keyof Error>> = {}) {
    super(words);
    this.name = 'PullFault';
    this.retryAfterSeconds = retryAfterSeconds;
    this.beginsAnew = beginsAnew;
  }
}
