call make_record_table('assessment', array['draft', 'published', 'withdrawn']);
alter table assessment
  add column country char(3) not null,
  add column question text not null,
  add column form text not null check (form in ('light', 'full')),
  add column decision_informed text,
  add column warning uuid references warning,
  add column departments text[] not null,
  add column themes text[] not null,
  add column as_of date not null,
  add column refresh_on date not null,
  add column finding text,
  add column confidence text check (confidence in ('low', 'moderate', 'high')),
  add column confidence_reason text,
  add check (refresh_on > as_of),
  add check (state <> 'published' or (finding is not null and confidence is not null and confidence_reason is not null));
create index assessment_warning on assessment (warning);

call make_record_table('assessment_section', array['standing']);
alter table assessment_section
  add column assessment uuid not null references assessment,
  add column section text not null check (section in ('question-scope', 'context-history', 'structural-causes',
    'proximate-causes', 'actors', 'dynamics', 'opportunities', 'atrocity-lens', 'recurrence', 'scenarios',
    'implications', 'evidence-gaps')),
  add column lead_department text references organisation,
  add column author text,
  add column wording text,
  add unique (assessment, section);

-- The factors of the United Nations' Framework of Analysis for Atrocity Crimes, by its numbers.
call make_record_table('risk_rating', array['standing']);
alter table risk_rating
  add column assessment uuid not null references assessment,
  add column factor text not null check (factor::int between 1 and 14),
  add column rating text not null check (rating in ('0', '1', '2', '3')),
  add column direction text not null check (direction in ('easing', 'steady', 'worsening')),
  add column reason text not null,
  add column indicators text[],
  add column confidence text not null check (confidence in ('low', 'moderate', 'high')),
  add unique (assessment, factor);

call make_record_table('scenario', array['standing', 'withdrawn']);
alter table scenario
  add column assessment uuid not null references assessment,
  add column name text not null,
  add column description text not null,
  add column probability double precision check (probability between 0 and 1),
  add column consequences text,
  add column signs text[];
create index scenario_assessment on scenario (assessment);

call make_record_table('assessment_evidence', array['standing', 'withdrawn']);
alter table assessment_evidence
  add column assessment uuid not null references assessment,
  add column section text,
  add column claim text not null,
  add column evidence_kind text not null check (evidence_kind in ('forecast', 'report', 'event', 'document')),
  add column source text not null,
  add column location text,
  add column reliability text not null check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  add column credibility text not null check (credibility in ('1', '2', '3', '4', '5', '6'));
create index assessment_evidence_assessment on assessment_evidence (assessment);

call make_record_table('priority', array['standing', 'withdrawn']);
alter table priority
  add column assessment uuid not null references assessment,
  add column rank numeric not null check (rank between 1 and 99),
  add column wording text not null,
  add column reason text not null,
  add column harm text,
  add column departments text[] not null,
  add column themes text[] not null;
create index priority_assessment on priority (assessment);

call make_record_table('driver', array['standing', 'withdrawn']);
alter table driver
  add column assessment uuid not null references assessment,
  add column name text not null,
  add column driver_kind text not null check (driver_kind in ('structural', 'proximate', 'driver', 'trigger')),
  add column explanation text not null,
  add column direction text not null check (direction in ('easing', 'steady', 'worsening'));
create index driver_assessment on driver (assessment);

call make_record_table('opportunity', array['standing', 'withdrawn']);
alter table opportunity
  add column assessment uuid not null references assessment,
  add column name text not null,
  add column explanation text not null;
create index opportunity_assessment on opportunity (assessment);
