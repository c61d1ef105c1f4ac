-- Posts of government, who holds them, and what is delegated to them.
create extension if not exists btree_gist;

call make_record_table('government_post', array['stands', 'abolished']);
alter table government_post
  add column title text not null,
  add column office text not null references organisation,
  add column decides_all boolean not null,
  add column answers_to uuid references government_post;

call make_record_table('post_holding', array['holds', 'left']);
alter table post_holding
  add column post uuid not null references government_post,
  add column holder text not null references person,
  add column from_on date not null,
  add column until_on date check (until_on >= from_on),
  add check ((state = 'left') = (until_on is not null)),
  -- A post has one holder at a time, both days included.
  add constraint post_holding_one_at_a_time
    exclude using gist (post with =, daterange(from_on, until_on, '[]') with &&);
create index on post_holding (holder);

call make_record_table('delegation', array['draft', 'in-force', 'withdrawn']);
alter table delegation
  add column title text not null,
  add column given_by uuid not null references government_post,
  add column given_to uuid not null references government_post check (given_to <> given_by),
  add column up_to_level text not null check (up_to_level in ('elevated', 'high', 'severe')),
  add column up_to_amount_minor bigint check (up_to_amount_minor >= 0),
  add column up_to_amount_currency char(3),
  add column from_on date not null,
  add column until_on date check (until_on >= from_on),
  add check ((up_to_amount_minor is null) = (up_to_amount_currency is null));
create index on delegation (given_to);

call make_record_table('hand_over', array['written', 'handed-over']);
alter table hand_over
  add column title text not null,
  add column post uuid not null references government_post,
  add column leaving text not null references person,
  add column last_day date not null,
  add column first text not null,
  add column promises text[],
  add column contacts text[],
  add column successor text references person check (successor <> leaving),
  add check ((state = 'handed-over') = (successor is not null));
