-- Once a month a post says what has changed, and only that.

call make_record_table('check_in', array['given', 'withdrawn']);
alter table check_in
  add column country char(3) not null,
  add column worse text[] not null,
  add column better text[] not null,
  add column what text[],
  add check (not worse && better),
  add check (worse || better = '{}' or what is not null);
