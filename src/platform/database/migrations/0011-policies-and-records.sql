-- The rule of who sees a row, given what is known of the asker. `may_see` reads that from the settings for each row; a
-- policy gives it as subqueries, which PostgreSQL answers once a query: a third of the time and less over many rows. Each
-- argument is used once, or the function would not be put in place of its call.
create function may_see_as(
  owner text, marking text, caveats text[], audience text[],
  sees_everything boolean, sees_sensitive boolean, holds_caveats text[], of_owners text[], of_organisations text[]
) returns boolean
language sql stable parallel safe as $$
  select sees_everything or (
    (marking = 'OFFICIAL' or sees_sensitive)
    and caveats <@ holds_caveats
    and (owner = any (of_owners) or audience && of_organisations)
  )
$$;

create or replace function may_see(owner text, marking text, caveats text[], audience text[]) returns boolean
language sql stable parallel safe as $$
  select may_see_as(
    owner, marking, caveats, audience,
    current_setting('forestall.everything', true) = 'yes',
    current_setting('forestall.sensitive', true) = 'yes',
    coalesce(current_setting('forestall.caveats', true), '{}')::text[],
    coalesce(current_setting('forestall.owners', true), '{}')::text[],
    coalesce(current_setting('forestall.organisations', true), '{}')::text[]
  )
$$;

-- What every policy by marking says, for those that are there and for tables to come: a table that make_record_table does
-- not make has its policy by `execute format('create policy by_marking on … using (%s)', marking_rule())`.
create function marking_rule() returns text
language sql immutable as $$
  select 'may_see_as(owner, marking, caveats, audience,
    (select current_setting(''forestall.everything'', true) = ''yes''),
    (select current_setting(''forestall.sensitive'', true) = ''yes''),
    (select coalesce(current_setting(''forestall.caveats'', true), ''{}'')::text[]),
    (select coalesce(current_setting(''forestall.owners'', true), ''{}'')::text[]),
    (select coalesce(current_setting(''forestall.organisations'', true), ''{}'')::text[]))'
$$;

do $$
declare
  secured regclass;
begin
  for secured in select polrelid from pg_policy where polname = 'by_marking' loop
    execute format('alter policy by_marking on %s using (%s)', secured, marking_rule());
  end loop;
end
$$;

-- What every record has: see platform/records/record.ts. A slice's migration makes its table with this, and adds the
-- columns of its own fields, with the rules that the database can hold.
create procedure make_record_table(name text, states text[])
language plpgsql as $$
begin
  execute format(
    'create table %I (
       id uuid primary key,
       state text not null check (state = any (%L::text[])),
       place char(3),
       created_at timestamptz not null,
       created_by text not null,
       created_by_name text not null,
       organisation text not null,
       changed_at timestamptz not null,
       changed_by text not null,
       changed_by_name text not null,
       owner text not null,
       marking text not null check (marking in (''OFFICIAL'', ''OFFICIAL-SENSITIVE'')),
       caveats text[] not null default ''{}'',
       audience text[] not null default ''{}''
     )', name, states);
  execute format('create index on %I (place)', name);
  execute format('create index on %I (state)', name);
  execute format('create policy by_marking on %I using (%s)', name, marking_rule());
  execute format('alter table %I enable row level security', name);
  -- Kept: what stood here is part of the account. A record ends; it is not deleted.
  execute format('revoke delete, truncate on %I from forestall_app', name);
end $$;

-- A record as it was published, with all that belonged to it.
create table record_version (
  kind text not null,
  record_id uuid not null,
  number int not null check (number >= 1),
  published_at timestamptz not null,
  published_by_name text not null,
  content jsonb not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  primary key (kind, record_id, number)
);
do $$ begin
  execute format('create policy by_marking on record_version using (%s)', marking_rule());
end $$;
alter table record_version enable row level security;
create trigger record_version_unchanged before update or delete or truncate on record_version
  for each statement execute function refuse_change();
revoke update, delete, truncate on record_version from forestall_app;

-- The next number, of all versions: also of one that its publisher may not see.
create function next_record_version(of_kind text, of_record uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(number), 0) + 1 from record_version where kind = of_kind and record_id = of_record
$$;
revoke all on function next_record_version from public;
grant execute on function next_record_version to forestall_app;
