-- What came by e-mail to be a report, and is none: anybody may write any sender. It is held for the post of the person
-- whose address it says, who confirms it, and only then is there a draft, or disowns it. Its message and files are kept
-- as evidence is, as they came.

create table report_mail (
  id uuid primary key,
  -- The person whose address the message names; not one who has shown to have sent it.
  sender text not null,
  sender_name text not null,
  message_id text not null check (length(message_id) between 1 and 998),
  -- Of what it says and brings: one message sent twice is one, two of one Message-ID are not.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  subject text not null check (length(subject) <= 300),
  words text not null check (length(words) <= 10000),
  received_at timestamptz not null,
  answered_at timestamptz,
  state text not null check (state in ('held', 'confirmed', 'disowned')),
  report uuid references report,
  settled_at timestamptz,
  settled_by_name text,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  unique (sender, message_id),
  check ((state = 'confirmed') = (report is not null)),
  check ((state = 'held') = (settled_at is null)),
  check ((settled_at is null) = (settled_by_name is null))
);
create index report_mail_owner on report_mail (owner, id);
create index report_mail_unanswered on report_mail (id) where answered_at is null;
do $$ begin
  execute format('create policy by_marking on report_mail using (%s)', marking_rule());
end $$;
alter table report_mail enable row level security;
revoke update, delete, truncate on report_mail from forestall_app;
grant update (answered_at, state, report, settled_at, settled_by_name) on report_mail to forestall_app;

alter table evidence_file add column mail uuid references report_mail;
alter table evidence_file drop constraint evidence_file_check;
alter table evidence_file add constraint evidence_file_check check (num_nonnulls(item, report, mail) = 1);
alter table evidence_file add unique (mail, sha256);
drop policy with_its_whole on evidence_file;
create policy with_its_whole on evidence_file
  using (exists (select from evidence_item where evidence_item.id = evidence_file.item)
    or exists (select from report where report.id = evidence_file.report)
    or exists (select from report_mail where report_mail.id = evidence_file.mail));
