-- The family graph: two homes, a place that is kept private, and a record that is kept to a few.
-- What is kept private is moved out of the rows everybody reads, so that a page not yet written cannot tell it either.

-- Homes --------------------------------------------------------------------------------------------------------------------

-- By the name the child uses for it.
create table child_homes (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  name     text not null check (length(name) between 1 and 60),
  days     text not null default '' check (length(days) <= 200),
  district text not null check (length(district) between 1 and 60),
  told_by  uuid not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);

-- Which carers live there. A postcode stands here only while the home is kept private.
create table home_carers (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  home_id  uuid not null,
  carer_id uuid not null,
  postcode text check (length(postcode) <= 10),
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, home_id, carer_id),
  foreign key (area_id, child_id, home_id) references child_homes (area_id, child_id, id),
  foreign key (area_id, child_id, carer_id) references child_carers (area_id, child_id, carer_id)
);

-- That a home is kept private: by whom, why, and when it ended. While any is, so is the place where the child spends the
-- day, and who the colleagues are that help there.
create table home_hidings (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  home_id  uuid not null,
  because  text not null check (because in ('somebody could be hurt', 'a court said so', 'the police or a social worker asked', 'moved away to be safe')),
  by_id    uuid not null,
  by_role  text not null check (by_role in ('family', 'staff')),
  at       timestamptz not null default moment(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, home_id) references child_homes (area_id, child_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index home_hidden_once on home_hidings (area_id, child_id, home_id) where ended_at is null;

-- Who was told of it besides those who live there: a colleague or a team that may reach the family, or another carer.
create table home_told (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  hiding_id uuid not null,
  holder_id uuid not null,
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, hiding_id, holder_id),
  foreign key (area_id, child_id, hiding_id) references home_hidings (area_id, child_id, id)
);

-- Where the child's district and setting are, while they are not with the child.
create table kept_places (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  district   text,
  setting_id uuid,
  no_setting text,
  primary key (area_id, child_id, id),
  unique (area_id, child_id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, setting_id) references settings (area_id, id)
);
alter table children alter column district drop not null;

-- A colleague's name as it was written, while the row it stands in says only that somebody helps.
create table kept_names (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  stands   text not null check (stands in ('views', 'meetings', 'versions', 'countersigns', 'contacts_made', 'reviews', 'goal_ratings', 'support_moves', 'concern_talks', 'support_agreements', 'medical_consents')),
  row_id   uuid not null,
  name     text not null,
  primary key (area_id, child_id, id),
  unique (area_id, child_id, row_id),
  foreign key (area_id, child_id) references children (area_id, id)
);

-- What stands there for whoever may not know who it is.
create function somebody() returns text language sql immutable set search_path = '' begin atomic select 'Somebody who helps your child'::text; end;

create function lives_there(child uuid, home uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return exists (select from public.home_carers h join public.child_carers c on c.area_id = h.area_id and c.child_id = h.child_id and c.carer_id = h.carer_id
    where h.area_id = w.area_id and h.child_id = child and h.home_id = home and h.carer_id = w.person_id and w.role = 'family' and c.left_at is null);
end $$;

-- A home as such: open to all who reach the child; kept private, to those who live there and those who were told.
create function may_see_home(child uuid, home uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); hiding uuid;
begin
  if not public.may_reach(child, 'profile') then return false; end if;
  select h.id into hiding from public.home_hidings h where h.area_id = w.area_id and h.child_id = may_see_home.child and h.home_id = home and h.ended_at is null;
  -- A young person knows where they live.
  return hiding is null or public.lives_there(child, home) or coalesce(child = public.my_own_child(), false)
    or ((w.role = 'family' or public.may_reach(child, 'contact')) and exists (select from public.home_told t
        where t.area_id = w.area_id and t.child_id = may_see_home.child and t.hiding_id = hiding and t.holder_id = any (public.my_holders())));
end $$;

-- Is where this child lives and spends the day kept from the reader? From whoever does not know of every home that is kept
-- private: were it enough to know of one, whoever first called their own home private would learn of the other.
create function place_hidden(child uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare area uuid := public.my_area();
begin
  return exists (select from public.home_hidings h where h.area_id = area and h.child_id = place_hidden.child and h.ended_at is null
    and not public.may_see_home(h.child_id, h.home_id));
end $$;

-- And is the reader a carer, who then does not learn either who the colleagues are that help there?
create function hidden_from(child uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce((public.me()).role = 'family', false) and public.place_hidden(child);
end $$;

-- From whoever has a child whose place is kept from them, the list of colleagues is kept too, whole: a name missing from it
-- would tell as much as a name found.
create function place_hidden_from_me() returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return exists (select from public.my_children('profile') as c (id) where public.hidden_from(c.id));
end $$;

-- The name as it was written, for whoever may know it.
create function name_of(child uuid, in_row uuid, written text) returns text language plpgsql stable set search_path = '' as $$
begin
  if written is distinct from public.somebody() then return written; end if;
  return coalesce((select k.name from public.kept_names k where k.area_id = public.my_area() and k.child_id = name_of.child and k.row_id = in_row), written);
end $$;

-- While a place is kept, no colleague's name stands in what is written about the child. `tg_argv`: who wrote, and the name.
create function keeps_names() returns trigger language plpgsql security definer set search_path = '' as $$
declare said jsonb := to_jsonb(new); col text := tg_argv[1]; area uuid := new.area_id; about uuid := new.child_id;
begin
  -- What a carer or a child said, written down by a colleague, is named for who said it.
  if tg_table_name = 'views' and said ->> 'voice' in ('parent', 'child') then col := 'beside'; end if;
  if coalesce(said ->> col, '') in ('', public.somebody())
     or not exists (select from public.home_hidings h where h.area_id = area and h.child_id = about and h.ended_at is null)
     or not exists (select from public.staff s where s.area_id = area and s.id = (said ->> tg_argv[0])::uuid) then return new; end if;
  insert into public.kept_names (area_id, child_id, id, stands, row_id, name) values (area, about, gen_random_uuid(), tg_table_name, new.id, said ->> col)
    on conflict (area_id, child_id, row_id) do update set name = excluded.name;
  new := jsonb_populate_record(new, jsonb_build_object(col, public.somebody()));
  return new;
end $$;

do $$
declare t record;
begin
  for t in select * from (values ('views', 'author_id', 'author_name'), ('meetings', 'led_by', 'led_name'), ('versions', 'led_by', 'led_name'),
      ('countersigns', 'staff_id', 'staff_name'), ('contacts_made', 'staff_id', 'staff_name'), ('reviews', 'written_by', 'by_name'),
      ('goal_ratings', 'rated_by', 'by_name'), ('support_moves', 'moved_by', 'by_name'), ('concern_talks', 'staff_id', 'staff_name')) as x (name, who, col) loop
    execute format('create trigger keeps_names before insert or update on %I for each row execute function keeps_names(%L, %L)', t.name, t.who, t.col);
  end loop;
end $$;

-- A postcode written for a home that is kept private is kept there.
create function keeps_postcode() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if coalesce(new.postcode, '') = '' then return new; end if;
  update public.home_carers c set postcode = new.postcode from public.home_hidings h
  where h.area_id = c.area_id and h.child_id = c.child_id and h.home_id = c.home_id and h.ended_at is null
    and c.area_id = new.area_id and c.child_id = new.child_id and c.carer_id = new.carer_id;
  if found then new.postcode := null; end if;
  return new;
end $$;
create trigger keeps_postcode before insert or update on carer_contacts for each row execute function keeps_postcode();

-- So is a district or a setting told of later, by whoever knows; from anybody else it is not taken.
create function keeps_place() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.home_hidings h where h.area_id = new.area_id and h.child_id = new.id and h.ended_at is null)
     or coalesce(new.district, new.setting_id::text, new.no_setting) is null then return new; end if;
  if not public.place_hidden(new.id) then
    update public.kept_places k set district = coalesce(new.district, k.district),
      setting_id = case when new.no_setting is null then coalesce(new.setting_id, k.setting_id) end,
      no_setting = case when new.setting_id is null then coalesce(new.no_setting, k.no_setting) end
    where k.area_id = new.area_id and k.child_id = new.id;
  end if;
  new.district := null; new.setting_id := null; new.no_setting := null;
  return new;
end $$;
create trigger keeps_place before update of district, setting_id, no_setting on children for each row execute function keeps_place();

-- A carer tells of a home they live in; a colleague who may reach the family, of one a carer lives in. Six at most.
create function add_home(new_id uuid, child uuid, as_name text, on_days text, in_district text, with_carers uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if not coalesce(case w.role when 'family' then public.may_reach(child, 'profile') and w.person_id = any (with_carers)
      when 'staff' then public.may_reach(child, 'contact') end, false) then
    raise exception 'you cannot tell of this home' using errcode = 'NF403'; end if;
  if cardinality(with_carers) not between 1 and 10 or exists (select from unnest(with_carers) as k (id) where not exists (
      select from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = k.id and c.left_at is null)) then
    raise exception 'a carer of this child lives there' using errcode = 'NF403'; end if;
  if (select count(*) from public.child_homes h where h.area_id = w.area_id and h.child_id = child and h.told_by = w.person_id) >= 6 then
    raise exception 'six homes at most' using errcode = 'NF409'; end if;
  insert into public.child_homes (area_id, child_id, id, name, days, district, told_by, at)
  values (w.area_id, child, new_id, as_name, on_days, in_district, w.person_id, public.moment());
  insert into public.home_carers (area_id, child_id, id, home_id, carer_id, at)
  select w.area_id, child, gen_random_uuid(), new_id, k, public.moment() from (select distinct unnest(with_carers)) as d (k);
end $$;

-- Says every name in this child's record anew: the trigger decides whether it may stand there.
create function say_names_again(area uuid, child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare t text;
begin
  foreach t in array array['views', 'meetings', 'versions', 'countersigns', 'contacts_made', 'reviews', 'goal_ratings', 'support_moves', 'concern_talks',
      'support_agreements', 'medical_consents'] loop
    execute format('update public.%I x set id = x.id where x.area_id = $1 and x.child_id = $2', t) using area, child;
  end loop;
end $$;

-- From this moment: the place leaves the rows that others read, and so do the names of those who help there. A carer who
-- lives there says so, or a colleague who may reach the family or minds the child's safety. False when it is private already.
create function keep_home_private(new_id uuid, child uuid, home uuid, why text, telling uuid[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if not public.may_see_home(child, home) or not exists (select from public.child_homes h where h.area_id = w.area_id and h.child_id = child and h.id = home)
     or not (public.lives_there(child, home) or (w.role = 'staff' and (public.may_reach(child, 'contact') or public.may_reach(child, 'safety')))) then
    raise exception 'you cannot say this of this home' using errcode = 'NF403'; end if;
  if exists (select from public.home_hidings h where h.area_id = w.area_id and h.child_id = child and h.home_id = home and h.ended_at is null) then return false; end if;
  insert into public.kept_places (area_id, child_id, id, district, setting_id, no_setting)
  select c.area_id, c.id, new_id, c.district, c.setting_id, c.no_setting from public.children c where c.area_id = w.area_id and c.id = child
  on conflict (area_id, child_id) do nothing;
  update public.children c set district = null, setting_id = null, no_setting = null where c.area_id = w.area_id and c.id = child;
  insert into public.home_hidings (area_id, child_id, id, home_id, because, by_id, by_role, at)
  values (w.area_id, child, new_id, home, why, w.person_id, w.role, public.moment());
  perform public.tell_of_home(child, home, t) from unnest(telling || case w.role when 'staff' then array[w.person_id] else '{}'::uuid[] end) as x (t);
  update public.home_carers c set postcode = k.postcode from public.carer_contacts k
  where c.area_id = w.area_id and c.child_id = child and c.home_id = home and k.area_id = c.area_id and k.child_id = c.child_id and k.carer_id = c.carer_id;
  update public.carer_contacts k set postcode = null
  where k.area_id = w.area_id and k.child_id = child and k.carer_id in (select c.carer_id from public.home_carers c
    where c.area_id = w.area_id and c.child_id = child and c.home_id = home);
  perform public.say_names_again(w.area_id, child);
  return true;
end $$;

-- Lets one more know: a colleague or team that may reach the family, or another carer.
create function tell_of_home(child uuid, home uuid, holder uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); hiding public.home_hidings;
begin
  select * into hiding from public.home_hidings h where h.area_id = w.area_id and h.child_id = tell_of_home.child and h.home_id = home and h.ended_at is null;
  if hiding.id is null or not (public.lives_there(child, home) or (hiding.by_id = w.person_id and public.may_reach(child, 'profile'))) then
    raise exception 'this is not yours to tell' using errcode = 'NF403'; end if;
  if not exists (select from public.reach r where r.area_id = w.area_id and r.child_id = tell_of_home.child and r.holder_id = holder and r.until > public.moment()
      and r.scope = case when exists (select from public.carers c where c.area_id = w.area_id and c.id = holder) then 'profile' else 'contact' end)
     and holder <> w.person_id then
    raise exception 'only who may reach the family is told' using errcode = 'NF403'; end if;
  insert into public.home_told (area_id, child_id, id, hiding_id, holder_id, at)
  values (w.area_id, tell_of_home.child, gen_random_uuid(), hiding.id, holder, public.moment()) on conflict (area_id, child_id, hiding_id, holder_id) do nothing;
end $$;

-- Who could be told, for whoever may tell.
create function may_be_told(child uuid, home uuid) returns table (holder_id uuid, kind text, name text, about text)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not (public.lives_there(child, home) or (w.role = 'staff' and public.may_see_home(child, home) and (public.may_reach(child, 'contact') or public.may_reach(child, 'safety'))
      and not exists (select from public.home_hidings k where k.area_id = w.area_id and k.child_id = may_be_told.child and k.home_id = home and k.ended_at is null and k.by_id <> w.person_id))) then return; end if;
  return query select h.* from public.who_holds(may_be_told.child) h
  where h.holder_id <> w.person_id
    and not exists (select from public.home_carers c where c.area_id = w.area_id and c.child_id = may_be_told.child and c.home_id = home and c.carer_id = h.holder_id)
    and (h.kind = 'carer' or exists (select from public.reach r where r.area_id = w.area_id and r.child_id = may_be_told.child and r.holder_id = h.holder_id
         and r.scope = 'contact' and r.until > public.moment())) limit 50;
end $$;

-- It ends by a carer who lives there, whom it protects, or by the steward: nobody else. False when it was over already.
create function open_home(child uuid, home uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); hiding public.home_hidings; k record; p public.kept_places;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if not (public.am_steward() or (public.may_reach(child, 'profile') and public.lives_there(child, home))) then
    raise exception 'only who is kept safe by it may end it' using errcode = 'NF403'; end if;
  update public.home_hidings h set ended_at = public.moment(), ended_by = w.person_id
  where h.area_id = w.area_id and h.child_id = open_home.child and h.home_id = home and h.ended_at is null returning * into hiding;
  if hiding.id is null then return false; end if;
  for k in select c.carer_id, c.postcode from public.home_carers c
      where c.area_id = w.area_id and c.child_id = open_home.child and c.home_id = home and c.postcode is not null loop
    update public.carer_contacts x set postcode = k.postcode
    where x.area_id = w.area_id and x.child_id = open_home.child and x.carer_id = k.carer_id and coalesce(x.postcode, '') = '';
  end loop;
  update public.home_carers c set postcode = null where c.area_id = w.area_id and c.child_id = open_home.child and c.home_id = home;
  if exists (select from public.home_hidings h where h.area_id = w.area_id and h.child_id = open_home.child and h.ended_at is null) then return true; end if;
  select * into p from public.kept_places x where x.area_id = w.area_id and x.child_id = open_home.child;
  update public.children c set district = coalesce(c.district, p.district), setting_id = case when c.no_setting is null then coalesce(c.setting_id, p.setting_id) else c.setting_id end,
    no_setting = case when c.setting_id is null then coalesce(c.no_setting, p.no_setting) else c.no_setting end
  where c.area_id = w.area_id and c.id = open_home.child;
  for k in select n.stands, n.row_id, n.name from public.kept_names n where n.area_id = w.area_id and n.child_id = open_home.child loop
    execute format('update public.%I x set %I = $1 where x.area_id = $2 and x.child_id = $3 and x.id = $4', k.stands,
      case when k.stands = 'views' then (select case when v.voice in ('parent', 'child') then 'beside' else 'author_name' end from public.views v
             where v.area_id = w.area_id and v.child_id = open_home.child and v.id = k.row_id)
        when k.stands in ('meetings', 'versions') then 'led_name' when k.stands in ('countersigns', 'contacts_made', 'concern_talks') then 'staff_name' else 'by_name' end)
      using k.name, w.area_id, open_home.child, k.row_id;
  end loop;
  delete from public.kept_names n where n.area_id = w.area_id and n.child_id = open_home.child;
  delete from public.kept_places x where x.area_id = w.area_id and x.child_id = open_home.child;
  return true;
end $$;

-- For the steward: every home kept private, the newest first. No child is named, and no place.
create function private_homes() returns table (child_id uuid, home_id uuid, because text, by_role text, at timestamptz, told integer)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select h.child_id, h.home_id, h.because, h.by_role, h.at,
    (select count(*)::int from public.home_told t where t.area_id = h.area_id and t.child_id = h.child_id and t.hiding_id = h.id)
  from public.home_hidings h where h.area_id = w.area_id and h.ended_at is null order by h.at desc, h.id limit 100;
end $$;

-- What families already saw, now minding where the child lives -----------------------------------------------------------

create or replace function who_looked(child uuid, before timestamptz, most integer)
returns table (at timestamptz, actor_name text, actor_job text, role text, what text, reading boolean, shard smallint, seq bigint)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); unseen boolean := public.hidden_from(child);
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'profile') then return; end if;
  return query select a.at, case when unseen and a.role = 'staff' then public.somebody() else coalesce(s.name, cc.name, 'Somebody who has left') end,
    case when unseen and a.role = 'staff' then '' else coalesce(s.job, cc.relationship, '') end, a.role, a.what, a.reading, a.shard, a.seq
  from public.activity_children l
  join public.activity a on a.shard = l.shard and a.seq = l.seq
  left join public.staff s on s.id = a.actor_id
  left join public.child_carers cc on cc.area_id = l.area_id and cc.child_id = l.child_id and cc.carer_id = a.actor_id
  where l.area_id = w.area_id and l.child_id = who_looked.child and l.at < before
    -- That a home is kept private is itself kept.
    and not (unseen and a.what like '%kept private')
    and not exists (select from public.glass_breakings b where b.area_id = l.area_id and b.child_id = l.child_id and b.staff_id = a.actor_id
                    and l.at between b.at and b.until and public.glass_hidden(b.area_id, b.child_id, b.id))
    -- What a young person does in their own record, and that they asked to be seen alone, is theirs (0016).
    and (who_looked.child = public.my_own_child() or (cc.relationship is distinct from 'themselves'
      and not exists (select from public.contacts_due d where d.area_id = l.area_id and d.child_id = l.child_id and d.id = a.subject and d.why = 'asked to be seen alone')))
  order by l.at desc, l.shard, l.seq limit least(most, 200);
end $$;

-- A colleague who was not told learns who the others are, but not from where.
create or replace function who_holds(child uuid) returns table (holder_id uuid, kind text, name text, about text)
language plpgsql stable security definer set search_path = '' as $$
declare unseen boolean := public.hidden_from(child); placeless boolean := public.place_hidden(child);
begin
  return query select r.holder_id, case when c.carer_id is not null then 'carer' when t.id is not null then 'team' else 'staff' end,
         coalesce(c.name, case when t.kind = 'area' then t.name when unseen or (placeless and t.id is not null) then public.somebody() else coalesce(t.name, s.name) end),
         coalesce(c.relationship, case when placeless and t.kind is distinct from 'area' then '' else coalesce(t.about, concat_ws(', ', s.job, o.name)) end)
  from public.reach r
  left join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id and c.left_at is null
  left join public.teams t on t.area_id = r.area_id and t.id = r.holder_id
  left join public.staff s on s.area_id = r.area_id and s.id = r.holder_id and s.active
  left join public.organisations o on o.area_id = s.area_id and o.id = s.organisation_id
  where r.area_id = public.my_area() and r.child_id = who_holds.child and r.scope = 'profile' and r.until > public.moment()
    and public.may_reach(who_holds.child, 'profile') and coalesce(c.carer_id, t.id, s.id) is not null
    and not public.only_through_glass(r.area_id, r.child_id, array[r.holder_id])
  order by 2, 3, 1 limit 200;
end $$;

create or replace function glass_told(child uuid) returns table (id uuid, name text, job text, reason text, at timestamptz, until timestamptz, ended_at timestamptz, finding text, said text[])
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); unseen boolean := public.hidden_from(child);
begin
  return query select b.id, case when unseen then public.somebody() else s.name end, case when unseen then '' else concat_ws(', ', s.job, o.name) end, b.reason, b.at, b.until, x.at,
    (select n.kind from public.glass_notes n where n.area_id = b.area_id and n.child_id = b.child_id and n.breaking_id = b.id
       and n.kind in ('right to do', 'needs a talk', 'not right') order by n.at desc, n.id desc limit 1),
    array(select n.words from public.glass_notes n where n.area_id = b.area_id and n.child_id = b.child_id and n.breaking_id = b.id
       and n.kind = 'family' and n.by_id = w.person_id order by n.at, n.id limit 10)
  from public.glass_breakings b
  join public.staff s on s.area_id = b.area_id and s.id = b.staff_id
  left join public.organisations o on o.area_id = s.area_id and o.id = s.organisation_id
  left join public.grant_events x on x.area_id = b.area_id and x.child_id = b.child_id and x.grant_id = b.id and x.kind = 'ended'
  where b.area_id = w.area_id and b.child_id = glass_told.child and public.may_reach(glass_told.child, 'profile')
    and not public.glass_hidden(b.area_id, b.child_id, b.id)
  order by b.at desc, b.id limit 50;
end $$;

create or replace function help_offered(child uuid)
returns table (concern_id uuid, teller text, offer text, due_on date, at timestamptz, taken_by text, spoken_by text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); unseen boolean := public.hidden_from(child);
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'safety') then return; end if;
  return query select k.id, case when unseen then public.somebody() else k.teller end, k.offer, k.due_on, k.at,
      (select t.staff_name from public.concern_takings t where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id order by t.nth desc limit 1),
      (select case when unseen then t.staff_name else public.name_of(t.child_id, t.id, t.staff_name) end from public.concern_talks t
       where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id)
    from public.concerns k
    where k.area_id = w.area_id and k.child_id = help_offered.child and k.teller_role = 'staff'
      and not w.person_id = any (k.kept_from)
      and (k.kept_because is null or exists (select from public.grant_events g where g.area_id = k.area_id and g.child_id = k.child_id
           and g.holder_id = w.person_id and g.kind = 'given' and g.at <= k.at))
      and (k.done_at is null or k.done_at > public.moment() - interval '14 days')
    order by k.at desc, k.id limit 5;
end $$;

-- Kept to a few ------------------------------------------------------------------------------------------------------------

-- A record that only a named few among colleagues know of, besides the family.
create table restrictions (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  because   text not null check (because in ('somebody could be hurt', 'known to people who work here', 'a court said so', 'the young person asked')),
  by_id     uuid not null,
  by_role   text not null check (by_role in ('family', 'staff')),
  review_on date not null,
  at        timestamptz not null default moment(),
  ended_at  timestamptz,
  ended_by  uuid,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index restricted_once on restrictions (area_id, child_id) where ended_at is null;
create table restricted_to (
  area_id        uuid not null,
  child_id       uuid not null,
  id             uuid not null,
  restriction_id uuid not null,
  staff_id       uuid not null,
  at             timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, restriction_id, staff_id),
  foreign key (area_id, child_id, restriction_id) references restrictions (area_id, child_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id)
);

create function kept_to_few(area uuid, child uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return exists (select from public.restrictions r where r.area_id = area and r.child_id = kept_to_few.child and r.ended_at is null);
end $$;

-- Is this colleague one of them?
create function among_few(area uuid, child uuid, holder uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return exists (select from public.restrictions r join public.restricted_to n on n.area_id = r.area_id and n.child_id = r.child_id and n.restriction_id = r.id
    where r.area_id = area and r.child_id = among_few.child and r.ended_at is null and n.staff_id = holder);
end $$;

-- No way round: while a record is kept to a few, nobody else among colleagues has a row in `reach`, whoever writes it; but for
-- the hour of an emergency, which the steward is told of.
create function reach_of_the_few() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not public.kept_to_few(new.area_id, new.child_id)
     or not exists (select from public.staff s where s.area_id = new.area_id and s.id = new.holder_id
                    union all select from public.teams t where t.area_id = new.area_id and t.id = new.holder_id)
     or public.among_few(new.area_id, new.child_id, new.holder_id)
     or exists (select from public.grant_events e where e.area_id = new.area_id and e.child_id = new.child_id and e.holder_id = new.holder_id
        and e.kind = 'given' and e.basis = 'vital interests' and e.until = new.until) then return new; end if;
  return null;
end $$;
create trigger reach_of_the_few before insert on reach for each row execute function reach_of_the_few();

create function desk_of_the_few() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not public.kept_to_few(new.area_id, new.child_id) or exists (select from public.reach r
      where r.area_id = new.area_id and r.child_id = new.child_id and r.holder_id = new.holder_id) then return new; end if;
  return null;
end $$;
create trigger desk_of_the_few before insert on desk for each row execute function desk_of_the_few();

-- A share the few do not know of would sleep and wake later: it is refused instead.
create function shared_among_few() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.basis = 'family agreed' and new.holder_kind <> 'carer' and public.kept_to_few(new.area_id, new.child_id)
     and not public.among_few(new.area_id, new.child_id, new.holder_id) then
    raise exception 'this record is kept to a few' using errcode = 'NF403'; end if;
  return new;
end $$;
create trigger shared_among_few before insert on grant_events for each row when (new.kind = 'given') execute function shared_among_few();

-- What colleagues and teams reach, reckoned anew from the grants in force.
create function reckon_reach(area uuid, child uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from public.desk d where d.area_id = area and d.child_id = reckon_reach.child;
  perform public.derive_reach(area, reckon_reach.child, h.holder_id) from (select distinct e.holder_id from public.grant_events e
    where e.area_id = area and e.child_id = reckon_reach.child and e.holder_kind <> 'carer') h;
  insert into public.desk (area_id, holder_id, list, due_on, item_id, child_id, until)
    select u.area_id, r.holder_id, u.list, u.due_on, u.item_id, u.child_id, r.until
    from public.dues u join public.reach r on r.area_id = u.area_id and r.child_id = u.child_id and r.scope = u.scope
    where u.area_id = area and u.child_id = reckon_reach.child and not exists (select from public.carers c where c.area_id = area and c.id = r.holder_id)
    on conflict do nothing;
end $$;

-- A carer who may share decides it, or the steward, who has found the child by every word exactly. The few are named; a carer
-- names colleagues it is shared with. It is looked at again within a year. False when it is kept already.
create function keep_to_few(new_id uuid, child uuid, why text, few uuid[], look_again date) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); decides boolean;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  decides := (w.role = 'family' and public.may_reach(child, 'share')) or (public.am_steward() and exists (select from public.glass_searches g
    where g.area_id = w.area_id and g.staff_id = w.person_id and g.found_id = keep_to_few.child and g.at > public.moment() - interval '1 hour'));
  if not decides then raise exception 'this is not yours to decide' using errcode = 'NF403'; end if;
  if cardinality(few) not between 1 and 20 or exists (select from unnest(few) as k (id) where not exists (
      select from public.reach r join public.staff s on s.area_id = r.area_id and s.id = r.holder_id and s.active
      where r.area_id = w.area_id and r.child_id = keep_to_few.child and r.holder_id = k.id and r.scope = 'profile' and r.until > public.moment())) then
    raise exception 'somebody it is shared with, by name' using errcode = 'NF403'; end if;
  if look_again not between public.today() + 1 and public.today() + 366 then raise exception 'within a year' using errcode = 'NF409'; end if;
  if public.kept_to_few(w.area_id, child) then return false; end if;
  insert into public.restrictions (area_id, child_id, id, because, by_id, by_role, review_on, at)
  values (w.area_id, child, new_id, why, w.person_id, w.role, look_again, public.moment());
  insert into public.restricted_to (area_id, child_id, id, restriction_id, staff_id, at)
  select w.area_id, child, gen_random_uuid(), new_id, k, public.moment() from (select distinct unnest(few)) as d (k);
  perform public.reckon_reach(w.area_id, child);
  return true;
end $$;

-- Opens it again: a carer who may share what a carer decided; the steward, either. False when it was open.
create function open_to_all(child uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); r public.restrictions;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  select * into r from public.restrictions x where x.area_id = w.area_id and x.child_id = open_to_all.child and x.ended_at is null;
  if not coalesce(public.am_steward() or (w.role = 'family' and public.may_reach(child, 'share') and coalesce(r.by_role, 'family') = 'family'), false) then
    raise exception 'this is not yours to decide' using errcode = 'NF403'; end if;
  if r.id is null then return false; end if;
  update public.restrictions x set ended_at = public.moment(), ended_by = w.person_id where x.area_id = w.area_id and x.child_id = open_to_all.child and x.id = r.id;
  perform public.reckon_reach(w.area_id, child);
  return true;
end $$;

-- Not in any count.
create or replace function kinds_counted(area_slug text) returns table (kind text, children integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select k.kind, (count(distinct i.child_id) / 10 * 10)::int
    from public.areas a
    join public.plan_items i on i.area_id = a.id and i.state = 'trying'
    cross join lateral unnest(i.help_kinds) as k (kind)
    where a.slug = area_slug
      and not exists (select from public.restrictions r where r.area_id = i.area_id and r.child_id = i.child_id and r.ended_at is null)
    group by k.kind having count(distinct i.child_id) >= 10;
end $$;
create or replace function helped_counts() returns table (item text, tried bigint, helped bigint) language sql stable security definer set search_path = ''
begin atomic
  select t.item, count(*), count(*) filter (where t.result = 'helped')
  from (select distinct on (x.child_id, x.item) x.item, x.child_id, x.result from public.tries x where x.result in ('helped', 'did not help')
        and not exists (select from public.restrictions r where r.area_id = x.area_id and r.child_id = x.child_id and r.ended_at is null)
        order by x.child_id, x.item, x.at desc) t
  group by t.item having count(*) >= 5;
end;

-- The rota reads what is not safe, whoever it is about. It is told the name of a child only where it may know it.
create function named_here(area uuid, child uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return not public.kept_to_few(area, child) or public.may_reach(child, 'profile');
end $$;
create or replace function open_concerns(of_kind text, after_at timestamptz, after_id uuid, most integer)
returns table (concern_id uuid, known_as text, family_name text, teller text, due_on date, at timestamptz, taken_by_id uuid, taken_by text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area();
begin
  if not public.on_rota() then return; end if;
  return query
    select k.id, case when n.named then c.known_as else 'A child' end, case when n.named then c.family_name else '(kept to a few)' end,
      k.teller, k.due_on, k.at, t.staff_id, t.staff_name
    from public.concerns k
    join public.children c on c.area_id = k.area_id and c.id = k.child_id
    cross join lateral (select public.named_here(c.area_id, c.id) as named) n
    left join lateral (select x.staff_id, x.staff_name from public.concern_takings x
      where x.area_id = k.area_id and x.child_id = k.child_id and x.concern_id = k.id order by x.nth desc limit 1) t on true
    where k.area_id = a and k.kind = of_kind and k.done_at is null and (k.at, k.id) > (after_at, after_id)
    order by k.at, k.id limit least(most, 200);
end $$;
create or replace function concern_child(concern uuid) returns table (child_id uuid, known_as text, family_name text, born_on date, setting_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not public.may_act_on(concern) then return; end if;
  return query select c.id, case when n.named then c.known_as else 'A child' end, case when n.named then c.family_name else '(kept to a few)' end,
      case when n.named then c.born_on end, case when n.named then coalesce(s.name, case when c.district is null then 'Where they spend the day is kept private' end) else 'Ask whoever wrote' end
    from public.concerns k
    join public.children c on c.area_id = k.area_id and c.id = k.child_id
    cross join lateral (select public.named_here(c.area_id, c.id) as named) n
    left join public.settings s on s.area_id = c.area_id and s.id = c.setting_id
    where k.id = concern and k.area_id = public.my_area();
end $$;

-- Agreement -----------------------------------------------------------------------------------------------------------------

-- Three things that are not one another: agreement to support, sharing, and consent to one medical thing. Each is a list to
-- which is only added. No draft, idea or plan waits for any of them.

create table support_agreements (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  said     text not null check (said in ('asked', 'yes', 'no', 'withdrawn')),
  by_id    uuid not null,
  by_name  text not null check (length(by_name) between 1 and 200),
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on support_agreements (area_id, child_id, at desc);

-- Of one named thing (`matter_id` is its own in every row), by somebody who says by what right.
create table medical_consents (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  matter_id uuid not null,
  kind      text not null check (kind in ('assessment', 'medicine', 'letter', 'something else')),
  words     text not null check (length(words) between 1 and 300),
  said      text not null check (said in ('asked', 'given', 'refused', 'withdrawn')),
  by_right  text not null default '' check (by_right in ('', 'parental responsibility', 'the young person themselves')),
  by_id     uuid not null,
  by_name   text not null check (length(by_name) between 1 and 200),
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  check ((said = 'asked') = (by_right = ''))
);
create index on medical_consents (area_id, child_id, matter_id, at desc);

-- Whom the family has said no to, until they say otherwise.
create table share_refusals (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  holder_id uuid not null,
  said      text not null check (said in ('no', 'allowed again')),
  by_id     uuid not null,
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on share_refusals (area_id, child_id, holder_id, at desc, id desc);

do $$
declare t text;
begin
  foreach t in array array['support_agreements', 'medical_consents'] loop
    execute format('create trigger keeps_names before insert or update on %I for each row execute function keeps_names(''by_id'', ''by_name'')', t);
  end loop;
end $$;

-- What a share is for. Those given before are for what was true of them.
alter table grant_events add column purpose text check (purpose in ('being their carer', 'everyday help', 'planning support', 'advice', 'assessment', 'something else', 'an emergency'));
create function purpose_of(basis text) returns text language sql immutable set search_path = ''
begin atomic
  select case purpose_of.basis when 'parental responsibility' then 'being their carer' when 'vital interests' then 'an emergency'
    when 'family agreed' then 'everyday help' else 'planning support' end;
end;
update grant_events set purpose = case when holder_kind = 'carer' then 'being their carer' else purpose_of(basis) end;
alter table grant_events alter column purpose set not null;

-- A refusal is respected by every door: nobody is let in to whom the family said no, but for the hour of an emergency.
create function as_the_family_said() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.purpose := coalesce(new.purpose, case when new.holder_kind = 'carer' then 'being their carer' else public.purpose_of(new.basis) end);
  if new.kind = 'given' and new.basis <> 'vital interests' and (select r.said from public.share_refusals r
      where r.area_id = new.area_id and r.child_id = new.child_id and r.holder_id = new.holder_id order by r.at desc, r.id desc limit 1) = 'no' then
    raise exception 'the family said no to this' using errcode = 'NF403'; end if;
  return new;
end $$;
create trigger as_the_family_said before insert on grant_events for each row execute function as_the_family_said();

-- A share as `give_grant` gives it, and what it is for.
create function share_for(new_id uuid, child uuid, h_kind text, holder uuid, wanted text[], ends timestamptz, what_for text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.give_grant(new_id, child, h_kind, holder, wanted, ends, '');
  update public.grant_events e set purpose = what_for where e.area_id = public.my_area() and e.child_id = share_for.child and e.id = new_id;
end $$;

-- The family says no to a colleague or a team, or allows them again. A no ends at once what they hold. Never to a carer:
-- no carer ends another's.
create function say_no_to(new_id uuid, child uuid, holder uuid, as_said text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); g record;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if w.role is distinct from 'family' or not public.may_reach(child, 'share') then
    raise exception 'this is not yours to say' using errcode = 'NF403'; end if;
  if not exists (select from public.grant_events e where e.area_id = w.area_id and e.child_id = say_no_to.child and e.holder_id = holder
      and e.holder_kind <> 'carer' and e.basis <> 'vital interests') then
    raise exception 'it was not shared with them' using errcode = 'NF403'; end if;
  insert into public.share_refusals (area_id, child_id, id, holder_id, said, by_id, at)
  values (w.area_id, child, new_id, holder, as_said, w.person_id, public.moment());
  if as_said <> 'no' then return; end if;
  for g in select e.grant_id from public.grant_events e where e.area_id = w.area_id and e.child_id = say_no_to.child and e.holder_id = holder
      and e.kind = 'given' and e.basis <> 'vital interests' and not exists (select from public.grant_events x where x.area_id = e.area_id
        and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended') loop
    perform public.end_grant(gen_random_uuid(), child, g.grant_id, 'the family said no');
  end loop;
end $$;

-- Walls --------------------------------------------------------------------------------------------------------------------

alter table child_homes enable row level security;
create policy who_may_know on child_homes for select to app_family, app_staff using (area_id = (select my_area()) and may_see_home(child_id, id));
grant select on child_homes to app_family, app_staff;
do $$
declare t text;
begin
  foreach t in array array['home_carers', 'home_hidings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy who_may_know on %1$I for select to app_family, app_staff using (area_id = (select my_area()) and may_see_home(child_id, home_id))', t);
    execute format('grant select on %I to app_family, app_staff', t);
  end loop;
end $$;
alter table home_told enable row level security;
-- The policies of `home_hidings` are the reader's own here.
create policy with_the_hiding on home_told for select to app_family, app_staff using (
  exists (select from home_hidings h where h.area_id = home_told.area_id and h.child_id = home_told.child_id and h.id = home_told.hiding_id));
grant select on home_told to app_family, app_staff;
alter table kept_names enable row level security;
alter table kept_places enable row level security;
create policy who_may_know on kept_places for select to app_family, app_staff using (
  area_id = (select my_area()) and may_reach(child_id, 'profile') and not place_hidden(child_id));
grant select on kept_places to app_family, app_staff;
create policy who_may_know on kept_names for select to app_family, app_staff using (
  area_id = (select my_area()) and may_reach(child_id, 'profile') and not hidden_from(child_id));
grant select on kept_names to app_family, app_staff;

create policy place_kept on staff as restrictive for select to app_family using (
  not (select place_hidden_from_me()) or exists (select from safety_rota r where r.area_id = staff.area_id and r.staff_id = staff.id));
create policy place_kept on teams as restrictive for select to app_family using (kind = 'area' or not (select place_hidden_from_me()));

alter table restrictions enable row level security;
create policy family_sees on restrictions for select to app_family using (area_id = (select my_area()) and child_id = any (array(select my_children('share'))));
create policy staff_sees on restrictions for select to app_staff using (area_id = (select my_area()) and may_reach(child_id, 'profile'));
alter table restricted_to enable row level security;
create policy with_the_restriction on restricted_to for select to app_family, app_staff using (
  exists (select from restrictions r where r.area_id = restricted_to.area_id and r.child_id = restricted_to.child_id and r.id = restricted_to.restriction_id));
grant select on restrictions, restricted_to to app_family, app_staff;

-- A family says yes, no or no longer; a colleague asks. Each in their own name.
do $$
declare t text;
begin
  foreach t in array array['support_agreements', 'medical_consents'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy family_sees on %I for select to app_family using (area_id = (select my_area()) and child_id = any (array(select my_children(''profile''))))', t);
    execute format('create policy staff_sees on %1$I for select to app_staff using (exists (select from reach r where r.area_id = %1$I.area_id and r.child_id = %1$I.child_id and r.scope = ''profile'' and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1))', t);
    execute format('create policy family_says on %I for insert to app_family with check (area_id = (select my_area()) and child_id = any (array(select my_children(''profile''))) and by_id = (select my_person()) and said <> ''asked'')', t);
    execute format('create policy staff_asks on %1$I for insert to app_staff with check (exists (select from reach r where r.area_id = %1$I.area_id and r.child_id = %1$I.child_id and r.scope = ''profile'' and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1) and by_id = (select my_person()) and said = ''asked'')', t);
  end loop;
end $$;
grant select, insert (area_id, child_id, id, said, by_id, by_name) on support_agreements to app_family, app_staff;
grant select, insert (area_id, child_id, id, matter_id, kind, words, said, by_right, by_id, by_name) on medical_consents to app_family, app_staff;
alter table share_refusals enable row level security;
create policy family_sees on share_refusals for select to app_family using (area_id = (select my_area()) and child_id = any (array(select my_children('share'))));
grant select on share_refusals to app_family;

do $$
declare t text;
begin
  foreach t in array array['child_homes', 'home_carers', 'home_hidings', 'home_told', 'restrictions', 'restricted_to',
    'support_agreements', 'medical_consents', 'share_refusals'] loop
    execute format('create trigger not_through_the_glass before insert or update or delete on %I for each row execute function not_through_the_glass()', t);
  end loop;
end $$;

revoke all on function somebody(), lives_there(uuid, uuid), may_see_home(uuid, uuid), place_hidden(uuid), hidden_from(uuid), place_hidden_from_me(), name_of(uuid, uuid, text),
  keeps_names(), keeps_postcode(), keeps_place(), add_home(uuid, uuid, text, text, text, uuid[]), say_names_again(uuid, uuid), keep_home_private(uuid, uuid, uuid, text, uuid[]),
  tell_of_home(uuid, uuid, uuid), may_be_told(uuid, uuid), open_home(uuid, uuid), private_homes(), kept_to_few(uuid, uuid), among_few(uuid, uuid, uuid), reach_of_the_few(),
  desk_of_the_few(), shared_among_few(), reckon_reach(uuid, uuid), keep_to_few(uuid, uuid, text, uuid[], date), open_to_all(uuid), named_here(uuid, uuid), purpose_of(text), as_the_family_said(),
  share_for(uuid, uuid, text, uuid, text[], timestamptz, text), say_no_to(uuid, uuid, uuid, text) from public;
grant execute on function somebody(), lives_there(uuid, uuid), may_see_home(uuid, uuid), place_hidden(uuid), hidden_from(uuid), place_hidden_from_me(), name_of(uuid, uuid, text),
  add_home(uuid, uuid, text, text, text, uuid[]), keep_home_private(uuid, uuid, uuid, text, uuid[]), tell_of_home(uuid, uuid, uuid), may_be_told(uuid, uuid), open_home(uuid, uuid),
  keep_to_few(uuid, uuid, text, uuid[], date), open_to_all(uuid) to app_family, app_staff;
grant execute on function private_homes() to app_staff;
grant execute on function share_for(uuid, uuid, text, uuid, text[], timestamptz, text), say_no_to(uuid, uuid, uuid, text) to app_family;
