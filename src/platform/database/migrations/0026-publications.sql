call make_record_table('publication_item', array['proposed', 'cleared', 'released', 'withdrawn']);
alter table publication_item
  add column year integer not null check (year between 2000 and 2100),
  add column section text not null check (section in ('figures', 'map', 'table', 'story')),
  add column title text not null,
  add column body text not null,
  add column rows text check (rows is not null or section not in ('map', 'table')),
  add column source text not null,
  add column source_on date not null,
  add column page text not null,
  -- What everybody reads: the database itself lets nothing else out.
  add check (state <> 'released' or (marking = 'OFFICIAL' and caveats = '{}'));
create index publication_item_released on publication_item (year) where state = 'released';
