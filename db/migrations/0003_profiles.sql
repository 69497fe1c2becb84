-- The nine lines: what each person said, what they agreed, and what falls due.

-- One person's view. Seen by its giver, and by those the giver released it to.
create table views (
  area_id      uuid not null,
  child_id     uuid not null,
  id           uuid not null,
  author_id    uuid not null,
  voice        text not null check (voice in ('parent', 'setting', 'professional', 'child')),
  author_name  text not null check (length(author_name) between 1 and 200),
  instrument   text not null,
  band         text not null check (band in ('EY', 'PR', 'SE', 'P16')),
  begun_at     timestamptz not null default moment(),
  finished_at  timestamptz,
  released     text not null default 'nobody' check (released in ('nobody', 'chosen', 'everyone')),
  released_to  uuid[] not null default '{}',
  released_at  timestamptz,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on views (author_id, child_id);

-- Everything said in a view, append-only: the newest row for a place in the form is what is shown; two devices keep both.
create table answers (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  view_id  uuid not null,
  line     text not null check (length(line) <= 40),
  kind     text not null check (kind in ('joy', 'worry', 'tried', 'setting', 'statement', 'mark', 'need', 'strength', 'words', 'check', 'skipped')),
  key      text not null default '' check (length(key) <= 60),
  value    text not null check (length(value) <= 4000),
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, view_id) references views (area_id, child_id, id)
);
create index on answers (area_id, child_id, view_id, line, kind, key, at desc, id desc);

-- A meeting: the views side by side, and what the people round the table are agreeing.
create table meetings (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  led_by     uuid not null,
  led_name   text not null,
  begun_at   timestamptz not null default moment(),
  closed_at  timestamptz,
  no_setting boolean not null default false,
  present    text not null default '' check (length(present) <= 500),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);

-- What the meeting says of one line, append-only: the newest row stands; `was` is the row it was written over, so that two
-- people writing at once are both kept and the second is told.
create table meeting_lines (
  area_id        uuid not null,
  child_id       uuid not null,
  id             uuid not null,
  meeting_id     uuid not null,
  line           text not null,
  open           boolean not null default false,
  positions      jsonb not null default '{}',
  need_home      text not null check (need_home in ('none', 'some', 'a lot', 'urgent', 'not asked')),
  need_setting   text not null check (need_setting in ('none', 'some', 'a lot', 'urgent', 'not asked')),
  need_community text not null check (need_community in ('none', 'some', 'a lot', 'urgent', 'not asked')),
  reason         text not null default '' check (length(reason) <= 2000),
  strength       text not null default '' check (length(strength) <= 500),
  words          text not null default '' check (length(words) <= 500),
  disagreement   text not null default '' check (length(disagreement) <= 2000),
  written_by     uuid not null,
  was            uuid,
  at             timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, meeting_id) references meetings (area_id, child_id, id)
);
create index on meeting_lines (area_id, child_id, meeting_id, line, at desc, id desc);

-- What was agreed. Immutable; a later profile is a new version.
create table versions (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  meeting_id  uuid not null,
  number      integer not null check (number >= 1),
  instrument  text not null,
  agreed_on   date not null,
  review_on   date not null,
  led_by      uuid not null,
  led_name    text not null,
  yes_name    text not null check (length(yes_name) between 1 and 200),
  yes_how     text not null check (yes_how in ('in the room', 'on their own device', 'by telephone')),
  young_person text not null check (young_person in ('said yes', 'not old enough to ask yet', 'was asked and did not want to say')),
  no_setting  boolean not null default false,
  marks       jsonb not null,
  written_by  uuid not null,
  at          timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, number),
  unique (area_id, child_id, meeting_id),
  foreign key (area_id, child_id, meeting_id) references meetings (area_id, child_id, id),
  check (review_on > agreed_on)
);

create table countersigns (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  version_id uuid not null,
  staff_id   uuid not null,
  staff_name text not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, version_id),
  foreign key (area_id, child_id, version_id) references versions (area_id, child_id, id)
);

-- "Still right?" in five minutes, or the full review: both sides' view.
create table reviews (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  version_id uuid not null,
  by_name    text not null,
  by_side    text not null check (by_side in ('family', 'setting', 'other')),
  answer     text not null check (answer in ('still right', 'better', 'harder', 'different')),
  words      text not null default '' check (length(words) <= 2000),
  next_on    date not null,
  written_by uuid not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, version_id) references versions (area_id, child_id, id)
);
create index on reviews (area_id, child_id, version_id, at desc);

-- Somebody is to get in touch, by a day. Not done until a person has spoken to the family.
create table contacts_due (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  why      text not null check (why in ('urgent need', 'two did not help', 'asked for a call', 'support moved')),
  about    text not null default '' check (length(about) <= 500),
  team_id  uuid not null,
  due_on   date not null,
  made_by  uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, team_id) references teams (area_id, id)
);
create table contacts_made (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  contact_id uuid not null,
  spoke_to   text not null check (length(spoke_to) between 1 and 200),
  words      text not null default '' check (length(words) <= 2000),
  staff_id   uuid not null,
  staff_name text not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, contact_id),
  foreign key (area_id, child_id, contact_id) references contacts_due (area_id, child_id, id)
);

-- Who leads the area's team: the named person a family is told.
create function team_lead(team uuid) returns text language sql stable security definer set search_path = ''
begin atomic
  select s.name from public.team_members m join public.staff s on s.area_id = m.area_id and s.id = m.staff_id
  where m.team_id = team and m.area_id = public.my_area() and s.active order by m.leads desc, s.name limit 1;
end;

create function may_countersign(staff_member uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from public.competencies c where c.area_id = public.my_area() and c.staff_id = staff_member and c.kind = 'profiling'
                 and public.today() between c.from_on and c.until_on);
end;

-- Walls: a view is its giver's until released; the rest follow the profile's scope.
call wall('views', 'profile', true, true, 'author_id');
drop policy family_sees on views;
drop policy staff_sees on views;
create policy family_sees on views for select to app_family using (
  area_id = (select my_area()) and child_id = any (array(select my_children('profile')))
  and (author_id = (select my_person()) or released = 'everyone' or (released = 'chosen' and (select my_person()) = any (released_to))));
create policy staff_sees on views for select to app_staff using (
  exists (select from reach r where r.area_id = views.area_id and r.child_id = views.child_id and r.scope = 'profile'
          and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1)
  and (author_id = (select my_person()) or released = 'everyone' or (released = 'chosen' and released_to && (select my_holders())::uuid[])));
-- A giver who no longer reaches the child changes nothing, not even their own view: an update that reads no column asks no select policy.
create policy family_giver_changes on views for update to app_family using (
  area_id = (select my_area()) and child_id = any (array(select my_children('profile'))) and author_id = (select my_person()));
create policy staff_giver_changes on views for update to app_staff using (
  exists (select from reach r where r.area_id = views.area_id and r.child_id = views.child_id and r.scope = 'profile'
          and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1)
  and author_id = (select my_person()));
-- Nobody speaks in the other side's voice.
create policy family_voice on views as restrictive for insert to app_family with check (voice in ('parent', 'child'));
create policy staff_voice on views as restrictive for insert to app_staff with check (voice in ('setting', 'professional', 'child'));
grant update (finished_at, released, released_to, released_at) on views to app_family, app_staff;

alter table answers enable row level security;
create policy with_its_view on answers for select to app_family, app_staff using (
  exists (select from views v where v.area_id = answers.area_id and v.child_id = answers.child_id and v.id = answers.view_id));
create policy by_its_giver on answers for insert to app_family, app_staff with check (
  exists (select from views v where v.area_id = answers.area_id and v.child_id = answers.child_id and v.id = answers.view_id and v.author_id = (select my_person())));
grant select, insert (area_id, child_id, id, view_id, line, kind, key, value) on answers to app_family, app_staff;

call wall('meetings', 'profile', true, true, 'led_by');
create policy staff_closes on meetings for update to app_staff using (
  exists (select from reach r where r.area_id = meetings.area_id and r.child_id = meetings.child_id and r.scope = 'profile'
          and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant update (closed_at, present, no_setting) on meetings to app_staff;
call wall('meeting_lines', 'profile', false, true, 'written_by');
call wall('versions', 'profile', false, true, 'written_by');
call wall('reviews', 'profile', true, true, 'written_by');
call wall('contacts_due', 'profile', true, true, 'made_by');
call wall('contacts_made', 'profile', false, true, 'staff_id');

-- Only someone whose profiling competency is current today countersigns: kept here as well as in the room's rules.
call wall('countersigns', 'profile', false, false);
create policy competent_signs on countersigns for insert to app_staff with check (
  staff_id = (select my_person()) and (select may_countersign((select my_person())))
  and exists (select from versions v where v.area_id = countersigns.area_id and v.child_id = countersigns.child_id and v.id = countersigns.version_id));
grant insert (area_id, child_id, id, version_id, staff_id, staff_name) on countersigns to app_staff;

grant execute on function team_lead(uuid) to app_family, app_staff;
grant execute on function may_countersign(uuid) to app_staff;
