-- Help that follows: the handbook, what was tried, the plan.

create table handbook (
  id         text primary key,
  kind       text not null check (kind in ('strategy', 'equipment', 'programme', 'book', 'video', 'page', 'app', 'idea')),
  line       text not null,
  title      text not null,
  places     text[] not null,
  bands      text[] not null,
  plain      text not null,
  words      tsvector not null
);
create index on handbook (line, kind, id);
create index on handbook using gin (words);
create index on handbook using gin (plain gin_trgm_ops);
grant select on handbook to app_public, app_family, app_staff, app_insight;
alter table handbook enable row level security;
create policy everyone on handbook for select to public using (true);

-- What a family or practitioner tried, and whether it helped. Believed as told; the newest row for an item stands.
create table tries (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  item     text not null check (length(item) <= 40),
  result   text not null check (result in ('trying', 'helped', 'did not help', 'not for us')),
  words    text not null default '' check (length(words) <= 1000),
  told_by  uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on tries (area_id, child_id, item, at desc);
create index on tries (item, result);

-- How often each item helped across everyone: counts only, and only where at least five families have said.
create function helped_counts() returns table (item text, tried bigint, helped bigint) language sql stable security definer set search_path = ''
begin atomic
  select t.item, count(*), count(*) filter (where t.result = 'helped')
  from (select distinct on (child_id, item) item, child_id, result from public.tries where result in ('helped', 'did not help') order by child_id, item, at desc) t
  group by t.item having count(*) >= 5;
end;

create table plans (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  begun_on   date not null,
  begun_by   uuid not null,
  liked      text not null default '' check (length(liked) <= 2000),
  matters    text not null default '' check (length(matters) <= 2000),
  changed    integer not null default 0,
  primary key (area_id, child_id, id),
  unique (area_id, child_id),
  foreign key (area_id, child_id) references children (area_id, id)
);

-- What stood at the head of the plan before each change.
create table plan_history (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  plan_id  uuid not null,
  liked    text not null,
  matters  text not null,
  by_id    uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, plan_id) references plans (area_id, child_id, id)
);

create table plan_items (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  plan_id    uuid not null,
  line       text not null,
  need       text not null check (length(need) between 1 and 500),
  try        text not null check (length(try) between 1 and 1000),
  item       text check (length(item) <= 40),
  place      text not null check (place in ('home', 'setting', 'community')),
  who        text not null check (length(who) between 1 and 200),
  by_on      date not null,
  help_kinds text[] not null check (cardinality(help_kinds) > 0 and help_kinds <@ array['keeping-well', 'advice', 'help', 'more-help', 'safety']),
  state      text not null default 'trying' check (state in ('trying', 'helped', 'did not help', 'stopped')),
  changed    integer not null default 0,
  added_by   uuid not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, plan_id) references plans (area_id, child_id, id)
);
create index on plan_items (area_id, child_id, plan_id, at);

-- What an item said before each change, so that nobody's words are lost.
create table plan_item_history (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  item_id  uuid not null,
  said     jsonb not null,
  by_id    uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, item_id) references plan_items (area_id, child_id, id)
);
create index on plan_item_history (area_id, child_id, item_id, at);

create table goals (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  plan_id  uuid not null,
  words    text not null check (length(words) between 1 and 500),
  added_by uuid not null,
  at       timestamptz not null default moment(),
  ended_at timestamptz,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, plan_id) references plans (area_id, child_id, id)
);
create index on goals (area_id, child_id, plan_id, at);
create table goal_ratings (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  goal_id  uuid not null,
  rating   smallint not null check (rating between 0 and 10),
  by_name  text not null,
  rated_by uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, goal_id) references goals (area_id, child_id, id)
);

-- Support moves in any direction, with a reason; a pause is a move, and so is coming back.
create table support_moves (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  direction text not null check (direction in ('up', 'down', 'sideways', 'pause', 'back')),
  reason    text not null default '' check (length(reason) <= 1000),
  moved_by  uuid not null,
  by_name   text not null,
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on support_moves (area_id, child_id, at desc);

call wall('tries', 'plan', true, true, 'told_by');
call wall('plans', 'plan', true, true, 'begun_by');
call wall('plan_history', 'plan', true, true, 'by_id');
call wall('plan_items', 'plan', true, true, 'added_by');
call wall('plan_item_history', 'plan', true, true, 'by_id');
call wall('goals', 'plan', true, true, 'added_by');
call wall('goal_ratings', 'plan', true, true, 'rated_by');
call wall('support_moves', 'plan', true, true, 'moved_by');

do $$
declare t text; r text;
begin
  foreach t in array array['plans', 'plan_items', 'goals'] loop
    execute format('create policy family_changes on %I for update to app_family using (area_id = (select my_area()) and child_id = any (array(select my_children(''plan''))))', t);
    execute format('create policy staff_changes on %1$I for update to app_staff using (exists (select from reach r where r.area_id = %1$I.area_id and r.child_id = %1$I.child_id and r.scope = ''plan'' and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1))', t);
  end loop;
end $$;
grant update (liked, matters, changed) on plans to app_family, app_staff;
grant update (need, try, place, who, by_on, help_kinds, state, changed) on plan_items to app_family, app_staff;
grant update (ended_at) on goals to app_family, app_staff;
grant execute on function helped_counts() to app_family, app_staff;

drop procedure wall(regclass, text, boolean, boolean, text);
