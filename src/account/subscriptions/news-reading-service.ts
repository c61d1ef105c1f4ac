import type { Queries } from '../../platform/database/database.ts';
import { latestSeal, readSealedSteps, type SealedEntry } from '../../platform/ledger/sealed-ledger-store.ts';
import { questionOf } from '../../platform/search/fold.ts';
import { readDocuments } from '../../platform/search/search-store.ts';
import type { TimelineKinds } from '../timeline/timeline.ts';
import { type Item, itemOf } from './item.ts';
import { placesOf, type Scope } from './subscription.ts';

/** What is new to a subscriber, oldest first, and how far of the sealed ledger that is. */
export type News = { readonly items: readonly Item[]; readonly sentEntries: number };

const mostItems = 500;
const itemsInFeed = 50;

/**
 * What came after the first `from` entries of the sealed ledger. In a transaction of the subscriber's own, so that row
 * security leaves only what that person may see at this moment.
 */
export async function newsSince(queries: Queries, kinds: TimelineKinds, scope: Scope, from: number): Promise<News> {
  const sealed = (await latestSeal(queries))?.treeSize ?? 0;
  const steps = await read(queries, kinds, scope, from, 'oldest');
  const last = steps.length < mostItems ? undefined : steps.at(-1);
  return {
    items: await toItems(queries, kinds, scope, steps),
    sentEntries: last === undefined ? Math.max(sealed, from) : last.leafIndex + 1,
  };
}

/** The newest steps in a scope, the newest first; of a saved search or a theme, those among the newest 500 that fit it. */
export async function newestItems(queries: Queries, kinds: TimelineKinds, scope: Scope): Promise<readonly Item[]> {
  return (await toItems(queries, kinds, scope, await read(queries, kinds, scope, 0, 'newest'))).slice(0, itemsInFeed);
}

function read(queries: Queries, kinds: TimelineKinds, scope: Scope, from: number, order: 'oldest' | 'newest') {
  const told = Object.keys(kinds);
  return readSealedSteps(queries, { from, kinds: told, places: placesOf(scope), limit: mostItems, order });
}

/** Both must be seen: the step as it was marked then, and the thing that it is about as it is marked now. */
async function toItems(
  queries: Queries,
  kinds: TimelineKinds,
  scope: Scope,
  steps: readonly SealedEntry[],
): Promise<readonly Item[]> {
  if (steps.length === 0) return [];
  const text = scope.kind === 'search' ? scope.words : '';
  const question = questionOf(text);
  if (scope.kind === 'search' && question === undefined) return [];
  const documents = await readDocuments(
    queries,
    [...new Map(steps.map((step) => [step.subjectId, { kind: step.subjectType, id: step.subjectId }])).values()],
    {
      ...(question === undefined ? {} : { words: { question, text } }),
      ...(scope.kind === 'theme' ? { theme: scope.theme } : {}),
    },
  );
  const byKey = new Map(documents.map((document) => [`${document.kind} ${document.id}`, document]));
  return steps.flatMap((step) => {
    const document = byKey.get(`${step.subjectType} ${step.subjectId}`);
    return document === undefined ? [] : [itemOf(step, document, kinds)];
  });
}
