-- The role that the app works as. Roles belong to the whole server, so another database may have made it already.
do $$
begin
  create role forestall_app nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to forestall_app;
alter default privileges in schema public grant select, insert, update, delete on tables to forestall_app;
alter default privileges in schema public grant usage on sequences to forestall_app;

-- Refuses change to what must never change: forecasts, decisions, ledger entries.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;

create table ledger_entry (
  id uuid primary key,
  at timestamptz not null,
  person text not null,
  person_name text not null,
  role text not null,
  organisation text not null,
  kind text not null,
  subject_type text not null,
  subject_id text not null,
  place text,
  from_state text,
  to_state text,
  -- Who may see the entry, as of the row that it is about: see may_see in 0005.
  owner text not null,
  marking text not null,
  caveats text[] not null default '{}',
  audience text[] not null default '{}',
  payload text not null,
  payload_sha256 bytea not null check (payload_sha256 = sha256(convert_to(payload, 'UTF8'))),
  -- SHA-256 over all of the above, made by the app when the step is taken: see ledger-entry.ts
  leaf_hash bytea not null check (length(leaf_hash) = 32)
);
create index ledger_entry_subject on ledger_entry (subject_type, subject_id, at);
create index ledger_entry_place on ledger_entry (place, at);
create index ledger_entry_at on ledger_entry (at);

-- Entries that no seal covers yet, with the transaction that wrote them: the sealer takes only those
-- of transactions that ended before every one still open, so that nothing committed late is passed by.
create table ledger_pending (
  entry_id uuid primary key references ledger_entry,
  transaction_id xid8 not null default pg_current_xact_id()
);

create function ledger_entry_pending() returns trigger language plpgsql as $$
begin
  insert into ledger_pending (entry_id) values (new.id);
  return null;
end
$$;
create trigger ledger_entry_pending after insert on ledger_entry for each row execute function ledger_entry_pending();

-- The Merkle tree of RFC 6962: level 0 are the entries, a node above covers two below. Only complete nodes are kept.
create table ledger_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  entry_id uuid not null unique references ledger_entry,
  leaf_hash bytea not null
);
create table ledger_node (
  level int not null check (level > 0),
  node_index bigint not null check (node_index >= 0),
  hash bytea not null,
  primary key (level, node_index)
);
create table ledger_seal (
  tree_size bigint primary key check (tree_size > 0),
  root bytea not null,
  sealed_at timestamptz not null,
  -- SHA-256 over the above and the seal before: see ledger-entry.ts
  seal_hash bytea not null check (length(seal_hash) = 32)
);

create trigger ledger_entry_unchanged before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_leaf_unchanged before update or delete or truncate on ledger_leaf
  for each statement execute function refuse_change();
create trigger ledger_node_unchanged before update or delete or truncate on ledger_node
  for each statement execute function refuse_change();
create trigger ledger_seal_unchanged before update or delete or truncate on ledger_seal
  for each statement execute function refuse_change();
revoke update, delete, truncate on ledger_entry, ledger_leaf, ledger_node, ledger_seal from forestall_app;
