-- A request that somebody may send again without its being carried out twice: kept for 24 hours, for its sender alone.
create table idempotency_claim (
  id uuid primary key,
  person text not null,
  key text not null check (length(key) between 1 and 200),
  -- SHA-256 over address and body: the same key must come with the same request.
  request_sha256 bytea not null check (length(request_sha256) = 32),
  claimed_at timestamptz not null,
  -- The transaction that carried it out, and what it was about: set by the ledger entry, so that both stand or neither.
  carried_out_by xid8,
  subject_id text,
  -- What was answered; nothing where the app ended between the change and the answer.
  answer jsonb,
  unique (person, key)
);
create index idempotency_claim_claimed on idempotency_claim (claimed_at);

create policy own on idempotency_claim using (person = current_setting('forestall.person', true));
create policy kept_by_the_system on idempotency_claim using (current_setting('forestall.everything', true) = 'yes');
alter table idempotency_claim enable row level security;

-- Every change of state writes a ledger entry in its own transaction; under a claim, one transaction may.
create function ledger_entry_under_claim() returns trigger language plpgsql as $$
begin
  update idempotency_claim set carried_out_by = pg_current_xact_id(), subject_id = new.subject_id
  where id = current_setting('forestall.claim')::uuid
    and (carried_out_by is null or carried_out_by = pg_current_xact_id());
  if not found then
    raise exception 'this request has been carried out' using errcode = 'FR409';
  end if;
  return null;
end
$$;
create trigger ledger_entry_under_claim after insert on ledger_entry for each row
  when (coalesce(current_setting('forestall.claim', true), '') <> '')
  execute function ledger_entry_under_claim();
