-- From which lists, pairs and decisions the subjects that are kept were worked out: as long as these stand there is
-- nothing to work out again, after a start either.
create table register_kept_for (
  is_only boolean primary key default true check (is_only),
  key text not null
);
revoke truncate on register_kept_for from forestall_app;
