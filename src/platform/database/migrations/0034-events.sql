-- A file of events as it was loaded. A newer one stands beside the older: events that it tells anew stand in new rows,
-- and the rows before stay readable, so that what was known on a day can be told.
create table event_release (
  id uuid primary key,
  loaded_order bigint generated always as identity unique,
  source text not null check (source in ('ucdp-events')),
  name text not null,
  publisher text not null,
  licence text not null,
  citation text not null,
  version text not null,
  file_name text not null,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  row_count int not null check (row_count >= 0),
  -- [{fault, rows, first: {line, column, value}}]
  dropped jsonb not null,
  columns_aside text[] not null default '{}',
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  remarks text[] not null default '{}',
  added int not null,
  revised int not null,
  unchanged int not null,
  withdrawn int not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);
create index event_release_source on event_release (source, loaded_order desc);

create table event (
  source text not null,
  -- Of the release that is inserted in the same transaction; a reference would be looked up for each of hundreds of
  -- thousands of rows.
  release_id uuid not null,
  source_event_id text collate "C" not null,
  -- The release that tells the event anew, or no longer tells it; null while the row stands.
  superseded_by uuid references event_release deferrable initially deferred,
  country char(3) not null,
  violence text not null check (violence in ('stateBased', 'nonState', 'oneSided')),
  day_from date not null,
  day_to date not null check (day_to >= day_from),
  date_precision smallint not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  -- PRIO-GRID
  cell int not null check (cell between 1 and 259200),
  where_precision smallint not null,
  place_name text not null,
  first_level text not null,
  second_level text not null,
  conflict text not null,
  side_a text not null,
  side_b text not null,
  deaths_best int not null check (deaths_best >= 0),
  deaths_low int not null check (deaths_low >= 0),
  deaths_high int not null check (deaths_high >= 0),
  deaths_civilians int not null check (deaths_civilians >= 0),
  reports int,
  clarity smallint not null,
  primary key (release_id, source_event_id)
);
create index event_standing on event (country, day_from desc) where superseded_by is null;

-- An event in the months that it spans, divided by days: sharesByMonth in warn/events/event.ts.
create view event_share with (security_invoker = true) as
  select source, country, cell, violence, date_trunc('month', day_from)::date as month, 1.0::float8 as share,
    deaths_best, deaths_low, deaths_high
  from event
  where superseded_by is null and date_trunc('month', day_from) = date_trunc('month', day_to)
  union all
  select source, country, cell, violence, month::date,
    (least(day_to + 1, (month + interval '1 month')::date) - greatest(day_from, month::date))::float8
      / (day_to - day_from + 1),
    deaths_best, deaths_low, deaths_high
  from event, generate_series(date_trunc('month', day_from), day_to, interval '1 month') as month
  where superseded_by is null and date_trunc('month', day_from) <> date_trunc('month', day_to);

-- Sums of what stands, made anew with each release.
create table event_country_month (
  source text not null,
  country char(3) not null,
  month date not null check (extract(day from month) = 1),
  violence text not null,
  -- Events count by their shares too.
  events double precision not null,
  deaths_best double precision not null,
  deaths_low double precision not null,
  deaths_high double precision not null,
  primary key (source, country, month, violence)
);
create table event_cell_month (
  source text not null,
  country char(3) not null,
  cell int not null,
  month date not null check (extract(day from month) = 1),
  violence text not null,
  events double precision not null,
  deaths_best double precision not null,
  deaths_low double precision not null,
  deaths_high double precision not null,
  primary key (source, country, cell, month, violence)
);

-- What an event's row says is never changed: it may only cease to stand, once.
create function event_only_superseded() returns trigger language plpgsql as $$
begin
  if old.superseded_by is not null then
    raise exception 'an event that has been superseded is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger event_only_superseded before update on event for each row execute function event_only_superseded();
create trigger event_unchanged before delete or truncate on event for each statement execute function refuse_change();
create trigger event_release_unchanged before update or delete or truncate on event_release
  for each statement execute function refuse_change();
revoke update, delete, truncate on event_release, event from forestall_app;
grant update (superseded_by) on event to forestall_app;
