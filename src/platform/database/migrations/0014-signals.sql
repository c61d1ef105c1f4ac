call make_record_table('signal', array['noticed', 'linked', 'set-aside']);
alter table signal
  add column title text not null,
  add column country char(3) not null,
  add column observed_on date not null,
  add column origin text not null check (
    origin in ('event', 'report', 'forecast', 'list', 'agreement-violation', 'agreement-overdue')
  ),
  -- A signal always points at what it came from.
  add column source text not null check (source ~ '^(https?://|/)'),
  add column detail text,
  add column asks_for text check (asks_for in ('severe', 'high', 'elevated')),
  add column warning uuid references warning,
  add column reason text,
  add check ((state = 'linked') = (warning is not null)),
  add check ((state = 'set-aside') = (reason is not null));
create index on signal (warning);
create index on signal (source);
create index search_document_href on search_document (href);
