-- Strategies, what they are made of, and the options, decisions and resources beside them.

call make_record_table('strategy', array['draft', 'agreed', 'ended']);
alter table strategy
  add column name text not null,
  add column country char(3),
  add column region text,
  add column assessment uuid references assessment,
  add column assessment_version int check (assessment_version >= 1),
  add column aim text not null,
  add column theory_of_change text not null,
  add column themes text[] not null,
  add column owner_organisation text not null references organisation,
  add column responsible text references person,
  add column review_on date not null,
  add check (country is not null or region is not null),
  add check ((assessment is null) = (assessment_version is null));
create index strategy_review on strategy (review_on) where state <> 'ended';

call make_record_table('objective', array['standing', 'withdrawn']);
alter table objective
  add column strategy uuid not null references strategy,
  add column wording text not null,
  add column driver uuid references driver,
  add column opportunity uuid references opportunity,
  add column assumptions text,
  add column themes text[] not null,
  add column lead_organisation text not null references organisation,
  add unique (id, strategy);
create index objective_strategy on objective (strategy);

call make_record_table('indicator', array['standing', 'withdrawn']);
alter table indicator
  add column strategy uuid not null references strategy,
  add column objective uuid not null,
  add column name text not null,
  add column baseline numeric not null,
  add column baseline_on date not null,
  add column target numeric not null,
  add column target_on date not null,
  add column source text not null,
  add check (target_on > baseline_on),
  -- An objective of the same strategy.
  add foreign key (objective, strategy) references objective (id, strategy);
create index indicator_strategy on indicator (strategy);

call make_record_table('measurement', array['standing', 'struck-out']);
alter table measurement
  add column indicator uuid not null references indicator,
  add column value numeric not null,
  add column measured_on date not null,
  add column evidence text not null;
create index measurement_indicator on measurement (indicator, measured_on);

-- A decision is on a warning or on a strategy, and one to wait comes back. Those made before now stand as they are:
-- the checks are of new ones.
alter table decision
  alter column warning_id drop not null,
  alter column country drop not null,
  add column strategy_id uuid references strategy,
  add column forum text check (forum in ('alone', 'meeting', 'cabinet-committee', 'security-council')),
  add column delegation text,
  add column amount_minor bigint check (amount_minor >= 0),
  add column amount_currency char(3),
  add column come_back_on date,
  add constraint decision_subject
    check (num_nonnulls(warning_id, strategy_id) = 1 and (warning_id is null or country is not null)),
  add constraint decision_amount check ((amount_minor is null) = (amount_currency is null)),
  add constraint decision_comes_back check ((choice <> 'act') = (come_back_on is not null)) not valid;
create index decision_strategy on decision (strategy_id) where strategy_id is not null;
create index decision_come_back on decision (come_back_on) where come_back_on is not null;

call make_record_table('option', array['open', 'chosen', 'refused', 'withdrawn']);
alter table option
  add column name text not null,
  add column warning uuid references warning,
  add column strategy uuid references strategy,
  add column instruments text[] not null check (cardinality(instruments) >= 1),
  add column effect text not null,
  add column fit text not null check (fit in ('strong', 'partial', 'weak')),
  add column lead_time_days numeric check (lead_time_days >= 0),
  add column cost_minor bigint check (cost_minor >= 0),
  add column cost_currency char(3),
  add column full_time_equivalents numeric check (full_time_equivalents >= 0),
  add column harm_risk text not null check (harm_risk in ('low', 'medium', 'high')),
  add column harm text not null,
  add column legal_basis text not null,
  add column recommended_because text,
  add column decision uuid references decision,
  add column refused_because text,
  add check (num_nonnulls(warning, strategy) = 1),
  add check ((state in ('chosen', 'refused')) = (decision is not null)),
  add check ((state = 'refused') = (refused_because is not null));
create index option_warning on option (warning) where warning is not null;
create index option_strategy on option (strategy) where strategy is not null;
create index option_decision on option (decision) where decision is not null;

call make_record_table('envelope', array['open', 'closed']);
alter table envelope
  add column name text not null,
  add column department text not null references organisation,
  add column financial_year text not null check (financial_year ~ '^\d{4}-\d{2}$'),
  add column budget_minor bigint not null check (budget_minor >= 0),
  add column budget_currency char(3) not null,
  add column full_time_equivalents numeric not null check (full_time_equivalents >= 0);

call make_record_table('allocation', array['standing', 'released']);
alter table allocation
  add column envelope uuid not null references envelope,
  add column purpose text not null,
  add column strategy uuid references strategy,
  add column objective uuid references objective,
  add column action uuid references action,
  add column programme uuid,
  add column amount_minor bigint check (amount_minor >= 0),
  add column amount_currency char(3),
  add column full_time_equivalents numeric check (full_time_equivalents >= 0),
  add column themes text[] not null,
  add check (num_nonnulls(strategy, objective, action, programme) = 1),
  add check (num_nonnulls(amount_minor, full_time_equivalents) >= 1),
  add check ((amount_minor is null) = (amount_currency is null));
create index allocation_envelope on allocation (envelope);

-- No envelope gives more than it holds. The envelope's row is held first, so that of two who allocate at once the second
-- waits and sees the first; and all its allocations count, whoever may see them. Not “for update”: each has shared the
-- envelope's key already by referring to it, and both would wait for the other for ever.
create function require_within_envelope() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held envelope;
  given_minor numeric;
  given_people numeric;
begin
  if tg_table_name = 'allocation' then
    select * into held from envelope where id = new.envelope for no key update;
  else
    held := new;
  end if;
  select coalesce(sum(amount_minor), 0), coalesce(sum(full_time_equivalents), 0) into given_minor, given_people
    from allocation where envelope = held.id and state = 'standing';
  if given_minor > held.budget_minor or given_people > held.full_time_equivalents then
    raise exception 'envelope % gives more than it holds', held.id using errcode = 'check_violation', constraint = 'within_envelope';
  end if;
  if exists (select from allocation where envelope = held.id and amount_currency <> held.budget_currency) then
    raise exception 'envelope % gives money of another currency', held.id using errcode = 'check_violation', constraint = 'currency_of_envelope';
  end if;
  return null;
end $$;
revoke all on function require_within_envelope from public;
create trigger allocation_within_envelope after insert or update on allocation
  for each row execute function require_within_envelope();
create trigger envelope_holds_allocations after update on envelope
  for each row execute function require_within_envelope();
