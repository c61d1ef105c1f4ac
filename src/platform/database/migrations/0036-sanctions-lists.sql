-- Sanctions lists as they were imported.

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

do $$
declare
  kept text;
begin
  foreach kept in array array[
    'list_snapshot', 'list_original', 'listed_version', 'list_entry'
  ] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept || '_unchanged', kept);
    execute format('revoke update, delete, truncate on %I from forestall_app', kept);
  end loop;
end $$;
