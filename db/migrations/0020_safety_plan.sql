-- One plan for when things get hard, across everybody who helps. It is read by exactly the people it names, and nobody else:
-- not another carer, not staff the child's safety is shared with, not the steward. Written by the definers below only.

-- Each version whole: `nth` is the one that was read, and one. The newest that is not `beside` is the plan. Where two people
-- wrote at once, what the second wrote is kept beside it.
create table safety_plans (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  nth       integer not null check (nth between 1 and 10000),
  beside    boolean not null default false,
  signs     text not null check (length(signs) <= 1000),
  helps     text not null check (length(helps) <= 1000),
  worse     text not null check (length(worse) <= 1000),
  at_night  text not null check (length(at_night) <= 1000),
  kept_safe text not null check (length(kept_safe) <= 1000),
  review_by date not null,
  by_id     uuid not null,
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create unique index one_safety_plan on safety_plans (area_id, child_id, nth) where not beside;

-- In their own words: each time anew, the newest counts. `said_to` names whom they told it, where they have no way in here.
create table safety_plan_words (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  words    text not null check (length(words) between 1 and 1000),
  said_to  text not null default '' check (length(said_to) <= 100),
  by_id    uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on safety_plan_words (area_id, child_id, at desc);

-- Whom it names: a carer, the young person, a colleague or a team.
create table safety_plan_people (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  holder_id uuid not null,
  by_id     uuid not null,
  at        timestamptz not null default moment(),
  ended_at  timestamptz,
  ended_by  uuid,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index named_once on safety_plan_people (area_id, child_id, holder_id) where ended_at is null;
create index on safety_plan_people (area_id, holder_id) where ended_at is null;

-- What each of them does: the newest counts. Agreed only by whoever's part it is.
create table safety_plan_parts (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  person_id uuid not null,
  words     text not null check (length(words) between 1 and 300),
  agreed    boolean not null,
  by_id     uuid not null,
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, person_id) references safety_plan_people (area_id, child_id, id)
);
create index on safety_plan_parts (area_id, child_id, person_id, at desc);

create function named_in_safety_plan(child uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); holders uuid[] := public.my_holders();
begin
  return public.may_reach(child, 'profile') and exists (select from public.safety_plan_people p
    where p.area_id = w.area_id and p.child_id = named_in_safety_plan.child and p.holder_id = any (holders) and p.ended_at is null);
end $$;

-- Who reads it: those it names, while they reach the child; and whoever opened the record in an emergency, for that hour.
create function in_safety_plan(child uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return public.named_in_safety_plan(child) or exists (select from public.my_glass(child));
end $$;

create function of_the_family(child uuid, people uuid[]) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = of_the_family.child and c.left_at is null and c.carer_id = any (people));
end $$;

-- Everybody it names but me hears, by a letter that names nobody, once a day at most.
create function tell_of_safety_plan(child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  insert into public.outbox (area_id, id, kind, address, template, made_at)
  select w.area_id, gen_random_uuid(), s.kind, s.address, 'something-new', t from (
    select distinct on (p.who) p.who, a.kind, a.address from (
      select n.holder_id as who from public.safety_plan_people n
        where n.area_id = w.area_id and n.child_id = tell_of_safety_plan.child and n.ended_at is null
      union
      select m.staff_id from public.safety_plan_people n join public.team_members m on m.area_id = n.area_id and m.team_id = n.holder_id
        where n.area_id = w.area_id and n.child_id = tell_of_safety_plan.child and n.ended_at is null) p
    join (select e.staff_id as who, 'email' as kind, e.email as address from public.staff_emails e where e.area_id = w.area_id
      union all
      select i.carer_id, i.kind, i.address from public.sign_in_addresses i where i.area_id = w.area_id
        and not exists (select from public.address_troubles u where u.area_id = i.area_id and u.kind = i.kind and u.address = i.address and u.state = 'unreachable')) a on a.who = p.who
    where p.who <> w.person_id order by p.who, a.kind, a.address) s
  where not exists (select from public.outbox o where o.area_id = w.area_id and o.kind = s.kind and o.address = s.address
    and o.template = 'something-new' and o.made_at > t - interval '1 day');
end $$;

-- Somebody who reaches the child begins it. It names them, the young person who has a way in here, and whom they choose;
-- somebody of the family always.
create function begin_safety_plan(new_id uuid, child uuid, signs text, helps text, worse text, at_night text, kept_safe text, review_by date, people uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment(); everyone uuid[];
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if not public.may_reach(child, 'profile') then
    raise exception 'you cannot write a plan for this child' using errcode = 'NF403'; end if;
  if exists (select from public.safety_plans p where p.area_id = w.area_id and p.child_id = begin_safety_plan.child) then
    raise exception 'there is a plan already' using errcode = 'NF409'; end if;
  if exists (select from unnest(people) as k (id) where not exists (select from public.reach r
      where r.area_id = w.area_id and r.child_id = begin_safety_plan.child and r.holder_id = k.id and r.scope = 'profile' and r.until > t)) then
    raise exception 'it names only who may see the child' using errcode = 'NF403'; end if;
  everyone := people || w.person_id || array(select c.carer_id from public.child_carers c
    where c.area_id = w.area_id and c.child_id = begin_safety_plan.child and c.relationship = 'themselves' and c.left_at is null);
  if not public.of_the_family(child, everyone) then
    raise exception 'it names somebody of the family' using errcode = 'NF409'; end if;
  if review_by not between public.today() and public.today() + 84 then
    raise exception 'twelve weeks at most' using errcode = 'NF409'; end if;
  insert into public.safety_plans (area_id, child_id, id, nth, signs, helps, worse, at_night, kept_safe, review_by, by_id, at)
  values (w.area_id, child, new_id, 1, signs, helps, worse, at_night, kept_safe, review_by, w.person_id, t);
  insert into public.safety_plan_people (area_id, child_id, id, holder_id, by_id, at)
  select w.area_id, child, gen_random_uuid(), e, w.person_id, t from (select distinct unnest(everyone)) as d (e);
  perform public.tell_of_safety_plan(child);
end $$;

-- A change is a new version. `seen` is the version it was written from: false when there is a newer one, and then it is kept beside.
create function change_safety_plan(new_id uuid, child uuid, seen integer, signs text, helps text, worse text, at_night text, kept_safe text, review_by date) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); newest integer;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if not public.named_in_safety_plan(child) then
    raise exception 'this plan does not name you' using errcode = 'NF403'; end if;
  if review_by not between public.today() and public.today() + 84 then
    raise exception 'twelve weeks at most' using errcode = 'NF409'; end if;
  select max(p.nth) into newest from public.safety_plans p where p.area_id = w.area_id and p.child_id = change_safety_plan.child and not p.beside;
  if seen > newest then raise exception 'there is no such version' using errcode = 'NF409'; end if;
  insert into public.safety_plans (area_id, child_id, id, nth, beside, signs, helps, worse, at_night, kept_safe, review_by, by_id, at)
  values (w.area_id, child, new_id, seen + 1, seen < newest, signs, helps, worse, at_night, kept_safe, review_by, w.person_id, public.moment());
  if seen = newest then perform public.tell_of_safety_plan(child); end if;
  return seen = newest;
end $$;

-- Their own words are theirs to write. Where they have no way in here, somebody named writes down what they said, and to whom.
create function say_in_safety_plan(new_id uuid, child uuid, said text, told_to text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); mine boolean := coalesce(child = public.my_own_child(), false);
begin
  if not public.named_in_safety_plan(child) then
    raise exception 'this plan does not name you' using errcode = 'NF403'; end if;
  if not mine and exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = say_in_safety_plan.child and c.relationship = 'themselves' and c.left_at is null) then
    raise exception 'these words are theirs' using errcode = 'NF403'; end if;
  if mine <> (told_to = '') then
    raise exception 'say whom they told it' using errcode = 'NF409'; end if;
  insert into public.safety_plan_words (area_id, child_id, id, words, said_to, by_id, at)
  values (w.area_id, child, new_id, said, told_to, w.person_id, public.moment());
  perform public.tell_of_safety_plan(child);
end $$;

create function name_in_safety_plan(new_id uuid, child uuid, holder uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.named_in_safety_plan(child) then
    raise exception 'this plan does not name you' using errcode = 'NF403'; end if;
  if not exists (select from public.reach r where r.area_id = w.area_id and r.child_id = name_in_safety_plan.child and r.holder_id = holder
      and r.scope = 'profile' and r.until > public.moment()) then
    raise exception 'it names only who may see the child' using errcode = 'NF403'; end if;
  insert into public.safety_plan_people (area_id, child_id, id, holder_id, by_id, at)
  values (w.area_id, child, new_id, holder, w.person_id, public.moment()) on conflict (area_id, child_id, holder_id) where ended_at is null do nothing;
  perform public.tell_of_safety_plan(child);
end $$;

-- At once. Nobody takes the young person off their own plan, no carer takes off another, and somebody of the family stays.
create function take_off_safety_plan(child uuid, person uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); p public.safety_plan_people; own boolean := coalesce(child = public.my_own_child(), false);
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if not public.named_in_safety_plan(child) then
    raise exception 'this plan does not name you' using errcode = 'NF403'; end if;
  select * into p from public.safety_plan_people x where x.area_id = w.area_id and x.child_id = take_off_safety_plan.child and x.id = person and x.ended_at is null for update;
  if p.id is null then return; end if;
  if p.holder_id <> w.person_id and not own and exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = take_off_safety_plan.child
      and c.carer_id = p.holder_id and (w.role = 'family' or c.relationship = 'themselves')) then
    raise exception 'this name is not yours to take off' using errcode = 'NF403'; end if;
  if not public.of_the_family(child, array(select x.holder_id from public.safety_plan_people x
      where x.area_id = w.area_id and x.child_id = take_off_safety_plan.child and x.ended_at is null and x.id <> person)) then
    raise exception 'somebody of the family stays' using errcode = 'NF409'; end if;
  update public.safety_plan_people x set ended_at = public.moment(), ended_by = w.person_id where x.area_id = w.area_id and x.child_id = p.child_id and x.id = p.id;
  perform public.tell_of_safety_plan(child);
end $$;

-- Anybody it names writes what one of them does; it is agreed when that one wrote it.
create function write_safety_part(new_id uuid, child uuid, person uuid, said text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); holder uuid;
begin
  select p.holder_id into holder from public.safety_plan_people p
    where p.area_id = w.area_id and p.child_id = write_safety_part.child and p.id = person and p.ended_at is null;
  if holder is null or not public.named_in_safety_plan(child) then
    raise exception 'this plan does not name you' using errcode = 'NF403'; end if;
  insert into public.safety_plan_parts (area_id, child_id, id, person_id, words, agreed, by_id, at)
  values (w.area_id, child, new_id, person, said, holder = any (public.my_holders()), w.person_id, public.moment());
  perform public.tell_of_safety_plan(child);
end $$;

-- Plans to look at again within two weeks, for those they name: the oldest day first.
create function safety_plans_due() returns table (child_id uuid, review_by date) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); holders uuid[] := public.my_holders();
begin
  return query select d.child_id, v.review_by from (select distinct p.child_id from public.safety_plan_people p
      where p.area_id = w.area_id and p.holder_id = any (holders) and p.ended_at is null) d
    cross join lateral (select s.review_by from public.safety_plans s where s.area_id = w.area_id and s.child_id = d.child_id and not s.beside
      order by s.nth desc limit 1) v
  where v.review_by <= public.today() + 14 and public.named_in_safety_plan(d.child_id) order by 2, 1 limit 50;
end $$;

do $$
declare t text;
begin
  foreach t in array array['safety_plans', 'safety_plan_words', 'safety_plan_people', 'safety_plan_parts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy those_it_names on %I for select to app_family, app_staff using (area_id = (select my_area()) and in_safety_plan(child_id))', t);
    execute format('grant select on %I to app_family, app_staff', t);
    execute format('create trigger not_through_the_glass before insert or update or delete on %I for each row execute function not_through_the_glass()', t);
  end loop;
end $$;

revoke all on function named_in_safety_plan(uuid), in_safety_plan(uuid), of_the_family(uuid, uuid[]), tell_of_safety_plan(uuid),
  begin_safety_plan(uuid, uuid, text, text, text, text, text, date, uuid[]), change_safety_plan(uuid, uuid, integer, text, text, text, text, text, date),
  say_in_safety_plan(uuid, uuid, text, text), name_in_safety_plan(uuid, uuid, uuid), take_off_safety_plan(uuid, uuid), write_safety_part(uuid, uuid, uuid, text), safety_plans_due() from public;
grant execute on function named_in_safety_plan(uuid), in_safety_plan(uuid),
  begin_safety_plan(uuid, uuid, text, text, text, text, text, date, uuid[]), change_safety_plan(uuid, uuid, integer, text, text, text, text, text, date),
  say_in_safety_plan(uuid, uuid, text, text), name_in_safety_plan(uuid, uuid, uuid), take_off_safety_plan(uuid, uuid), write_safety_part(uuid, uuid, uuid, text) to app_family, app_staff;
grant execute on function safety_plans_due() to app_staff;
