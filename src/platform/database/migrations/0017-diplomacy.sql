-- Bodies in which states speak and vote, and what happens there.
call make_record_table('forum_body', array['meets', 'ended']);
alter table forum_body
  add column name text not null unique,
  add column short_name text not null,
  add column body_kind text not null check (body_kind in ('united-nations', 'regional', 'likeminded', 'other')),
  add column seats numeric check (seats between 1 and 300),
  add column voting_words text not null,
  add column web_address text;

call make_record_table('forum_session', array['planned', 'held', 'cancelled']);
alter table forum_session
  add column body uuid not null references forum_body,
  add column title text not null,
  add column country char(3),
  add column opens_on date not null,
  add column closes_on date check (closes_on >= opens_on),
  add column aim text,
  add column web_address text,
  add column result text,
  add check ((state = 'held') = (result is not null));
create index on forum_session (opens_on);

call make_record_table('member_position', array['holds', 'overtaken']);
alter table member_position
  add column session uuid not null references forum_session,
  add column member char(3) not null,
  add column stance text not null check (stance in ('for', 'against', 'abstaining', 'undecided')),
  add column heard_on date not null,
  add column words text not null;
create index on member_position (session);
-- A member has one position at a time.
create unique index member_position_now on member_position (session, member) where state = 'holds';

create function names_each_once(members text[]) returns boolean
language sql immutable parallel safe as $$
  select count(*) = count(distinct member) from unnest(members) as member
$$;

call make_record_table('forum_vote', array['recorded', 'confirmed']);
alter table forum_vote
  add column session uuid not null references forum_session,
  add column title text not null,
  add column held_on date not null,
  add column rule text not null check (rule in ('security-council', 'procedural', 'majority', 'two-thirds', 'unanimity')),
  add column in_favour text[] not null,
  add column against text[] not null,
  add column abstaining text[] not null,
  add column absent text[] not null,
  add column announced_in_favour numeric,
  add column announced_against numeric,
  add column announced_abstaining numeric,
  add column adopted boolean not null,
  -- A member votes once.
  add check (names_each_once(in_favour || against || abstaining || absent)),
  add check (announced_in_favour = cardinality(in_favour)),
  add check (announced_against = cardinality(against)),
  add check (announced_abstaining = cardinality(abstaining));
create index on forum_vote (session);

call make_record_table('outcome_document', array['draft', 'adopted', 'dropped']);
alter table outcome_document
  add column session uuid not null references forum_session,
  add column symbol text not null,
  add column title text not null,
  add column document_kind text not null check (
    document_kind in ('resolution', 'presidential-statement', 'conclusions', 'joint-statement', 'report')
  ),
  add column issued_on date not null,
  add column vote uuid references forum_vote,
  add column says text not null,
  add column web_address text;
create index on outcome_document (session);

call make_record_table('diplomatic_date', array['expected', 'past', 'called-off']);
alter table diplomatic_date
  add column date_kind text not null check (
    date_kind in ('mandate-ends', 'mandate-renewal', 'election', 'referendum', 'negotiation', 'report-due')
  ),
  add column title text not null,
  add column country char(3),
  add column body uuid references forum_body,
  add column on_day date not null,
  add column why text not null,
  add column web_address text,
  add column result text,
  add check ((state = 'past') = (result is not null));
create index on diplomatic_date (on_day);

-- Universal Periodic Review.
call make_record_table('upr_review', array['under-review', 'closed']);
alter table upr_review
  add column country char(3) not null,
  add column cycle numeric not null check (cycle between 1 and 20),
  add column reviewed_on date not null,
  add column session uuid references forum_session,
  add column report_symbol text,
  add column web_address text;

call make_record_table('upr_recommendation', array['made', 'answered', 'assessed']);
alter table upr_recommendation
  add column review uuid not null references upr_review,
  add column item_number text not null,
  add column recommended_by char(3) not null,
  add column wording text not null,
  add column response text check (response in ('supported', 'noted')),
  add column answered_on date,
  add column implementation text check (implementation in ('carried-out', 'in-part', 'not-begun', 'reversed')),
  add column evidence text,
  add column assessed_on date check (assessed_on >= answered_on),
  add unique (review, item_number),
  add check ((state = 'made') = (response is null)),
  add check ((state = 'assessed') = (implementation is not null)),
  add check ((implementation is null) = (evidence is null));

-- Peace agreements, provision by provision.
call make_record_table('peace_agreement', array['in-force', 'suspended', 'ended']);
alter table peace_agreement
  add column title text not null,
  add column country char(3) not null,
  add column signed_on date not null,
  add column parties text[] not null,
  add column guarantors text[],
  add column web_address text;

call make_record_table('peace_provision', array['owed', 'carried-out', 'violated']);
alter table peace_provision
  add column agreement uuid not null references peace_agreement,
  add column article text not null,
  add column provision_kind text not null check (
    provision_kind in ('security', 'humanitarian', 'human-rights', 'justice', 'power-sharing', 'elections', 'economic',
                       'implementation')
  ),
  add column wording text not null,
  add column due_on date,
  add column evidence text,
  add column carried_out_on date,
  add unique (id, agreement),
  add check ((state = 'carried-out') = (evidence is not null)),
  add check ((evidence is null) = (carried_out_on is null));
create index on peace_provision (agreement);

call make_record_table('peace_violation', array['reported', 'confirmed', 'refuted']);
alter table peace_violation
  add column agreement uuid not null references peace_agreement,
  add column provision uuid not null,
  add column observed_on date not null,
  add column what text not null,
  add column evidence text not null,
  add column civilians_killed numeric check (civilians_killed >= 0),
  -- A violation is of a provision of its own agreement.
  add foreign key (provision, agreement) references peace_provision (id, agreement);
create index on peace_violation (agreement, observed_on);
create index on peace_violation (provision);
