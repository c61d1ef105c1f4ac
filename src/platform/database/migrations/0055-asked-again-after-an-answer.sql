-- One request at a time for each assessment: once it is answered, the next may be made when the world has moved further.
drop index refresh_request_of_version;
drop index refresh_request_open;
create unique index refresh_request_open on refresh_request (assessment) where state = 'asked';
create index refresh_request_of_version on refresh_request (assessment, of_version);
