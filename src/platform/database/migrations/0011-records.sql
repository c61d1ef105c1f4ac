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
  execute format('create policy by_marking on %I using (may_see(owner, marking, caveats, audience))', name);
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
create policy by_marking on record_version using (may_see(owner, marking, caveats, audience));
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
