-- Evidence points at what stands here by a typed reference, and at a document by title, date and where it can be read.
-- What pointed by a free address is a document from now on; of which day, nobody was asked.
alter table assessment_evidence rename column source to document_title;
alter table assessment_evidence
  drop column evidence_kind,
  add column points_at text not null default 'document',
  add column document_on date,
  alter column document_title drop not null;
alter table assessment_evidence
  alter column points_at drop default,
  add check (points_at ~ '^(document|forecast [0-9a-f-]{36} [A-Z]{3} (one-sided|all) [0-9]+|(signal|warning) [0-9a-f-]{36}|event [0-9a-f-]{36} [A-Z]{3} [0-9]{4}(-[0-9]{2})?)$'),
  add check ((points_at = 'document') = (document_title is not null)),
  add check (points_at = 'document' or (document_on is null and location is null));

-- Signals and warnings change; a version of an assessment shows them as they stood when it was published, to those who
-- may see them. Forecasts and figures never change.
create table evidence_as_stood (
  assessment uuid not null references assessment,
  version int not null check (version >= 1),
  kind text not null check (kind in ('signal', 'warning')),
  thing uuid not null,
  title text not null,
  dated date not null,
  source text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  primary key (assessment, version, kind, thing)
);
do $$ begin
  execute format('create policy by_marking on evidence_as_stood using (%s)', marking_rule());
end $$;
alter table evidence_as_stood enable row level security;
create trigger evidence_as_stood_unchanged before update or delete or truncate on evidence_as_stood
  for each statement execute function refuse_change();
revoke insert, update, delete, truncate on evidence_as_stood from forestall_app;

-- Writes it for the version that is about to be published, also of what its publisher may not see: nothing comes back.
create function keep_evidence_as_stood(of_assessment uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into evidence_as_stood
  select distinct of_assessment, next_record_version('assessment', of_assessment), found.kind, found.id::uuid, found.title,
         coalesce(signal.observed_on, (warning.opened_at at time zone 'UTC')::date), coalesce(signal.organisation, warning.desk),
         found.owner, found.marking, found.caveats, found.audience
  from assessment_evidence piece
  join search_document found
    on found.kind = split_part(piece.points_at, ' ', 1) and found.id = split_part(piece.points_at, ' ', 2)
  left join signal on found.kind = 'signal' and signal.id::text = found.id
  left join warning on found.kind = 'warning' and warning.id::text = found.id
  where piece.assessment = of_assessment and piece.state = 'standing' and found.kind in ('signal', 'warning')
$$;
revoke all on function keep_evidence_as_stood from public;
grant execute on function keep_evidence_as_stood to forestall_app;
