-- What was given back counts neither in an envelope's sums nor for its currency: an envelope that has everything again may
-- be kept in another one.
create or replace function require_within_envelope() returns trigger
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
  if exists (
    select from allocation
    where envelope = held.id and state = 'standing' and amount_currency <> held.budget_currency
  ) then
    raise exception 'envelope % gives money of another currency', held.id using errcode = 'check_violation', constraint = 'currency_of_envelope';
  end if;
  return null;
end $$;
