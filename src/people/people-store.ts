import { type Generated, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Queries } from '../platform/database/database.ts';
import type { Organisation } from './organisation.ts';
import type { Person } from './person.ts';

declare module '../platform/database/database.ts' {
  interface Tables {
    organisation: {
      id: string;
      name: string;
      kind: Organisation['kind'];
      parent: string | null;
      covers: readonly string[];
      in_fund: boolean;
      retired_at: Generated<Date | null>;
    };
    person: {
      id: string;
      name: string;
      email: string | null;
      organisation: string;
      roles: readonly string[];
      sensitive: boolean;
      caveats: readonly string[];
      demonstration: boolean;
      /** Made from what the identity provider says, and not by the directory's file. */
      from_issuer: Generated<boolean>;
      retired_at: Generated<Date | null>;
    };
  }
}

/** Whoever retires is nobody from then on; what they wrote stays. @returns whether somebody at work did */
export async function retirePerson(queries: Queries, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await queries
    .updateTable('person')
    .set({ retired_at: now, email: null })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Organisations at work now, by id. */
export async function readOrganisations(queries: Queries): Promise<ReadonlyMap<string, Organisation>> {
  return toOrganisations(await selectOrganisations(queries).execute());
}

function selectOrganisations(queries: Queries) {
  return queries
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'parent', 'covers', 'in_fund'])
    .where('retired_at', 'is', null)
    .orderBy('id');
}

type OrganisationRow = Awaited<ReturnType<ReturnType<typeof selectOrganisations>['execute']>>[number];

function toOrganisations(rows: readonly OrganisationRow[]): ReadonlyMap<string, Organisation> {
  return new Map(
    rows.map(({ parent, in_fund: inFund, covers, ...row }) => [
      row.id,
      { ...row, covers: [...covers], inFund, ...(parent === null ? {} : { parent }) },
    ]),
  );
}

function selectPeople(queries: Queries) {
  return queries
    .selectFrom('person')
    .select(['id', 'name', 'email', 'organisation', 'roles', 'sensitive', 'caveats', 'demonstration'])
    .where('retired_at', 'is', null);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

function toPerson({ email, roles, caveats, ...row }: PersonRow): Person {
  return { ...row, roles: [...roles], caveats: [...caveats], ...(email === null ? {} : { email }) };
}

export async function findPerson(queries: Queries, id: string): Promise<Person | undefined> {
  const row = await selectPeople(queries).where('id', '=', id).executeTakeFirst();
  return row && toPerson(row);
}

/** The same with the organisations that say what may be seen, in one query: every request asks it. */
export async function findPersonAmong(
  queries: Queries,
  id: string,
): Promise<{ readonly person: Person; readonly organisations: ReadonlyMap<string, Organisation> } | undefined> {
  const row = await selectPeople(queries)
    .select(jsonArrayFrom(selectOrganisations(queries)).as('organisations'))
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { organisations, ...person } = row;
  return { person: toPerson(person), organisations: toOrganisations(organisations) };
}

/** People at work now, by name. */
export async function readPeople(
  queries: Queries,
  filter: { readonly demonstration?: boolean } = {},
): Promise<readonly Person[]> {
  let query = selectPeople(queries);
  if (filter.demonstration !== undefined) query = query.where('demonstration', '=', filter.demonstration);
  return (await query.orderBy('id').execute()).map(toPerson);
}

/** Makes organisations those given: new ones come, changed ones change, those left out retire. */
export async function replaceOrganisations(
  queries: Queries,
  organisations: readonly Organisation[],
  now: Date,
): Promise<void> {
  const ids = organisations.map(({ id }) => id);
  await sql`update organisation set retired_at = ${now} where retired_at is null and id <> all (${ids})`.execute(
    queries,
  );
  await sql`
    insert into organisation (id, name, kind, parent, covers, in_fund)
    select id, name, kind, parent, coalesce(covers, '{}'), coalesce("inFund", false)
    from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb)
      as given (id text, name text, kind text, parent text, covers text[], "inFund" boolean)
    on conflict (id) do update set name = excluded.name, kind = excluded.kind, parent = excluded.parent,
      covers = excluded.covers, in_fund = excluded.in_fund, retired_at = null
  `.execute(queries);
}

/**
 * Makes people those given: new ones come, changed ones change, those left out retire. Those whom the identity provider
 * vouches for stay, without an address that a file now gives to somebody.
 */
export async function replacePeople(queries: Queries, people: readonly Person[], now: Date): Promise<void> {
  const ids = people.map(({ id }) => id);
  const addresses = people.flatMap(({ email }) => (email === undefined ? [] : [email.toLowerCase()]));
  await sql`
    update person set retired_at = ${now}, email = null
    where retired_at is null and not from_issuer and id <> all (${ids})
  `.execute(queries);
  await sql`
    update person set email = null where from_issuer and id <> all (${ids}) and lower(email) = any (${addresses})
  `.execute(queries);
  await sql`
    insert into person (id, name, email, organisation, roles, sensitive, caveats, demonstration)
    select id, name, email, organisation, roles, coalesce(sensitive, false), coalesce(caveats, '{}'),
           coalesce(demonstration, false)
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given (id text, name text, email text,
      organisation text, roles text[], sensitive boolean, caveats text[], demonstration boolean)
    on conflict (id) do update set name = excluded.name, email = excluded.email, organisation = excluded.organisation,
      roles = excluded.roles, sensitive = excluded.sensitive, caveats = excluded.caveats,
      demonstration = excluded.demonstration, from_issuer = false, retired_at = null
  `.execute(queries);
}
