-- Children, who may reach them, and the lists that follow from it.

create table children (
  area_id       uuid not null references areas,
  id            uuid not null unique,
  given_name    text not null check (length(given_name) between 1 and 100),
  family_name   text not null check (length(family_name) between 1 and 100),
  known_as      text not null check (length(known_as) between 1 and 100),
  born_on       date not null,
  district      text not null,
  setting_id    uuid,
  no_setting    text check (no_setting in ('home educated', 'not in a setting now', 'too anxious to attend', 'excluded', 'not old enough yet')),
  nhs_number    text check (nhs_number ~ '^[0-9]{10}$'),
  registered_at timestamptz not null,
  primary key (area_id, id),
  foreign key (area_id, setting_id) references settings (area_id, id)
);

-- Who cares for the child, by the name the child's people use.
create table child_carers (
  area_id      uuid not null,
  child_id     uuid not null,
  id           uuid not null,
  carer_id     uuid not null,
  name         text not null check (length(name) between 1 and 200),
  relationship text not null check (relationship in ('mother', 'father', 'step-parent', 'grandparent', 'foster carer', 'other carer')),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, carer_id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, carer_id) references carers (area_id, id)
);
create index on child_carers (carer_id);

-- How to reach one carer about one child. Visible to that carer and to holders of `contact`, never to another carer.
create table carer_contacts (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  carer_id uuid not null,
  phone    text check (length(phone) <= 40),
  email    text check (length(email) <= 200),
  postcode text check (length(postcode) <= 10),
  best_time text check (length(best_time) <= 200),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, carer_id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, child_id, carer_id) references child_carers (area_id, child_id, carer_id)
);

-- A diagnosis is a fact somebody may choose to tell us, with its source. Nothing in the house reads it to decide anything.
create table diagnoses (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  words    text not null check (length(words) between 1 and 200),
  source   text not null check (length(source) between 1 and 200),
  told_by  uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);

create table grant_events (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  grant_id    uuid not null,
  kind        text not null check (kind in ('given', 'ended')),
  holder_kind text not null check (holder_kind in ('carer', 'staff', 'team')),
  holder_id   uuid not null,
  scopes      text[] not null check (scopes <@ array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share']),
  basis       text not null check (basis in ('parental responsibility', 'family agreed', 'asked for help', 'profile agreed')),
  until       timestamptz not null default 'infinity',
  because     text not null default '' check (length(because) <= 500),
  given_by    uuid not null,
  at          timestamptz not null,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create unique index one_given on grant_events (area_id, child_id, grant_id, kind);

-- Derived from grant_events in the same transaction, by the definers below only.
create table reach (
  area_id   uuid not null,
  holder_id uuid not null,
  scope     text not null,
  child_id  uuid not null,
  until     timestamptz not null,
  primary key (area_id, holder_id, scope, child_id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on reach (child_id, scope, holder_id);

-- What falls due about a child, and each holder's own list of it, for as long as they reach the child.
create table dues (
  area_id  uuid not null,
  child_id uuid not null,
  item_id  uuid not null,
  list     text not null check (list in ('children', 'reviews', 'urgent', 'countersign', 'talk')),
  scope    text not null,
  due_on   date not null,
  primary key (area_id, child_id, list, item_id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create table desk (
  area_id   uuid not null,
  holder_id uuid not null,
  list      text not null,
  due_on    date not null,
  item_id   uuid not null,
  child_id  uuid not null,
  until     timestamptz not null default 'infinity',
  primary key (area_id, holder_id, list, due_on, item_id, child_id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on desk (child_id, list, item_id);

create function my_children(wanted text) returns setof uuid language sql stable security definer set search_path = ''
begin atomic
  select r.child_id from public.reach r, (select public.me() as w) s
  where r.area_id = (s.w).area_id and r.holder_id = (s.w).person_id and r.scope = wanted and r.until > public.moment();
end;

-- May I reach this child, in this scope, myself or through my team?
create function may_reach(child uuid, wanted text) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from public.reach r
    where r.area_id = public.my_area() and r.child_id = child and r.scope = wanted
      and r.holder_id = any (public.my_holders()) and r.until > public.moment());
end;

-- Puts a grant in force: the event, the reach, the lists. Internal: nobody may call it but the definers below.
create function put_grant(new_id uuid, area uuid, child uuid, h_kind text, holder uuid, wanted text[], on_basis text, ends timestamptz, why text, giver uuid)
returns void language plpgsql security definer set search_path = '' as $$
begin
  -- One after the other: giving and ending for one child never pass each other half way.
  perform from public.children c where c.area_id = area and c.id = child for no key update;
  insert into public.grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, because, given_by, at)
  values (area, child, new_id, new_id, 'given', h_kind, holder, wanted, on_basis, ends, why, giver, public.moment());
  insert into public.reach (area_id, holder_id, scope, child_id, until)
    select area, holder, s, child, ends from unnest(wanted) as s
    on conflict (area_id, holder_id, scope, child_id) do update set until = greatest(public.reach.until, excluded.until);
  if h_kind <> 'carer' then
    insert into public.desk (area_id, holder_id, list, due_on, item_id, child_id, until)
      select d.area_id, holder, d.list, d.due_on, d.item_id, d.child_id, ends from public.dues d
      where d.area_id = area and d.child_id = child and d.scope = any (wanted)
      on conflict (area_id, holder_id, list, due_on, item_id, child_id) do update set until = greatest(public.desk.until, excluded.until);
  end if;
end $$;

-- A carer tells us about their child, and holds every scope from then on.
create function register_child(new_id uuid, grant_id uuid, given text, family text, known text, born date, in_district text, in_setting uuid, without_setting text, as_name text, as_relationship text)
returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'family' then raise exception 'only a parent or carer registers a child here' using errcode = 'NF403'; end if;
  if (select count(*) from public.child_carers c where c.carer_id = w.person_id) >= 20 then
    raise exception 'twenty children is the most one carer can add' using errcode = 'NF409'; end if;
  insert into public.children (area_id, id, given_name, family_name, known_as, born_on, district, setting_id, no_setting, registered_at)
  values (w.area_id, new_id, given, family, known, born, in_district, in_setting, without_setting, public.moment());
  insert into public.child_carers (area_id, child_id, id, carer_id, name, relationship)
  values (w.area_id, new_id, grant_id, w.person_id, as_name, as_relationship);
  insert into public.dues (area_id, child_id, item_id, list, scope, due_on) values (w.area_id, new_id, new_id, 'children', 'profile', public.today());
  perform public.put_grant(grant_id, w.area_id, new_id, 'carer', w.person_id,
    array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share'], 'parental responsibility', 'infinity', '', w.person_id);
end $$;

-- A carer lets a named person or team see some of it. Never more than they hold themselves; never to another carer; never `share` or `private`.
create function give_grant(new_id uuid, child uuid, h_kind text, holder uuid, wanted text[], ends timestamptz, why text)
returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'share') then
    raise exception 'you cannot share this' using errcode = 'NF403'; end if;
  if cardinality(wanted) = 0 or wanted && array['share', 'private']
     or exists (select from unnest(wanted) s where not public.may_reach(child, s)) then
    raise exception 'you can share only what you may see' using errcode = 'NF403'; end if;
  if not (case h_kind
      when 'staff' then exists (select from public.staff s where s.area_id = w.area_id and s.id = holder and s.active)
      when 'team' then exists (select from public.teams t where t.area_id = w.area_id and t.id = holder)
      else false end) then
    raise exception 'nobody here has that name' using errcode = 'NF403'; end if;
  perform public.put_grant(new_id, w.area_id, child, h_kind, holder, wanted, 'family agreed', ends, why, w.person_id);
end $$;

-- Asking for help, or agreeing a profile, lets the area's team in and answers its id. A private draft never does. In the
-- transaction that agrees a profile the team is given what it needs; asked for by a family or a colleague, never more than
-- they hold themselves nor for longer: or someone shown one scope could let their own team in to the rest. And no colleague
-- lets back in a team the family has stopped.
create function let_area_team_in(new_id uuid, child uuid, on_basis text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); team uuid; agreeing boolean; lets_in boolean; ends timestamptz := 'infinity'; wanted text[];
begin
  select t.id into team from public.teams t where t.area_id = w.area_id and t.kind = 'area';
  agreeing := w.role = 'staff' and on_basis = 'profile agreed' and public.may_reach(child, 'profile')
    and exists (select from public.versions v where v.area_id = w.area_id and v.child_id = child and v.written_by = w.person_id and v.at = public.moment());
  lets_in := coalesce(case w.role
    when 'family' then on_basis in ('asked for help', 'profile agreed') and public.may_reach(child, 'share')
    when 'staff' then agreeing or (on_basis = 'asked for help' and public.may_reach(child, 'profile')
      and not exists (select from public.grant_events e where e.area_id = w.area_id and e.child_id = child and e.holder_id = team and e.kind = 'ended'))
    end, false);
  if not lets_in and not coalesce(w.role = 'staff' and public.may_reach(child, 'profile') and exists (
      select from public.reach r where r.area_id = w.area_id and r.holder_id = team and r.child_id = child and r.scope = 'profile' and r.until > public.moment()), false) then
    raise exception 'you cannot share this' using errcode = 'NF403'; end if;
  if w.role = 'staff' and not agreeing then
    select min(held.until) into ends from (select max(r.until) as until from public.reach r
      where r.area_id = w.area_id and r.child_id = child and r.holder_id = any (public.my_holders()) and r.until > public.moment() group by r.scope) held;
  end if;
  select array_agg(s) into wanted from unnest(array['profile', 'plan', 'contact', 'safety', 'groups', 'waits']) as s
  where (agreeing or public.may_reach(child, s))
    and not exists (select from public.reach r where r.area_id = w.area_id and r.holder_id = team and r.child_id = child and r.scope = s and r.until >= ends);
  if lets_in and team is not null and wanted is not null then
    perform public.put_grant(new_id, w.area_id, child, 'team', team, wanted, on_basis, ends, '', w.person_id);
  end if;
  return team;
end $$;

-- Ends a grant at once. A carer may end what was given to staff and teams; anyone may give up their own. No carer ends another carer's.
create function end_grant(new_id uuid, child uuid, ended uuid, why text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); g public.grant_events;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  select * into g from public.grant_events e where e.area_id = w.area_id and e.child_id = child and e.grant_id = ended and e.kind = 'given';
  if g.id is null or not (
      (w.role = 'family' and g.holder_kind <> 'carer' and public.may_reach(child, 'share'))
      or (w.role = 'staff' and g.holder_kind = 'staff' and g.holder_id = w.person_id)) then
    raise exception 'you cannot end this' using errcode = 'NF403'; end if;
  if exists (select from public.grant_events e where e.area_id = g.area_id and e.child_id = child and e.grant_id = ended and e.kind = 'ended') then return false; end if;
  insert into public.grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, because, given_by, at)
  values (g.area_id, child, new_id, ended, 'ended', g.holder_kind, g.holder_id, g.scopes, g.basis, g.until, why, w.person_id, public.moment());
  -- What another grant in force still gives, stays, for as long as that one says.
  delete from public.reach r where r.area_id = g.area_id and r.holder_id = g.holder_id and r.child_id = child;
  insert into public.reach (area_id, holder_id, scope, child_id, until)
    select e.area_id, e.holder_id, s, e.child_id, max(e.until) from public.grant_events e cross join unnest(e.scopes) as s
    where e.area_id = g.area_id and e.child_id = child and e.holder_id = g.holder_id and e.kind = 'given' and e.until > public.moment()
      and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended')
    group by e.area_id, e.holder_id, s, e.child_id;
  delete from public.desk d where d.area_id = g.area_id and d.holder_id = g.holder_id and d.child_id = child;
  insert into public.desk (area_id, holder_id, list, due_on, item_id, child_id, until)
    select u.area_id, r.holder_id, u.list, u.due_on, u.item_id, u.child_id, r.until
    from public.dues u join public.reach r on r.area_id = u.area_id and r.child_id = u.child_id and r.scope = u.scope
    where u.area_id = g.area_id and u.child_id = child and r.holder_id = g.holder_id;
  return true;
end $$;

-- Something about a child falls due (or no longer does): every holder of the scope has it on their list in the same transaction.
create function put_due(child uuid, on_list text, item uuid, for_scope text, due date) returns void
language plpgsql security definer set search_path = '' as $$
declare area uuid := public.my_area(); of_scope text;
begin
  -- What stands keeps the scope it was put with: otherwise one who holds less could take it off the lists of those who hold more.
  select d.scope into of_scope from public.dues d where d.area_id = area and d.child_id = child and d.list = on_list and d.item_id = item;
  of_scope := coalesce(of_scope, for_scope);
  if on_list = 'children' or not public.may_reach(child, of_scope) then raise exception 'you cannot change this' using errcode = 'NF403'; end if;
  insert into public.dues (area_id, child_id, item_id, list, scope, due_on) values (area, child, item, on_list, of_scope, due)
    on conflict (area_id, child_id, list, item_id) do update set due_on = excluded.due_on;
  delete from public.desk d where d.area_id = area and d.child_id = child and d.list = on_list and d.item_id = item;
  insert into public.desk (area_id, holder_id, list, due_on, item_id, child_id, until)
    select area, r.holder_id, on_list, due, item, child, r.until from public.reach r
    where r.area_id = area and r.child_id = child and r.scope = of_scope and r.until > public.moment()
      and not exists (select from public.carers c where c.id = r.holder_id);
end $$;

create function drop_due(child uuid, on_list text, item uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare u public.dues;
begin
  select * into u from public.dues d where d.area_id = public.my_area() and d.child_id = child and d.list = on_list and d.item_id = item;
  if u.child_id is null then return; end if;
  if on_list = 'children' or not public.may_reach(child, u.scope) then raise exception 'you cannot change this' using errcode = 'NF403'; end if;
  if exists (select from public.contacts_due c where c.area_id = u.area_id and c.child_id = child and c.id = item)
     and not exists (select from public.contacts_made m where m.area_id = u.area_id and m.child_id = child and m.contact_id = item) then
    raise exception 'a promised call is done when somebody has spoken to the family' using errcode = 'NF409'; end if;
  delete from public.dues d where d.area_id = u.area_id and d.child_id = child and d.list = on_list and d.item_id = item;
  delete from public.desk d where d.area_id = u.area_id and d.child_id = child and d.list = on_list and d.item_id = item;
end $$;

create extension if not exists pg_trgm;
create index children_by_name on children using gin ((lower(known_as || ' ' || given_name || ' ' || family_name)) gin_trgm_ops);

-- Search by name among those I may reach: at most 50, nearest first.
create function find_children(q text) returns table (child_id uuid) language sql stable security definer set search_path = ''
begin atomic
  select c.id from public.children c
  where c.area_id = public.my_area() and length(q) between 2 and 100
    and lower(c.known_as || ' ' || c.given_name || ' ' || c.family_name) like '%' || regexp_replace(lower(q), '([\\%_])', '\\\1', 'g') || '%'
    and exists (select from public.reach r where r.area_id = c.area_id and r.child_id = c.id and r.scope = 'profile'
                and r.holder_id = any (public.my_holders()) and r.until > public.moment())
  order by c.family_name, c.given_name, c.id limit 50;
end;

-- Who looked at or changed this child's record, for those the child's record is theirs.
create function who_looked(child uuid, before timestamptz, most integer)
returns table (at timestamptz, actor_name text, actor_job text, role text, what text, reading boolean, shard smallint, seq bigint)
language sql stable security definer set search_path = ''
begin atomic
  select a.at, coalesce(s.name, cc.name, 'Somebody who has left'), coalesce(s.job, cc.relationship, ''), a.role, a.what, a.reading, a.shard, a.seq
  from public.activity_children l
  join public.activity a on a.shard = l.shard and a.seq = l.seq
  left join public.staff s on s.id = a.actor_id
  left join public.child_carers cc on cc.area_id = l.area_id and cc.child_id = l.child_id and cc.carer_id = a.actor_id
  where l.area_id = public.my_area() and l.child_id = child and l.at < before
    and (public.me()).role = 'family' and public.may_reach(child, 'profile')
  order by l.at desc, l.shard, l.seq limit least(most, 200);
end;

-- Walls ----------------------------------------------------------------------------------------------------------------

-- The wall about a child, the same for every table: a family sees its own children's rows, staff see rows of children they reach.
-- `writer` names the column that must be the one who writes, when they may write at all. Nobody says when they wrote.
create procedure wall(about regclass, scope text, family_writes boolean, staff_writes boolean, writer text default null) language plpgsql set search_path = '' as $$
declare
  child text := case when about = 'public.children'::regclass then 'id' else 'child_id' end;
  family text := format('area_id = (select public.my_area()) and %I = any (array(select public.my_children(%L)))', child, scope);
  staff text := format('exists (select from public.reach r where r.area_id = %1$s.area_id and r.child_id = %1$s.%2$I and r.scope = %3$L and r.holder_id = any ((select public.my_holders())::uuid[]) and r.until > (select public.moment()) limit 1)', about, child, scope);
  columns text := (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
    where a.attrelid = about and a.attnum > 0 and not a.attisdropped and a.attname not in ('at', 'begun_at'));
  signed text := case when writer is null then '' else format(' and %I = (select public.my_person())', writer) end;
begin
  execute format('alter table %s enable row level security', about);
  execute format('create policy family_sees on %s for select to app_family using (%s)', about, family);
  execute format('create policy staff_sees on %s for select to app_staff using (%s)', about, staff);
  execute format('grant select on %s to app_family, app_staff', about);
  if family_writes then
    execute format('create policy family_adds on %s for insert to app_family with check (%s%s)', about, family, signed);
    execute format('grant insert (%s) on %s to app_family', columns, about);
  end if;
  if staff_writes then
    execute format('create policy staff_adds on %s for insert to app_staff with check (%s%s)', about, staff, signed);
    execute format('grant insert (%s) on %s to app_staff', columns, about);
  end if;
end $$;

-- reach has its own policy: staff find their own rows there and nobody else's; families have my_children().
alter table reach enable row level security;
create policy own_rows on reach for select to app_staff using (holder_id = any ((select my_holders())::uuid[]));
grant select on reach to app_staff;

alter table desk enable row level security;
create policy own_list on desk for select to app_staff using (holder_id = any ((select my_holders())::uuid[]) and until > (select moment()));
grant select on desk to app_staff;

alter table dues enable row level security;

call wall('children', 'profile', false, false);
create policy family_changes on children for update to app_family using (area_id = (select my_area()) and id = any (array(select my_children('share'))));
grant update (known_as, setting_id, no_setting, district) on children to app_family;
call wall('child_carers', 'profile', false, false);
call wall('diagnoses', 'profile', true, false, 'told_by');
call wall('grant_events', 'share', false, false);

alter table carer_contacts enable row level security;
create policy own_contact on carer_contacts for all to app_family
  using (carer_id = (select my_person())) with check (carer_id = (select my_person()) and child_id = any (array(select my_children('contact'))));
create policy staff_contact on carer_contacts for select to app_staff
  using (exists (select from reach r where r.area_id = carer_contacts.area_id and r.child_id = carer_contacts.child_id and r.scope = 'contact'
         and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant select, insert, update (phone, email, postcode, best_time) on carer_contacts to app_family;
grant select on carer_contacts to app_staff;

grant execute on function my_children(text), may_reach(uuid, text) to app_family, app_staff;
grant execute on function register_child(uuid, uuid, text, text, text, date, text, uuid, text, text, text), give_grant(uuid, uuid, text, uuid, text[], timestamptz, text), who_looked(uuid, timestamptz, integer) to app_family;
grant execute on function end_grant(uuid, uuid, uuid, text), let_area_team_in(uuid, uuid, text), put_due(uuid, text, uuid, text, date), drop_due(uuid, text, uuid) to app_family, app_staff;
grant execute on function find_children(text) to app_staff;
