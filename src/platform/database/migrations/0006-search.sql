-- What can be found by words, of every kind of thing, each with the marking of its row. Words are folded by the app:
-- see platform/search/fold.ts. pg_trgm is a trusted extension: the database's owner may make it.
create extension if not exists pg_trgm;

create table search_document (
  kind text not null,
  id text not null,
  title text not null,
  excerpt text not null default '',
  href text not null,
  place text,
  changed_at timestamptz not null,
  title_folded text not null,
  words tsvector not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  primary key (kind, id)
);
create index search_document_words on search_document using gin (words);
create index search_document_title on search_document using gin (title_folded gin_trgm_ops);
create policy by_marking on search_document using (may_see(owner, marking, caveats, audience));
alter table search_document enable row level security;

-- Row security would have every row tried before the index may be asked. So this function asks the index as the table's
-- owner and then keeps, by the same rule, what the asker may see: nothing else leaves it, not even in a count.
create function search_documents(query tsquery, folded text)
returns table (kind text, id text, title text, excerpt text, href text, place text, changed_at timestamptz, rank real)
language sql stable security definer set search_path = public, pg_temp as $$
  select kind, id, title, excerpt, href, place, changed_at,
         ts_rank(words, query) + case when title_folded %> folded then word_similarity(folded, title_folded) else 0 end
  from search_document
  where (words @@ query or title_folded %> folded) and may_see(owner, marking, caveats, audience)
$$;
revoke all on function search_documents from public;
grant execute on function search_documents to forestall_app;
