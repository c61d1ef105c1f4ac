-- Feeds that people add on a page, beside those that are shipped; each is off until an administrator switches it on.
create table added_feed (
  id text primary key check (id ~ '^added-[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null unique check (name <> ''),
  publisher text not null check (publisher <> ''),
  address text not null unique check (address ~ '^https?://'),
  -- BCP 47
  language text,
  -- What its publisher allows, in the words of whoever added it.
  licence text not null check (licence <> ''),
  added_at timestamptz not null,
  added_by text not null
);
-- Its address may hold a key in its query, as those of connectors do: pages show that to administrators alone.
create trigger added_feed_unchanged before update or delete or truncate on added_feed
  for each statement execute function refuse_change();
revoke update, delete, truncate on added_feed from forestall_app;
