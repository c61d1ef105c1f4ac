-- When somebody was last here: what is new to a person is what came after the visit before this one.
create table visit (
  person text primary key,
  begun_at timestamptz not null,
  before_at timestamptz check (before_at <= begun_at)
);
create policy own_row on visit using (person = current_setting('forestall.person', true));
alter table visit enable row level security;

-- What a person is told of without coming here. Ended ones are deleted; the ledger keeps that there was one.
create table subscription (
  id uuid primary key,
  person text not null,
  -- `everything`, `search`, `place:TCD`, `region:Africa`
  about text not null check (about in ('everything', 'search') or about ~ '^(place:[A-Z]{3}|region:.+)$'),
  words text not null default '' check ((words <> '') = (about = 'search')),
  way text not null check (way in ('mail', 'feed', 'webhook')),
  made_at timestamptz not null,
  -- How many entries of the sealed ledger the subscriber has been told of: the ledger's own order, so that nothing
  -- committed late is passed by.
  sent_entries bigint not null check (sent_entries >= 0),
  last_sent_at timestamptz,
  feed_secret_sha256 bytea unique check (length(feed_secret_sha256) = 32),
  address text,
  signing_secret text,
  failures int not null default 0 check (failures >= 0),
  last_fault text,
  disabled_at timestamptz,
  check ((way = 'feed') = (feed_secret_sha256 is not null)),
  check ((way = 'webhook') = (address is not null)),
  check ((way = 'webhook') = (signing_secret is not null)),
  check (disabled_at is null or way = 'webhook')
);
create index subscription_person on subscription (person);
create policy own_rows on subscription using (
  person = current_setting('forestall.person', true) or current_setting('forestall.everything', true) = 'yes'
);
alter table subscription enable row level security;
