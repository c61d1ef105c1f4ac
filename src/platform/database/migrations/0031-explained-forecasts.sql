-- Onset is a lens of its own: one-sided violence in places where fewer died so in the last typed year.
alter table forecast drop constraint forecast_target_check;
alter table forecast add constraint forecast_target_check check (target in ('one-sided', 'onset', 'all'));
-- Where a country's figures by type end before the run's: its last known ones stood in for them. Null: they are whole.
alter table forecast add column figures_to_year int;

-- What a run's model is and what it read, so that two forecasts can be set against each other to the last log-odds.
-- A vintage says when that was known: at the run, or a year before it.
create table forecast_model (
  run_id uuid not null references forecast_run,
  vintage text not null check (vintage in ('now', 'year-before')),
  target text not null check (target in ('one-sided', 'all')),
  threshold_deaths int not null check (threshold_deaths > 0),
  intercept double precision not null,
  -- {feature: change of log-odds per unit of its value}
  coefficients jsonb not null,
  training_rows int not null check (training_rows > 0),
  training_positives int not null check (training_positives between 0 and training_rows),
  penalty double precision not null check (penalty > 0),
  primary key (run_id, vintage, target, threshold_deaths)
);

create table forecast_reading (
  run_id uuid not null references forecast_run,
  vintage text not null check (vintage in ('now', 'year-before')),
  country char(3) not null,
  -- [{feature, value, words}], the value on the model's own scale
  features jsonb not null,
  -- [{target, thresholdDeaths, probability}]: what was said then; of the run itself they stand in forecast
  probabilities jsonb not null,
  primary key (run_id, vintage, country)
);

-- Past country-years most like a country at the run, whose outcome was known by then, and what followed.
create table forecast_similar (
  run_id uuid not null references forecast_run,
  country char(3) not null,
  -- [{country, lastMonth, distance, deathsAfter}], nearest first
  cases jsonb not null,
  among int not null check (among > 0),
  -- [{thresholdDeaths, count}]: after how many of those so many deaths or more followed
  reached jsonb not null,
  primary key (run_id, country)
);

create trigger forecast_model_unchanged before update or delete or truncate on forecast_model
  for each statement execute function refuse_change();
create trigger forecast_reading_unchanged before update or delete or truncate on forecast_reading
  for each statement execute function refuse_change();
create trigger forecast_similar_unchanged before update or delete or truncate on forecast_similar
  for each statement execute function refuse_change();
revoke update, delete, truncate on forecast_model, forecast_reading, forecast_similar from forestall_app;
