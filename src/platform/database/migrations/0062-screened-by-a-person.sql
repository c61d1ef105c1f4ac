-- Whom a person asked to screen stays, also once it is a party to something: it is not taken off when that ends.
alter table standing_subject add column by_person boolean not null default false;
update standing_subject set by_person = true
from screening_run where screening_run.id = standing_subject.run and screening_run.kind in ('one', 'file');
