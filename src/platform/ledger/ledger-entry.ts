import { createHash } from 'node:crypto';
import type { Actor } from '../database/actor.ts';
import { type Hash, leafHash } from './merkle-tree.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a row that speaks of the world carries, so that exactly those see it who may. */
export type Marked = {
  /** The organisation whose row it is. */
  readonly owner: string;
  readonly marking: string;
  /** Handling caveats: only those who hold each of them see the row. */
  readonly caveats: readonly string[];
  /** Organisations that it is released to, with all beneath them; empty: the owner's department and those above it. */
  readonly audience: readonly string[];
};

/** In an audience: released to whoever asks, signed in or not. */
export const everyone = 'everyone';

/** For steps about what everybody may see: figures and forecasts made of published counts. */
export const unrestricted: Marked = { owner: 'forestall', marking: 'OFFICIAL', caveats: [], audience: [everyone] };

/** The marking of a row, for one that follows from it. */
export function markedAs({ owner, marking, caveats, audience }: Marked): Marked {
  return { owner, marking, caveats, audience };
}

/** One change of state, as a service tells it. `kind` is entity and past participle: `warning.opened`. */
export type Step = {
  readonly at: Date;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** ISO 3166-1 alpha-3 of the place it is about, if it is about one. */
  readonly place: string | null;
  readonly fromState: string | null;
  readonly toState: string | null;
  /** Who may see it: as of the row that the step is about. */
  readonly marked: Marked;
  /** What was said in the step: enough to tell later what was known. Never the identity of a sealed reporter. */
  readonly payload: Json;
};

/** A row of the ledger as it stands in the database; `at` with microseconds, so that no digit escapes the hash. */
export type LedgerEntry = {
  readonly id: string;
  readonly at: string;
  readonly person: string;
  readonly personName: string;
  readonly role: string;
  readonly organisation: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly place: string | null;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly owner: string;
  readonly marking: string;
  readonly caveats: readonly string[];
  readonly audience: readonly string[];
  readonly payload: string;
  readonly payloadSha256: Hash;
  readonly leafHash: Hash;
};

/** ISO 8601 in UTC with microseconds, the precision that the database keeps. */
export function instant(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

// Names of fields, and no other keys: Node 24's JSON.parse misreads some keys that need escaping (nodejs/node #63785),
// and what is read back from the ledger must be what was written.
const fieldName = /^[A-Za-z0-9_.:-]+$/;

/**
 * JSON with sorted keys and no spaces, so that the same content has the same digest.
 * @throws RangeError where a key is not the name of a field
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => {
      if (!fieldName.test(key)) throw new RangeError(`A payload's key is the name of a field, not “${key}”`);
      return `"${key}":${canonicalJson(member)}`;
    });
  return `{${members.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The entry that `actor`'s step becomes. */
export function ledgerEntry(id: string, actor: Actor, step: Step): LedgerEntry {
  const payload = canonicalJson(step.payload);
  const unhashed = {
    id,
    at: instant(step.at),
    person: actor.personId,
    personName: actor.name,
    role: actor.roles.join(' '),
    organisation: actor.organisation,
    kind: step.kind,
    subjectType: step.subjectType,
    subjectId: step.subjectId,
    place: step.place,
    fromState: step.fromState,
    toState: step.toState,
    owner: step.marked.owner,
    marking: step.marked.marking,
    caveats: step.marked.caveats,
    audience: step.marked.audience,
    payload,
    payloadSha256: createHash('sha256').update(payload, 'utf8').digest(),
  };
  return { ...unhashed, leafHash: entryHash(unhashed) };
}

/** The hash that the tree holds for an entry: over every column, in this order, as one JSON list. */
function entryHash(entry: Omit<LedgerEntry, 'leafHash'>): Hash {
  return leafHash(
    JSON.stringify([
      entry.id,
      entry.at,
      entry.person,
      entry.personName,
      entry.role,
      entry.organisation,
      entry.kind,
      entry.subjectType,
      entry.subjectId,
      entry.place,
      entry.fromState,
      entry.toState,
      entry.owner,
      entry.marking,
      entry.caveats,
      entry.audience,
      entry.payload,
      entry.payloadSha256.toString('hex'),
    ]),
  );
}

/** What is wrong with an entry taken alone, or nothing. */
export function entryFault(entry: LedgerEntry): string | undefined {
  const payloadSha256 = createHash('sha256').update(entry.payload, 'utf8').digest();
  if (!payloadSha256.equals(entry.payloadSha256)) return 'its payload is not what was written';
  if (!entryHash(entry).equals(entry.leafHash)) return 'its words are not what was written';
  return undefined;
}

/** When a thing first took each kind of step, in milliseconds since 1970; null for one not taken. */
export type FirstSteps = Readonly<Record<string, number | null>>;

/** One sealing of the ledger: how many entries the tree held, and its root. `sealedAt` with microseconds. */
export type Seal = {
  readonly treeSize: number;
  readonly root: Hash;
  readonly sealedAt: string;
  readonly sealHash: Hash;
};

/** A seal's own hash, over its words and the seal before it, so that neither its moment nor its place can be changed. */
export function sealHash(seal: Omit<Seal, 'sealHash'>, previous: Seal | undefined): Hash {
  return createHash('sha256')
    .update(previous?.sealHash ?? '')
    .update(JSON.stringify([seal.treeSize, seal.root.toString('hex'), seal.sealedAt]))
    .digest();
}

/** A step as people are told of it: an entry without what only its proof needs. */
export type ToldStep = Pick<
  LedgerEntry,
  'id' | 'at' | 'personName' | 'organisation' | 'kind' | 'subjectType' | 'subjectId' | 'toState' | 'payload'
>;

/** The sentence that a step carried, if it carried one: steps that a person words write it under `said`. */
export function saidIn(entry: Pick<LedgerEntry, 'payload'>): string | undefined {
  return textIn(entry, 'said');
}

/** What the thing that a step was about was called then. */
export function titleIn(entry: Pick<LedgerEntry, 'payload'>): string | undefined {
  return textIn(entry, 'title');
}

function textIn(entry: Pick<LedgerEntry, 'payload'>, name: string): string | undefined {
  // The ledger holds canonical JSON that this program wrote.
  const payload = JSON.parse(entry.payload) as Json;
  if (payload === null || typeof payload !== 'object' || isList(payload)) return undefined;
  const text = payload[name];
  return typeof text === 'string' && text !== '' ? text : undefined;
}
