-- A signal and a warning may speak of a cross-border region (data/regions.json, by its id); their country is then the
-- one of its members whose desk leads.

alter table signal add column region text check (region ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
alter table warning add column region text check (region ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- One open warning a country, and one a region whoever leads it: a second one joins the first. Of a region those count
-- as one that are released to the same organisations: who cannot see one is not told of it by a refusal.
drop index warning_open_country;
create unique index warning_open_country on warning (country, owner, marking, caveats)
  where state <> 'closed' and region is null;
create unique index warning_open_region on warning (region, audience, marking, caveats)
  where state <> 'closed' and region is not null;

-- What a rule puts together: reports of independent organisations, or a rise in a series of counts.
alter table signal drop constraint signal_origin_check;
alter table signal add constraint signal_origin_check check (
  origin in ('event', 'report', 'forecast', 'list', 'agreement-violation', 'agreement-overdue', 'indicator', 'cluster',
    'rise')
);

call make_record_table('signal_series', array['standing', 'withdrawn']);
alter table signal_series
  add column signal uuid not null references signal,
  add column series text not null,
  add column finding text not null,
  add column release text not null;
create unique index signal_series_release on signal_series (signal, series, release);
