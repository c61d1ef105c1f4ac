-- Sums of what stands by first-level unit too, as the source names it: a cell on the border of two has a row of each. What
-- is summed comes whole from one query, so that no key holds it; lists are of one country, and of its last months.
drop view event_share;
create view event_share with (security_invoker = true) as
  select source, country, first_level, cell, violence, date_trunc('month', day_from::timestamp)::date as month,
    1.0::float8 as share, deaths_best, deaths_low, deaths_high
  from event
  where superseded_by is null
    and (day_from = day_to or date_trunc('month', day_from::timestamp) = date_trunc('month', day_to::timestamp))
  union all
  select source, country, first_level, cell, violence, month::date,
    (least(day_to + 1, (month + interval '1 month')::date) - greatest(day_from, month::date))::float8
      / (day_to - day_from + 1),
    deaths_best, deaths_low, deaths_high
  from event,
    generate_series(date_trunc('month', day_from::timestamp), day_to::timestamp, interval '1 month') as month
  where superseded_by is null and day_from <> day_to
    and date_trunc('month', day_from::timestamp) <> date_trunc('month', day_to::timestamp);

drop table event_cell_month;
create table event_cell_month (
  source text not null,
  country char(3) not null,
  -- Empty where the source names none.
  first_level text collate "C" not null,
  cell int not null,
  month date not null check (extract(day from month) = 1),
  violence text not null,
  events double precision not null,
  deaths_best double precision not null,
  deaths_low double precision not null,
  deaths_high double precision not null
);
insert into event_cell_month
  select source, country, first_level, cell, month, violence, sum(share), sum(deaths_best * share),
    sum(deaths_low * share), sum(deaths_high * share)
  from event_share where source = 'ucdp-events'
  group by source, country, first_level, cell, month, violence
  order by country, month;
create index event_cell_month_country on event_cell_month (country, month);

-- Landing a file of events is mostly the making of these two. With what tells most first, the key is a third cheaper, and
-- finds an event that is told anew; events of one day are few, and put in order as they are read.
alter table event drop constraint event_pkey, add primary key (source_event_id, release_id);
drop index event_standing;
create index event_standing on event (country, source, day_from desc) where superseded_by is null;
