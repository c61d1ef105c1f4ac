create table session (
  id_sha256 bytea primary key,
  content jsonb not null,
  expires_at timestamptz not null
);
create index session_expires_at on session (expires_at);

-- How long each level of warning may wait: data, so that a department can set its own.
create table warning_level (
  level text primary key check (level in ('elevated', 'high', 'severe')),
  acknowledge_within_hours int not null check (acknowledge_within_hours > 0),
  decide_within_hours int not null check (decide_within_hours >= acknowledge_within_hours)
);
insert into warning_level (level, acknowledge_within_hours, decide_within_hours) values
  ('severe', 24, 72),
  ('high', 72, 240),
  ('elevated', 168, 720);

create table warning (
  id uuid primary key,
  country char(3) not null,
  level text not null references warning_level,
  state text not null check (state in ('opened', 'acknowledged', 'assessed', 'decided', 'action-begun', 'closed')),
  -- Who must answer now: a warning that waits too long climbs, and never comes down.
  tier text not null default 'desk' check (tier in ('desk', 'focal-point', 'minister')),
  desk text not null,
  reason text not null check (reason <> ''),
  raised_by text not null check (raised_by in ('rule', 'person')),
  forecast_run_id uuid,
  opened_at timestamptz not null,
  acknowledged_at timestamptz,
  decided_at timestamptz,
  choice text check (choice in ('act', 'watch', 'not-act')),
  closed_at timestamptz,
  marking text not null default 'OFFICIAL',
  audience text[] not null default '{}',
  check (acknowledged_at is not null or state = 'opened'),
  check ((decided_at is null) = (choice is null)),
  check (state not in ('decided', 'action-begun', 'closed') or decided_at is not null),
  check ((closed_at is not null) = (state = 'closed'))
);
-- One open warning a country: a second one joins the first.
create unique index warning_open_country on warning (country) where state <> 'closed';
create index warning_country on warning (country, opened_at);

create table decision (
  id uuid primary key,
  warning_id uuid not null references warning,
  country char(3) not null,
  choice text not null check (choice in ('act', 'watch', 'not-act')),
  reasons text not null check (reasons <> ''),
  options_not_taken text not null default '',
  decided_at timestamptz not null,
  decided_by text not null,
  decided_by_role text not null,
  organisation text not null,
  marking text not null default 'OFFICIAL',
  audience text[] not null default '{}'
);
create index decision_warning on decision (warning_id);
create index decision_country on decision (country, decided_at);
create trigger decision_unchanged before update or delete or truncate on decision
  for each statement execute function refuse_change();
revoke update, delete, truncate on decision from forestall_app;

create table action (
  id uuid primary key,
  warning_id uuid not null references warning,
  decision_id uuid not null references decision,
  instrument text not null,
  country char(3) not null,
  purpose text not null check (purpose <> ''),
  lead text not null,
  due_on date not null,
  state text not null check (state in ('begun', 'completed')),
  begun_at timestamptz not null,
  completed_at timestamptz,
  result text,
  marking text not null default 'OFFICIAL',
  audience text[] not null default '{}',
  check ((state = 'completed') = (completed_at is not null and result is not null))
);
create index action_warning on action (warning_id);
create index action_country on action (country, begun_at);

-- The job queue keeps its tables in a schema of its own.
create schema pgboss authorization forestall_app;
