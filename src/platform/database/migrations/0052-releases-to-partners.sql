-- What can safely be said of a warning to the partners who serve the people at risk; each message as it went out, never
-- changed; and to whom it went by mail.

call make_record_table('warning_release', array['draft', 'released', 'revising', 'withdrawn', 'discarded']);
alter table warning_release
  add column warning uuid not null references warning,
  add column country char(3) not null,
  add column harm text not null,
  add column lessened text not null,
  add column partners text[] not null check (cardinality(partners) > 0),
  add column area text not null,
  add column urgency text not null check (urgency in ('immediate', 'expected', 'future')),
  add column text_en text,
  add column short_en text,
  add column text_fr text,
  add column short_fr text,
  add column text_ar text,
  add column short_ar text,
  add column text_es text,
  add column short_es text,
  add column release_reason text,
  add column withdraw_reason text,
  add check (num_nonnulls(text_en, text_fr, text_ar, text_es) > 0),
  add check ((state = 'released') = (release_reason is not null)),
  add check ((state = 'withdrawn') = (withdraw_reason is not null)),
  -- What partners are sent is OFFICIAL: what is marked higher stays a draft.
  add check (state not in ('released', 'revising') or (marking = 'OFFICIAL' and caveats = '{}'));
create index warning_release_warning on warning_release (warning);

create table released_message (
  id uuid primary key,
  release uuid not null references warning_release,
  number int not null check (number >= 1),
  type text not null check (type in ('alert', 'update', 'cancel')),
  at timestamptz not null,
  country char(3) not null,
  area text not null,
  urgency text not null check (urgency in ('immediate', 'expected', 'future')),
  texts jsonb not null,
  sender text not null,
  owner text not null,
  marking text not null check (marking = 'OFFICIAL'),
  caveats text[] not null check (caveats = '{}'),
  audience text[] not null,
  unique (release, number),
  check ((type = 'alert') = (number = 1))
);
create index released_message_newest on released_message (at desc, id desc);

-- Whom mail has reached is for the sender's side alone, which is the system.
create table released_mail (
  message uuid not null references released_message,
  person text not null,
  sent_at timestamptz not null,
  primary key (message, person)
);

do $$
declare
  kept text;
begin
  execute format('create policy by_marking on released_message using (%s)', marking_rule());
  execute $policy$create policy kept_by_the_system on released_mail
    using ((select current_setting('forestall.everything', true) = 'yes'))$policy$;
  foreach kept in array array['released_message', 'released_mail'] loop
    execute format('alter table %I enable row level security', kept);
    execute format(
      'create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      kept || '_unchanged', kept);
    execute format('revoke update, delete, truncate on %I from forestall_app', kept);
  end loop;
end $$;
