call make_record_table('letter', array['received', 'drafted', 'cleared', 'answered']);
alter table letter
  add column reference text not null check (reference ~ '^[A-Z]{2,5}/\d{1,6}/\d{4}$'),
  add column sender text not null,
  add column sender_kind text not null
    check (sender_kind in ('civil-society', 'member-of-parliament', 'other-government', 'international', 'public')),
  add column subject text not null,
  add column received_on date not null,
  add column due_on date not null check (due_on >= received_on),
  add column asks text not null,
  add column country char(3),
  add column themes text[] not null,
  add column recommendation uuid references recommendation,
  add column draft text,
  add column signed_by text,
  add column replied_on date check (replied_on >= received_on),
  add check ((state = 'received') = (draft is null)),
  add check ((state in ('cleared', 'answered')) = (signed_by is not null)),
  add check ((state = 'answered') = (replied_on is not null));
create unique index letter_reference on letter (reference);

call make_record_table('citation', array['cited']);
alter table citation
  add column letter uuid not null references letter,
  add column claim text not null,
  add column page text not null;
create index citation_letter on citation (letter);

-- The next number of a year, over letters that its asker may not see too: a reference tells nothing of them but that
-- they are. Two at once wait for one another, so that neither is refused.
create function next_letter_reference(of_year int) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('letter reference'), of_year);
  return (
    select format('MIN/%s/%s', lpad((coalesce(max((string_to_array(reference, '/'))[2]::int), 0) + 1)::text, 5, '0'), of_year)
    from letter where reference like 'MIN/%/' || of_year
  );
end $$;
revoke all on function next_letter_reference from public;
grant execute on function next_letter_reference to forestall_app;
