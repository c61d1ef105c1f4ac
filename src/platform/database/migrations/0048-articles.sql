-- What others have published, as sources that run by themselves tell of it. A source that tells otherwise later adds a row,
-- and the one before it is kept as it was. Published for everybody: no row security; pages are for those who work here.
create table article (
  id uuid primary key,
  source text not null check (source <> ''),
  source_key text not null check (source_key <> ''),
  title text not null check (title <> ''),
  address text not null check (address ~ '^https?://'),
  published_at timestamptz not null,
  publishers text[] not null,
  language text,
  countries text[] not null,
  is_place_told boolean not null,
  summary text not null,
  proposed jsonb not null,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  landed_at timestamptz not null,
  superseded_at timestamptz
);
create unique index article_standing on article (source, source_key) where superseded_at is null;
create index article_published on article (published_at desc, id desc) where superseded_at is null;
create index article_countries on article using gin (countries) where superseded_at is null;

-- What an article's row says is never changed: it may only cease to stand, once.
create function article_only_superseded() returns trigger language plpgsql as $$
begin
  if old.superseded_at is not null then
    raise exception 'an article that has been superseded is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger article_only_superseded before update on article for each row execute function article_only_superseded();
create trigger article_unchanged before delete or truncate on article for each statement execute function refuse_change();
revoke update, delete, truncate on article from forestall_app;
grant update (superseded_at) on article to forestall_app;
