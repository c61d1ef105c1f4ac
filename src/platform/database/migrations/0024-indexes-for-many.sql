-- For lists of many thousand rows. Only what the policies' own rule does not hide may be asked of an index first: equality
-- of texts and order of identifiers may, since those operators tell nothing of what they compare.
create index warning_open on warning (opened_at) where state <> 'closed';
create index action_open_due on action (due_on) where phase in ('planned', 'begun');
create index decision_choice on decision (choice, id);
create index ledger_entry_kind on ledger_entry (kind, id);
create index ledger_entry_place_id on ledger_entry (place, id);
-- First steps of every warning are read from this alone, who may see them included: see readFirstSteps. A step that leaves
-- the state as it was is no first one.
create index ledger_entry_steps on ledger_entry (subject_type, subject_id, kind, at)
  include (owner, marking, caveats, audience) where from_state is distinct from to_state;

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

-- As in 0011, with that rule.
create or replace procedure make_record_table(name text, states text[])
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
  execute format('revoke delete, truncate on %I from forestall_app', name);
end $$;

-- What fits is counted; of very many only the newest are ranked, since to rank costs more than to find.
drop function search_documents;
create function search_documents(query tsquery, folded text)
returns table (kind text, id text, title text, excerpt text, href text, place text, changed_at timestamptz, rank real,
               count bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with fitting as materialized (
    select kind, id, changed_at from search_document
    where (words @@ query or title_folded %> folded) and may_see_as(owner, marking, caveats, audience,
      (select current_setting('forestall.everything', true) = 'yes'),
      (select current_setting('forestall.sensitive', true) = 'yes'),
      (select coalesce(current_setting('forestall.caveats', true), '{}')::text[]),
      (select coalesce(current_setting('forestall.owners', true), '{}')::text[]),
      (select coalesce(current_setting('forestall.organisations', true), '{}')::text[]))
  ),
  newest as (select kind, id from fitting order by changed_at desc limit 1000)
  select kind, id, title, excerpt, href, place, changed_at,
         ts_rank(words, query) + case when title_folded %> folded then word_similarity(folded, title_folded) else 0 end,
         (select count(*) from fitting)
  from newest join search_document using (kind, id)
$$;
revoke all on function search_documents from public;
grant execute on function search_documents to forestall_app;
