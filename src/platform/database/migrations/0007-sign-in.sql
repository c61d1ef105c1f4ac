-- A session ends when nobody uses it, when its time is over, or when somebody signs out, here or at the issuer.
-- An ended one stays until its time is over, so that a request under way when it ended cannot write it anew.
alter table session
  add column person text,
  add column subject text,
  add column issuer_session text,
  add column started_at timestamptz not null default now(),
  add column last_used_at timestamptz not null default now(),
  add column ended_at timestamptz;
create index session_subject on session (subject) where subject is not null;

-- Made from what the identity provider says, and not by the directory’s file, which therefore does not retire them.
alter table person add column from_issuer boolean not null default false;
create index person_email on person (lower(email)) where email is not null;

-- Who somebody is at the identity provider: found here at every sign-in but the first, whatever becomes of the address.
create table issuer_subject (
  issuer text not null,
  subject text not null,
  person text not null references person,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (issuer, subject)
);
create policy kept_by_the_system on issuer_subject using (current_setting('forestall.everything', true) = 'yes');
alter table issuer_subject enable row level security;

-- What a program shows instead of signing in. The token itself is nowhere: 256 random bits need no slow hash.
create table api_token (
  id uuid primary key,
  person text not null references person,
  name text not null check (name <> ''),
  scope text not null check (scope in ('read', 'write')),
  token_sha256 bytea not null unique check (length(token_sha256) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '367 days'),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person, made_at);
create policy of_their_owner on api_token using (person = current_setting('forestall.person', true));
create policy kept_by_the_system on api_token using (current_setting('forestall.everything', true) = 'yes');
alter table api_token enable row level security;
