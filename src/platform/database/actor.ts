import { everyone } from '../ledger/ledger-entry.ts';

/**
 * Who asks: stands behind every transaction, so that the database can hold markings and audiences to it
 * and the ledger can say on whose behalf a step was taken.
 */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  /** What the person does here; a role says what may be done, an organisation what may be seen. */
  readonly roles: readonly string[];
  /** The organisation's name, as the ledger tells it. */
  readonly organisation: string;
  readonly organisationId: string;
  readonly reach: Reach;
  /** The claim under which a request may be carried out once: see `platform/web/api/idempotency-service.ts`. */
  readonly claimId?: string;
};

/** What the database lets somebody see: see `people/marking.ts` for the rule. */
export type Reach =
  | { readonly everything: true }
  | {
      readonly everything: false;
      /** The own organisation and those above it: rows released to one of them are released to this person. */
      readonly organisations: readonly string[];
      /** Organisations whose rows are the person's own to see: those of the own department, and those below the own. */
      readonly owners: readonly string[];
      readonly sensitive: boolean;
      readonly caveats: readonly string[];
    };

const released: Reach = { everything: false, organisations: [everyone], owners: [], sensitive: false, caveats: [] };

/** The system itself: rules that raise warnings, clocks that let them climb, the sealer. */
export const systemActor: Actor = {
  personId: 'system',
  name: 'Forestall',
  roles: ['system'],
  organisation: 'Forestall',
  organisationId: 'forestall',
  reach: { everything: true },
};

/** Who takes the database's content out: sees all rows but those that are sealed until others have spoken. */
export const exporter: Actor = { ...systemActor, personId: 'export', name: 'Export' };

/** Somebody who has not signed in. */
export const anonymousActor: Actor = {
  personId: 'anonymous',
  name: 'Not signed in',
  roles: [],
  organisation: 'none',
  organisationId: 'none',
  reach: released,
};

export function isSignedIn(actor: Actor): boolean {
  return actor.personId !== anonymousActor.personId;
}
