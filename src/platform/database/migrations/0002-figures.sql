-- A file of figures as it was loaded. A newer one stands beside the older, never in its place: what was known on a day
-- stays readable. The release loaded last is its source's current one.
create table figure_release (
  id uuid primary key,
  -- The order of loading; a clock can go back, this cannot.
  loaded_order bigint generated always as identity unique,
  source text not null check (source in ('ucdp-organised-violence', 'monthly-deaths')),
  name text not null,
  publisher text not null,
  version text not null,
  licence text not null,
  citation text not null,
  file_name text not null,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  row_count int not null check (row_count >= 0),
  -- Years (1989) or months (1989-01), as the source counts.
  first_period text not null check (first_period ~ '^\d{4}(-\d{2})?$'),
  last_period text not null check (last_period ~ '^\d{4}(-\d{2})?$' and last_period >= first_period),
  remarks text[] not null default '{}',
  loaded_at timestamptz not null,
  loaded_by text not null
);
create index figure_release_source on figure_release (source, loaded_order desc);

-- Every country-year that the source lists. Low and high are as published: UCDP's do not enclose the best estimate
-- in a few country-years (nine in 25.1), and the release's remarks name them.
create table annual_deaths (
  release_id uuid not null references figure_release,
  country char(3) not null,
  year int not null,
  state_based_best int not null check (state_based_best >= 0),
  state_based_low int not null check (state_based_low >= 0),
  state_based_high int not null check (state_based_high >= 0),
  non_state_best int not null check (non_state_best >= 0),
  non_state_low int not null check (non_state_low >= 0),
  non_state_high int not null check (non_state_high >= 0),
  one_sided_best int not null check (one_sided_best >= 0),
  one_sided_low int not null check (one_sided_low >= 0),
  one_sided_high int not null check (one_sided_high >= 0),
  primary key (release_id, country, year)
);

-- Country-months with deaths, by the first of the month; in every other month of the release none were recorded.
create table monthly_deaths (
  release_id uuid not null references figure_release,
  country char(3) not null,
  month date not null check (extract(day from month) = 1),
  deaths_best int not null check (deaths_best > 0),
  primary key (release_id, country, month)
);

create trigger figure_release_unchanged before update or delete or truncate on figure_release
  for each statement execute function refuse_change();
create trigger annual_deaths_unchanged before update or delete or truncate on annual_deaths
  for each statement execute function refuse_change();
create trigger monthly_deaths_unchanged before update or delete or truncate on monthly_deaths
  for each statement execute function refuse_change();
revoke update, delete, truncate on figure_release, annual_deaths, monthly_deaths from forestall_app;
