call make_record_table('osja_assessment', array['draft', 'submitted', 'approved', 'refused', 'withdrawn']);
alter table osja_assessment
  add column country char(3) not null,
  add column activity text not null,
  add column recipients text not null,
  add column objective text not null,
  add column harms text[] not null,
  add column risks text not null,
  add column risk_before text not null check (risk_before in ('low', 'medium', 'high')),
  add column mitigations text not null,
  add column risk_after text not null check (risk_after in ('low', 'medium', 'high')),
  add column approval_reasons text,
  add column valid_until date,
  add check ((state in ('approved', 'refused')) = (approval_reasons is not null)),
  add check ((state = 'approved') = (valid_until is not null));

call make_record_table('unit_vetting', array['open', 'cleared', 'not-cleared', 'withdrawn']);
alter table unit_vetting
  add column country char(3) not null,
  add column unit text not null,
  add column commanders text[],
  add column sources text not null,
  add column findings text,
  add column valid_until date,
  add check ((state in ('cleared', 'not-cleared')) = (findings is not null)),
  add check ((state = 'cleared') = (valid_until is not null));

call make_record_table('disaster_response', array['requested', 'assessed', 'tasked', 'ended', 'declined']);
alter table disaster_response
  add column country char(3) not null,
  add column need text not null,
  add column requested_by text not null,
  add column requested_on date not null,
  add column request text not null,
  add column reference text,
  add column no_civil_means boolean,
  add column assessment text,
  add column tasked_organisation text references organisation,
  add column tasks text[],
  add column assets text[],
  add column starts_on date,
  add column ends_on date,
  add column handed_over text,
  add check ((state in ('assessed', 'tasked', 'ended')) = (no_civil_means is not null and assessment is not null)),
  -- Military means are a last resort.
  add check (state not in ('tasked', 'ended') or no_civil_means),
  add check ((state in ('tasked', 'ended')) = (tasks is not null and starts_on is not null and ends_on is not null)),
  add check (ends_on >= starts_on),
  add check ((state = 'ended') = (handed_over is not null));

call make_record_table('operation', array['planned', 'deployed', 'ended', 'called-off']);
alter table operation
  add column country char(3) not null,
  add column name text not null,
  add column basis text not null check (basis in ('chapter-vii', 'chapter-viii', 'consent')),
  add column mandate text not null,
  add column mandate_until date not null,
  add column aim text not null,
  add column way_out text not null,
  add column deployed_on date,
  add column ended_on date,
  add column outcome text,
  add check ((state in ('deployed', 'ended')) = (deployed_on is not null)),
  add check ((state = 'ended') = (ended_on is not null and outcome is not null)),
  add check (ended_on >= deployed_on);

call make_record_table('contribution', array['offered', 'confirmed', 'in-place', 'withdrawn']);
alter table contribution
  add column operation uuid not null references operation,
  add column contributor text not null,
  add column what text not null,
  add column personnel int not null check (personnel >= 0),
  add column national_caveats text;
create index contribution_operation on contribution (operation);

call make_record_table('protection_task', array['set', 'in-hand', 'done']);
alter table protection_task
  add column operation uuid not null references operation,
  add column what text not null,
  add column whom text not null,
  add column "where" text not null,
  add column result text,
  add check ((state = 'done') = (result is not null));
create index protection_task_operation on protection_task (operation);
