-- Tables of events of one's own stand beside UCDP's, each under its own source; nothing is counted from them.
alter table event_release drop constraint event_release_source_check;
alter table event_release add constraint event_release_source_check
  check (source = 'ucdp-events' or source ~ '^own-[[:alnum:]-]+$');
-- Where a row says that it was told: UCDP's rows say it in columns that are not kept.
alter table event add column source_words text not null default '';
-- Lists are of one source at a time.
drop index event_standing;
create index event_standing on event (country, source, day_from desc, source_event_id desc) where superseded_by is null;

-- How a table is laid out, kept by its name and offered when one with the same columns comes again.
create table event_layout (
  id text primary key check (id ~ '^own-[[:alnum:]-]+$'),
  name text not null check (name <> ''),
  publisher text not null check (publisher <> ''),
  licence text not null check (licence <> ''),
  -- {field: name of its column}
  columns jsonb not null,
  date_form text not null check (date_form in ('ymd', 'dmy', 'mdy')),
  country char(3),
  violence text check (violence in ('stateBased', 'nonState', 'oneSided')),
  header text[] not null,
  kept_at timestamptz not null,
  kept_by text not null
);
revoke delete, truncate on event_layout from forestall_app;
