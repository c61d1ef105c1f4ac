import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import type { memberPosition } from './forum-parts.ts';
import type { ForumServices } from './forum-service.ts';
import type { forumSession } from './forum-session.ts';
import type { forumVote } from './forum-vote.ts';

export type MemberService = ReturnType<typeof createMemberService>;

/** The lists of a vote in which a member stands. */
export const sides = ['inFavour', 'against', 'abstaining', 'absent'] as const;
export type Side = (typeof sides)[number];

type Session = RecordOf<typeof forumSession>;

/** What one country did and has before it as a member of bodies, as far as the asker may see it. */
export type Member = {
  /** The one held last first. */
  readonly votes: readonly { readonly vote: RecordOf<typeof forumVote>; readonly side: Side }[];
  /** Of bodies in which it has voted, or where it has said what it will do; the next first. */
  readonly sessions: readonly {
    readonly session: Session;
    readonly position: RecordOf<typeof memberPosition> | undefined;
  }[];
};

const longest = 800;

/** Reads what is kept of meetings by member. */
export function createMemberService({ database, fora }: { readonly database: Database; readonly fora: ForumServices }) {
  const { forumSessions, forumVotes, memberPositions } = fora;
  return {
    /** @param code ISO 3166-1 alpha-3 */
    ofMember(actor: Actor, code: string): Promise<Member> {
      return database.snapshot(actor, async (queries) => {
        const anyOf = Object.fromEntries(sides.map((side) => [side, code]));
        const found = await forumVotes.listIn(queries, { anyOf }, longest);
        const votes = found.flatMap((vote) => {
          const side = sides.find((each) => vote.values[each]?.includes(code));
          return side === undefined ? [] : [{ vote, side }];
        });
        const positions = await memberPositions.listIn(queries, { state: 'holds', values: { member: code } }, longest);
        if (votes.length === 0 && positions.length === 0) return { votes, sessions: [] };
        const planned = await forumSessions.listIn(queries, { state: 'planned' }, longest);
        const ids = [...new Set(votes.map(({ vote }) => vote.values.session))];
        const held = ids.length === 0 ? [] : await forumSessions.listIn(queries, { ids });
        const bodies = new Set(held.map(({ values }) => values.body));
        const sessions = planned
          .map((session) => ({ session, position: positions.find(({ values }) => values.session === session.id) }))
          .filter(({ session, position }) => position !== undefined || bodies.has(session.values.body));
        return {
          votes: votes.toSorted((left, right) => right.vote.values.heldOn.localeCompare(left.vote.values.heldOn)),
          sessions: sessions.toSorted((left, right) =>
            left.session.values.opensOn.localeCompare(right.session.values.opensOn),
          ),
        };
      });
    },
  };
}
