call make_record_table('sanctions_regime', array['in-force', 'revoked']);
alter table sanctions_regime
  add column name text not null,
  add column legal_basis text not null,
  add column country char(3),
  add column since date not null,
  add column purposes text not null,
  add column reading text,
  add column revoked_on date,
  add check ((state = 'revoked') = (revoked_on is not null)),
  add check (revoked_on is null or revoked_on >= since);

call make_record_table('designation_case', array['opened', 'grounds-set', 'appropriate', 'reasoned', 'evidenced', 'reviewed', 'decided', 'listed', 'declined', 'dropped']);
alter table designation_case
  add column subject text not null,
  add column subject_kind text not null check (subject_kind in ('person', 'organisation', 'ship')),
  add column identifiers text,
  add column regime uuid not null references sanctions_regime,
  add column country char(3) not null,
  add column measures text[] not null check (measures <@ array['travel-ban', 'asset-freeze', 'diplomatic']),
  add column unit text,
  add column action uuid references action,
  add column grounds text,
  add column appropriateness text,
  add column statement_of_reasons text,
  add column evidence text[],
  add column releasable text,
  add column legal_view text,
  add column decision_reasons text,
  add column listed_on date,
  add column list_number text,
  -- Each step stands on the one before: nobody is listed without grounds, reasons, evidence, a legal review and a decision.
  add check ((state in ('opened', 'dropped')) = (grounds is null)),
  add check ((state in ('decided', 'listed', 'declined')) = (decision_reasons is not null)),
  add check (decision_reasons is null or legal_view is not null),
  add check (legal_view is null or evidence is not null),
  add check (evidence is null or statement_of_reasons is not null),
  add check (statement_of_reasons is null or appropriateness is not null),
  add check (appropriateness is null or grounds is not null),
  add check ((state = 'listed') = (listed_on is not null and list_number is not null));

call make_record_table('sanctions_measure', array['proposed', 'in-force', 'lifted', 'dropped']);
alter table sanctions_measure
  add column regime uuid not null references sanctions_regime,
  add column sort text not null check (sort in ('diplomatic', 'travel-ban', 'asset-freeze', 'arms-embargo', 'commodity-interdiction')),
  add column target text not null,
  add column country char(3),
  add column legal_basis text not null,
  add column exemptions text,
  add column designation uuid references designation_case,
  add column "from" date,
  add column until date,
  add column lifted_on date,
  add check ((state in ('in-force', 'lifted')) = ("from" is not null)),
  add check (until is null or until >= "from"),
  add check ((state = 'lifted') = (lifted_on is not null)),
  add check (lifted_on is null or lifted_on >= "from");
