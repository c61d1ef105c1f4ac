import { createRecordService, type RecordParts } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { diplomaticDate } from './diplomatic-date.ts';
import { forumBody } from './forum-body.ts';
import { memberPosition, outcomeDocument } from './forum-parts.ts';
import { forumSession } from './forum-session.ts';
import { forumVote } from './forum-vote.ts';
import { recordId } from './record-id.ts';
import { isAdopted, tallyOf, votedTwice } from './vote-tally.ts';

export type ForumServices = ReturnType<typeof createForumServices>;

/** Bodies, their sessions with what belongs to them, and the dates that diplomacy must not miss. */
export function createForumServices(parts: RecordParts) {
  const forumBodies = createRecordService(forumBody, parts);
  const forumSessions = createRecordService(forumSession, parts, {
    async check(_queries, _actor, { after: { values } }) {
      if (values.closesOn !== null && values.closesOn < values.opensOn) {
        throw new Refusal(
          'forum-session.days',
          422,
          'A session closes on the day on which it opens, or later',
          'closesOn',
        );
      }
    },
  });
  const memberPositions = createRecordService(memberPosition, parts, {}, forumSessions);
  const forumVotes = createRecordService(
    forumVote,
    parts,
    {
      async check(queries, _actor, { after: { values } }) {
        const session = await forumSessions.findIn(queries, recordId(values.session));
        const body = session && (await forumBodies.findIn(queries, recordId(session.values.body)));
        requireTally(values, body?.values.seats ?? undefined);
        if (isAdopted(values.rule, values) !== values.adopted) {
          const { inFavour, against, abstaining } = tallyOf(values);
          const words = values.adopted ? 'do not adopt it' : 'adopt it';
          throw new Refusal(
            'forum-vote.rule',
            422,
            `By the rule chosen, these votes ${words}: ${inFavour} for, ${against} against, ${abstaining} abstaining`,
            'adopted',
          );
        }
      },
    },
    forumSessions,
  );
  const outcomeDocuments = createRecordService(
    outcomeDocument,
    parts,
    {
      async check(queries, _actor, { after: { values, state } }) {
        if (values.vote === null) return;
        const vote = await forumVotes.findIn(queries, recordId(values.vote));
        if (vote === undefined) return;
        if (vote.values.session !== values.session) {
          throw new Refusal('outcome-document.session', 422, 'Choose a vote of the same session', 'vote');
        }
        if (state === 'adopted' && !vote.values.adopted) {
          throw new Refusal('outcome-document.vote', 409, 'It was put to a vote, which did not adopt it.', 'vote');
        }
      },
    },
    forumSessions,
  );
  for (const part of [memberPositions, forumVotes, outcomeDocuments]) forumSessions.addPart(part);
  const diplomaticDates = createRecordService(diplomaticDate, parts);
  return { forumBodies, forumSessions, memberPositions, forumVotes, outcomeDocuments, diplomaticDates };
}

type VoteValues = Parameters<typeof tallyOf>[0] & {
  readonly announcedInFavour: number | null;
  readonly announcedAgainst: number | null;
  readonly announcedAbstaining: number | null;
};

/** @throws Refusal where a member votes twice, more vote than there are, or the tally is not the one announced */
function requireTally(values: VoteValues, seats: number | undefined): void {
  const [twice] = votedTwice(values);
  if (twice !== undefined) {
    const list = (['against', 'abstaining', 'absent'] as const).findLast((side) => values[side].includes(twice));
    throw new Refusal('forum-vote.twice', 422, `${twice} stands in two lists: a member votes once`, list ?? 'inFavour');
  }
  const tally = tallyOf(values);
  if (seats !== undefined && tally.members > seats) {
    throw new Refusal('forum-vote.seats', 422, `These are ${tally.members} members; the body has ${seats}`, 'inFavour');
  }
  const announced = [
    ['announcedInFavour', values.announcedInFavour, tally.inFavour],
    ['announcedAgainst', values.announcedAgainst, tally.against],
    ['announcedAbstaining', values.announcedAbstaining, tally.abstaining],
  ] as const;
  for (const [field, said, counted] of announced) {
    if (said !== null && said !== counted) {
      throw new Refusal('forum-vote.tally', 422, `${said} were announced; in the list above are ${counted}`, field);
    }
  }
}
