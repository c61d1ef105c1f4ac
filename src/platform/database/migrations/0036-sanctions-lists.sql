-- Sanctions lists as they were imported, who was screened against them, and which records of several lists are one subject.

-- A list on one day, as a file gave it. Nothing of it is ever changed.
create table list_snapshot (
  id uuid primary key,
  taken_order bigint generated always as identity unique,
  source text not null check (source in ('un', 'uk', 'eu', 'ofac', 'other')),
  -- What the list says; null where it does not.
  made_on date,
  file_name text not null,
  -- Of the file as it was given; of the digests of both where there are two, as with OFAC’s alternate names.
  sha256 bytea not null check (length(sha256) = 32),
  -- [{name, sha256, bytes, isPacked}], in the order of list_original.file
  files jsonb not null,
  subjects int not null check (subjects > 0),
  names int not null check (names >= subjects),
  -- [{line, byte, readAs}], the first hundred of them
  repairs jsonb not null,
  repair_count int not null check (repair_count >= 0),
  -- [{kind, count, line, reference}]: what else was done with records, so that nothing is passed over in silence
  remarks jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null,
  imported_by_name text not null,
  unique (source, sha256)
);
create index list_snapshot_current on list_snapshot (source, made_on desc, taken_order desc);

-- The files as they came, gzipped where they were not, in pieces: a list of a million names is never whole in memory.
create table list_original (
  snapshot uuid not null references list_snapshot deferrable initially deferred,
  file smallint not null,
  piece int not null,
  content bytea not null check (length(content) between 1 and 1048576),
  primary key (snapshot, file, piece)
);

-- What a list says of one subject. Most records stay as they are from one day to the next: a version is kept once, and
-- what differs between two snapshots is what versions one has and the other not.
create table listed_version (
  source text not null,
  id bigint generated always as identity primary key,
  reference text not null check (length(reference) between 1 and 200),
  -- SHA-256 of all that the record says, whatever the order of its names.
  digest bytea not null check (length(digest) = 32),
  kind text not null check (kind in ('person', 'organisation', 'vessel', 'aircraft')),
  name text not null,
  regime text,
  un_reference text,
  listed_on date,
  -- {names, birthDates, nationalities, identifiers}: act/sanctions/lists/listed-subject.ts
  details jsonb not null,
  -- Remarks, addresses and all else, by the list’s own names.
  others jsonb not null,
  unique (source, reference, digest)
);
create index listed_version_un_reference on listed_version (un_reference);

create table list_entry (
  snapshot uuid not null,
  -- Both are inserted in the same transaction; references would be looked up for each of perhaps a million rows.
  version bigint not null,
  line int not null,
  primary key (snapshot, version)
);
create index list_entry_version on list_entry (version);

-- Who was asked about, on which day, against which snapshots, and what may match. Never changed: rulings stand beside it.
create table screening (
  id uuid primary key,
  title text not null,
  purpose text not null,
  snapshots uuid[] not null check (cardinality(snapshots) > 0),
  subjects int not null check (subjects > 0),
  matches int not null check (matches >= 0),
  -- Probability from which a possible match was kept.
  shown_from real not null,
  -- [{line, reason}]: rows of the file that say nobody
  passed_over jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}'
);
create index screening_made_at on screening (made_at desc);
do $$ begin
  execute format('create policy by_marking on screening using (%s)', marking_rule());
end $$;
alter table screening enable row level security;

create table screened_subject (
  screening uuid not null references screening,
  number int not null check (number > 0),
  name text not null,
  kind text not null check (kind in ('person', 'organisation', 'vessel', 'unknown')),
  born text,
  nationality text,
  identifier text,
  -- SHA-256 of what was asked: a pair stays cleared while it is the same.
  digest bytea not null check (length(digest) = 32),
  primary key (screening, number)
);
create policy with_its_screening on screened_subject
  using (exists (select from screening where screening.id = screened_subject.screening));
alter table screened_subject enable row level security;

create table possible_match (
  id uuid primary key,
  screening uuid not null references screening,
  number int not null,
  version bigint not null references listed_version,
  snapshot uuid not null references list_snapshot,
  probability real not null check (probability > 0 and probability < 1),
  listed_name text not null,
  -- [{speaks, words}]
  reasons jsonb not null,
  digest bytea not null,
  foreign key (screening, number) references screened_subject,
  unique (screening, number, version)
);
create index possible_match_pair on possible_match (digest, version);
create policy with_its_screening on possible_match
  using (exists (select from screening where screening.id = possible_match.screening));
alter table possible_match enable row level security;

-- What a person found, with the reason. Another may stand later: the last one counts.
create table match_ruling (
  id uuid primary key,
  ruled_order bigint generated always as identity unique,
  match uuid not null references possible_match,
  verdict text not null check (verdict in ('cleared', 'confirmed')),
  reason text not null check (length(reason) between 1 and 4000),
  needs_check boolean not null,
  ruled_at timestamptz not null,
  ruled_by text not null,
  ruled_by_name text not null,
  unique (id, ruled_by)
);
create index match_ruling_match on match_ruling (match);
create policy with_its_match on match_ruling
  using (exists (select from possible_match where possible_match.id = match_ruling.match));
alter table match_ruling enable row level security;

create table ruling_check (
  ruling uuid primary key,
  ruled_by text not null,
  agrees boolean not null,
  reason text,
  checked_at timestamptz not null,
  checked_by text not null,
  checked_by_name text not null,
  -- Whoever ruled does not check: two pairs of eyes.
  check (checked_by <> ruled_by),
  check (agrees or reason is not null),
  foreign key (ruling, ruled_by) references match_ruling (id, ruled_by)
);
create policy with_its_ruling on ruling_check
  using (exists (select from match_ruling where match_ruling.id = ruling_check.ruling));
alter table ruling_check enable row level security;

-- A comparison of all records that stand on the lists of one moment with one another: worked out, and made anew.
create table register_run (
  id uuid primary key,
  run_order bigint generated always as identity unique,
  snapshots uuid[] not null,
  versions int not null,
  made_at timestamptz not null
);
create table register_pair (
  run uuid not null references register_run,
  left_version bigint not null,
  right_version bigint not null,
  probability real not null check (probability > 0 and probability < 1),
  reasons jsonb not null,
  primary key (run, left_version, right_version),
  check (left_version < right_version)
);

-- That two records are one subject or are not, as a person found, with the reason; the last word on a pair counts.
create table register_ruling (
  id uuid primary key,
  ruled_order bigint generated always as identity unique,
  left_source text not null,
  left_reference text not null,
  right_source text not null,
  right_reference text not null,
  verdict text not null check (verdict in ('same', 'different', 'open')),
  reason text not null check (length(reason) between 1 and 4000),
  ruled_at timestamptz not null,
  ruled_by text not null,
  ruled_by_name text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  check ((left_source, left_reference) < (right_source, right_reference))
);
create index register_ruling_pair on register_ruling (left_source, left_reference, right_source, right_reference);
do $$ begin
  execute format('create policy by_marking on register_ruling using (%s)', marking_rule());
end $$;
alter table register_ruling enable row level security;

do $$
declare
  kept text;
begin
  foreach kept in array array[
    'list_snapshot', 'list_original', 'listed_version', 'list_entry', 'screening', 'screened_subject', 'possible_match',
    'match_ruling', 'ruling_check', 'register_run', 'register_pair', 'register_ruling'
  ] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept || '_unchanged', kept);
    execute format('revoke update, delete, truncate on %I from forestall_app', kept);
  end loop;
end $$;
