-- Who is screened against the sanctions lists, what was found, and what people said of it.

-- What was said of one who is screened. Said otherwise it is another, and pairs that were cleared are open again.
create table screened_subject (
  id uuid primary key,
  -- SHA-256 of all that is said, and of who may see it.
  digest bytea not null unique check (length(digest) = 32),
  kind text not null check (kind in ('person', 'organisation', 'vessel', 'unknown')),
  -- The first of its names.
  name text not null check (length(name) between 1 and 500),
  -- {names, birthDates, nationalities, identifiers}: act/sanctions/screening/screened-subject.ts
  details jsonb not null,
  purpose text,
  -- Whose it is in the books of whoever asks: the project, the partner’s number. One of the same name follows an earlier.
  reference text check (length(reference) between 1 and 200),
  said_at timestamptz not null,
  said_by text not null,
  said_by_name text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}'
);
create index screened_subject_reference on screened_subject (reference, name);

create table screening_run (
  id uuid primary key,
  kind text not null check (kind in ('one', 'file', 'party', 'standing')),
  title text not null,
  -- Of the file as it was given.
  sha256 bytea check (length(sha256) = 32),
  rows int not null check (rows >= 0),
  refused int not null check (refused between 0 and rows),
  state text not null check (state in ('running', 'done')),
  -- [{source, snapshot, day, isStated}]: against which lists; known once it is done, for they may change while it runs.
  lists jsonb not null,
  begun_at timestamptz not null,
  begun_by text not null,
  begun_by_name text not null,
  ended_at timestamptz,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  check ((state = 'done') = (ended_at is not null))
);
create index screening_run_running on screening_run (begun_at) where state = 'running';

-- How far a run is: written with each stretch of names, so that one that is broken off goes on from there.
create table screening_progress (
  run uuid primary key references screening_run,
  -- Number of the last row, or of the last standing subject, that was screened.
  done_to bigint not null,
  done int not null,
  -- The lists that stood: once others do, the run begins anew.
  lists_key text not null,
  seen_at timestamptz not null
);

-- What became of each row of a file. A million rows come at once: their subjects are inserted in the same transaction.
create table screening_row (
  run uuid not null,
  line int not null check (line >= 1),
  fate text not null check (fate in ('read', 'repeated', 'refused')),
  subject uuid,
  -- As it was given.
  name text not null,
  -- Of a refused one: in which column, why, and what stood there.
  field text,
  reason text,
  given text,
  primary key (run, line),
  check ((fate = 'refused') = (subject is null)),
  check ((fate = 'refused') = (reason is not null))
);
create index screening_row_subject on screening_row (subject);
create index screening_row_refused on screening_row (run, line) where fate = 'refused';

-- Who is screened again whenever a list changes.
create table standing_subject (
  number bigint generated always as identity primary key,
  subject uuid not null unique references screened_subject,
  -- The run that has said so last.
  run uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  check ((ended_at is null) = (ended_by_name is null))
);
create index standing_subject_run on standing_subject (run) where ended_at is null;

-- A version of a listed subject that one who is screened may be. Kept once for the pair: as long as neither side changes
-- there is no other, and what was found of it stands.
create table screening_match (
  id uuid primary key,
  subject uuid not null references screened_subject,
  version bigint not null references listed_version,
  -- In which list it was found, and by which run.
  snapshot uuid not null references list_snapshot,
  run uuid not null references screening_run,
  probability double precision not null check (probability > 0 and probability < 1),
  asked_name text not null,
  matched_name text not null,
  -- [{speaks, words}] and [{left, right, how, likeness}]: matching/explanation.ts
  explanation jsonb not null,
  parts jsonb not null,
  found_at timestamptz not null,
  unique (subject, version)
);
create index screening_match_run on screening_match (run);
create index screening_match_version on screening_match (version);

create table screening_finding (
  match uuid not null references screening_match,
  number int not null check (number >= 1),
  verdict text not null check (verdict in ('same', 'different')),
  is_check boolean not null,
  reason text not null check (reason <> ''),
  -- How the pair stands from then on.
  outcome text not null check (outcome in ('to-check', 'same', 'different', 'disputed')),
  found_at timestamptz not null,
  found_by text not null,
  found_by_name text not null,
  organisation text not null,
  primary key (match, number)
);

-- Whoever checks is another than whoever found.
create function refuse_own_check() returns trigger language plpgsql as $$
begin
  if new.is_check and not exists (
    select from screening_finding as earlier
    where earlier.match = new.match and earlier.number = new.number - 1 and not earlier.is_check
      and earlier.outcome = 'to-check' and earlier.found_by <> new.found_by
  ) then
    raise exception 'A finding is checked once, and by somebody else than whoever made it.';
  end if;
  return new;
end $$;
create trigger screening_finding_by_another before insert on screening_finding
  for each row execute function refuse_own_check();

do $$
declare
  each_table text;
begin
  foreach each_table in array array['screened_subject', 'screening_run'] loop
    execute format('create policy by_marking on %I using (%s)', each_table, marking_rule());
    execute format('alter table %I enable row level security', each_table);
  end loop;
  foreach each_table in array array['standing_subject', 'screening_match'] loop
    execute format(
      'create policy with_its_subject on %I
       using (exists (select from screened_subject where screened_subject.id = %I.subject))', each_table, each_table);
    execute format('alter table %I enable row level security', each_table);
  end loop;
  foreach each_table in array array['screening_progress', 'screening_row'] loop
    execute format(
      'create policy with_its_run on %I
       using (exists (select from screening_run where screening_run.id = %I.run))', each_table, each_table);
    execute format('alter table %I enable row level security', each_table);
  end loop;
  foreach each_table in array array[
    'screened_subject', 'screening_row', 'screening_match', 'screening_finding'
  ] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      each_table || '_unchanged', each_table);
    execute format('revoke update, delete, truncate on %I from forestall_app', each_table);
  end loop;
end $$;
create policy with_its_match on screening_finding
  using (exists (select from screening_match where screening_match.id = screening_finding.match));
alter table screening_finding enable row level security;
revoke delete, truncate on screening_run, screening_progress, standing_subject from forestall_app;
