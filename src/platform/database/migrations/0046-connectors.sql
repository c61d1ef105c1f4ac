-- Sources that run by themselves. Whether one is on and by which address it is asked; no row: as it came, off.
create table connector (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  address text not null check (address <> ''),
  is_on boolean not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- What a source asks to be shown by each who reads it. Seen by the system that pulls, and put in by administrators.
create table connector_key (
  connector text primary key references connector on delete cascade,
  key text not null check (key <> '')
);
create policy system_and_administrators on connector_key using (
  current_setting('forestall.everything', true) = 'yes'
  or 'administrator' = any (coalesce(current_setting('forestall.roles', true), '{}')::text[])
);
alter table connector_key enable row level security;

-- How its pulls stand: a means of the clock; what landed and what failed are entries of the ledger.
create table connector_pull (
  connector text primary key references connector on delete cascade,
  -- None while it is off.
  next_at timestamptz,
  -- One pull of a source at a time; one that ended from outside is forgotten after a while.
  begun_at timestamptz,
  failures int not null default 0 check (failures >= 0),
  last_fault text,
  last_fault_at timestamptz,
  last_good_at timestamptz,
  last_outcome text check (last_outcome in ('landed', 'unchanged')),
  last_rows int check (last_rows >= 0),
  reaches_to date,
  -- Of what was landed last: what the server is asked by whether it has changed.
  etag text,
  last_modified text,
  check ((last_fault is null) = (last_fault_at is null)),
  check ((last_good_at is null) = (last_outcome is null))
);

-- Pages of a pull that is under way, gzipped, so that it goes on where it stopped. Gone once it has landed.
create table connector_page (
  connector text not null references connector on delete cascade,
  page int not null check (page >= 0),
  address text not null,
  next_address text,
  -- As the server says it on this page: how much there is in all.
  total int check (total >= 0),
  rows int not null check (rows >= 0),
  etag text,
  last_modified text,
  body bytea not null,
  primary key (connector, page)
);
create policy system_alone on connector_page using (
  current_setting('forestall.everything', true) = 'yes'
  or 'administrator' = any (coalesce(current_setting('forestall.roles', true), '{}')::text[])
);
alter table connector_page enable row level security;
