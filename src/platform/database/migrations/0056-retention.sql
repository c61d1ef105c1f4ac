-- Personal data of who was screened goes when it is needed no more, and proceedings hold it.

-- Proceedings, or an order, for which data of somebody is held whatever its day.
call make_record_table('retention_hold', array['standing', 'lifted']);
alter table retention_hold
  add column about text not null,
  add column matter text not null,
  add column designation uuid references designation_case,
  add column review_on date not null;

-- Who of those who were screened is erased, by which rule. The row stays, so that runs and entries still add up.
create table screened_erasure (
  subject uuid primary key references screened_subject,
  rule text not null check (rule in ('nothing-found', 'different', 'same')),
  erased_at timestamptz not null
);
create policy with_its_subject on screened_erasure
  using (exists (select from screened_subject where screened_subject.id = screened_erasure.subject));
alter table screened_erasure enable row level security;
create trigger screened_erasure_unchanged before update or delete or truncate on screened_erasure
  for each statement execute function refuse_change();
revoke update, delete, truncate on screened_erasure from forestall_app;

-- Refuses every change but the one erasing function’s.
create function refuse_change_unless_erasing() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('forestall.erasing', true) = 'on' then return null; end if;
  raise exception '% is never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;
do $$
declare
  each_table text;
begin
  foreach each_table in array array['screened_subject', 'screening_row', 'screening_match', 'screening_finding'] loop
    execute format('drop trigger %I on %I', each_table || '_unchanged', each_table);
    execute format(
      'create trigger %I before update or delete or truncate on %I
       for each statement execute function refuse_change_unless_erasing()', each_table || '_unchanged', each_table);
  end loop;
end $$;

-- Takes away all that names these, and what was said of them in findings. The app may change none of these tables
-- itself: it is the owner who does, and holds the law, that nobody goes who is still screened again by each list, or of
-- whom a possible match is not settled.
create function erase_screened(subjects uuid[], by_rule text, gone_at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  if exists (select from standing_subject where subject = any(subjects) and ended_at is null) then
    raise exception 'Who is still screened again is not erased.' using errcode = 'restrict_violation';
  end if;
  if exists (
    select from screening_match
    left join lateral (
      select outcome from screening_finding where match = screening_match.id order by number desc limit 1
    ) last on true
    where subject = any(subjects) and coalesce(last.outcome, 'open') not in ('same', 'different')
  ) then
    raise exception 'Whose possible match is not settled is not erased.' using errcode = 'restrict_violation';
  end if;
  with inserted as (
    insert into screened_erasure (subject, rule, erased_at)
    select distinct each, by_rule, gone_at from unnest(subjects) as each
    on conflict (subject) do nothing returning subject
  )
  select coalesce(array_agg(subject), '{}') into gone from inserted;
  perform set_config('forestall.erasing', 'on', true);
  update screened_subject set name = '[erased]', purpose = null, reference = null,
    -- Said once more, it is another.
    digest = sha256(convert_to('erased ' || id::text, 'UTF8')),
    details = '{"names": ["[erased]"], "birthDates": [], "nationalities": [], "identifiers": []}'
    where id = any(gone);
  update screening_row set name = '[erased]', given = null where subject = any(gone);
  update screening_finding set reason = '[erased]'
    where match in (select id from screening_match where subject = any(gone));
  update screening_match set asked_name = '[erased]', explanation = '[]', parts = '[]' where subject = any(gone);
  -- One who was screened alone gave the screening its title.
  update screening_run set title = '[erased]'
    where kind in ('one', 'party') and id in (select run from screening_row where subject = any(gone));
  perform set_config('forestall.erasing', 'off', true);
  return cardinality(gone);
end
$$;
revoke execute on function erase_screened(uuid[], text, timestamptz) from public;
grant execute on function erase_screened(uuid[], text, timestamptz) to forestall_app;
