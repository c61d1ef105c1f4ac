import Type from 'typebox';
import type { Actor } from '../platform/database/actor.ts';
import { message } from '../platform/language/message.ts';
import type { Marked } from '../platform/ledger/ledger-entry.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Marking, markings, maySee, otherMarking } from './marking.ts';
import type { Organisation } from './organisation.ts';

/**
 * Who may see a new row, as the person says who makes it. For a form: spread `markingProperties` into its schema, call
 * `people.markNew` in the transaction that writes the row, and put `markingFields` of pages/marking-form.njk on the page.
 */
export const markingProperties = {
  marking: Type.Optional(Type.Enum([...markings], { problem: otherMarking, description: 'Without it: as is usual' })),
  caveats: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
      maxItems: 20,
      problem: 'Choose caveats that you hold',
      description: 'Handling caveats, each of which you hold: only those who hold all of them see it',
    }),
  ),
  audience: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
      maxItems: 200,
      problem: 'Choose organisations of the directory',
      description:
        'Ids of organisations that it is released to, with all beneath them; empty: its owner’s department alone. Without it: as is usual',
    }),
  ),
};

export type MarkingAnswer = {
  readonly marking?: Marking;
  readonly caveats?: readonly string[];
  readonly audience?: readonly string[];
};

/** What a person may choose from, and what is chosen for them unless they do. */
export type MarkingChoices = {
  readonly markings: readonly Marking[];
  readonly caveats: readonly string[];
  readonly groups: readonly { readonly title: string; readonly organisations: readonly Organisation[] }[];
  readonly usual: { readonly marking: Marking; readonly audience: readonly string[] };
};

/** Kinds of organisations in the order in which a form shows them. */
const groupTitles: Readonly<Record<Organisation['kind'], string>> = {
  government: message('The whole government'),
  department: message('Departments'),
  team: message('Teams'),
  mission: message('Missions'),
  'international-partner': message('International partners'),
  'civil-society': message('Civil society'),
};

/** What `actor` may choose; `usual` is chosen unless they do. */
export function markingChoices(
  actor: Actor,
  organisations: ReadonlyMap<string, Organisation>,
  usual: MarkingChoices['usual'],
): MarkingChoices {
  const { reach } = actor;
  const byKind = Map.groupBy(organisations.values(), ({ kind }) => kind);
  return {
    markings: markings.filter((marking) => marking === 'OFFICIAL' || reach.everything || reach.sensitive),
    caveats: reach.everything ? [] : reach.caveats,
    groups: Object.entries(groupTitles).flatMap(([kind, title]) => {
      // The titles' own keys, and so kinds.
      const of = byKind.get(kind as Organisation['kind']) ?? [];
      return of.length === 0 ? [] : [{ title, organisations: of }];
    }),
    usual,
  };
}

/**
 * The marking of a row that `actor` makes. Its owner is the usual one where that one's rows are the actor's own to see,
 * and else the actor's own organisation: nobody writes on behalf of a department that is not theirs.
 * @param usual what stands where the answer says nothing
 * @throws Refusal beside the field: a marking or caveat that the actor does not hold, an organisation that is not in the
 * directory, or what would hide the row from whoever makes it
 */
export function newMarked(
  actor: Actor,
  answer: MarkingAnswer,
  usual: Marked,
  organisations: ReadonlyMap<string, Organisation>,
): Marked {
  const { reach } = actor;
  const owns = reach.everything || reach.owners.includes(usual.owner);
  const row: Marked = {
    owner: owns ? usual.owner : actor.organisationId,
    marking: answer.marking ?? usual.marking,
    caveats: [...new Set(answer.caveats ?? usual.caveats)].toSorted(),
    audience: [...new Set(answer.audience ?? usual.audience)].toSorted(),
  };
  if (!markings.some((known) => known === row.marking)) throw refusals.marking();
  const unknown = row.audience.find((id) => !organisations.has(id));
  if (unknown !== undefined) throw refusals.organisation(unknown);
  if (reach.everything) return row;
  if (row.marking === 'OFFICIAL-SENSITIVE' && !reach.sensitive) throw refusals.clearance();
  const caveat = row.caveats.find((each) => !reach.caveats.includes(each));
  if (caveat !== undefined) throw refusals.caveat(caveat);
  if (!maySee(reach, row)) throw refusals.hidden();
  return row;
}

const refusals = {
  marking: () => new Refusal('marking.unknown', 422, otherMarking, 'marking'),
  clearance: () =>
    new Refusal(
      'marking.clearance',
      422,
      'You may not see what is OFFICIAL-SENSITIVE, and so cannot write it: choose OFFICIAL, or ask somebody who may.',
      'marking',
    ),
  caveat: (caveat: string) =>
    new Refusal('marking.caveat', 422, 'You do not hold the caveat “{caveat}”, and so cannot set it.', 'caveats', {
      caveat,
    }),
  organisation: (id: string) =>
    new Refusal('marking.audience', 422, 'There is no organisation “{id}” in the directory.', 'audience', { id }),
  hidden: () =>
    new Refusal(
      'marking.hidden',
      422,
      'You could not see this yourself. Release it to your own organisation as well.',
      'audience',
    ),
};
