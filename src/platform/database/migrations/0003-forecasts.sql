-- A run is one making of forecasts: at a stated moment, by a stated model, on stated figures. Never changed.
create table forecast_run (
  id uuid primary key,
  made_at timestamptz not null,
  made_by text not null,
  model_name text not null,
  model_version text not null,
  code_version text not null,
  annual_release_id uuid not null references figure_release,
  monthly_release_id uuid not null references figure_release,
  -- Violence by type is known to the end of this year, monthly deaths of all types to the end of this month.
  types_known_to_year int not null,
  deaths_known_to_month date not null,
  window_first_month date not null,
  window_last_month date not null,
  check (window_first_month > deaths_known_to_month and window_last_month > window_first_month)
);
create index forecast_run_made_at on forecast_run (made_at);

create table forecast (
  run_id uuid not null references forecast_run,
  country char(3) not null,
  target text not null check (target in ('one-sided', 'all')),
  threshold_deaths int not null check (threshold_deaths > 0),
  probability double precision not null check (probability between 0 and 1),
  probability_low double precision not null check (probability_low between 0 and 1),
  probability_high double precision not null check (probability_high between probability_low and 1),
  -- What the same model gave with what was known a year earlier; null where the country did not exist then.
  probability_year_before double precision check (probability_year_before between 0 and 1),
  -- [{words, logOdds}]: what moves this forecast up or down beside the average country, largest first
  drivers jsonb not null,
  primary key (run_id, country, target, threshold_deaths)
);

create table forecast_month (
  run_id uuid not null references forecast_run,
  country char(3) not null,
  month date not null,
  deaths_mean double precision not null,
  deaths_p05 double precision not null,
  deaths_p25 double precision not null,
  deaths_p50 double precision not null,
  deaths_p75 double precision not null,
  deaths_p95 double precision not null,
  probability_none double precision not null check (probability_none between 0 and 1),
  primary key (run_id, country, month),
  check (deaths_p05 <= deaths_p25 and deaths_p25 <= deaths_p50 and deaths_p50 <= deaths_p75 and deaths_p75 <= deaths_p95)
);

-- A backtest: how the same model would have done, had it been run each year on what was known then.
create table backtest (
  id uuid primary key,
  made_at timestamptz not null,
  made_by text not null,
  model_name text not null,
  model_version text not null,
  code_version text not null,
  annual_release_id uuid not null references figure_release,
  monthly_release_id uuid not null references figure_release,
  result jsonb not null
);
create index backtest_made_at on backtest (made_at);

create trigger forecast_run_unchanged before update or delete or truncate on forecast_run
  for each statement execute function refuse_change();
create trigger forecast_unchanged before update or delete or truncate on forecast
  for each statement execute function refuse_change();
create trigger forecast_month_unchanged before update or delete or truncate on forecast_month
  for each statement execute function refuse_change();
create trigger backtest_unchanged before update or delete or truncate on backtest
  for each statement execute function refuse_change();
revoke update, delete, truncate on forecast_run, forecast, forecast_month, backtest from forestall_app;
