-- A country's values are read in the order in which they are listed, as they stand and as they were known.
drop index country_indicator_superseded;
create index country_indicator_country on country_indicator (country, source collate "C", indicator, year);
