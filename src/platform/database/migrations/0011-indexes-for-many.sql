-- For lists of many thousand rows. Only what the policies' own rule does not hide may be asked of an index first: equality
-- of texts and order of identifiers may, since those operators tell nothing of what they compare.
create index warning_open on warning (opened_at) where state <> 'closed';
create index action_begun_due on action (due_on) where state = 'begun';
create index decision_choice on decision (choice, id);
create index ledger_entry_kind on ledger_entry (kind, id);
create index ledger_entry_place_id on ledger_entry (place, id);
-- First steps of every warning are read from this alone, who may see them included: see readFirstSteps.
create index ledger_entry_steps on ledger_entry (subject_type, kind, subject_id, at)
  include (owner, marking, caveats, audience);
