-- How far a demonstration has been told, so that a start after a stop goes on and makes nobody twice.

-- One row when an area is opened (story 0, with what it was made from), one for each story, written in the story's own transaction.
create table demonstration_progress (
  area_id  uuid not null references areas,
  story    integer not null check (story >= 0),
  seed     text not null default '',
  made_on  date not null,
  children integer not null check (children >= 0),
  primary key (area_id, story)
);
alter table demonstration_progress enable row level security;
