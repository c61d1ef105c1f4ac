-- Practice at judging, on questions from history: somebody's own answers, which nobody else sees.
create table practice_answer (
  id uuid primary key,
  person text not null,
  number int not null check (number >= 1),
  release_id uuid not null references figure_release,
  country text not null,
  year int not null,
  threshold_deaths int not null check (threshold_deaths >= 1),
  probability double precision not null check (probability between 0 and 1),
  base_rate double precision not null check (base_rate between 0 and 1),
  deaths_best int not null check (deaths_best >= 0),
  answered_at timestamptz not null,
  unique (person, number),
  unique (person, country, year, threshold_deaths)
);
create policy own_row on practice_answer using (person = current_setting('forestall.person', true));
alter table practice_answer enable row level security;
create trigger practice_answer_unchanged before update or delete or truncate on practice_answer
  for each statement execute function refuse_change();
revoke update, delete, truncate on practice_answer from forestall_app;
