import pg from 'pg';

const soFar = { queries: 0, queryMs: 0 };

/** Takes the time of every query that this process sends from now on. */
export function watchQueries(): void {
  const { prototype } = pg.Client;
  // Of the ways in which pg may be asked, Kysely uses the one that gives a promise; others pass untimed.
  const query = prototype.query as (this: pg.Client, ...asked: unknown[]) => unknown;
  function timed(this: pg.Client, ...asked: unknown[]): unknown {
    const begun = performance.now();
    const answer = query.apply(this, asked);
    if (answer instanceof Promise) {
      const count = () => {
        soFar.queries += 1;
        soFar.queryMs += performance.now() - begun;
      };
      answer.then(count, count);
    }
    return answer;
  }
  Object.assign(prototype, { query: timed });
}

export const queriesSoFar = () => ({ ...soFar });
