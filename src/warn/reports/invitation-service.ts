import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { endOfDay } from '../../people/api-token.ts';
import type { MarkingAnswer, MarkingChoices } from '../../people/marking-form.ts';
import type { PeopleService } from '../../people/people-service.ts';
import type { IdentityKeyService, PossibleHolder } from '../../people/sealed-identities/identity-key-service.ts';
import { fewestHolders } from '../../people/sealed-identities/sealed-identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { secretDigest } from '../../platform/crypto/secret-digest.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  type Invitation,
  type InvitationId,
  invitationSteps,
  isOpen,
  mayInvite,
  refusalOfLastDay,
} from './invitation.ts';
import * as store from './invitation-store.ts';

export type InvitationService = ReturnType<typeof createInvitationService>;

/** Who is invited to report, as a person says it who invites them. */
export type Inviting = MarkingAnswer & {
  readonly name: string;
  readonly country: string | null;
  readonly holders: readonly string[];
  /** ISO 8601. */
  readonly lastDay: string;
};

const refusals = {
  role: () =>
    new Refusal('report-invitation.role', 403, 'Your role invites nobody to report. Ask a post, a desk or the watch.'),
  unknown: () => new Refusal('report-invitation.unknown', 404, 'There is no such invitation that stands.'),
  closed: () =>
    new Refusal(
      'report-invitation.closed',
      404,
      'This invitation is not good: it has ended or was taken back, or a part of its address is missing. Ask whoever gave it to you for another.',
    ),
};

/** Invitations to report without an account: made, shown once, taken back; each a step in the ledger. */
export function createInvitationService({
  database,
  clock,
  people,
  identityKeys,
  isCountry,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly identityKeys: IdentityKeyService;
  readonly isCountry: (code: string) => boolean;
}) {
  /** That somebody reports is itself sensitive: for the own department, and of those who may see what is. */
  function usualMarking({ reach, organisationId }: Actor): Marked & MarkingChoices['usual'] {
    const marking = reach.everything || reach.sensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
    return { owner: organisationId, marking, caveats: [], audience: [] };
  }

  function writeStep(queries: Queries, actor: Actor, kind: string, invitation: Invitation, from: string | null) {
    const { id, name, country, holders, expiresAt } = invitation;
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind,
      subjectType: 'report-invitation',
      subjectId: id,
      place: country,
      fromState: from,
      toState: kind === invitationSteps.made ? 'open' : 'revoked',
      marked: invitation,
      payload: { title: name, holders: [...holders], expiresAt: expiresAt.toISOString() },
    });
  }

  return {
    /**
     * Makes an invitation.
     * @returns the secret of its link, which nobody can be shown again
     * @throws Refusal for the wrong role, a day or a country that does not fit, or holders who cannot hold
     */
    async make(actor: Actor, { name, country, holders, lastDay, ...answer }: Inviting): Promise<string> {
      if (!mayInvite(actor)) throw refusals.role();
      const madeAt = clock();
      const sentence = refusalOfLastDay(lastDay, madeAt);
      if (sentence !== undefined) throw new Refusal('report-invitation.last-day', 422, sentence, 'lastDay');
      if (country !== null && !isCountry(country)) {
        throw new Refusal('report-invitation.country', 422, 'Choose a country', 'country');
      }
      const chosen = [...new Set(holders)];
      if (chosen.length > 0 && chosen.length < fewestHolders) {
        const words = message(
          'Choose two or more, so that one lost key loses nobody; or none, and whoever reports stays unnamed',
        );
        throw new Refusal('report-invitation.holders', 422, words, 'holders');
      }
      const marked = await people.markBy(actor, answer, usualMarking(actor));
      await identityKeys.choose(actor, chosen, marked);
      const token = randomBytes(32).toString('base64url');
      const invitation: Invitation = {
        // A fresh UUID is by construction the identity of a new row.
        id: uuidv7() as InvitationId,
        ...{ name, country, holders: chosen, madeAt, madeBy: actor.personId, madeByName: actor.name },
        expiresAt: endOfDay(lastDay),
        revokedAt: null,
        ...marked,
      };
      await database.transact(actor, async (queries) => {
        await store.insertInvitation(queries, invitation, secretDigest(token));
        await writeStep(queries, actor, invitationSteps.made, invitation, null);
      });
      return token;
    },

    /** Those that the asker may see, the one made last first; never their secrets. */
    async list(actor: Actor): Promise<readonly Invitation[]> {
      if (!mayInvite(actor)) throw refusals.role();
      return database.snapshot(actor, store.listInvitations);
    },

    /** Takes one back: nobody reports by it from now on. What came by it stays, and its receipts stay good. */
    async revoke(actor: Actor, id: InvitationId): Promise<void> {
      if (!mayInvite(actor)) throw refusals.role();
      await database.transact(actor, async (queries) => {
        const invitation = await store.revokeInvitation(queries, id, clock());
        if (invitation === undefined) throw refusals.unknown();
        const from = isOpen(invitation, clock()) ? 'open' : 'ended';
        await writeStep(queries, actor, invitationSteps.revoked, invitation, from);
      });
    },

    /** The one whose link holds this secret. @throws Refusal (404) where none is open */
    async openBy(token: string): Promise<Invitation> {
      const found = await database.snapshot(systemActor, (queries) =>
        store.findInvitation(queries, { tokenSha256: secretDigest(token) }),
      );
      if (found === undefined || !isOpen(found, clock())) throw refusals.closed();
      return found;
    },

    /** To whom identities may be sealed, for the form. */
    possibleHolders: (actor: Actor): Promise<readonly PossibleHolder[]> => identityKeys.possibleHolders(actor),

    /** What somebody who invites may choose of who sees what comes by it. */
    markingChoices: (actor: Actor): Promise<MarkingChoices> => people.markingChoices(actor, () => usualMarking(actor)),
  };
}
