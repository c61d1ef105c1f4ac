-- What is typed in the form of a new record is kept as what is typed in a section is: one copy for each person and form,
-- its answers as JSON.
alter table section_working_copy rename to working_copy;
alter table working_copy drop constraint section_working_copy_pkey;
alter table working_copy alter column section drop not null;
-- The address of the form, where it is no section's.
alter table working_copy add column form text check (length(form) between 1 and 100);
alter table working_copy add constraint working_copy_of_one check (num_nonnulls(section, form) = 1);
alter table working_copy add constraint working_copy_once unique nulls not distinct (person, section, form);
alter table working_copy drop constraint section_working_copy_wording_check;
alter table working_copy add constraint working_copy_length
  check (length(wording) <= case when form is null then 20000 else 40000 end);
alter policy ones_own on working_copy
  using (person = current_setting('forestall.person', true)
         and (section is null
              or exists (select from assessment_section where assessment_section.id = working_copy.section)));
