-- Whether a published version of an assessment still stands: asked once when the world has moved past it, and answered
-- with a reason, or by beginning the next version.
call make_record_table('refresh_request', array['asked', 'stands', 'revised', 'dropped']);
alter table refresh_request
  add column assessment uuid not null references assessment,
  add column of_version int check (of_version >= 1),
  add column country text,
  add column asks text not null,
  add column asked text[],
  add column answer_by date not null,
  add column because text,
  add check ((state = 'stands') = (because is not null));
create unique index refresh_request_of_version on refresh_request (assessment, of_version);
create index refresh_request_open on refresh_request (assessment) where state = 'asked';
