-- Who a reporter is, apart from what they said: docs/sealed-identities.md. No column here holds a word of an identity.

-- Public keys that people registered. A key is never changed; only its loss is told.
create table identity_key (
  -- SHA-256 of the key.
  fingerprint text primary key check (fingerprint = encode(sha256(public_key), 'hex')),
  person text not null references person,
  public_key bytea not null check (length(public_key) = 32),
  registered_at timestamptz not null,
  lost_at timestamptz
);
create index identity_key_person on identity_key (person, registered_at);

create table sealed_identity (
  id uuid primary key,
  pseudonym text not null unique check (pseudonym ~ '^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  version int not null check (version > 0),
  sealed_at timestamptz not null,
  sealed_by text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}'
);
create index sealed_identity_sealed_at on sealed_identity (sealed_at);

-- The data key of an identity, encrypted to one key of one holder: RFC 9180.
create table identity_key_wrap (
  identity_id uuid not null references sealed_identity,
  fingerprint text not null references identity_key,
  holder text not null references person,
  encapsulation bytea not null check (length(encapsulation) = 32),
  wrapped_key bytea not null check (length(wrapped_key) = 32 + 16),
  wrapped_at timestamptz not null,
  wrapped_by text not null,
  primary key (identity_id, fingerprint)
);
create index identity_key_wrap_holder on identity_key_wrap (holder);

-- The identity under its data key, padded to blocks of 256 bytes, with a tag of 16.
create table sealed_identity_content (
  identity_id uuid primary key references sealed_identity,
  nonce bytea not null check (length(nonce) = 12),
  ciphertext bytea not null check (length(ciphertext) > 16 and (length(ciphertext) - 16) % 256 = 0)
);

create trigger sealed_identity_unchanged before update or delete or truncate on sealed_identity
  for each statement execute function refuse_change();
create trigger sealed_identity_content_unchanged before update or delete or truncate on sealed_identity_content
  for each statement execute function refuse_change();
revoke update, delete, truncate on sealed_identity, sealed_identity_content from forestall_app;
revoke update, truncate on identity_key_wrap from forestall_app;
revoke delete, truncate on identity_key from forestall_app;
revoke update on identity_key from forestall_app;
grant update (lost_at) on identity_key to forestall_app;

-- Keys are for the signed in to see, and each registers their own; an administrator may tell of a loss.
create policy for_the_signed_in on identity_key for select
  using (coalesce(current_setting('forestall.person', true), 'anonymous') <> 'anonymous');
create policy ones_own on identity_key for insert with check (person = current_setting('forestall.person', true));
create policy ones_own_loss on identity_key for update
  using (
    person = current_setting('forestall.person', true)
    or 'administrator' = any (coalesce(current_setting('forestall.roles', true), '{}')::text[])
  );
alter table identity_key enable row level security;

create policy by_marking on sealed_identity using (may_see(owner, marking, caveats, audience));
alter table sealed_identity enable row level security;

-- A wrap is seen with its identity: who holds is told to whoever may know that it is there. A holder takes away own ones.
create policy with_its_identity on identity_key_wrap for select
  using (exists (select from sealed_identity where id = identity_id));
create policy to_an_identity on identity_key_wrap for insert
  with check (exists (select from sealed_identity where id = identity_id));
create policy ones_own on identity_key_wrap for delete using (holder = current_setting('forestall.person', true));
alter table identity_key_wrap enable row level security;

-- The content is for its holders alone, and not for the system itself.
create policy for_its_holders on sealed_identity_content for select
  using (
    exists (
      select from identity_key_wrap wrap
      where wrap.identity_id = sealed_identity_content.identity_id
        and wrap.holder = current_setting('forestall.person', true)
    )
  );
create policy to_an_identity on sealed_identity_content for insert
  with check (exists (select from sealed_identity where id = identity_id));
alter table sealed_identity_content enable row level security;
