import type { Actor } from '../../platform/database/actor.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Asked, type Authority, delegation, type Given, mayDecide } from './delegation.ts';
import { covers, governmentPost, overlap, postHolding, type Stretch } from './government-post.ts';
import { dayAfter, handOver } from './hand-over.ts';
import { createOpenWork } from './open-work-service.ts';

export type GovernanceServices = ReturnType<typeof createGovernanceServices>;

type Holding = RecordOf<typeof postHolding>;

/** A reference's value as the identity of what it names: the service has checked that there is one. */
const recordId = (value: string): RecordId => value as RecordId;

/** Posts, who holds them, what is delegated to them, and how they are handed over. */
export function createGovernanceServices(parts: RecordParts) {
  const today = () => parts.clock().toISOString().slice(0, 10);
  const governmentPosts = createRecordService(governmentPost, parts);
  const postHoldings = createRecordService(
    postHolding,
    parts,
    {
      async check(queries, _actor, { after }) {
        const days = stretchOf(after);
        if (days.untilOn !== null && days.untilOn < days.fromOn) {
          throw new Refusal('post-holding.days', 422, 'The last day is the first one, or later', 'untilOn');
        }
        const others = await postHoldings.listIn(queries, { values: { post: after.values.post } });
        const other = others.find(({ id, ...each }) => id !== after.id && overlap(stretchOf(each), days));
        if (other === undefined) return;
        const { fromOn, untilOn } = stretchOf(other);
        const until = untilOn === null ? 'and holds it still' : `until ${untilOn}`;
        throw new Refusal(
          'post-holding.two',
          409,
          `Somebody else holds the post in these days: from ${fromOn} ${until}. Say first when that ends.`,
          after.state === 'left' ? 'untilOn' : 'fromOn',
        );
      },
    },
    governmentPosts,
  );
  governmentPosts.addPart(postHoldings);

  /** Posts that somebody holds on a day. */
  async function postsHeld(queries: Queries, personId: string, on: string): Promise<readonly string[]> {
    const holdings = await postHoldings.listIn(queries, { values: { holder: personId } });
    return holdings.filter((holding) => covers(stretchOf(holding), on)).map(({ values }) => values.post);
  }

  /** What these posts may decide: all, or by which delegations. */
  async function powersOf(queries: Queries, posts: readonly string[]) {
    const given: Given[] = [];
    let decidesAll = false;
    for (const post of posts) {
      decidesAll ||= (await governmentPosts.findIn(queries, recordId(post)))?.values.decidesAll === true;
      for (const { id, values } of await delegations.listIn(queries, {
        state: 'in-force',
        values: { givenTo: post },
      })) {
        given.push({ id, ...values });
      }
    }
    return { decidesAll, given };
  }

  const delegations = createRecordService(delegation, parts, {
    async check(queries, actor, { step, after: { values } }) {
      const { givenBy, givenTo, untilOn, fromOn, upToLevel, upToAmount } = values;
      if (givenBy === givenTo) {
        throw new Refusal('delegation.self', 422, 'A post delegates to another, not to itself', 'givenTo');
      }
      if (untilOn !== null && untilOn < fromOn) {
        throw new Refusal('delegation.days', 422, 'It ends on the day on which it begins, or later', 'untilOn');
      }
      if (step !== 'give') return;
      if (!(await postsHeld(queries, actor.personId, today())).includes(givenBy)) {
        throw new Refusal('delegation.giver', 403, 'Whoever holds the post that gives it brings it into force.');
      }
      const { decidesAll, given } = await powersOf(queries, [givenBy]);
      if (decidesAll) return;
      const asked = { level: upToLevel, on: fromOn, ...(upToAmount === null ? {} : { amount: upToAmount }) };
      const isForAsLong = ({ untilOn: ends }: Given) => ends === null || (untilOn !== null && untilOn <= ends);
      if (!mayDecide(given.filter(isForAsLong), asked).allowed) {
        throw new Refusal('delegation.more', 409, 'It gives more, or for longer, than the giving post has itself.');
      }
    },
  });

  const notes = createRecordService(handOver, parts, {
    async check(queries, actor, { step, after }) {
      const { post, leaving, lastDay } = after.values;
      const holding = await holdingOf(queries, post, leaving, lastDay);
      if (holding === undefined) {
        throw new Refusal('hand-over.holder', 422, 'Choose who holds the post on the last day', 'leaving');
      }
      if (step !== 'hand-over' || after.state !== 'handed-over') return;
      if (actor.personId !== leaving && !actor.roles.includes('administrator')) {
        throw new Refusal('hand-over.actor', 403, 'Whoever leaves the post hands it over, or an administrator does.');
      }
      if (after.values.successor === leaving) {
        throw new Refusal('hand-over.same', 422, 'Choose somebody else than the one who leaves', 'successor');
      }
    },
    async follow(queries, _actor, { step, after }) {
      if (step !== 'hand-over' || after.state !== 'handed-over') return;
      const { post, leaving, lastDay, successor } = after.values;
      const holding = await holdingOf(queries, post, leaving, lastDay);
      if (holding === undefined) throw new Error('It was checked in this transaction');
      if (holding.state === 'holds') {
        const ends = { untilOn: lastDay };
        await postHoldings.takeIn(queries, systemActor, holding.id, 'leave', ends, { expected: 'any' });
      }
      await postHoldings.makeIn(queries, systemActor, { post, holder: successor, fromOn: dayAfter(lastDay) });
    },
  });

  const openWork = createOpenWork(parts, notes);
  const handOvers: typeof notes = { ...notes, take: openWork.take };

  async function holdingOf(queries: Queries, post: string, holder: string, on: string): Promise<Holding | undefined> {
    const holdings = await postHoldings.listIn(queries, { values: { post, holder } });
    return holdings.find((holding) => covers(stretchOf(holding), on));
  }

  /**
   * Whether somebody may decide this, by the posts that they hold on that day. As long as no delegation is in force in
   * the house, nothing is limited here, and the role alone says who decides.
   */
  async function delegated(queries: Queries, actor: Actor, asked: Asked): Promise<Authority> {
    const inForce = await delegations.listIn(queries, { state: 'in-force' }, 1);
    if (inForce.length === 0) return { allowed: true };
    const { decidesAll, given } = await powersOf(queries, await postsHeld(queries, actor.personId, asked.on));
    return decidesAll ? { allowed: true } : mayDecide(given, asked);
  }

  return { governmentPosts, postHoldings, delegations, handOvers, openWork, delegated };
}

function stretchOf({ values }: Pick<Holding, 'values'>): Stretch {
  return { fromOn: values.fromOn, untilOn: 'untilOn' in values ? values.untilOn : null };
}
