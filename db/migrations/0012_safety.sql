-- Something is not safe: what somebody wrote about a child, who has taken it, and who has spoken to whom. Nothing here is
-- reckoned, ranked or sent on: a person reads, and a person decides.

-- The people of the area who read what is written, in the order in which it comes to them.
create table safety_rota (
  area_id  uuid not null,
  staff_id uuid not null,
  place    smallint not null check (place between 1 and 50),
  primary key (area_id, staff_id),
  unique (area_id, place),
  foreign key (area_id, staff_id) references staff (area_id, id)
);
alter table safety_rota enable row level security;
create policy own_area on safety_rota for select to app_family, app_staff using (area_id = (select my_area()));
grant select on safety_rota to app_family, app_staff;

-- Held to its indexes, as the other questions every wall asks (0008).
create function on_rota() returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return w.role = 'staff' and exists (select from public.safety_rota r where r.area_id = w.area_id and r.staff_id = w.person_id);
end $$;

-- Written and closed by the definers below only. A family's words are read by whoever wrote them, the rota and those the
-- child's safety is shared with among staff; never by another carer, who may be whom they are about. A colleague's words are
-- not the family's to read, but that help was offered is (help_offered), unless a person said why not.
create table concerns (
  area_id      uuid not null,
  child_id     uuid not null,
  id           uuid not null,
  kind         text not null check (kind in ('danger', 'worry')),
  words        text not null check (length(words) between 1 and 2000),
  reach_how    text not null default '' check (length(reach_how) <= 300),
  offer        text not null default '' check (length(offer) <= 500),
  kept_from    uuid[] not null default '{}',
  kept_because text check (kept_because in ('could put somebody in danger', 'an enquiry could be spoiled', 'the young person asked')),
  told_by      uuid not null,
  teller       text not null check (length(teller) between 1 and 400),
  teller_role  text not null check (teller_role in ('family', 'staff')),
  -- By when a call is offered; danger now has no day but this one.
  due_on       date not null,
  at           timestamptz not null default moment(),
  done_at      timestamptz,
  primary key (area_id, child_id, id),
  unique (id),
  foreign key (area_id, child_id) references children (area_id, id),
  check ((cardinality(kept_from) > 0) = (kept_because is not null)),
  check (teller_role = 'staff' or (kept_because is null and offer = ''))
);
create index concerns_open on concerns (area_id, kind, at, id) where done_at is null;
create index on concerns (told_by);

-- Who took it, the first and each after: the newest has it. `nth` is what whoever pressed had seen, and one.
create table concern_takings (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  concern_id uuid not null,
  nth        smallint not null,
  staff_id   uuid not null,
  staff_name text not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, concern_id, nth),
  foreign key (area_id, child_id, concern_id) references concerns (area_id, child_id, id)
);

-- Somebody has spoken to the family or the young person: only then is it done.
create table concern_talks (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  concern_id uuid not null,
  spoke_to   text not null check (length(spoke_to) between 1 and 200),
  words      text not null check (length(words) between 1 and 1000),
  spoke_at   timestamptz not null,
  staff_id   uuid not null,
  staff_name text not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, concern_id),
  foreign key (area_id, child_id, concern_id) references concerns (area_id, child_id, id)
);

-- Somebody who reaches the child writes. What is kept from a carer is kept by a person, with a reason, and never from a
-- family by itself.
create function raise_concern(new_id uuid, child uuid, of_kind text, said text, how text, offering text, keep_from uuid[], because text, due date) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.person_id is null or not public.may_reach(child, 'profile') then
    raise exception 'you cannot write about this child' using errcode = 'NF403'; end if;
  if exists (select from unnest(keep_from) k where not exists (select from public.child_carers c
      where c.area_id = w.area_id and c.child_id = child and c.carer_id = k)) then
    raise exception 'it can be kept from a carer of this child only' using errcode = 'NF403'; end if;
  if not exists (select from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id
      where r.area_id = w.area_id and s.active) then
    raise exception 'nobody would read this' using errcode = 'NF409'; end if;
  insert into public.concerns (area_id, child_id, id, kind, words, reach_how, offer, kept_from, kept_because, told_by, teller, teller_role, due_on, at)
  values (w.area_id, child, new_id, of_kind, said, how, offering, keep_from, because, w.person_id,
    coalesce((select concat_ws(', ', s.name, s.job) from public.staff s where s.area_id = w.area_id and s.id = w.person_id),
             (select concat_ws(', ', c.name, c.relationship) from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = w.person_id), ''),
    w.role, due, public.moment());
end $$;

-- May I read what is written here, as one who acts on it? The rota, and staff the child's safety is shared with.
create function may_act_on(concern uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return exists (select from public.concerns k where k.area_id = w.area_id and k.id = concern and w.role = 'staff'
    and (public.on_rota() or public.may_reach(k.child_id, 'safety')));
end $$;

-- "I have this": by name, in one press, by somebody on the rota. False when it is done, or somebody else took it meanwhile.
create function take_concern(new_id uuid, concern uuid, seen integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); k public.concerns;
begin
  select * into k from public.concerns c where c.area_id = w.area_id and c.id = concern for update;
  if k.id is null or not public.on_rota() then
    raise exception 'you are not on the rota' using errcode = 'NF403'; end if;
  if k.done_at is not null or seen <> (select count(*) from public.concern_takings t
      where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id) then return false; end if;
  insert into public.concern_takings (area_id, child_id, id, concern_id, nth, staff_id, staff_name, at)
  select k.area_id, k.child_id, new_id, k.id, seen + 1, w.person_id, s.name, public.moment() from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  return true;
end $$;

-- Done, when somebody has spoken to the family or the young person: not before it is taken, not before it was written, and
-- not in time to come. False when it was done already.
create function close_concern(new_id uuid, concern uuid, to_whom text, said text, spoken timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); k public.concerns;
begin
  if not public.may_act_on(concern) then
    raise exception 'this is not yours to close' using errcode = 'NF403'; end if;
  select * into k from public.concerns c where c.area_id = w.area_id and c.id = concern for update;
  if k.done_at is not null then return false; end if;
  if not exists (select from public.concern_takings t where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id) then
    raise exception 'somebody takes it first' using errcode = 'NF409'; end if;
  if spoken < k.at or spoken > public.moment() then
    raise exception 'nobody has spoken to them then' using errcode = 'NF409'; end if;
  insert into public.concern_talks (area_id, child_id, id, concern_id, spoke_to, words, spoke_at, staff_id, staff_name, at)
  select k.area_id, k.child_id, new_id, k.id, to_whom, said, spoken, w.person_id, s.name, public.moment() from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  update public.concerns c set done_at = public.moment() where c.area_id = k.area_id and c.child_id = k.child_id and c.id = k.id;
  return true;
end $$;

-- What waits, oldest first, for somebody on the rota, who may not know the child: the name, and who has it.
create function open_concerns(of_kind text, after_at timestamptz, after_id uuid, most integer)
returns table (concern_id uuid, known_as text, family_name text, teller text, due_on date, at timestamptz, taken_by_id uuid, taken_by text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area();
begin
  if not public.on_rota() then return; end if;
  return query
    select k.id, c.known_as, c.family_name, k.teller, k.due_on, k.at, t.staff_id, t.staff_name
    from public.concerns k
    join public.children c on c.area_id = k.area_id and c.id = k.child_id
    left join lateral (select x.staff_id, x.staff_name from public.concern_takings x
      where x.area_id = k.area_id and x.child_id = k.child_id and x.concern_id = k.id order by x.nth desc limit 1) t on true
    where k.area_id = a and k.kind = of_kind and k.done_at is null and (k.at, k.id) > (after_at, after_id)
    order by k.at, k.id limit least(most, 200);
end $$;

-- How many wait, up to a thousand: for the desk of somebody on the rota. Nothing for anyone else.
create function concerns_waiting() returns table (n integer) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area();
begin
  if not public.on_rota() then return; end if;
  return query select count(*)::integer from (select from public.concerns k where k.area_id = a and k.done_at is null limit 1001) few;
end $$;

-- Whom it is about, for those who may act on it.
create function concern_child(concern uuid) returns table (child_id uuid, known_as text, family_name text, born_on date, setting_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not public.may_act_on(concern) then return; end if;
  return query select c.id, c.known_as, c.family_name, c.born_on, s.name from public.concerns k
    join public.children c on c.area_id = k.area_id and c.id = k.child_id
    left join public.settings s on s.area_id = c.area_id and s.id = c.setting_id
    where k.id = concern and k.area_id = public.my_area();
end $$;

-- How to reach whoever wrote; where a colleague wrote, the carers, but for how to reach those it is kept from. For those who may act on it.
create function concern_contacts(concern uuid) returns table (name text, relationship text, phone text, email text, best_time text, kept boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not public.may_act_on(concern) then return; end if;
  return query select c.name, c.relationship, o.phone, o.email, o.best_time, c.carer_id = any (k.kept_from) from public.concerns k
    join public.child_carers c on c.area_id = k.area_id and c.child_id = k.child_id and c.left_at is null
      and (k.teller_role = 'staff' or c.carer_id = k.told_by)
    left join public.carer_contacts o on o.area_id = c.area_id and o.child_id = c.child_id and o.carer_id = c.carer_id and not c.carer_id = any (k.kept_from)
    where k.id = concern and k.area_id = public.my_area() order by c.name, c.id limit 20;
end $$;

-- What a carer may know of what colleagues wrote: that help was offered, by whom and by when. Not to those it is kept from;
-- and once it is kept from anybody, not to somebody who came to care for the child later either.
create function help_offered(child uuid)
returns table (concern_id uuid, teller text, offer text, due_on date, at timestamptz, taken_by text, spoken_by text)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'safety') then return; end if;
  return query select k.id, k.teller, k.offer, k.due_on, k.at,
      (select t.staff_name from public.concern_takings t where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id order by t.nth desc limit 1),
      (select t.staff_name from public.concern_talks t where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id)
    from public.concerns k
    where k.area_id = w.area_id and k.child_id = child and k.teller_role = 'staff'
      and not w.person_id = any (k.kept_from)
      and (k.kept_because is null or exists (select from public.grant_events g where g.area_id = k.area_id and g.child_id = k.child_id
           and g.holder_id = w.person_id and g.kind = 'given' and g.at <= k.at))
      and (k.done_at is null or k.done_at > public.moment() - interval '14 days')
    order by k.at desc, k.id limit 5;
end $$;

-- Walls: what is taken and spoken follows what is written.
alter table concerns enable row level security;
create policy family_sees on concerns for select to app_family using (
  area_id = (select my_area()) and told_by = (select my_person()) and child_id = any (array(select my_children('profile'))));
create policy staff_sees on concerns for select to app_staff using (
  area_id = (select my_area()) and ((select on_rota()) or exists (select from reach r where r.area_id = concerns.area_id and r.child_id = concerns.child_id
    and (r.scope = 'safety' or (r.scope = 'profile' and concerns.told_by = (select my_person())))
    and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1)));
grant select on concerns to app_family, app_staff;

do $$
declare t text;
begin
  foreach t in array array['concern_takings', 'concern_talks'] loop
    execute format('alter table %I enable row level security', t);
    -- The policies of `concerns` are the reader's own here.
    execute format('create policy with_the_concern on %1$I for select to app_family, app_staff using (exists (select from concerns k where k.area_id = %1$I.area_id and k.child_id = %1$I.child_id and k.id = %1$I.concern_id))', t);
    execute format('grant select on %I to app_family, app_staff', t);
  end loop;
end $$;

revoke all on function on_rota(), raise_concern(uuid, uuid, text, text, text, text, uuid[], text, date), may_act_on(uuid), take_concern(uuid, uuid, integer), close_concern(uuid, uuid, text, text, timestamptz), open_concerns(text, timestamptz, uuid, integer), concerns_waiting(), concern_child(uuid), concern_contacts(uuid), help_offered(uuid) from public;
grant execute on function raise_concern(uuid, uuid, text, text, text, text, uuid[], text, date) to app_family, app_staff;
grant execute on function on_rota(), may_act_on(uuid), take_concern(uuid, uuid, integer), close_concern(uuid, uuid, text, text, timestamptz), open_concerns(text, timestamptz, uuid, integer), concerns_waiting(), concern_child(uuid), concern_contacts(uuid) to app_staff;
grant execute on function help_offered(uuid) to app_family;
