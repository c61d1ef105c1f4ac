-- How far each making of forecasts is, one row for each model and time: a means of telling and of stopping it. What it
-- made stands in its run, which never changes.
create table forecast_work (
  id uuid primary key,
  model text not null check (model in ('chances', 'months', 'mass-killing', 'backtest')),
  begun_at timestamptz not null,
  begun_by text not null,
  share double precision not null default 0 check (share between 0 and 1),
  label text not null default '',
  -- When the making was last heard of: a killed program tells nothing of its end.
  seen_at timestamptz not null,
  state text not null default 'running' check (state in ('running', 'made', 'failed', 'cancelled')),
  -- Why it failed.
  reason text,
  ended_at timestamptz,
  cancel_asked_at timestamptz,
  cancel_asked_by text,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'failed') = (reason is not null)),
  check ((cancel_asked_at is null) = (cancel_asked_by is null))
);
create index forecast_work_model on forecast_work (model, begun_at desc);
create index forecast_work_running on forecast_work (begun_at) where state = 'running';
