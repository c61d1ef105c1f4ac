-- A country's page asks which kinds of things are about it.
create index search_document_place on search_document (place, kind) where place is not null;
