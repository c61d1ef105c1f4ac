-- The Early Warning Project's model table as its publisher gives it, loaded by whoever holds it. It states no licence, so
-- none is shipped, and the file stays in this database.
create table ewp_table (
  id uuid primary key,
  loaded_order bigint generated always as identity unique,
  file_name text not null,
  file_sha256 bytea not null check (length(file_sha256) = 32),
  content bytea not null,
  row_count int not null check (row_count > 0),
  first_year int not null,
  last_year int not null check (last_year >= first_year),
  loaded_at timestamptz not null,
  loaded_by text not null
);

-- Chances that a mass killing begins in the two years after the table's last, by a stated model on a stated table.
create table mass_killing_run (
  id uuid primary key,
  made_at timestamptz not null,
  made_by text not null,
  model_name text not null,
  model_version text not null,
  code_version text not null,
  table_id uuid not null references ewp_table,
  from_year int not null,
  -- [{name, country, probability}], the likeliest first; country null where the table's name is none of ours
  chances jsonb not null
);
create index mass_killing_run_made_at on mass_killing_run (made_at desc);

create trigger ewp_table_unchanged before update or delete or truncate on ewp_table
  for each statement execute function refuse_change();
create trigger mass_killing_run_unchanged before update or delete or truncate on mass_killing_run
  for each statement execute function refuse_change();
revoke update, delete, truncate on ewp_table, mass_killing_run from forestall_app;
