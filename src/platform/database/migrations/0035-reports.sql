-- What posts, partners and people report; what is asked about it; how it is coded; and by which invitation it came.

call make_record_table('report', array['draft', 'filed', 'coded', 'closed', 'withdrawn']);
alter table report
  add column title text not null,
  add column country char(3) not null,
  add column location text,
  add column happened_on date not null,
  add column happened_until date,
  add column dating text not null check (dating in ('day', 'week', 'month', 'unsure')),
  add column acts text[] not null,
  add column actors text[],
  add column targets text[],
  add column groups text[] not null,
  add column account text,
  add column source text,
  add column reliability text not null check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  add column credibility text not null check (credibility in ('1', '2', '3', '4', '5', '6')),
  add column outcome text,
  add column reason text,
  add check (happened_until >= happened_on),
  add check ((state = 'closed') = (outcome is not null)),
  add check ((state = 'withdrawn') = (reason is not null));

call make_record_table('report_question', array['asked', 'answered', 'dropped']);
alter table report_question
  add column report uuid not null references report,
  add column question text not null,
  add column answer text,
  add check ((state = 'answered') = (answer is not null));
create index report_question_report on report_question (report);

-- A term list proposes, a person accepts or refuses: both stand here, and each tag of a report once.
call make_record_table('report_code', array['proposed', 'accepted', 'refused']);
alter table report_code
  add column report uuid not null references report,
  add column tag text not null check (tag ~ '^(factor|indicator|group|theme)-'),
  add column words text[],
  add column terms text[],
  add column term_list text,
  add check ((terms is null) = (term_list is null));
create unique index report_code_tag on report_code (report, tag);
create index report_code_by_tag on report_code (tag);

-- Further reports behind a signal, beside what it was first raised from.
call make_record_table('signal_report', array['standing', 'withdrawn']);
alter table signal_report
  add column signal uuid not null references signal,
  add column report uuid not null references report,
  add column shows text not null;
create unique index signal_report_report on signal_report (signal, report);
create index signal_report_by_report on signal_report (report);

-- A way for somebody without an account to report. The link's secret is shown once and kept as its hash; 256 random bits
-- are not to be guessed, so a fast hash is enough.
create table report_invitation (
  id uuid primary key,
  name text not null,
  token_sha256 bytea not null unique check (length(token_sha256) = 32),
  country char(3),
  -- The people to whom the reporters' identities are sealed: two or more, or none, and then they stay unnamed.
  holders text[] not null check (cardinality(holders) <> 1),
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  expires_at timestamptz not null check (expires_at > made_at),
  revoked_at timestamptz,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}'
);
do $$ begin
  execute format('create policy by_marking on report_invitation using (%s)', marking_rule());
end $$;
alter table report_invitation enable row level security;
revoke delete, truncate on report_invitation from forestall_app;
revoke update on report_invitation from forestall_app;
grant update (revoked_at) on report_invitation to forestall_app;

-- What a reporter comes back with: a code of 100 random bits, kept as its hash. Who the reporter is, is sealed elsewhere.
create table report_receipt (
  id uuid primary key,
  report uuid not null references report,
  code_sha256 bytea not null unique check (length(code_sha256) = 32),
  invitation uuid not null references report_invitation,
  identity uuid references sealed_identity,
  given_at timestamptz not null
);
create index report_receipt_report on report_receipt (report);
create policy with_its_report on report_receipt
  using (exists (select from report where report.id = report_receipt.report));
alter table report_receipt enable row level security;
create trigger report_receipt_unchanged before update or delete or truncate on report_receipt
  for each statement execute function refuse_change();
revoke update, delete, truncate on report_receipt from forestall_app;

-- Files that reports bring, untouched, by what they are and not by what they were called.
create table report_attachment (
  id uuid primary key,
  report uuid not null references report,
  name text not null,
  media_type text not null,
  sha256 bytea not null check (sha256 = sha256(content)),
  content bytea not null check (length(content) between 1 and 10485760),
  added_at timestamptz not null,
  added_by text not null,
  added_by_name text not null,
  unique (report, sha256)
);
create policy with_its_report on report_attachment
  using (exists (select from report where report.id = report_attachment.report));
alter table report_attachment enable row level security;
create trigger report_attachment_unchanged before update or delete or truncate on report_attachment
  for each statement execute function refuse_change();
revoke update, delete, truncate on report_attachment from forestall_app;
