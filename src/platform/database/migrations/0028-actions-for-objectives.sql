-- An action answers a warning, on the decision that was made on it, or serves an objective of an agreed strategy.
alter table action
  alter column warning_id drop not null,
  alter column decision_id drop not null,
  add check ((warning_id is null) = (decision_id is null)),
  add check (warning_id is not null or objective is not null);
create index action_objective on action (objective);
create index action_programme on action ((details ->> 'programme'));
