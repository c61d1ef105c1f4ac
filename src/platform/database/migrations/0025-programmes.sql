call make_record_table('programme', array['planned', 'running', 'finishing', 'suspended', 'closed', 'cancelled']);
alter table programme
  add column title text not null,
  add column summary text not null,
  add column fund text not null check (fund in ('fund', 'bilateral', 'multilateral')),
  add column lead_department text not null references organisation,
  add column country char(3),
  add column other_countries text[] not null,
  add column root_causes text[] not null
    check (root_causes <@ array['corruption', 'governance', 'security-justice', 'economic-development']),
  add column themes text[] not null,
  add column starts_on date not null,
  add column ends_on date check (ends_on >= starts_on),
  add column currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  add column sector text not null check (sector ~ '^\d{5}$'),
  add column iati_identifier text,
  add column reporting_organisation text not null,
  add column reporting_name text not null;
create unique index programme_iati_identifier on programme (iati_identifier);

-- Lines such as “ministry-of-defence 20% ODA 0%”: each department once, all shares together 100%.
create function department_shares_are_whole(shares text[]) returns boolean
language sql immutable as $$
  select count(*) > 0
    and coalesce(bool_and(share ~ '^[a-z0-9-]+ \d{1,3}(\.\d)?% ODA \d{1,3}(\.\d)?%$'), false)
    and sum(substring(share from ' ([0-9.]+)% ODA')::numeric) = 100
    and count(distinct split_part(share, ' ', 1)) = count(*)
    and max(substring(share from 'ODA ([0-9.]+)%$')::numeric) <= 100
  from unnest(shares) as share
$$;

call make_record_table('project', array['planned', 'running', 'finishing', 'suspended', 'closed', 'cancelled']);
alter table project
  add column programme uuid not null references programme,
  add column title text not null,
  add column summary text not null,
  add column implementer text not null,
  add column implementer_reference text,
  add column at_risk boolean not null,
  add column department_shares text[] not null check (department_shares_are_whole(department_shares)),
  add column starts_on date not null,
  add column ends_on date check (ends_on >= starts_on),
  add column iati_identifier text;
create unique index project_iati_identifier on project (iati_identifier);
create index project_programme on project (programme);

call make_record_table('annual_review', array['drafted', 'agreed']);
alter table annual_review
  add column programme uuid not null references programme,
  add column reviewed_on date not null,
  add column score text not null check (score in ('A++', 'A+', 'A', 'B', 'C')),
  add column risk text not null check (risk in ('minor', 'moderate', 'major', 'severe')),
  add column found text not null,
  add column recommended text[] not null;
create index annual_review_programme on annual_review (programme);

call make_record_table('project_indicator', array['set']);
alter table project_indicator
  add column project uuid not null references project,
  add column result_title text not null,
  add column result_type text not null check (result_type in ('output', 'outcome', 'impact', 'other')),
  add column title text not null,
  add column measure text not null check (measure in ('unit', 'percentage', 'nominal', 'ordinal', 'qualitative')),
  add column ascending boolean not null,
  add column baseline_year text not null,
  add column baseline_value text not null;
create index project_indicator_project on project_indicator (project);

call make_record_table('project_measurement', array['set']);
alter table project_measurement
  add column indicator uuid not null references project_indicator,
  add column starts_on date not null,
  add column ends_on date not null check (ends_on >= starts_on),
  add column target text,
  add column actual text;
create index project_measurement_indicator on project_measurement (indicator);

call make_record_table('budget_line', array['entered']);
alter table budget_line
  add column starts_on date not null,
  add column ends_on date not null check (ends_on >= starts_on and ends_on < starts_on + interval '1 year');
call make_record_table('commitment', array['entered']);
alter table commitment add column made_on date not null;
call make_record_table('disbursement', array['entered']);
alter table disbursement add column paid_on date not null;

-- What is budgeted, committed and disbursed, of all that stands there, whoever may see it: nothing is committed that is
-- not budgeted, and nothing disbursed that is not committed, also where two are entered at once. The project is held
-- until the transaction ends, so that the second of two sees the first.
create function hold_project_money() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept_in char(3);
  budgeted numeric;
  committed numeric;
  disbursed numeric;
begin
  perform 1 from project where id = new.project for no key update;
  select p.currency into kept_in from programme p join project j on j.programme = p.id where j.id = new.project;
  if new.amount_currency <> kept_in then
    raise exception 'money of project % is kept in %', new.project, kept_in using errcode = 'check_violation';
  end if;
  select coalesce(sum(amount_minor), 0) into budgeted from budget_line where project = new.project;
  select coalesce(sum(amount_minor), 0) into committed from commitment where project = new.project;
  select coalesce(sum(amount_minor), 0) into disbursed from disbursement where project = new.project;
  if disbursed < 0 or committed < disbursed or budgeted < committed then
    raise exception 'project %: % disbursed, % committed, % budgeted', new.project, disbursed, committed, budgeted
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

do $$
declare kind text;
begin
  foreach kind in array array['budget_line', 'commitment', 'disbursement'] loop
    execute format(
      'alter table %I
         add column project uuid not null references project,
         add column amount_minor bigint not null check (amount_minor <> 0),
         add column amount_currency char(3) not null,
         add column value_date date not null,
         add column reason text,
         add check ((amount_minor < 0) = (reason is not null))', kind);
    execute format('create index on %I (project)', kind);
    execute format(
      'create trigger %I after insert on %I for each row execute function hold_project_money()', kind || '_held', kind);
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      kind || '_unchanged', kind);
  end loop;
end $$;

-- An activity as it was brought in, so that what is not modelled is given out again.
create table iati_source (
  identifier text primary key,
  activity text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}'
);
do $$ begin
  execute format('create policy by_marking on iati_source using (%s)', marking_rule());
end $$;
alter table iati_source enable row level security;
revoke delete, truncate on iati_source from forestall_app;
