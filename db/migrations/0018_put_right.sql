-- A record is put right by addition. An entry on the wrong child's record is put aside: hidden from everybody who reads, kept
-- for ever, and where it belongs to another child written anew there. Everybody who may have read it is told in the same
-- transaction, and all of it can be undone. No row changes its child, and none is deleted: docs/decisions/0010.

-- What may be put aside: who wrote it stands in `written_by`; whoever moves it reaches both children in `scope`. What hangs on
-- an entry goes with it. What is agreed together stays where it is: a meeting and its profile can be put aside, and not moved.
create table entry_kinds (
  table_name text primary key,
  written_by text not null,
  scope      text not null check (scope in ('profile', 'plan')),
  moves      boolean not null
);
insert into entry_kinds (table_name, written_by, scope, moves) values
  ('views', 'author_id', 'profile', true),
  ('diagnoses', 'told_by', 'profile', true),
  ('meetings', 'led_by', 'profile', false),
  ('reviews', 'written_by', 'profile', true),
  ('contacts_due', 'made_by', 'profile', true),
  ('tries', 'told_by', 'plan', true),
  ('plan_items', 'added_by', 'plan', true),
  ('goals', 'added_by', 'plan', true),
  ('goal_ratings', 'rated_by', 'plan', false),
  ('support_moves', 'moved_by', 'plan', true);

-- Each time an entry was put aside: the trace, which stays. `dues` is what stood on lists because of it, for when it is undone.
create table put_aside (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  table_name  text not null,
  row_id      uuid not null,
  to_child_id uuid,
  moved_as    uuid,
  why         text not null check (why in ('wrong child', 'a mistake')),
  words       text not null default '' check (length(words) <= 500),
  dues        jsonb not null default '[]',
  by_id       uuid not null,
  by_name     text not null check (length(by_name) between 1 and 400),
  at          timestamptz not null,
  undone_at   timestamptz,
  undone_by   text check (length(undone_by) between 1 and 400),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, to_child_id) references children (area_id, id),
  check ((to_child_id is null) = (moved_as is null)),
  check (to_child_id <> child_id),
  check (why = 'wrong child' or to_child_id is null),
  check ((undone_at is null) = (undone_by is null))
);
create index on put_aside (area_id, to_child_id, at);
create index on put_aside (area_id, at desc, id);

-- Every row that is hidden now, derived as `reach` is. It names no child, so that whoever reads it learns of nobody.
create table aside_rows (
  area_id  uuid not null,
  row_id   uuid not null,
  aside_id uuid not null,
  primary key (area_id, row_id),
  foreign key (area_id, aside_id) references put_aside (area_id, id)
);
create index on aside_rows (area_id, aside_id);

-- Who may have read it, and what each is told: from what day, and when they said that they have read that.
create table aside_readers (
  area_id   uuid not null,
  child_id  uuid not null,
  aside_id  uuid not null,
  person_id uuid not null,
  kind      text not null check (kind in ('taken off', 'put back', 'taken off again')),
  role      text not null check (role in ('family', 'staff')),
  from_on   date not null,
  because   text not null default '' check (length(because) <= 500),
  at        timestamptz not null,
  read_at   timestamptz,
  primary key (area_id, child_id, aside_id, person_id, kind),
  foreign key (area_id, child_id, aside_id) references put_aside (area_id, child_id, id)
);
create index on aside_readers (area_id, person_id) where read_at is null;

alter table entry_kinds enable row level security;
alter table put_aside enable row level security;
alter table aside_readers enable row level security;
-- Whoever may not see that a row is put aside would see the row: so everybody of the area may, and it says nothing.
alter table aside_rows enable row level security;
create policy own_area on aside_rows for select to app_family, app_staff using (area_id = (select my_area()));
grant select on aside_rows to app_family, app_staff;

-- Nothing new is hung on what was put aside: nobody would see it.
create function not_on_what_is_put_aside() returns trigger language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
begin
  if exists (select from jsonb_each_text(to_jsonb(new)) c (name, value)
      join public.aside_rows a on a.area_id = new.area_id and a.row_id = case when c.name like '%\_id' then c.value::uuid end) then
    raise exception 'this was put aside' using errcode = 'NF409'; end if;
  return new;
end $$;

-- Correction by addition -------------------------------------------------------------------------------------------------

-- "This is not right, because": beside an entry, by anyone who may read it. A colleague answers it by name. Neither is altered.
create table corrections (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  table_name text not null check (table_name in ('tries', 'views', 'diagnoses', 'meetings', 'versions', 'reviews', 'contacts_due', 'plan_items', 'goals', 'goal_ratings', 'support_moves')),
  row_id     uuid not null,
  words      text not null check (length(words) between 1 and 1000),
  by_id      uuid not null,
  by_name    text not null check (length(by_name) between 1 and 400),
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on corrections (area_id, child_id, row_id, at);
create table correction_answers (
  area_id       uuid not null,
  child_id      uuid not null,
  id            uuid not null,
  correction_id uuid not null,
  answer        text not null check (answer in ('agreed', 'kept')),
  words         text not null check (length(words) between 1 and 1000),
  by_id         uuid not null,
  by_name       text not null check (length(by_name) between 1 and 400),
  at            timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  unique (area_id, child_id, correction_id),
  foreign key (area_id, child_id, correction_id) references corrections (area_id, child_id, id)
);
alter table corrections enable row level security;
alter table correction_answers enable row level security;

-- May I read this entry? Asked with the asker's own rights, so the walls of its own table answer.
create function may_read_entry(child uuid, of_table text, entry uuid) returns boolean language plpgsql stable set search_path = '' as $$
declare may boolean;
begin
  execute format('select exists (select from public.%I t where t.area_id = (select public.my_area()) and t.child_id = $1 and t.id = $2)', of_table) into may using child, entry;
  return may;
end $$;

create policy with_the_entry on corrections for select to app_family, app_staff using (area_id = (select my_area()) and may_read_entry(child_id, table_name, row_id));
create policy by_its_reader on corrections for insert to app_family, app_staff with check (
  area_id = (select my_area()) and by_id = (select my_person()) and may_read_entry(child_id, table_name, row_id));
create policy with_the_correction on correction_answers for select to app_family, app_staff using (
  exists (select from corrections c where c.area_id = correction_answers.area_id and c.child_id = correction_answers.child_id and c.id = correction_answers.correction_id));
-- Nobody answers themselves.
create policy by_a_colleague on correction_answers for insert to app_staff with check (by_id = (select my_person())
  and exists (select from corrections c where c.area_id = correction_answers.area_id and c.child_id = correction_answers.child_id and c.id = correction_answers.correction_id and c.by_id <> (select my_person())));
grant select, insert (area_id, child_id, id, table_name, row_id, words, by_id, by_name) on corrections to app_family, app_staff;
grant select on correction_answers to app_family, app_staff;
grant insert (area_id, child_id, id, correction_id, answer, words, by_id, by_name) on correction_answers to app_staff;
create trigger not_through_the_glass before insert or update or delete on corrections for each row execute function not_through_the_glass();
create trigger not_through_the_glass before insert or update or delete on correction_answers for each row execute function not_through_the_glass();
revoke all on function may_read_entry(uuid, text, uuid) from public;
grant execute on function may_read_entry(uuid, text, uuid) to app_family, app_staff;

-- What is hidden -----------------------------------------------------------------------------------------------------------

-- Every table of entries about a child, from the catalogue: those that people may read, but for who holds the child and how to
-- reach them, which are ended or changed and never wrong of somebody else. A table of a later migration asks for both itself.
do $$
declare t text;
begin
  for t in select c.relname from pg_class c
      join pg_attribute k on k.attrelid = c.oid and k.attname = 'child_id'
      join pg_attribute i on i.attrelid = c.oid and i.attname = 'id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and (has_any_column_privilege('app_family', c.oid, 'select') or has_any_column_privilege('app_staff', c.oid, 'select'))
        and c.relname not in ('child_carers', 'carer_contacts', 'carer_invites', 'grant_events', 'own_invites', 'cards', 'known_names',
          'carer_renewals', 'understanding_me', 'child_homes', 'home_carers', 'home_hidings', 'home_told', 'kept_places', 'kept_names',
          'restrictions', 'restricted_to', 'share_refusals') order by 1 loop
    execute format('create policy not_put_aside on %1$I as restrictive for all to app_family, app_staff
      using (not exists (select from aside_rows a where a.area_id = %1$I.area_id and a.row_id = %1$I.id))', t);
    execute format('create trigger not_on_what_is_put_aside before insert on %I for each row execute function not_on_what_is_put_aside()', t);
  end loop;
end $$;

-- What goes with an entry ------------------------------------------------------------------------------------------------

-- The entry and all that hangs on it, parents first, by the keys of the catalogue. What is put aside already stays so.
create function rows_beneath(area uuid, child uuid, of_table text, entry uuid) returns table (nth integer, entry_table text, entry_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare names text[] := array[of_table]; ids uuid[] := array[entry]; first integer := 1; last integer; k record; more uuid[];
begin
  for depth in 1..6 loop
    last := cardinality(ids);
    for k in
      select distinct p.name as parent, c.relname::text as name, a.attname::text as col
      from (select distinct n as name from unnest(names[first:last]) as n) p
      join pg_catalog.pg_constraint f on f.contype = 'f' and f.confrelid = ('public.' || quote_ident(p.name))::regclass and cardinality(f.conkey) = 3
      join pg_catalog.pg_class c on c.oid = f.conrelid
      join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[3]
      where exists (select from pg_catalog.pg_policy y where y.polrelid = f.conrelid and y.polname = 'not_put_aside')
      order by 1, 2, 3
    loop
      execute format('select array(select t.id from public.%I t where t.area_id = $1 and t.child_id = $2 and t.%I = any ($3) and t.id <> all ($4)
          and not exists (select from public.aside_rows r where r.area_id = t.area_id and r.row_id = t.id) order by t.id limit 2001)', k.name, k.col)
        into more using area, child, array(select d from unnest(names[first:last], ids[first:last]) as u (n, d) where u.n = k.parent), ids;
      ids := ids || more;
      names := names || array_fill(k.name, array[cardinality(more)]);
    end loop;
    exit when cardinality(ids) = last;
    first := last + 1;
  end loop;
  if cardinality(ids) > 2000 then raise exception 'too much hangs on this' using errcode = 'NF409'; end if;
  return query select u.i::integer, u.n, u.d from unnest(names, ids) with ordinality as u (n, d, i) order by u.i;
end $$;

-- The same rows, written anew about another child under new ids; who wrote them and when stays. What they hung on is the
-- newest of its kind there, and a plan is begun where there is none. Answers the entry's new id.
create function copy_entry(area uuid, child uuid, to_child uuid, of_table text, entry uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare map jsonb; r record; k record; said jsonb; parent uuid;
begin
  select jsonb_object_agg(b.entry_id, gen_random_uuid()) into map from public.rows_beneath(area, child, of_table, entry) b;
  for r in select * from public.rows_beneath(area, child, of_table, entry) b order by b.nth loop
    execute format('select to_jsonb(t) from public.%I t where t.area_id = $1 and t.child_id = $2 and t.id = $3', r.entry_table)
      into said using area, child, r.entry_id;
    for k in
      select p.relname::text as name, a.attname::text as col
      from pg_catalog.pg_constraint f
      join pg_catalog.pg_class p on p.oid = f.confrelid
      join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[3]
      where f.contype = 'f' and f.conrelid = ('public.' || quote_ident(r.entry_table))::regclass and cardinality(f.conkey) = 3
    loop
      continue when said ->> k.col is null or map ? (said ->> k.col);
      execute format('select t.id from public.%I t where t.area_id = $1 and t.child_id = $2
          and not exists (select from public.aside_rows r where r.area_id = t.area_id and r.row_id = t.id) order by t.id desc limit 1', k.name)
        into parent using area, to_child;
      if parent is null and k.name = 'plans' then
        parent := gen_random_uuid();
        insert into public.plans (area_id, child_id, id, begun_on, begun_by) values (area, to_child, parent, public.today(), public.my_person());
      end if;
      if parent is null then raise exception 'nothing there to hang it on' using errcode = 'NF409'; end if;
      said := said || jsonb_build_object(k.col, parent);
    end loop;
    said := (select jsonb_object_agg(e.key, coalesce(map -> (e.value #>> '{}'), e.value)) from jsonb_each(said) e) || jsonb_build_object('child_id', to_child);
    -- Its giver chose who reads it about one child. About the other they choose anew.
    if r.entry_table = 'views' then
      said := said || jsonb_build_object('released', 'nobody', 'released_to', jsonb_build_array(), 'released_at', null);
    end if;
    execute format('insert into public.%1$I select (jsonb_populate_record(null::public.%1$I, $1)).*', r.entry_table) using said;
  end loop;
  return (map ->> entry::text)::uuid;
end $$;

-- What stands on people's lists because of these, as put_due() puts it.
create function list_again(area uuid, child uuid, items uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into public.desk (area_id, holder_id, list, due_on, item_id, child_id, until)
  select u.area_id, r.holder_id, u.list, u.due_on, u.item_id, u.child_id, r.until
  from public.dues u join public.reach r on r.area_id = u.area_id and r.child_id = u.child_id and r.scope = u.scope and r.until > public.moment()
  where u.area_id = area and u.child_id = list_again.child and u.item_id = any (items)
    and not exists (select from public.carers c where c.id = r.holder_id)
  on conflict do nothing;
end $$;

-- Takes them off those lists, and answers what stood there.
create function unlist(area uuid, child uuid, items uuid[]) returns jsonb language plpgsql security definer set search_path = '' as $$
declare stood jsonb;
begin
  delete from public.desk d where d.area_id = area and d.child_id = unlist.child and d.item_id = any (items) and d.list <> 'children';
  with gone as (delete from public.dues u where u.area_id = area and u.child_id = unlist.child and u.item_id = any (items) and u.list <> 'children' returning u.*)
  select coalesce(jsonb_agg(to_jsonb(g)), '[]') into stood from gone g;
  return stood;
end $$;

-- Who may, and who is told ---------------------------------------------------------------------------------------------------

-- The entry, for whoever wrote it and still reaches the child, and for the area's steward; else nothing.
create function entry_of_mine(child uuid, of_table text, entry uuid) returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); k public.entry_kinds; said jsonb;
begin
  select * into k from public.entry_kinds e where e.table_name = of_table;
  if k.table_name is null then return null; end if;
  execute format('select to_jsonb(t) from public.%I t where t.area_id = $1 and t.child_id = $2 and t.id = $3
      and not exists (select from public.aside_rows r where r.area_id = t.area_id and r.row_id = t.id)', k.table_name)
    into said using w.area_id, child, entry;
  if public.am_steward() or (said ->> k.written_by = w.person_id::text and public.may_reach(child, k.scope)) then return said; end if;
  return null;
end $$;

-- Everybody else who opened or wrote in that child's record alone since a moment, and whoever wrote the entry. A list of many
-- children showed nobody's entries; and a view that its giver showed to nobody was read by nobody.
create function readers_since(child uuid, since timestamptz, author uuid, shown boolean) returns table (person_id uuid, role text, last_at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select r.who, min(r.what_role), max(r.seen_at) from (
      select a.actor_id as who, a.role as what_role, l.at as seen_at
      from public.activity_children l join public.activity a on a.shard = l.shard and a.seq = l.seq
      where shown and l.area_id = w.area_id and l.child_id = readers_since.child and l.at >= since and cardinality(a.children) = 1
      union all
      select author, case when exists (select from public.carers c where c.id = author) then 'family' else 'staff' end, since where author is not null
    ) r where r.who <> w.person_id and r.what_role in ('family', 'staff') group by r.who order by 3 desc, 1 limit 500;
end $$;

-- Who wrote an entry, since when it stood there, and whether anybody else could read it.
create function entry_facts(of_table text, said jsonb, out author uuid, out since timestamptz, out shown boolean) language plpgsql stable security definer set search_path = '' as $$
begin
  author := (said ->> (select e.written_by from public.entry_kinds e where e.table_name = of_table))::uuid;
  since := coalesce(said ->> 'at', said ->> 'begun_at')::timestamptz;
  shown := coalesce(said ->> 'released', '') <> 'nobody';
end $$;

-- One reader is told: on their first page from a day on, and by a letter that names nobody, once a day at most.
create function tell_reader(aside public.put_aside, person uuid, as_role text, as_kind text, on_day date, why text) returns void
language plpgsql security definer set search_path = '' as $$
declare t timestamptz := public.moment(); goes_at timestamptz;
begin
  insert into public.aside_readers (area_id, child_id, aside_id, person_id, kind, role, from_on, because, at)
  values (aside.area_id, aside.child_id, aside.id, person, as_kind, as_role, on_day, why, t) on conflict do nothing;
  select greatest(t, (on_day + time '08:00') at time zone a.zone) into goes_at from public.areas a where a.id = aside.area_id;
  if on_day <= public.today() then goes_at := t; end if;
  insert into public.outbox (area_id, id, kind, address, template, made_at, next_at)
  select aside.area_id, gen_random_uuid(), s.kind, s.address, 'something-new', t, goes_at from (
    (select 'email' as kind, e.email as address from public.staff_emails e where e.area_id = aside.area_id and e.staff_id = person order by e.email limit 1)
    union all
    (select i.kind, i.address from public.sign_in_addresses i where i.area_id = aside.area_id and i.carer_id = person
      and not exists (select from public.address_troubles u where u.area_id = i.area_id and u.kind = i.kind and u.address = i.address and u.state = 'unreachable')
      order by i.kind, i.address limit 1)) s
  where not exists (select from public.outbox o where o.area_id = aside.area_id and o.kind = s.kind and o.address = s.address
    and o.template = 'something-new' and o.made_at > goes_at - interval '1 day');
end $$;

-- An event is about children its writer may see, and the steward puts right the records of all.
create or replace function record(what text, reading boolean, children uuid[], subject uuid) returns void
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); h public.activity_heads; link bytea; t timestamptz := public.moment(); holders uuid[] := public.my_holders();
begin
  if w.person_id is null then raise exception 'nobody is signed in' using errcode = 'NF403'; end if;
  if cardinality(children) > 200 then raise exception 'at most 200 children in one event' using errcode = 'NF400'; end if;
  -- One look-up for each child, whatever the planner thinks of the whole: a holder may have thousands.
  if exists (select from unnest(record.children) as c (id)
             left join lateral (select true as here from public.reach r
               where r.child_id = c.id and r.area_id = w.area_id and r.holder_id = any (holders) and r.until > t limit 1) reached on true
             where reached.here is null
               and not exists (select from public.grant_events e where e.area_id = w.area_id and e.child_id = c.id and e.holder_id = any (holders) and e.kind = 'ended' and e.at = t)
               and not (public.am_steward() and exists (select from public.children k where k.area_id = w.area_id and k.id = c.id))) then
    raise exception 'an event is about children its writer may see' using errcode = 'NF403'; end if;
  select * into h from public.activity_heads order by shard for update skip locked limit 1;
  if h.shard is null then raise exception 'no activity chain is free' using errcode = 'NF503'; end if;
  link := public.activity_hash(h.hash, h.shard, h.seq + 1, w.area_id, t, w.person_id, w.role, record.what, record.reading, record.children, record.subject);
  insert into public.activity values (h.shard, h.seq + 1, w.area_id, t, w.person_id, w.role, record.what, record.reading, record.children, record.subject, link);
  insert into public.activity_children (area_id, child_id, at, shard, seq)
    select w.area_id, c, t, h.shard, h.seq + 1 from (select distinct unnest(record.children)) as d (c);
  update public.activity_heads set seq = h.seq + 1, hash = link where shard = h.shard;
end $$;

-- The name others know me by, about this child.
create function my_name_about(child uuid) returns text language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return coalesce((select concat_ws(', ', s.name, s.job) from public.staff s where s.area_id = w.area_id and s.id = w.person_id),
    (select concat_ws(', ', c.name, c.relationship) from public.child_carers c where c.area_id = w.area_id and c.child_id = my_name_about.child and c.carer_id = w.person_id),
    'Somebody who has left');
end $$;

-- Putting right -----------------------------------------------------------------------------------------------------------

-- Hides the entry and all that hangs on it; writes it anew about `to_child`, or about nobody; tells who may have read it.
-- Only the steward has somebody told later, with a day and a reason.
create function put_entry_aside(aside uuid, child uuid, of_table text, entry uuid, to_child uuid, why text, said_why text, later uuid[], later_on date, later_because text)
returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); k public.entry_kinds; said jsonb; f record; r record; ids uuid[]; copy uuid; stood jsonb; p public.put_aside; d jsonb; map jsonb;
begin
  -- One after the other, and two children always in one order.
  perform from public.children c where c.area_id = w.area_id and c.id in (child, to_child) order by c.id for no key update;
  said := public.entry_of_mine(child, of_table, entry);
  if said is null then raise exception 'this entry is not yours to put right' using errcode = 'NF403'; end if;
  select * into k from public.entry_kinds e where e.table_name = of_table;
  if to_child is not null and not exists (select from public.children c where c.area_id = w.area_id and c.id = to_child
      and (public.am_steward() or public.may_reach(c.id, k.scope))) then
    raise exception 'you cannot write about that child' using errcode = 'NF403'; end if;
  if to_child is not null and not k.moves then raise exception 'this kind is not moved' using errcode = 'NF409'; end if;
  if cardinality(later) > 0 and not public.am_steward() then
    raise exception 'only the steward has somebody told later' using errcode = 'NF403'; end if;
  if cardinality(later) > 0 and (later_on not between public.today() and public.today() + 90 or coalesce(later_because, '') = '') then
    raise exception 'within ninety days, and with a reason' using errcode = 'NF409'; end if;
  ids := array(select b.entry_id from public.rows_beneath(w.area_id, child, of_table, entry) b order by b.nth);
  if to_child is not null then copy := public.copy_entry(w.area_id, child, to_child, of_table, entry); end if;
  stood := public.unlist(w.area_id, child, ids);
  -- What was promised about one child is promised about the other. Only the entry itself is ever on a list.
  if copy is not null then
    insert into public.dues (area_id, child_id, item_id, list, scope, due_on)
    select w.area_id, to_child, copy, e.value ->> 'list', e.value ->> 'scope', (e.value ->> 'due_on')::date
    from jsonb_array_elements(stood) e where e.value ->> 'item_id' = entry::text;
    perform public.list_again(w.area_id, to_child, array[copy]);
  end if;
  insert into public.put_aside (area_id, child_id, id, table_name, row_id, to_child_id, moved_as, why, words, dues, by_id, by_name, at)
  values (w.area_id, child, aside, of_table, entry, to_child, copy, put_entry_aside.why, said_why, stood, w.person_id, public.my_name_about(child), public.moment())
  returning * into p;
  insert into public.aside_rows (area_id, row_id, aside_id) select w.area_id, i, aside from unnest(ids) i;
  select * into f from public.entry_facts(of_table, said);
  for r in select * from public.readers_since(child, f.since, f.author, f.shown) loop
    perform public.tell_reader(p, r.person_id, r.role, 'taken off',
      case when r.person_id = any (later) then later_on else public.today() end, case when r.person_id = any (later) then later_because else '' end);
  end loop;
  perform public.record(case put_entry_aside.why when 'wrong child' then 'took off an entry that was on the wrong record' else 'took off an entry written by mistake' end, false, array[child], aside);
  if to_child is not null then perform public.record('moved an entry here from a record where it did not belong', false, array[to_child], aside); end if;
end $$;

-- As it was before: the rows come back, and what was written anew is put aside. False when it was undone already.
create function undo_put_aside(aside uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); p public.put_aside; k public.entry_kinds; r record; ids uuid[];
begin
  select * into p from public.put_aside a where a.area_id = w.area_id and a.id = aside;
  perform from public.children c where c.area_id = w.area_id and c.id in (p.child_id, p.to_child_id) order by c.id for no key update;
  select * into p from public.put_aside a where a.area_id = w.area_id and a.id = aside for update;
  select * into k from public.entry_kinds e where e.table_name = p.table_name;
  if p.id is null or not (public.am_steward() or (p.by_id = w.person_id and public.may_reach(p.child_id, k.scope)
      and (p.to_child_id is null or public.may_reach(p.to_child_id, k.scope)))) then
    raise exception 'this is not yours to undo' using errcode = 'NF403'; end if;
  if p.undone_at is not null then return false; end if;
  if exists (select from public.aside_rows x where x.area_id = w.area_id and x.row_id = p.moved_as) then
    raise exception 'what was moved has been put aside since' using errcode = 'NF409'; end if;
  delete from public.aside_rows x where x.area_id = w.area_id and x.aside_id = p.id;
  update public.put_aside a set undone_at = public.moment(), undone_by = public.my_name_about(p.child_id) where a.area_id = w.area_id and a.child_id = p.child_id and a.id = p.id;
  insert into public.dues (area_id, child_id, item_id, list, scope, due_on)
  select w.area_id, p.child_id, (e.value ->> 'item_id')::uuid, e.value ->> 'list', e.value ->> 'scope', (e.value ->> 'due_on')::date
  from jsonb_array_elements(p.dues) e on conflict do nothing;
  perform public.list_again(w.area_id, p.child_id, array(select (e.value ->> 'item_id')::uuid from jsonb_array_elements(p.dues) e));
  -- Whoever has been told that it was wrong is told that it was not; whoever has not, is told of neither.
  for r in select x.person_id, x.role from public.aside_readers x where x.area_id = w.area_id and x.child_id = p.child_id and x.aside_id = p.id
      and x.kind = 'taken off' and x.read_at is not null loop
    perform public.tell_reader(p, r.person_id, r.role, 'put back', public.today(), '');
  end loop;
  perform public.record('put back an entry that had been taken off', false, array[p.child_id], p.id);
  if p.to_child_id is null then return true; end if;
  ids := array(select b.entry_id from public.rows_beneath(w.area_id, p.to_child_id, p.table_name, p.moved_as) b);
  perform public.unlist(w.area_id, p.to_child_id, ids);
  insert into public.aside_rows (area_id, row_id, aside_id) select w.area_id, i, p.id from unnest(ids) i;
  for r in select * from public.readers_since(p.to_child_id, p.at, null, true) loop
    perform public.tell_reader(p, r.person_id, r.role, 'taken off again', public.today(), '');
  end loop;
  perform public.record('took off an entry that had been moved here', false, array[p.to_child_id], p.id);
  return true;
end $$;

-- What people see of it -----------------------------------------------------------------------------------------------------

-- Before pressing: the entry and what goes with it, for whoever may put it right.
create function entry_to_put_right(child uuid, of_table text, entry uuid) returns table (said jsonb, beneath jsonb, moves boolean)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); it jsonb := public.entry_of_mine(child, of_table, entry); r record; each jsonb; rest jsonb := '[]';
begin
  if it is null then return; end if;
  for r in select * from public.rows_beneath(w.area_id, child, of_table, entry) b where b.nth > 1 order by b.nth limit 100 loop
    execute format('select to_jsonb(t) from public.%I t where t.area_id = $1 and t.child_id = $2 and t.id = $3', r.entry_table) into each using w.area_id, child, r.entry_id;
    rest := rest || jsonb_build_array(jsonb_build_object('table', r.entry_table, 'row', each));
  end loop;
  return query select it, rest, e.moves from public.entry_kinds e where e.table_name = of_table;
end $$;

-- Who may have read it, for whoever may put it right. The steward has every name. A family has those who stand in its own
-- account of who looked, a colleague those who hold the child with them; another reader is counted and not named.
create function entry_readers(child uuid, of_table text, entry uuid) returns table (person_id uuid, name text, about text, last_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); it jsonb := public.entry_of_mine(child, of_table, entry); f record; steward boolean := public.am_steward();
begin
  if it is null then return; end if;
  select * into f from public.entry_facts(of_table, it);
  return query select case when steward then r.person_id end, case when known.yes then coalesce(s.name, c.name) end,
      case when known.yes then coalesce(s.job, c.relationship) end, r.last_at
    from public.readers_since(child, f.since, f.author, f.shown) r
    left join public.staff s on s.area_id = w.area_id and s.id = r.person_id
    left join public.child_carers c on c.area_id = w.area_id and c.child_id = entry_readers.child and c.carer_id = r.person_id
    cross join lateral (select steward
      or (w.role = 'family' and not exists (select from public.glass_breakings b where b.area_id = w.area_id and b.child_id = entry_readers.child
            and b.staff_id = r.person_id and public.glass_hidden(b.area_id, b.child_id, b.id)))
      or (w.role = 'staff' and exists (select from public.reach h where h.area_id = w.area_id and h.child_id = entry_readers.child and h.until > public.moment()
            and (h.holder_id = r.person_id or h.holder_id in (select m.team_id from public.team_members m where m.area_id = w.area_id and m.staff_id = r.person_id)))) as yes) known
    order by r.last_at desc, r.person_id limit 200;
end $$;

-- What was put right on this child's record, for whoever sees its profile: what kind of entry, by whom and when, and nothing
-- of the other child.
create function put_right_about(child uuid) returns table (id uuid, onto boolean, kind text, why text, by_name text, at timestamptz, undone_at timestamptz, undone_by text, undoable boolean)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.may_reach(child, 'profile') then return; end if;
  return query select p.id, p.child_id <> put_right_about.child, p.table_name, p.why, p.by_name, p.at, p.undone_at, p.undone_by,
      p.by_id = w.person_id and p.undone_at is null
    from public.put_aside p where p.area_id = w.area_id and put_right_about.child in (p.child_id, p.to_child_id)
    order by p.at desc, p.id limit 100;
end $$;

-- One of them, whole, for whoever did it and for the steward: with the words, whom it was about and whom it is about now.
create function put_right_whole(aside uuid) returns table (id uuid, kind text, why text, words text, by_name text, at timestamptz, undone_at timestamptz, undone_by text,
  said jsonb, child_id uuid, known_as text, to_child_id uuid, to_known_as text)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); p public.put_aside; k public.entry_kinds; it jsonb;
begin
  select * into p from public.put_aside a where a.area_id = w.area_id and a.id = aside;
  select * into k from public.entry_kinds e where e.table_name = p.table_name;
  if p.id is null or not (public.am_steward() or (p.by_id = w.person_id and public.may_reach(p.child_id, k.scope)
      and (p.to_child_id is null or public.may_reach(p.to_child_id, k.scope)))) then return; end if;
  execute format('select to_jsonb(t) from public.%I t where t.area_id = $1 and t.child_id = $2 and t.id = $3', p.table_name) into it using w.area_id, p.child_id, p.row_id;
  return query select p.id, p.table_name, p.why, p.words, p.by_name, p.at, p.undone_at, p.undone_by, it, p.child_id, c.known_as, p.to_child_id,
    (select o.known_as from public.children o where o.area_id = w.area_id and o.id = p.to_child_id)
    from public.children c where c.area_id = w.area_id and c.id = p.child_id;
end $$;

-- The steward's list, the newest first: how many were told, and how many have read that.
create function put_right_queue() returns table (id uuid, kind text, why text, by_name text, at timestamptz, undone_at timestamptz, told integer, read integer)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select p.id, p.table_name, p.why, p.by_name, p.at, p.undone_at, n.told, n.read from (
      select * from public.put_aside a where a.area_id = w.area_id order by a.at desc, a.id limit 100) p
    cross join lateral (select count(*)::integer as told, count(x.read_at)::integer as read from public.aside_readers x
      where x.area_id = p.area_id and x.child_id = p.child_id and x.aside_id = p.id) n
    order by p.at desc, p.id;
end $$;

-- Who was told of one, for the steward.
create function put_right_told(aside uuid) returns table (person_id uuid, kind text, name text, about text, from_on date, because text, read_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select x.person_id, x.kind, coalesce(s.name, c.name, 'Somebody who has left'), coalesce(s.job, 'Parent or carer'), x.from_on, x.because, x.read_at
    from public.put_aside p join public.aside_readers x on x.area_id = p.area_id and x.child_id = p.child_id and x.aside_id = p.id
    left join public.staff s on s.area_id = x.area_id and s.id = x.person_id
    left join public.carers c on c.area_id = x.area_id and c.id = x.person_id
    where p.area_id = w.area_id and p.id = aside order by x.at desc, 3, x.person_id limit 200;
end $$;

-- Somebody hears of it later, because a steward says why and until when. Not once they have read it.
create function tell_of_it_later(aside uuid, person uuid, on_day date, why text) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  if on_day not between public.today() and public.today() + 90 or coalesce(why, '') = '' then
    raise exception 'within ninety days, and with a reason' using errcode = 'NF409'; end if;
  update public.aside_readers x set from_on = on_day, because = why
  where x.area_id = w.area_id and x.aside_id = aside and x.person_id = person and x.read_at is null;
  return found;
end $$;

-- What I am told on my first page: where I still see the child, with the way there.
create function my_put_right_notices() returns table (aside_id uuid, kind text, child_id uuid, at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); d date := public.today();
begin
  return query select x.aside_id, x.kind,
      case when public.may_reach(seen.child, 'profile') then seen.child end, x.at
    from public.aside_readers x join public.put_aside p on p.area_id = x.area_id and p.child_id = x.child_id and p.id = x.aside_id
    cross join lateral (select case x.kind when 'taken off again' then p.to_child_id else p.child_id end as child) seen
    where x.area_id = w.area_id and x.person_id = w.person_id and x.read_at is null and x.from_on <= d
      and (x.kind <> 'taken off' or p.undone_at is null)
    order by x.at desc, x.aside_id limit 10;
end $$;

-- "I have read this." False when there is nothing of mine to read.
create function read_put_right(aside uuid, of_kind text) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  update public.aside_readers x set read_at = public.moment()
  where x.area_id = w.area_id and x.person_id = w.person_id and x.aside_id = aside and x.kind = of_kind and x.read_at is null and x.from_on <= public.today();
  return found;
end $$;

-- Counts of everyone leave out what was put aside -----------------------------------------------------------------------------

create or replace function helped_counts() returns table (item text, tried bigint, helped bigint) language sql stable security definer set search_path = ''
begin atomic
  select t.item, count(*), count(*) filter (where t.result = 'helped')
  from (select distinct on (t.child_id, t.item) t.item, t.child_id, t.result from public.tries t where t.result in ('helped', 'did not help')
          and not exists (select from public.restrictions r where r.area_id = t.area_id and r.child_id = t.child_id and r.ended_at is null)
          and not exists (select from public.aside_rows a where a.area_id = t.area_id and a.row_id = t.id)
        order by t.child_id, t.item, t.at desc) t
  group by t.item having count(*) >= 5;
end;

create or replace function kinds_counted(area_slug text) returns table (kind text, children integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select k.kind, (count(distinct i.child_id) / 10 * 10)::int
    from public.areas a
    join public.plan_items i on i.area_id = a.id and i.state = 'trying'
      and not exists (select from public.aside_rows r where r.area_id = i.area_id and r.row_id = i.id)
    cross join lateral unnest(i.help_kinds) as k (kind)
    where a.slug = area_slug
      and not exists (select from public.restrictions r where r.area_id = i.area_id and r.child_id = i.child_id and r.ended_at is null)
    group by k.kind having count(distinct i.child_id) >= 10;
end $$;

-- A steward who reaches a child only for an hour changes nothing of theirs by this either.
create trigger not_through_the_glass before insert or update on put_aside for each row execute function not_through_the_glass();

revoke all on function not_on_what_is_put_aside(), rows_beneath(uuid, uuid, text, uuid), copy_entry(uuid, uuid, uuid, text, uuid), list_again(uuid, uuid, uuid[]),
  unlist(uuid, uuid, uuid[]), entry_of_mine(uuid, text, uuid), readers_since(uuid, timestamptz, uuid, boolean), entry_facts(text, jsonb),
  tell_reader(put_aside, uuid, text, text, date, text), my_name_about(uuid), put_entry_aside(uuid, uuid, text, uuid, uuid, text, text, uuid[], date, text),
  undo_put_aside(uuid), entry_to_put_right(uuid, text, uuid), entry_readers(uuid, text, uuid), put_right_about(uuid), put_right_whole(uuid), put_right_queue(),
  put_right_told(uuid), tell_of_it_later(uuid, uuid, date, text), my_put_right_notices(), read_put_right(uuid, text) from public;
grant execute on function put_entry_aside(uuid, uuid, text, uuid, uuid, text, text, uuid[], date, text), undo_put_aside(uuid), entry_to_put_right(uuid, text, uuid),
  entry_readers(uuid, text, uuid), put_right_about(uuid), put_right_whole(uuid), my_put_right_notices(), read_put_right(uuid, text) to app_family, app_staff;
grant execute on function put_right_queue(), put_right_told(uuid), tell_of_it_later(uuid, uuid, date, text) to app_staff;
