-- What was open with whoever left a post, as it stood when the note was handed over: each thing as it was called and marked
-- then, seen by whoever may see what is marked so, and never changed.
create table hand_over_open_thing (
  note uuid not null references hand_over,
  number int not null check (number >= 1),
  list text not null,
  title text not null,
  href text not null,
  due date,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  primary key (note, number)
);
do $$ begin
  execute format('create policy by_marking on hand_over_open_thing for select using (%s)', marking_rule());
end $$;
-- Whoever hands over need not see all that is kept: it is gathered for all who will read the note.
create policy with_its_note on hand_over_open_thing for insert with check (exists (select from hand_over where id = note));
alter table hand_over_open_thing enable row level security;
create trigger hand_over_open_thing_unchanged before update or delete or truncate on hand_over_open_thing
  for each statement execute function refuse_change();
revoke update, delete, truncate on hand_over_open_thing from forestall_app;

-- When it was kept; nothing for notes still open, and for those that were handed over before it was kept at all.
alter table hand_over add column open_kept_at timestamptz;
