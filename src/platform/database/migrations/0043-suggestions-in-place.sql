-- A suggestion may say which words of a section it would replace, and with which: whoever agrees puts it in place.
alter table section_comment
  add column passage text,
  add column instead text,
  add check (instead is null or remark_kind = 'suggestion'),
  add check (passage is null or instead is not null);
