/**
 * Who asks: stands behind every transaction, so that the database can hold markings and audiences to it
 * and the ledger can say on whose behalf a step was taken.
 */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
};

/** The system itself: rules that raise warnings, clocks that let them climb, the sealer. */
export const systemActor: Actor = {
  personId: 'system',
  name: 'Forestall',
  role: 'system',
  organisation: 'Forestall',
};

/** Somebody who has not signed in. */
export const anonymousActor: Actor = {
  personId: 'anonymous',
  name: 'Not signed in',
  role: 'anonymous',
  organisation: 'none',
};
