import type { Actor } from '../../../platform/database/actor.ts';
import type { Database } from '../../../platform/database/database.ts';
import { message } from '../../../platform/language/message.ts';
import type { RecordService } from '../../../platform/records/record-service.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { SearchService } from '../../../platform/search/search-service.ts';
import type { DesignationCase, designationCase } from '../designations/designation-case.ts';
import { dayOf, type ListSnapshot } from '../list-snapshot.ts';
import type { ListSnapshotService } from '../list-snapshot-service.ts';
import type { RegisterRecord } from '../register/register.ts';
import { readKey, textOfKey } from '../register/register-decision.ts';
import type { RegisterService } from '../register/register-service.ts';
import type { MatchLine } from '../screening/screening-match.ts';
import type { ScreeningService } from '../screening/screening-service.ts';
import { type SeenRecord, type SubjectRecord, subjectHistory } from './subject-history.ts';
import { seenRecords } from './subject-history-store.ts';

export type ListedSubjectService = ReturnType<typeof createListedSubjectService>;

export type CaseAbout = Pick<DesignationCase, 'id' | 'state'> & { readonly subject: string };

const mostShown = 50;

/** One listed subject: what each list says of it, how that came about, and what is done about it here. */
export function createListedSubjectService({
  database,
  lists,
  register,
  screening,
  search,
  cases,
}: {
  readonly database: Database;
  readonly lists: Pick<ListSnapshotService, 'snapshots'>;
  readonly register: Pick<RegisterService, 'standingIn'>;
  readonly screening: Pick<ScreeningService, 'mayRead' | 'matches'>;
  readonly search: Pick<SearchService, 'namedAlike'>;
  readonly cases: RecordService<typeof designationCase>;
}) {
  /**
   * The records of the subject that a record belongs to, that record first; one that is on no list any more stands alone.
   * @param asked such as `un:TAi.155` @throws Refusal (404) where no imported day of a list has it
   */
  async function records(actor: Actor, asked: string): Promise<readonly SubjectRecord[]> {
    const key = readKey(asked);
    if (key === undefined) throw unknown();
    const snapshots = (await lists.snapshots(actor)).toReversed();
    return database.snapshot(actor, async (queries) => {
      const { resolution } = await register.standingIn(queries);
      const own = resolution.byKey.get(textOfKey(key));
      const group = own === undefined ? [] : resolution.subjectOf(own.version);
      const others = group.filter(({ version }) => version !== own?.version);
      const seen = Map.groupBy(await seenRecords(queries, [key, ...others]), ({ subject }) =>
        textOfKey({ source: subject.list, reference: subject.reference }),
      );
      if (!seen.has(textOfKey(key))) throw unknown();
      const joinedBy = (other: RegisterRecord) => own && resolution.joinedBy(own.version, other.version);
      const keys = [
        { ...key, joinedBy: undefined },
        ...others.map((other) => ({ ...other, joinedBy: joinedBy(other) })),
      ];
      return keys.flatMap(({ source, reference, joinedBy: how }): readonly SubjectRecord[] => {
        const ofList = snapshots.filter((each) => each.source === source);
        const record = recordOf(seen.get(textOfKey({ source, reference })) ?? [], ofList);
        return record === undefined ? [] : [{ source, reference, joinedBy: how, ...record }];
      });
    });
  }

  return {
    records,

    /** Possible matches with it that nobody has settled, as far as one may see them; nothing for whoever reads none. */
    async openMatches(actor: Actor, asked: string): Promise<readonly MatchLine[] | undefined> {
      const key = readKey(asked);
      if (key === undefined || !screening.mayRead(actor) || actor.personId === 'anonymous') return undefined;
      const versions = await database.snapshot(actor, async (queries) => {
        const { resolution } = await register.standingIn(queries);
        const own = resolution.byKey.get(textOfKey(key));
        return own === undefined ? [] : resolution.subjectOf(own.version).map(({ version }) => version);
      });
      const filter = { states: ['open', 'disputed', 'to-check'], versions } as const;
      return (await screening.matches(actor, filter, { offset: 0, limit: mostShown })).matches;
    },

    /** Cases that were listed under one of its references, and those of a name much like one of its own. */
    async cases(actor: Actor, found: readonly SubjectRecord[]): Promise<readonly CaseAbout[]> {
      const stretch = { limit: mostShown, offset: 0 };
      const listed = await Promise.all(
        found.map(
          async ({ reference }) => (await cases.list(actor, { values: { listNumber: reference } }, stretch)).records,
        ),
      );
      const names = [...new Set(found.flatMap(({ says }) => says.names.slice(0, 1).map(({ text }) => text)))];
      const kind = cases.definition.kind;
      const alike = await search.namedAlike(actor, names, [kind], { kind, id: '' });
      const named = await Promise.all(
        // The search gives the address that the case has.
        alike.map(({ href }) => cases.find(actor, (href.split('/').at(-1) ?? '') as DesignationCase['id'])),
      );
      const all = [...listed.flat(), ...named.filter((each) => each !== undefined)];
      const distinct = new Map(all.map((each) => [each.id, each]));
      return [...distinct.values()].map(({ id, state, values }) => ({ id, state, subject: values.subject }));
    },
  };
}

const unknown = () => new Refusal('listed-subject.unknown', 404, message('No imported list has this record.'));

/** @param snapshots of its list, the oldest first */
function recordOf(seen: readonly SeenRecord[], snapshots: readonly ListSnapshot[]) {
  const saidIn = new Map(seen.map((each) => [each.snapshot, each]));
  const days = snapshots.filter(({ id }) => saidIn.has(id));
  const [first, last] = [days[0], days.at(-1)];
  const says = last && saidIn.get(last.id)?.subject;
  if (first === undefined || last === undefined || says === undefined) return undefined;
  return {
    says,
    isStanding: last.id === snapshots.at(-1)?.id,
    firstSeenOn: dayOf(first),
    lastSeenOn: dayOf(last),
    history: subjectHistory(seen, snapshots),
  };
}
