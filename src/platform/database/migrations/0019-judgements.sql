call make_record_table('judgement_question', array['draft', 'open', 'closed', 'resolved', 'void']);
alter table judgement_question
  add column country char(3) not null,
  add column question text not null,
  add column source text not null,
  add column from_day date not null,
  add column last_day date not null,
  add column closes_on date not null,
  add column deaths_counted text check (deaths_counted in ('all', 'one-sided', 'state-based', 'non-state')),
  add column threshold_deaths numeric check (threshold_deaths >= 1),
  add column themes text[] not null,
  add column outcome boolean,
  add column shown_by text,
  add check (from_day <= last_day and closes_on <= last_day),
  add check ((deaths_counted is null) = (threshold_deaths is null)),
  add check ((state = 'resolved') = (outcome is not null)),
  add check ((outcome is null) = (shown_by is null));

call make_record_table('estimate', array['given']);
alter table estimate
  add column question uuid not null references judgement_question,
  add column probability double precision not null check (probability between 0 and 1),
  add column reasons text not null,
  add unique (question, created_by);

-- Blind: an estimate of an open question is seen by who gave it and by who has given one; then by all who see the
-- question. The system itself sees it to keep it, whoever takes the content out does not.
create function may_see_estimate(of_question uuid, given_by text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select given_by = current_setting('forestall.person', true)
    or current_setting('forestall.person', true) = 'system'
    or exists (select from judgement_question where id = of_question and state in ('closed', 'resolved', 'void'))
    or exists (select from estimate where question = of_question
               and created_by = current_setting('forestall.person', true))
$$;
revoke all on function may_see_estimate from public;
grant execute on function may_see_estimate to forestall_app;
create policy blind on estimate as restrictive for select using (may_see_estimate(question, created_by));
-- Given once: neither who gave it nor anybody else makes another of it.
create trigger estimate_unchanged before update or delete or truncate on estimate
  for each statement execute function refuse_change();
