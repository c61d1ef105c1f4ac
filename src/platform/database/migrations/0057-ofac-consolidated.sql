-- OFAC publishes whom it does not block in a second file, of the same form as the SDN list: a list of its own.
do $$
declare
  held text;
begin
  select conname into strict held from pg_constraint
  where conrelid = 'list_snapshot'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%ofac%';
  execute format('alter table list_snapshot drop constraint %I', held);
end $$;
alter table list_snapshot add check (source in ('un', 'uk', 'eu', 'ofac', 'ofac-consolidated', 'other'));
