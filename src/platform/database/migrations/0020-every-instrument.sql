-- An action may be planned before it begins and abandoned before it is done, stands where the way of its instrument's
-- group says (data/instruments.json), and tells what its instrument asks for.
alter table action
  drop constraint action_state_check,
  drop constraint action_check,
  alter column begun_at drop not null,
  add column phase text not null default 'begun' check (phase in ('planned', 'begun', 'completed', 'abandoned')),
  add column planned_at timestamptz,
  add column abandoned_at timestamptz,
  add column abandoned_because text,
  add column evidence text not null default '',
  add column objective uuid,
  add column themes text[] not null default '{}',
  add column partners text[] not null default '{}',
  add column details jsonb not null default '{}' check (jsonb_typeof(details) = 'object');
-- What began before there was planning was planned at the moment when it began.
update action set phase = state, planned_at = begun_at;
alter table action
  alter column phase drop default,
  alter column planned_at set not null,
  add check (state <> ''),
  add check (phase in ('planned', 'abandoned') or begun_at is not null),
  add check (phase <> 'planned' or begun_at is null),
  add check ((phase = 'completed') = (completed_at is not null and result is not null)),
  add check ((phase = 'abandoned') = (abandoned_at is not null and abandoned_because is not null)),
  add check (phase <> 'abandoned' or state = 'abandoned'),
  add check ((phase = 'completed') = (state = 'completed'));
create index action_themes on action using gin (themes);
-- Kept: what was planned is part of the account, and so is what was abandoned.
revoke delete, truncate on action from forestall_app;

call make_record_table('ask', array['open', 'answered', 'withdrawn']);
alter table ask
  add column action uuid not null references action,
  add column what text not null check (what <> ''),
  add column of_whom text not null,
  add column due_on date not null,
  add column answer text check (answer in ('agreed', 'agreed-in-part', 'refused', 'not-answered')),
  add column answer_words text,
  add column answered_on date,
  add column evidence text,
  add check ((state = 'answered') = (answer is not null and answer_words is not null and answered_on is not null)),
  add check (state = 'answered' or evidence is null);
create index ask_action on ask (action);
