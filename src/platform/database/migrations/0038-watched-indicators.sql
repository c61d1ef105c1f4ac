-- Indicators of an assessment that loaded data watch by themselves: what fires one is a signal, which points at it.

call make_record_table('watched_indicator', array['standing', 'withdrawn']);
alter table watched_indicator
  add column assessment uuid not null references assessment,
  add column name text not null,
  add column measure text not null check (measure in ('monthly-deaths', 'forecast-chance', 'reports')),
  add column threshold bigint not null check (threshold >= 1),
  add column scenario text check (scenario ~ '^scenario [0-9a-f-]{36}$'),
  add column meaning text check (meaning in ('likelier', 'premise-failed')),
  add check ((scenario is null) = (meaning is null)),
  add check (measure <> 'forecast-chance' or threshold < 100);
create index watched_indicator_assessment on watched_indicator (assessment);

alter table signal drop constraint signal_origin_check;
alter table signal add check (
  origin in ('event', 'report', 'forecast', 'list', 'agreement-violation', 'agreement-overdue', 'indicator')
);
