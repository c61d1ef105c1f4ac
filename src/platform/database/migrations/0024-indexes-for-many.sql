-- For lists of many thousand rows. Only what the policies' own rule does not hide may be asked of an index first: equality
-- of texts and order of identifiers may, since those operators tell nothing of what they compare.
create index warning_open on warning (opened_at) where state <> 'closed';
create index action_open_due on action (due_on) where phase in ('planned', 'begun');
create index decision_choice on decision (choice, id);
create index ledger_entry_kind on ledger_entry (kind, id);
create index ledger_entry_place_id on ledger_entry (place, id);
-- First steps of every warning are read from this alone, who may see them included: see readFirstSteps. A step that leaves
-- the state as it was is no first one.
create index ledger_entry_steps on ledger_entry (subject_type, subject_id, kind, at)
  include (owner, marking, caveats, audience) where from_state is distinct from to_state;

-- What fits is counted; of very many only the newest are ranked, since to rank costs more than to find.
drop function search_documents;
create function search_documents(query tsquery, folded text)
returns table (kind text, id text, title text, excerpt text, href text, place text, changed_at timestamptz, rank real,
               count bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with fitting as materialized (
    select kind, id, changed_at from search_document
    where (words @@ query or title_folded %> folded) and may_see_as(owner, marking, caveats, audience,
      (select current_setting('forestall.everything', true) = 'yes'),
      (select current_setting('forestall.sensitive', true) = 'yes'),
      (select coalesce(current_setting('forestall.caveats', true), '{}')::text[]),
      (select coalesce(current_setting('forestall.owners', true), '{}')::text[]),
      (select coalesce(current_setting('forestall.organisations', true), '{}')::text[]))
  ),
  newest as (select kind, id from fitting order by changed_at desc limit 1000)
  select kind, id, title, excerpt, href, place, changed_at,
         ts_rank(words, query) + case when title_folded %> folded then word_similarity(folded, title_folded) else 0 end,
         (select count(*) from fitting)
  from newest join search_document using (kind, id)
$$;
revoke all on function search_documents from public;
grant execute on function search_documents to forestall_app;
