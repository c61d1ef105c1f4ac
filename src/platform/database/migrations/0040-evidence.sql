-- Evidence: each content once by its SHA-256, untouched; the files that point to it; the items that say what they are
-- and how they were come by; when each content was last read again; and each bag that was given out.

create table evidence_content (
  sha256 bytea primary key check (length(sha256) = 32),
  size_bytes bigint not null check (size_bytes between 1 and 104857600),
  kept_at timestamptz not null
);

-- In blocks of half a mebibyte, so that nobody who reads or writes it holds all of it.
create table evidence_block (
  sha256 bytea not null references evidence_content,
  number int not null check (number >= 0),
  bytes bytea not null check (length(bytes) between 1 and 524288),
  primary key (sha256, number)
);
alter table evidence_block alter column bytes set storage external;

call make_record_table('evidence_item', array['collected', 'preserved', 'verified', 'disputed', 'set-aside']);
alter table evidence_item
  add column title text not null,
  add column country char(3) not null,
  add column report uuid references report,
  add column origin text not null,
  add column source_address text,
  add column author text,
  add column shows text,
  add column claimed_on date,
  add column claimed_place text,
  add column collected_on date not null,
  add column collected_time text check (collected_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column collector text,
  add column method text not null,
  add column tool text,
  add column grounds text not null,
  add column sensitivities text[] not null,
  add column finding text,
  add column dispute text,
  add column reason text,
  add check ((state = 'verified') = (finding is not null)),
  add check ((state = 'disputed') = (dispute is not null)),
  add check ((state = 'set-aside') = (reason is not null));
create index evidence_item_report on evidence_item (report);

create table evidence_file (
  id uuid primary key,
  item uuid references evidence_item,
  report uuid references report,
  sha256 bytea not null references evidence_content,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  copy_of uuid,
  done text,
  added_at timestamptz not null,
  added_by text not null,
  added_by_name text not null,
  check (num_nonnulls(item, report) = 1),
  check ((copy_of is null) = (done is null)),
  unique (id, item),
  unique (item, sha256),
  unique (report, sha256),
  -- A working copy is one of an original of the same item.
  foreign key (copy_of, item) references evidence_file (id, item)
);
create index evidence_file_content on evidence_file (sha256);

-- When a content was last read again from its first byte to its last, and whether it was what came.
create table evidence_reading (
  sha256 bytea primary key references evidence_content,
  read_at timestamptz not null,
  intact boolean not null
);
-- What is not what came is asked for on front pages; there is hardly ever any.
create index evidence_reading_altered on evidence_reading (sha256) where not intact;

-- A bag that was given out: what its tag manifest was, and what an authority said of when.
create table evidence_bag (
  id uuid primary key,
  subject_type text not null check (subject_type in ('evidence-item', 'report')),
  subject_id uuid not null,
  tag_manifest_sha256 bytea not null check (length(tag_manifest_sha256) = 32),
  files int not null check (files >= 0),
  size_bytes bigint not null,
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  authority text,
  stamp_request bytea,
  stamp_response bytea,
  stamped_at timestamptz,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  check (num_nonnulls(authority, stamp_request, stamp_response, stamped_at) in (0, 4))
);
create index evidence_bag_subject on evidence_bag (subject_id);

-- What reports brought so far is content like any other.
insert into evidence_content
  select distinct on (sha256) sha256, length(content), added_at from report_attachment order by sha256, added_at;
insert into evidence_block
  select content.sha256, number, substring(attachment.content from number * 524288 + 1 for 524288)
  from evidence_content content
  join lateral (
    select content from report_attachment where report_attachment.sha256 = content.sha256 limit 1
  ) attachment on true
  cross join lateral generate_series(0, ((content.size_bytes - 1) / 524288)::int) number;
insert into evidence_file (id, report, sha256, name, media_type, size_bytes, added_at, added_by, added_by_name)
  select id, report, sha256, name, media_type, length(content), added_at, added_by, added_by_name
  from report_attachment;
drop table report_attachment;

-- Whoever sees something that points to it sees it; whoever brings it needs to see nothing.
create policy by_its_file on evidence_content for select
  using (exists (select from evidence_file where evidence_file.sha256 = evidence_content.sha256));
create policy brought on evidence_content for insert with check (true);
create policy by_its_file on evidence_block for select
  using (exists (select from evidence_file where evidence_file.sha256 = evidence_block.sha256));
create policy brought on evidence_block for insert with check (true);
create policy by_its_file on evidence_reading
  using (exists (select from evidence_file where evidence_file.sha256 = evidence_reading.sha256));
create policy with_its_whole on evidence_file
  using (exists (select from evidence_item where evidence_item.id = evidence_file.item)
    or exists (select from report where report.id = evidence_file.report));
do $$ begin
  execute format('create policy by_marking on evidence_bag using (%s)', marking_rule());
end $$;

-- What was kept is what its digest says: read once more by the database, whole, before the transaction ends.
create function require_whole_evidence() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept bytea;
begin
  select string_agg(bytes, ''::bytea order by number) into kept from evidence_block where sha256 = new.sha256;
  if kept is null or length(kept) <> new.size_bytes or sha256(kept) <> new.sha256 then
    raise exception 'evidence % is not what its digest says', encode(new.sha256, 'hex') using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger evidence_content_whole after insert on evidence_content
  deferrable initially deferred for each row execute function require_whole_evidence();

-- A block comes with its content or never.
create function require_new_evidence() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from evidence_content where sha256 = new.sha256 and xmin = pg_current_xact_id()::xid
  ) then
    raise exception 'evidence % is kept already', encode(new.sha256, 'hex') using errcode = '23514';
  end if;
  return new;
end $$;
create trigger evidence_block_with_content before insert on evidence_block
  for each row execute function require_new_evidence();

do $$
declare
  kept text;
begin
  foreach kept in array array['evidence_content', 'evidence_block', 'evidence_file', 'evidence_bag'] loop
    execute format('alter table %I enable row level security', kept);
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept || '_unchanged', kept);
    execute format('revoke update, delete, truncate on %I from forestall_app', kept);
  end loop;
end $$;
alter table evidence_reading enable row level security;
revoke delete, truncate on evidence_reading from forestall_app;
