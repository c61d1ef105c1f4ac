-- Which records of several sanctions lists are one subject: what their likeness proposes, and what people decide.

-- Two records of two lists that may be one subject. Kept once for two versions: as long as neither changes there is no
-- other.
create table listed_pair (
  left_version bigint not null references listed_version,
  right_version bigint not null references listed_version,
  probability double precision not null check (probability > 0 and probability < 1),
  -- The names that are most alike.
  left_name text not null,
  right_name text not null,
  primary key (left_version, right_version),
  check (left_version < right_version)
);
create index listed_pair_right on listed_pair (right_version);

-- What was held against all lists that stood: only what is new has yet to be.
create table listed_compared (
  version bigint primary key references listed_version
);

-- Under which version's number records stand together as one subject; worked out anew from lists and decisions, and
-- kept so that a query can ask it. A record that is not here stands alone.
create table listed_subject (
  version bigint primary key references listed_version,
  subject bigint not null
);
create index listed_subject_subject on listed_subject (subject);

-- What people said of two records, by the lists' own references, so that it holds for later imports. The last one
-- holds; nothing of it is ever changed. Everybody's register goes by the verdict; why and who is for whom it is
-- released to.
create table register_decision (
  id uuid primary key,
  left_source text not null,
  left_reference text not null,
  right_source text not null,
  right_reference text not null,
  number int not null check (number >= 1),
  verdict text not null check (verdict in ('same', 'different', 'taken-back')),
  -- What each said when it was decided: where a list says something else by now, the decision is stale.
  left_version bigint not null references listed_version,
  right_version bigint not null references listed_version,
  decided_at timestamptz not null,
  unique (left_source, left_reference, right_source, right_reference, number),
  check (left_source <> right_source)
);

create table register_decision_reason (
  decision uuid primary key references register_decision,
  reason text not null check (reason <> ''),
  decided_by text not null,
  decided_by_name text not null,
  organisation text not null,
  owner text not null,
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  caveats text[] not null default '{}',
  audience text[] not null default '{}'
);

do $$
declare
  kept text;
begin
  execute format('create policy by_marking on register_decision_reason using (%s)', marking_rule());
  alter table register_decision_reason enable row level security;
  foreach kept in array array['listed_pair', 'listed_compared', 'register_decision', 'register_decision_reason'] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept || '_unchanged', kept);
    execute format('revoke update, delete, truncate on %I from forestall_app', kept);
  end loop;
end $$;
revoke truncate on listed_subject from forestall_app;
