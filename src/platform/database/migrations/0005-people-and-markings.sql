-- Who there is. All of it data: another government loads its own names with `forestall people import`.
create table organisation (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('government', 'department', 'team', 'mission', 'international-partner', 'civil-society')),
  parent text references organisation deferrable initially deferred,
  covers text[] not null default '{}',
  in_fund boolean not null default false,
  -- Out of the newest file: kept for the rows that it owns, and nobody works there.
  retired_at timestamptz
);

create table person (
  id text primary key,
  name text not null check (name <> ''),
  email text unique,
  organisation text not null references organisation,
  roles text[] not null check (cardinality(roles) > 0),
  sensitive boolean not null default false,
  caveats text[] not null default '{}',
  demonstration boolean not null default false,
  retired_at timestamptz
);

-- The rule of who sees a row that speaks of the world; people/marking.ts tells the same in TypeScript, and a test holds
-- one to the other. The settings are made at the start of each transaction: platform/database/database.ts.
create function may_see(owner text, marking text, caveats text[], audience text[]) returns boolean
language sql stable parallel safe as $$
  select current_setting('forestall.everything', true) = 'yes' or (
    (marking = 'OFFICIAL' or current_setting('forestall.sensitive', true) = 'yes')
    and caveats <@ coalesce(current_setting('forestall.caveats', true), '{}')::text[]
    and (
      owner = any (coalesce(current_setting('forestall.owners', true), '{}')::text[])
      or audience && coalesce(current_setting('forestall.organisations', true), '{}')::text[]
    )
  )
$$;

alter table warning
  add column owner text not null default 'foreign-commonwealth-office',
  add column caveats text[] not null default '{}',
  add check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE'));
alter table decision
  add column owner text not null default 'foreign-commonwealth-office',
  add column caveats text[] not null default '{}',
  add check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE'));
alter table action
  add column owner text not null default 'foreign-commonwealth-office',
  add column caveats text[] not null default '{}',
  add check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE'));
alter table warning alter column owner drop default;
alter table decision alter column owner drop default;
alter table action alter column owner drop default;

-- One open warning a country, owner and marking: that one stands under a marking somebody may not see is not told.
drop index warning_open_country;
create unique index warning_open_country on warning (country, owner, marking, caveats) where state <> 'closed';

create policy by_marking on warning using (may_see(owner, marking, caveats, audience));
create policy by_marking on decision using (may_see(owner, marking, caveats, audience));
create policy by_marking on action using (may_see(owner, marking, caveats, audience));
create policy by_marking on ledger_entry using (may_see(owner, marking, caveats, audience));
alter table warning enable row level security;
alter table decision enable row level security;
alter table action enable row level security;
alter table ledger_entry enable row level security;

-- The directory is for those who have signed in; the system keeps it.
create policy for_the_signed_in on organisation for select
  using (coalesce(current_setting('forestall.person', true), 'anonymous') <> 'anonymous');
create policy for_the_signed_in on person for select
  using (coalesce(current_setting('forestall.person', true), 'anonymous') <> 'anonymous');
create policy kept_by_the_system on organisation using (current_setting('forestall.everything', true) = 'yes');
create policy kept_by_the_system on person using (current_setting('forestall.everything', true) = 'yes');
alter table organisation enable row level security;
alter table person enable row level security;

-- What an auditor sees of the ledger: that a step was taken, when and by whom, and its digest; never what it said.
-- The view works as its owner, past row security, and asks for the role itself.
create view ledger_index with (security_barrier) as
  select id, at, person, person_name, role, organisation, kind, subject_type, subject_id, from_state, to_state,
         marking, payload_sha256, leaf_hash
  from ledger_entry
  where 'auditor' = any (coalesce(current_setting('forestall.roles', true), '{}')::text[])
     or current_setting('forestall.everything', true) = 'yes';
