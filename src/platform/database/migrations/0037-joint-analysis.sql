-- A joint analysis whole: more parts, claims with their evidence, lines filled in from data, what was saved of each
-- section, who holds it, comments, dissent and structured techniques.

alter table assessment_section drop constraint assessment_section_section_check;
alter table assessment_section add check (section in ('question-scope', 'context-history', 'risk-picture',
  'structural-causes', 'proximate-causes', 'dynamics', 'actors', 'groups-at-risk', 'triggers-calendar', 'opportunities',
  'atrocity-lens', 'recurrence', 'scenarios', 'implications', 'evidence-gaps'));

-- Somebody may hold a section: who else writes in it is told so, and loses nothing.
alter table assessment_section drop constraint assessment_section_state_check;
alter table assessment_section
  add check (state in ('standing', 'held')),
  add column holder text,
  add check ((state = 'held') = (holder is not null));

-- Every wording that a section has had, by number: what a form was opened on is read again when it is sent.
create table section_wording (
  section uuid not null references assessment_section,
  number int not null check (number >= 1),
  wording text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_name text not null,
  organisation text not null,
  primary key (section, number)
);
create policy with_its_section on section_wording
  using (exists (select from assessment_section where assessment_section.id = section_wording.section));
alter table section_wording enable row level security;
create trigger section_wording_unchanged before update or delete or truncate on section_wording
  for each statement execute function refuse_change();
revoke update, delete, truncate on section_wording from forestall_app;
insert into section_wording
select id, 1, wording, changed_at, changed_by, changed_by_name, organisation
from assessment_section where wording is not null;

alter table risk_rating
  add column evidence_for text,
  add column evidence_against text,
  add column confidence_reason text;

alter table assessment_evidence
  add column bears_on text,
  add column side text check (side in ('for', 'against')),
  add check (bears_on ~ '^(factor ([1-9]|1[0-4])|(claim|scenario|driver|opportunity|priority) [0-9a-f-]{36})$'),
  add check (side is null or bears_on is not null);

call make_record_table('assessment_claim', array['standing', 'withdrawn']);
alter table assessment_claim
  add column assessment uuid not null references assessment,
  add column section text not null,
  add column statement text not null;
create index assessment_claim_assessment on assessment_claim (assessment);

call make_record_table('prepared_line', array['prepared', 'taken', 'left-out']);
alter table prepared_line
  add column assessment uuid not null references assessment,
  add column section text not null,
  add column statement text not null,
  add column source text not null,
  add column known_on date not null,
  add column points_at text;
create index prepared_line_assessment on prepared_line (assessment);

call make_record_table('conflict_actor', array['standing', 'withdrawn']);
alter table conflict_actor
  add column assessment uuid not null references assessment,
  add column name text not null,
  add column interests text not null,
  add column capabilities text not null,
  add column intent text not null,
  add column influence text;
create index conflict_actor_assessment on conflict_actor (assessment);

call make_record_table('actor_relation', array['standing', 'withdrawn']);
alter table actor_relation
  add column assessment uuid not null references assessment,
  add column actor text not null,
  add column relation text not null check (relation in ('commands', 'supports', 'allied', 'talks', 'rivals', 'fights')),
  add column other text not null,
  add column explanation text,
  add check (actor <> other);
create index actor_relation_assessment on actor_relation (assessment);

call make_record_table('group_at_risk', array['standing', 'withdrawn']);
alter table group_at_risk
  add column assessment uuid not null references assessment,
  add column name text not null,
  add column targeted_by text not null,
  add column reason text not null,
  add column outside_war text,
  add column protection text;
create index group_at_risk_assessment on group_at_risk (assessment);

call make_record_table('expected_date', array['standing', 'withdrawn']);
alter table expected_date
  add column assessment uuid not null references assessment,
  add column comes_on date not null,
  add column name text not null,
  add column meaning text not null;
create index expected_date_assessment on expected_date (assessment);

call make_record_table('section_comment', array['open', 'settled']);
alter table section_comment
  add column assessment uuid not null references assessment,
  add column section text not null,
  add column remark_kind text not null
    check (remark_kind in ('comment', 'suggestion', 'task', 'red-team', 'pre-mortem')),
  add column wording text not null,
  add column for_person text,
  add column due_on date,
  add column answer text,
  add check ((state = 'settled') = (answer is not null));
create index section_comment_assessment on section_comment (assessment);

-- One position of a department on a section; the same department changes or takes back its own.
call make_record_table('dissent', array['standing', 'withdrawn']);
alter table dissent
  add column assessment uuid not null references assessment,
  add column department text not null references organisation,
  add column section text not null,
  add column position text not null,
  add column reason text not null;
create index dissent_assessment on dissent (assessment);

call make_record_table('key_assumption', array['standing', 'withdrawn']);
alter table key_assumption
  add column assessment uuid not null references assessment,
  add column assumption text not null,
  add column reason text not null,
  add column support text not null check (support in ('supported', 'caveated', 'unsupported')),
  add column if_wrong text not null;
create index key_assumption_assessment on key_assumption (assessment);

call make_record_table('hypothesis', array['standing', 'withdrawn']);
alter table hypothesis
  add column assessment uuid not null references assessment,
  add column code text not null check (code ~ '^[A-Z]$'),
  add column statement text not null,
  add unique (assessment, code);

call make_record_table('matrix_evidence', array['standing', 'withdrawn']);
alter table matrix_evidence
  add column assessment uuid not null references assessment,
  add column evidence text not null,
  add column marks text[] not null,
  add column reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  add column credibility text check (credibility in ('1', '2', '3', '4', '5', '6'));
create index matrix_evidence_assessment on matrix_evidence (assessment);

-- Evidence may point at a report too, which stands in a version as it stood.
do $$
declare
  held record;
begin
  for held in
    select conrelid::regclass as of_table, conname from pg_constraint
    where contype = 'c'
      and ((conrelid = 'assessment_evidence'::regclass and pg_get_constraintdef(oid) like '%(signal|warning)%')
        or (conrelid = 'evidence_as_stood'::regclass and pg_get_constraintdef(oid) like '%signal%'))
  loop
    execute format('alter table %s drop constraint %I', held.of_table, held.conname);
  end loop;
end $$;
alter table assessment_evidence add check (points_at ~
  '^(document|forecast [0-9a-f-]{36} [A-Z]{3} (one-sided|all|onset) [0-9]+|(signal|warning|report) [0-9a-f-]{36}|event [0-9a-f-]{36} [A-Z]{3} [0-9]{4}(-[0-9]{2})?)$');
alter table evidence_as_stood add check (kind in ('signal', 'warning', 'report'));

create or replace function keep_evidence_as_stood(of_assessment uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into evidence_as_stood
  select distinct of_assessment, next_record_version('assessment', of_assessment), found.kind, found.id::uuid, found.title,
         coalesce(signal.observed_on, report.happened_on, (warning.opened_at at time zone 'UTC')::date),
         coalesce(signal.organisation, report.organisation, warning.desk),
         found.owner, found.marking, found.caveats, found.audience
  from assessment_evidence piece
  join search_document found
    on found.kind = split_part(piece.points_at, ' ', 1) and found.id = split_part(piece.points_at, ' ', 2)
  left join signal on found.kind = 'signal' and signal.id::text = found.id
  left join report on found.kind = 'report' and report.id::text = found.id
  left join warning on found.kind = 'warning' and warning.id::text = found.id
  where piece.assessment = of_assessment and piece.state = 'standing' and found.kind in ('signal', 'warning', 'report')
$$;

-- A question may come of an assessment, whose page shows it.
alter table judgement_question add column assessment uuid references assessment;
create index judgement_question_assessment on judgement_question (assessment);
