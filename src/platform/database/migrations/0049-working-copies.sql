-- What somebody writes in a section and has not saved into it yet, as it was last sent while they typed: one for each
-- person and section, for that person alone. No state of the assessment, and so no entry of the ledger, until it is saved.
create table section_working_copy (
  section uuid not null references assessment_section,
  person text not null,
  -- Grows with each change, so that two windows of one person do not overwrite each other.
  number int not null check (number >= 1),
  -- The wording of the section that it was begun on; 0 where there was none.
  base int not null check (base >= 0),
  -- Nothing: it has been saved into the section, or thrown away.
  wording text check (length(wording) <= 20000),
  kept_at timestamptz not null,
  primary key (section, person)
);
create policy ones_own on section_working_copy
  using (person = current_setting('forestall.person', true)
         and exists (select from assessment_section where assessment_section.id = section_working_copy.section));
alter table section_working_copy enable row level security;
revoke delete, truncate on section_working_copy from forestall_app;
