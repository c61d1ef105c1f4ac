-- What the watch put aside, with the day on which it comes back, and what it handed over to the desk that leads.

call make_record_table('watch_dismissal', array['standing', 'taken-back']);
alter table watch_dismissal
  add column country char(3) not null,
  add column region text check (region ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  add column reason text not null,
  add column comes_back_on date not null,
  add check (comes_back_on > (created_at at time zone 'UTC')::date);

call make_record_table('desk_matter', array['with-desk', 'answered', 'taken-back']);
alter table desk_matter
  add column country char(3) not null,
  add column region text check (region ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  add column matter text not null,
  add column desk text not null,
  add column person text,
  add column answer_by date not null,
  add column answer text,
  add check ((state = 'answered') = (answer is not null));
create index desk_matter_desk on desk_matter (desk) where state = 'with-desk';
