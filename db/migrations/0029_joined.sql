-- Two records of one child: the steward joins them, and can take that back. No row moves and nobody sees more than before:
-- the earlier record is read as ever and written in no more, and the other one goes on. docs/decisions/0018.

-- `child_id` is the earlier record, `to_child_id` the one that goes on. `dues` is what stood on lists because of the earlier
-- one. Where a record that goes on is erased, so is that it was joined.
create table joins (
  area_id        uuid not null,
  child_id       uuid not null,
  id             uuid not null,
  to_child_id    uuid not null,
  why            text not null check (why in ('begun twice', 'another name', 'came back')),
  words          text not null check (length(words) between 1 and 500),
  confirmed_by   text not null check (confirmed_by in ('a carer', 'the young person', 'a colleague who knows them', 'a paper')),
  spoken         boolean not null,
  dues           jsonb not null,
  by_id          uuid not null,
  by_name        text not null check (length(by_name) between 1 and 400),
  at             timestamptz not null,
  undone_at      timestamptz,
  undone_by      text check (length(undone_by) between 1 and 400),
  undone_because text check (length(undone_because) between 1 and 500),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, to_child_id) references children (area_id, id) on delete cascade,
  foreign key (area_id, by_id) references staff (area_id, id),
  check (child_id <> to_child_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_because is null))
);
create unique index joined_once on joins (area_id, child_id) where undone_at is null;
create index on joins (area_id, to_child_id) where undone_at is null;
create index on joins (area_id, (greatest(at, undone_at)) desc, id);
alter table joins enable row level security;
create trigger not_through_the_glass before insert or update or delete on joins for each row execute function not_through_the_glass();

-- The record and those it is joined with now: all of them are about one child.
create function joined_with(area uuid, child uuid) returns uuid[] language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare goes_on uuid := coalesce((select j.to_child_id from public.joins j where j.area_id = area and j.child_id = joined_with.child and j.undone_at is null), child);
begin
  return array(select goes_on union select j.child_id from public.joins j where j.area_id = area and j.to_child_id = goes_on and j.undone_at is null);
end $$;

-- The earlier record is read only, for its family too: what is written there would be missing where the child's people look.
-- A colleague's name that is kept or said again is no entry, and whom a view is shown to stays its giver's to say.
create function not_while_joined() returns trigger language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare theirs text[] := array['beside', 'author_name', 'led_name', 'staff_name', 'by_name', 'released', 'released_to', 'released_at'];
begin
  if current_setting('role', true) in ('app_family', 'app_staff')
     and exists (select from public.joins j where j.area_id = new.area_id and j.child_id = new.child_id and j.undone_at is null)
     and (tg_op = 'INSERT' or to_jsonb(new) - theirs <> to_jsonb(old) - theirs) then
    raise exception 'this record goes on in another one' using errcode = 'NF424'; end if;
  return new;
end $$;

-- Every table of entries, from the catalogue, but what goes on: what keeps somebody safe, a call that was promised, what is
-- said to be wrong, and a yes that is taken back. A test lists both, so a table of a later migration must choose.
do $$
declare t text;
begin
  for t in select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'not_put_aside'
      and c.relname not in ('concerns', 'concern_takings', 'concern_talks', 'contacts_due', 'contacts_made', 'corrections', 'correction_answers', 'competences',
        'support_agreements', 'medical_consents') order by 1 loop
    execute format('create trigger not_while_joined before insert or update on %I for each row execute function not_while_joined()', t);
  end loop;
end $$;

-- How long they are kept: none goes before the others, and what keeps one keeps them all ----------------------------------------

create or replace function retention_of(area uuid, child uuid, out until_on date, out rule text, out last_on date) language plpgsql stable security definer set search_path = '' as $$
declare each uuid; born date; worried date; wrote date; r record;
begin
  foreach each in array public.joined_with(area, child) loop
    select c.born_on into born from public.children c where c.area_id = area and c.id = each;
    wrote := public.last_written(area, each);
    select max(k.at at time zone a.zone)::date into worried from public.concerns k join public.areas a on a.id = k.area_id where k.area_id = area and k.child_id = each;
    select x.day, x.kind into r from (values
        ('record', (born + public.keeps_for(area, 'record'))::date),
        ('record at 17', case when wrote >= born + interval '17 years' then (born + public.keeps_for(area, 'record at 17'))::date end),
        ('grown up', case when wrote >= born + interval '18 years' then (wrote + public.keeps_for(area, 'grown up'))::date end),
        ('safety', (worried + public.keeps_for(area, 'safety'))::date)) as x (kind, day)
      where x.day is not null order by x.day desc, x.kind limit 1;
    if until_on is null or r.day > until_on then until_on := r.day; rule := r.kind; end if;
    last_on := greatest(last_on, wrote);
  end loop;
end $$;

create or replace function is_held(area uuid, child uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.retention_holds h where h.area_id = area and h.child_id = any (public.joined_with(area, is_held.child)) and h.ended_at is null
    and h.until_on >= (select (public.moment() at time zone a.zone)::date from public.areas a where a.id = area));
end $$;

-- That it was joined does not count: it goes with whichever goes first, and the other is not changed by that.
create or replace function child_print(area uuid, child uuid, out counts jsonb, out print text) language plpgsql stable security definer set search_path = '' as $$
declare t text; n bigint; says text;
begin
  counts := '{}'; print := '';
  for t in select name from public.child_tables() as c (name)
      where name <> all (array['activity_children', 'aside_readers', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'joins', 'reach', 'retention_holds', 'review_reminders']) loop
    execute format('select count(*), md5(coalesce(string_agg(to_jsonb(t)::text, '' '' order by to_jsonb(t)::text), '''')) from public.%I t where t.area_id = $1 and t.%I = $2',
      t, case t when 'children' then 'id' else 'child_id' end) into n, says using area, child;
    if n > 0 then counts := counts || jsonb_build_object(t, n); end if;
    print := md5(print || t || says);
  end loop;
end $$;

create or replace function whole_tables() returns setof text language plpgsql stable set search_path = '' as $$
begin
  return query select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
      and c.relname <> all (array['activity_children', 'aside_readers', 'carer_notes', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'glass_breakings',
        'glass_notes', 'joins', 'own_invites', 'pauses', 'put_aside', 'reach', 'retention_holds', 'review_reminders', 'whole_marks', 'whole_requests', 'whole_rows'])
    order by 1;
end $$;

-- The steward ----------------------------------------------------------------------------------------------------------------

-- Somebody is kept safe by what others do not know of this child: a home kept private, or an order of a court.
create function somebody_kept_safe(area uuid, children uuid[]) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return exists (select from public.home_hidings h where h.area_id = area and h.child_id = any (somebody_kept_safe.children) and h.ended_at is null)
    or exists (select from public.court_orders o where o.area_id = area and o.child_id = any (somebody_kept_safe.children) and o.ended_at is null
      and coalesce(o.until_on >= public.today(), true));
end $$;

-- What tells whether two records are about one child. No place that is kept private stands in `children`, and none is looked up.
create function record_facts(area uuid, child uuid) returns table (child_id uuid, known_as text, given_name text, family_name text, born_on date, place text, registered_at timestamptz,
  carers text[], entries jsonb, last_on date, paused boolean, held boolean, few boolean, kept_safe boolean, own boolean, joined text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare counts jsonb := '{}'; t text; n integer;
begin
  foreach t in array array['contacts_due', 'goal_ratings', 'goals', 'meetings', 'plan_items', 'reviews', 'support_moves', 'tries', 'versions', 'views'] loop
    execute format('select count(*)::integer from public.%I t where t.area_id = $1 and t.child_id = $2
      and not exists (select from public.aside_rows a where a.area_id = t.area_id and a.row_id = t.id)', t) into n using area, child;
    if n > 0 then counts := counts || jsonb_build_object(t, n); end if;
  end loop;
  return query select c.id, c.known_as, c.given_name, c.family_name, c.born_on, coalesce(s.name, c.no_setting), c.registered_at,
      array(select concat_ws(', ', k.name, k.relationship) from public.child_carers k where k.area_id = c.area_id and k.child_id = c.id and k.left_at is null order by k.name, k.id limit 20),
      counts, public.last_written(c.area_id, c.id), public.is_paused(c.area_id, c.id), public.is_held(c.area_id, c.id), public.kept_to_few(c.area_id, c.id),
      public.somebody_kept_safe(c.area_id, array[c.id]),
      exists (select from public.child_carers k where k.area_id = c.area_id and k.child_id = c.id and k.relationship = 'themselves' and k.left_at is null),
      case when exists (select from public.joins j where j.area_id = c.area_id and j.child_id = c.id and j.undone_at is null) then 'earlier'
        when exists (select from public.joins j where j.area_id = c.area_id and j.to_child_id = c.id and j.undone_at is null) then 'goes on' end
    from public.children c left join public.settings s on s.area_id = c.area_id and s.id = c.setting_id
    where c.area_id = area and c.id = record_facts.child;
end $$;

-- Records of one name and day of birth, all of it exactly, so that nobody can look around. Six at most; each look is in the account.
create function records_called(first_name text, last_name text, born date) returns table (child_id uuid, known_as text, given_name text, family_name text, born_on date, place text, registered_at timestamptz,
  carers text[], entries jsonb, last_on date, paused boolean, held boolean, few boolean, kept_safe boolean, own boolean, joined text)
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); ids uuid[];
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  ids := array(select c.id from public.children c
    where c.area_id = w.area_id and c.born_on = born and lower(c.family_name) = lower(last_name)
      and lower(first_name) in (lower(c.given_name), lower(c.known_as)) order by c.registered_at, c.id limit 6);
  perform public.record('looked for a record by its name and day of birth', true, ids, null);
  return query select f.* from unnest(ids) with ordinality as i (id, nth) cross join lateral public.record_facts(w.area_id, i.id) f order by i.nth;
end $$;

-- Those who see either record are told that there is something new, and no more, once a day at most.
create function tell_people_of(area uuid, children uuid[]) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  insert into public.outbox (area_id, id, kind, address, template, made_at)
  select area, gen_random_uuid(), s.kind, s.address, 'something-new', t
  from (select distinct r.holder_id as id from public.reach r where r.area_id = area and r.child_id = any (tell_people_of.children) and r.scope = 'profile' and r.until > t
      and r.holder_id <> w.person_id order by 1 limit 200) h
  cross join lateral (
    (select 'email' as kind, e.email as address from public.staff_emails e where e.area_id = area and e.staff_id = h.id order by e.email limit 1)
    union all
    (select i.kind, i.address from public.sign_in_addresses i where i.area_id = area and i.carer_id = h.id
      and not exists (select from public.address_troubles u where u.area_id = i.area_id and u.kind = i.kind and u.address = i.address and u.state = 'unreachable')
      order by i.kind, i.address limit 1)) s
  where not exists (select from public.outbox o where o.area_id = area and o.kind = s.kind and o.address = s.address
    and o.template = 'something-new' and o.made_at > t - interval '1 day');
end $$;

-- Joins two records of this area. One that goes on may have several before it; an earlier one goes on in one place, and
-- nothing goes on in an earlier one. A young person writes in their own record, and so that one goes on.
create function join_records(new_id uuid, earlier uuid, goes_on uuid, reason text, said text, confirmed text, spoke boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); stood jsonb;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  perform from public.children c where c.area_id = w.area_id and c.id in (earlier, goes_on) order by c.id for no key update;
  if (select count(*) from public.children c where c.area_id = w.area_id and c.id in (earlier, goes_on)) <> 2 then
    raise exception 'two records of this area' using errcode = 'NF403'; end if;
  if exists (select from public.joins j where j.area_id = w.area_id and j.undone_at is null and (earlier in (j.child_id, j.to_child_id) or j.child_id = goes_on)) then
    raise exception 'one of them is joined already' using errcode = 'NF409'; end if;
  if exists (select from public.child_carers k where k.area_id = w.area_id and k.child_id = earlier and k.relationship = 'themselves' and k.left_at is null) then
    raise exception 'a young person writes there' using errcode = 'NF409'; end if;
  if not spoke and public.somebody_kept_safe(w.area_id, array[earlier, goes_on]) then
    raise exception 'speak first with whom it keeps safe' using errcode = 'NF409'; end if;
  -- Calls that were promised stay on their lists, and so does whose access ends.
  stood := public.unlist(w.area_id, earlier, array(select d.item_id from public.dues d
    where d.area_id = w.area_id and d.child_id = earlier and d.list in ('reviews', 'countersign')));
  insert into public.joins (area_id, child_id, id, to_child_id, why, words, confirmed_by, spoken, dues, by_id, by_name, at)
  values (w.area_id, earlier, new_id, goes_on, reason, said, confirmed, spoke, stood, w.person_id, public.my_name_about(earlier), public.moment());
  perform public.tell_people_of(w.area_id, array[earlier, goes_on]);
  perform public.record('said that this record goes on in another one', false, array[earlier], new_id);
  perform public.record('said that another record goes on in this one', false, array[goes_on], new_id);
end $$;

-- As it was before: written in again, and back on the lists. False when it was undone already.
create function undo_join(joined uuid, because text) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); j public.joins;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into j from public.joins x where x.area_id = w.area_id and x.id = joined;
  perform from public.children c where c.area_id = w.area_id and c.id in (j.child_id, j.to_child_id) order by c.id for no key update;
  select * into j from public.joins x where x.area_id = w.area_id and x.id = joined for update;
  if j.id is null then raise exception 'nobody joined this' using errcode = 'NF403'; end if;
  if j.undone_at is not null then return false; end if;
  update public.joins x set undone_at = public.moment(), undone_by = public.my_name_about(j.child_id), undone_because = because
  where x.area_id = j.area_id and x.child_id = j.child_id and x.id = j.id;
  insert into public.dues (area_id, child_id, item_id, list, scope, due_on)
  select j.area_id, j.child_id, (e.value ->> 'item_id')::uuid, e.value ->> 'list', e.value ->> 'scope', (e.value ->> 'due_on')::date
  from jsonb_array_elements(j.dues) e on conflict do nothing;
  perform public.list_again(j.area_id, j.child_id, array(select (e.value ->> 'item_id')::uuid from jsonb_array_elements(j.dues) e));
  perform public.tell_people_of(j.area_id, array[j.child_id, j.to_child_id]);
  perform public.record('said that this record no longer goes on in another one', false, array[j.child_id], j.id);
  perform public.record('said that another record no longer goes on in this one', false, array[j.to_child_id], j.id);
  return true;
end $$;

-- What the steward joined, the newest first.
create function joins_here() returns table (id uuid, child_id uuid, known_as text, family_name text, to_child_id uuid, to_known_as text, to_family_name text, why text, words text,
  confirmed_by text, by_name text, at timestamptz, undone_at timestamptz, undone_by text, undone_because text)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select j.id, j.child_id, c.known_as, c.family_name, j.to_child_id, o.known_as, o.family_name, j.why, j.words, j.confirmed_by, j.by_name, j.at, j.undone_at, j.undone_by, j.undone_because
    from (select * from public.joins x where x.area_id = w.area_id order by greatest(x.at, x.undone_at) desc, x.id limit 200) j
    join public.children c on c.area_id = j.area_id and c.id = j.child_id
    join public.children o on o.area_id = j.area_id and o.id = j.to_child_id
    order by greatest(j.at, j.undone_at) desc, j.id;
end $$;

-- What people see of it ------------------------------------------------------------------------------------------------------

-- For whoever sees this record: whether it is the earlier one or goes on, and since when. The other one by its id, to whoever
-- sees that too, and of it nothing to anybody else.
create function joined_here(child uuid) returns table (earlier boolean, at timestamptz, other_id uuid)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not (public.may_reach(child, 'profile') or public.may_reach(child, 'plan')) then return; end if;
  return query select x.earlier, x.at, case when public.may_reach(x.other, 'profile') then x.other end from (
      select j.child_id = joined_here.child as earlier, j.at, j.id, case j.child_id when joined_here.child then j.to_child_id else j.child_id end as other
      from public.joins j where j.area_id = w.area_id and joined_here.child in (j.child_id, j.to_child_id) and j.undone_at is null) x
    order by x.at desc, x.id limit 5;
end $$;

-- On a first page for two weeks: a record I see was joined, or is no longer. Once where I see both.
create function my_join_notices() returns table (child_id uuid, earlier boolean, at timestamptz, undone boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select n.child, n.is_earlier, n.told_at, n.is_undone from (
      select distinct on (j.id) j.id, s.child, s.is_earlier, greatest(j.at, j.undone_at) as told_at, j.undone_at is not null as is_undone
      from (select * from public.joins x where x.area_id = w.area_id and greatest(x.at, x.undone_at) > public.moment() - interval '14 days'
        order by greatest(x.at, x.undone_at) desc, x.id limit 200) j
      cross join lateral (values (j.child_id, true), (j.to_child_id, false)) as s (child, is_earlier)
      where public.may_reach(s.child, 'profile') order by j.id, s.is_earlier desc) n
    order by n.told_at desc, n.id limit 10;
end $$;

revoke all on function joined_with(uuid, uuid), not_while_joined(), somebody_kept_safe(uuid, uuid[]), record_facts(uuid, uuid), records_called(text, text, date), tell_people_of(uuid, uuid[]),
  join_records(uuid, uuid, uuid, text, text, text, boolean), undo_join(uuid, text), joins_here(), joined_here(uuid), my_join_notices() from public;
grant execute on function records_called(text, text, date), join_records(uuid, uuid, uuid, text, text, text, boolean), undo_join(uuid, text), joins_here() to app_staff;
grant execute on function joined_here(uuid), my_join_notices() to app_family, app_staff;
