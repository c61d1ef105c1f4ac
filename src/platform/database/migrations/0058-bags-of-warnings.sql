-- A bag is made of a signal or of a warning too, with the evidence of all that stands behind it.
alter table evidence_bag drop constraint evidence_bag_subject_type_check;
alter table evidence_bag add constraint evidence_bag_subject_type_check
  check (subject_type in ('evidence-item', 'report', 'signal', 'warning'));
