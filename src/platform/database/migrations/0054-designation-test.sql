-- A designation case is tested criterion by criterion, and goes on after the listing: notification, review, delisting.
-- No case is moved by this: one that stood where the order was another goes on from there, and is held to all that it
-- lacks when it is submitted. The lines of evidence that cases had stay in `evidence` and `releasable`, and on the ledger.
do $$
declare
  held text;
begin
  for held in
    select conname from pg_constraint
    where conrelid = 'designation_case'::regclass and contype = 'c' and conname ~ '^designation_case_(state_)?check[0-9]*$'
  loop
    execute format('alter table designation_case drop constraint %I', held);
  end loop;
end $$;

alter table designation_case
  add column partners text,
  add column publication_text text,
  add column notified_on date,
  add column notified_how text,
  add column review_due_on date,
  add column review_kind text check (review_kind in ('annual', 'request')),
  add column review_grounds text,
  add column delisted_on date,
  add column delisting_reasons text;

update designation_case set partners = 'Decided before co-ordination was recorded here.' where decision_reasons is not null;
-- “In the words that will be published”, as the reasons of these were asked for.
update designation_case set publication_text = statement_of_reasons where state = 'listed';

alter table designation_case
  add check (state in (
    'opened', 'evidenced', 'grounds-set', 'appropriate', 'reviewed', 'reasoned', 'coordinated', 'submitted', 'decided',
    'listed', 'notified', 'under-review', 'delisted', 'declined', 'dropped')),
  -- Nobody is listed without grounds, a legal test, reasons, co-ordination and a decision.
  add check (
    state not in ('submitted', 'decided', 'listed', 'notified', 'under-review', 'delisted', 'declined')
    or (grounds is not null and appropriateness is not null and legal_view is not null
        and statement_of_reasons is not null and partners is not null)),
  add check (
    (state in ('decided', 'listed', 'notified', 'under-review', 'delisted', 'declined')) = (decision_reasons is not null)),
  add check (
    (state in ('listed', 'notified', 'under-review', 'delisted'))
    = (publication_text is not null and listed_on is not null and list_number is not null)),
  add check (
    (state in ('notified', 'under-review', 'delisted')) = (notified_on is not null and notified_how is not null)),
  add check (notified_on is null or notified_on >= listed_on),
  add check ((state = 'notified') = (review_due_on is not null)),
  add check ((state in ('under-review', 'delisted')) = (review_kind is not null and review_grounds is not null)),
  add check ((state = 'delisted') = (delisted_on is not null and delisting_reasons is not null)),
  add check (delisted_on is null or delisted_on >= listed_on);

call make_record_table('listing_criterion', array['standing', 'withdrawn']);
alter table listing_criterion
  add column regime uuid not null references sanctions_regime,
  add column name text not null,
  add column wording text not null;
create index on listing_criterion (regime);

call make_record_table('criterion_answer', array['standing', 'withdrawn']);
alter table criterion_answer
  add column designation uuid not null references designation_case,
  add column criterion uuid not null references listing_criterion,
  add column answer text not null check (answer in ('met', 'not-met', 'not-decided')),
  add column reasons text not null;
create index on criterion_answer (designation);
create unique index criterion_answer_criterion on criterion_answer (designation, criterion) where state = 'standing';

call make_record_table('designation_evidence', array['standing', 'withdrawn']);
alter table designation_evidence
  add column designation uuid not null references designation_case,
  add column criterion uuid not null references listing_criterion,
  add column shows text not null,
  add column points_at text not null,
  add column document_title text,
  add column document_on date,
  add column location text,
  add column release text not null check (release in ('whole', 'part', 'none')),
  add column released_part text,
  add check ((points_at = 'document') = (document_title is not null and document_on is not null and location is not null)),
  add check ((release = 'part') = (released_part is not null));
create index on designation_evidence (designation);
