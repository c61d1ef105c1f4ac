-- When somebody was last here: what is new to a person is what came after the visit before this one.
create table visit (
  person text primary key,
  begun_at timestamptz not null,
  before_at timestamptz check (before_at <= begun_at)
);
create policy own_row on visit using (person = current_setting('forestall.person', true));
alter table visit enable row level security;
