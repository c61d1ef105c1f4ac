import { sql } from 'kysely';
import type { Queries } from '../platform/database/database.ts';
import type { Person } from './person.ts';

declare module '../platform/database/database.ts' {
  interface Tables {
    issuer_subject: { issuer: string; subject: string; person: string; first_seen_at: Date; last_seen_at: Date };
  }
}

/** Somebody who may stand in the directory: as it stands, whether at work or retired. */
export type KnownPerson = Person & { readonly retired: boolean; readonly fromIssuer: boolean };

type Row = {
  id: string;
  name: string;
  email: string | null;
  organisation: string;
  roles: string[];
  sensitive: boolean;
  caveats: string[];
  retired: boolean;
  from_issuer: boolean;
};

const columns = sql`person.id, person.name, person.email, person.organisation, person.roles, person.sensitive,
  person.caveats, person.retired_at is not null as retired, person.from_issuer`;

function toKnown(row: Row | undefined): KnownPerson | undefined {
  if (row === undefined) return undefined;
  const { email, from_issuer: fromIssuer, ...rest } = row;
  return { ...rest, fromIssuer, ...(email === null ? {} : { email }) };
}

/** Two sign-ins of one subject at a time would make two people of it. */
export async function lockSubject(queries: Queries, issuer: string, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`forestall.sign-in ${issuer} ${subject}`}, 0))`.execute(
    queries,
  );
}

export async function findBySubject(
  queries: Queries,
  issuer: string,
  subject: string,
): Promise<KnownPerson | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from issuer_subject join person on person.id = issuer_subject.person
    where issuer_subject.issuer = ${issuer} and issuer_subject.subject = ${subject}
  `.execute(queries);
  return toKnown(rows[0]);
}

/**
 * Somebody of the directory's own file, by the id there or else by the address: never a person of the demonstration,
 * and nobody where two people have the address.
 */
export async function findInDirectory(
  queries: Queries,
  { id, email }: { readonly id: string | undefined; readonly email: string | undefined },
): Promise<KnownPerson | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from person
    where not demonstration and not from_issuer
      and (id = ${id ?? null} or (retired_at is null and lower(email) = lower(${email ?? null})))
    order by id = ${id ?? null} desc nulls last
    limit 2
  `.execute(queries);
  const [first, second] = rows;
  return first?.id === id || second === undefined ? toKnown(first) : undefined;
}

/** Whether somebody else has the address. */
export async function isAddressTaken(queries: Queries, email: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from person where lower(email) = lower(${email}) and id <> ${personId} limit 1
  `.execute(queries);
  return rows.length > 0;
}

/** Makes a person what the issuer says now, and remembers under which subject it knows them. */
export async function savePersonOfIssuer(
  queries: Queries,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  person: Person,
  fromIssuer: boolean,
  now: Date,
): Promise<void> {
  await sql`
    insert into person (id, name, email, organisation, roles, sensitive, caveats, from_issuer)
    values (${person.id}, ${person.name}, ${person.email ?? null}, ${person.organisation}, ${[...person.roles]},
      ${person.sensitive ?? false}, ${[...(person.caveats ?? [])]}, ${fromIssuer})
    on conflict (id) do update set name = excluded.name, email = excluded.email, organisation = excluded.organisation,
      roles = excluded.roles, sensitive = excluded.sensitive, caveats = excluded.caveats
  `.execute(queries);
  await queries
    .insertInto('issuer_subject')
    .values({ issuer, subject, person: person.id, first_seen_at: now, last_seen_at: now })
    .onConflict((conflict) =>
      conflict.columns(['issuer', 'subject']).doUpdateSet({ person: person.id, last_seen_at: now }),
    )
    .execute();
}
