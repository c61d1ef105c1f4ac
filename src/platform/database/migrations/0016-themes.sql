-- Priority areas that a thing is about, by their ids: src/people/theme.ts. Most things carry none.
alter table search_document add column themes text[] not null default '{}';
create index search_document_themes on search_document using gin (themes) where themes <> '{}';

-- A theme is one more thing to subscribe to: `theme:modern-slavery`.
alter table subscription drop constraint subscription_about_check;
alter table subscription add constraint subscription_about_check
  check (about in ('everything', 'search') or about ~ '^(place:[A-Z]{3}|region:.+|theme:[a-z-]+)$');
