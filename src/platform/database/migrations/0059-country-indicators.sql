-- What others measure of countries year by year. A file of it as it was loaded; a newer one stands beside the older: values
-- that it tells otherwise stand in new rows, and the rows before stay readable, so that what was known on a day can be told.
create table country_indicator_release (
  id uuid primary key,
  loaded_order bigint generated always as identity unique,
  source text not null check (source in ('world-bank', 'v-dem')),
  name text not null,
  publisher text not null,
  licence text not null,
  citation text not null,
  version text not null,
  -- As the file states it; not every one does.
  published_on date,
  file_name text not null,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  value_count int not null check (value_count >= 0),
  -- [{fault, values, first: {line, column, value}}]
  dropped jsonb not null,
  aside text[] not null default '{}',
  lacking text[] not null default '{}',
  first_year smallint not null,
  last_year smallint not null check (last_year >= first_year),
  added int not null,
  revised int not null,
  unchanged int not null,
  withdrawn int not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);
create index country_indicator_release_source on country_indicator_release (source, loaded_order desc);

create table country_indicator (
  source text not null,
  indicator text collate "C" not null,
  country char(3) not null,
  year smallint not null,
  value double precision not null check (value = value and abs(value) < 'Infinity'),
  -- Of the release that is inserted in the same transaction.
  release_id uuid not null references country_indicator_release deferrable initially deferred,
  -- The release that tells it otherwise, or that there is none; null while the row stands.
  superseded_by uuid references country_indicator_release deferrable initially deferred,
  primary key (release_id, indicator, country, year)
);
create unique index country_indicator_standing on country_indicator (country, source, indicator, year)
  where superseded_by is null;
create index country_indicator_superseded on country_indicator (country) where superseded_by is not null;

-- What a row says is never changed: it may only cease to stand, once.
create function country_indicator_only_superseded() returns trigger language plpgsql as $$
begin
  if old.superseded_by is not null then
    raise exception 'a value that has been superseded is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger country_indicator_only_superseded before update on country_indicator
  for each row execute function country_indicator_only_superseded();
create trigger country_indicator_unchanged before delete or truncate on country_indicator
  for each statement execute function refuse_change();
create trigger country_indicator_release_unchanged before update or delete or truncate on country_indicator_release
  for each statement execute function refuse_change();
revoke update, delete, truncate on country_indicator_release, country_indicator from forestall_app;
grant update (superseded_by) on country_indicator to forestall_app;
