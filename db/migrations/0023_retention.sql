-- How long a record is kept, and what is due to go. Of the periods that apply to a child the longest holds; nothing goes
-- until the area’s steward has seen exactly what, and agreed to that: docs/decisions/0015.

-- Each kind with its period; the words and the source of each stand in src/children/retention/rules.ts. An area's package
-- may say more years of a kind (`keepYears`) and never fewer.
create table retention_rules (
  kind  text primary key check (kind in ('record', 'record at 17', 'grown up', 'safety', 'copies', 'sessions')),
  keeps interval not null
);
insert into retention_rules (kind, keeps) values
  ('record', '25 years'), ('record at 17', '26 years'), ('grown up', '8 years'), ('safety', '25 years'), ('copies', '90 days'), ('sessions', '90 days');

-- A record that is kept longer than its period, by a named steward, with a reason and a day.
create table retention_holds (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  reason     text not null check (reason in ('inquiry', 'court', 'complaint', 'asked', 'ehc plan')),
  words      text not null check (length(words) between 1 and 500),
  until_on   date not null,
  by_id      uuid not null,
  by_name    text not null check (length(by_name) between 1 and 400),
  at         timestamptz not null,
  ended_at   timestamptz,
  ended_name text check (length(ended_name) between 1 and 400),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, by_id) references staff (area_id, id),
  check ((ended_at is null) = (ended_name is null))
);
create index on retention_holds (area_id, until_on, id) where ended_at is null;

-- One look at what is due, and whether a steward agreed to it.
create table erasure_runs (
  area_id     uuid not null references areas,
  id          uuid not null,
  made_name   text not null check (length(made_name) between 1 and 400),
  made_at     timestamptz not null,
  agreed_name text check (length(agreed_name) between 1 and 400),
  agreed_at   timestamptz,
  primary key (area_id, id),
  check ((agreed_at is null) = (agreed_name is null))
);
create index on erasure_runs (area_id, made_at desc, id);
create index on erasure_runs (agreed_at, id) where agreed_at is not null;

-- What it found, as it stood: `print` is made of every row, so that whatever changes afterwards is not erased unseen.
-- It outlives whom it was about, and holds no more of them than an id and how much there was.
create table erasure_items (
  area_id  uuid not null,
  run_id   uuid not null,
  about_id uuid not null,
  nth      integer not null,
  rule     text not null check (rule in ('record', 'record at 17', 'grown up', 'safety')),
  until_on date not null,
  last_on  date not null,
  counts   jsonb not null,
  print    text not null,
  state    text not null default 'due' check (state in ('due', 'gone', 'changed', 'held', 'stuck')),
  primary key (area_id, run_id, about_id),
  foreign key (area_id, run_id) references erasure_runs (area_id, id) on delete cascade
);
create index on erasure_items (area_id, run_id, nth) where state = 'due';
create index on children (area_id, born_on, id);

alter table retention_rules enable row level security;
alter table retention_holds enable row level security;
alter table erasure_runs enable row level security;
alter table erasure_items enable row level security;
create trigger not_through_the_glass before insert or update or delete on retention_holds for each row execute function not_through_the_glass();

-- Why a record is kept longer is the steward's, as what was decided of a held row is.
create or replace function whole_tables() returns setof text language plpgsql stable set search_path = '' as $$
begin
  return query select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
      and c.relname <> all (array['activity_children', 'aside_readers', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'glass_breakings',
        'glass_notes', 'own_invites', 'put_aside', 'reach', 'retention_holds', 'review_reminders', 'whole_marks', 'whole_requests', 'whole_rows'])
    order by 1;
end $$;

-- When a record is due to go -----------------------------------------------------------------------------------------------

-- Every table about a child, from the catalogue: a table of a later migration is one by itself.
create function child_tables() returns setof text language plpgsql stable set search_path = '' as $$
begin
  return query select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
    order by 1;
end $$;

-- The day somebody last wrote about the child. Looking is not writing, nor is what the house notes for itself.
create function last_written(area uuid, child uuid) returns date language plpgsql stable security definer set search_path = '' as $$
declare asked text; last timestamptz; zone text;
begin
  select string_agg(format('select max(t.%I) as at from public.%I t where t.area_id = $1 and t.child_id = $2', a.attname, c.relname), ' union all ' order by c.relname)
    into asked
    from public.child_tables() as n (name) join pg_catalog.pg_class c on c.relname = n.name and c.relnamespace = 'public'::regnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname in ('at', 'begun_at') and a.atttypid = 'timestamptz'::regtype
    where c.relname <> all (array['activity_children', 'aside_readers', 'carer_warnings', 'glass_alerts', 'retention_holds', 'review_reminders',
      'whole_marks', 'whole_requests']);
  execute format('select max(x.at) from (%s) x', asked) into last using area, child;
  select a.zone into zone from public.areas a where a.id = area;
  return (greatest(last, (select c.registered_at from public.children c where c.area_id = area and c.id = child)) at time zone zone)::date;
end $$;

-- How long this area keeps a kind: what the house says, or the area where it says longer.
create function keeps_for(area uuid, of_kind text) returns interval language plpgsql stable security definer set search_path = '' as $$
begin
  return (select greatest(r.keeps, make_interval(years => (a.package -> 'keepYears' ->> r.kind)::integer))
    from public.retention_rules r, public.areas a where r.kind = of_kind and a.id = area);
end $$;

-- The last day a record is kept, the rule that says so, and the day it was last written in. The longest period holds.
create function retention_of(area uuid, child uuid, out until_on date, out rule text, out last_on date) language plpgsql stable security definer set search_path = '' as $$
declare born date; worried date;
begin
  select c.born_on into born from public.children c where c.area_id = area and c.id = child;
  last_on := public.last_written(area, child);
  select max(k.at at time zone a.zone)::date into worried from public.concerns k join public.areas a on a.id = k.area_id where k.area_id = area and k.child_id = child;
  select x.day, x.kind into until_on, rule from (values
      ('record', (born + public.keeps_for(area, 'record'))::date),
      ('record at 17', case when last_on >= born + interval '17 years' then (born + public.keeps_for(area, 'record at 17'))::date end),
      ('grown up', case when last_on >= born + interval '18 years' then (last_on + public.keeps_for(area, 'grown up'))::date end),
      ('safety', (worried + public.keeps_for(area, 'safety'))::date)) as x (kind, day)
    where x.day is not null order by x.day desc, x.kind limit 1;
end $$;

-- The day until which the record is kept at least, for those who see it. Only what they know already: a later day would tell
-- a carer that something was written which they must not know of.
create function kept_until(child uuid) returns date language plpgsql stable security definer set search_path = '' as $$
declare area uuid := public.my_area();
begin
  if not public.may_reach(child, 'profile') then return null; end if;
  return (select (c.born_on + public.keeps_for(area, 'record'))::date from public.children c where c.area_id = area and c.id = child);
end $$;

create function is_held(area uuid, child uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.retention_holds h where h.area_id = area and h.child_id = is_held.child and h.ended_at is null
    and h.until_on >= (select (public.moment() at time zone a.zone)::date from public.areas a where a.id = area));
end $$;

-- How much there is of each table, and what all of it says in short. What follows from other rows, and who looked, does not count.
create function child_print(area uuid, child uuid, out counts jsonb, out print text) language plpgsql stable security definer set search_path = '' as $$
declare t text; n bigint; says text;
begin
  counts := '{}'; print := '';
  for t in select name from public.child_tables() as c (name)
      where name <> all (array['activity_children', 'aside_readers', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'reach', 'retention_holds', 'review_reminders']) loop
    execute format('select count(*), md5(coalesce(string_agg(to_jsonb(t)::text, '' '' order by to_jsonb(t)::text), '''')) from public.%I t where t.area_id = $1 and t.%I = $2',
      t, case t when 'children' then 'id' else 'child_id' end) into n, says using area, child;
    if n > 0 then counts := counts || jsonb_build_object(t, n); end if;
    print := md5(print || t || says);
  end loop;
end $$;

-- The steward ----------------------------------------------------------------------------------------------------------------

-- How long this area keeps each kind, for the steward.
create function keeps_here() returns table (kind text, years integer, days integer) language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select r.kind, extract(year from k.keeps)::integer, extract(day from k.keeps)::integer
    from public.retention_rules r cross join lateral (select public.keeps_for(w.area_id, r.kind) as keeps) k order by r.kind;
end $$;

-- Fixes what is due now, the longest due first, two hundred at most, of a thousand looked through. A look that nobody agreed to makes way.
create function preview_erasure(run uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); d date := public.today(); c record; r record; p record; n integer := 0;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  delete from public.erasure_runs e where e.area_id = w.area_id and e.agreed_at is null;
  insert into public.erasure_runs (area_id, id, made_name, made_at)
  select w.area_id, run, s.name, public.moment() from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  for c in select k.id from public.children k where k.area_id = w.area_id and k.born_on < d - public.keeps_for(w.area_id, 'record')
      and not public.is_held(w.area_id, k.id) order by k.born_on, k.id limit 1000 loop
    select * into r from public.retention_of(w.area_id, c.id);
    continue when r.until_on >= d;
    select * into p from public.child_print(w.area_id, c.id);
    n := n + 1;
    insert into public.erasure_items (area_id, run_id, about_id, nth, rule, until_on, last_on, counts, print)
    values (w.area_id, run, c.id, n, r.rule, r.until_on, r.last_on, p.counts, p.print);
    exit when n = 200;
  end loop;
  return n;
end $$;

-- The looks of this area, the newest first, each with how far it is.
create function erasure_runs_here() returns table (id uuid, made_name text, made_at timestamptz, agreed_name text, agreed_at timestamptz, due integer, gone integer, changed integer, held integer, stuck integer, counts jsonb)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select e.id, e.made_name, e.made_at, e.agreed_name, e.agreed_at, n.due, n.gone, n.changed, n.held, n.stuck,
      coalesce((select jsonb_object_agg(k.name, k.many) from (
        select j.key as name, sum(j.value::integer) as many from public.erasure_items i cross join jsonb_each_text(i.counts) j
        where i.area_id = e.area_id and i.run_id = e.id group by j.key) k), '{}')
    from (select * from public.erasure_runs r where r.area_id = w.area_id order by r.made_at desc, r.id limit 50) e
    cross join lateral (select count(*) filter (where i.state = 'due')::integer as due, count(*) filter (where i.state = 'gone')::integer as gone,
        count(*) filter (where i.state = 'changed')::integer as changed, count(*) filter (where i.state = 'held')::integer as held,
        count(*) filter (where i.state = 'stuck')::integer as stuck
      from public.erasure_items i where i.area_id = e.area_id and i.run_id = e.id) n
    order by e.made_at desc, e.id;
end $$;

-- Whom it is about, for as long as they are here; nothing of what they need.
create function erasure_items_of(run uuid) returns table (about_id uuid, known_as text, family_name text, born_on date, rule text, until_on date, last_on date, entries integer, state text)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select i.about_id, c.known_as, c.family_name, c.born_on, i.rule, i.until_on, i.last_on,
      (select sum(j.value::integer)::integer from jsonb_each_text(i.counts) j), i.state
    from public.erasure_items i left join public.children c on c.area_id = i.area_id and c.id = i.about_id
    where i.area_id = w.area_id and i.run_id = run order by i.nth limit 200;
end $$;

-- Kept longer. Only what a look found can be held: nothing goes without one.
create function hold_record(hold uuid, run uuid, about uuid, why text, said text, until_day date) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  if not exists (select from public.erasure_items i where i.area_id = w.area_id and i.run_id = run and i.about_id = about and i.state <> 'gone') then
    raise exception 'it was not found to be due' using errcode = 'NF403'; end if;
  if until_day not between public.today() and (public.today() + interval '10 years')::date then
    raise exception 'within ten years' using errcode = 'NF409'; end if;
  perform from public.children c where c.area_id = w.area_id and c.id = about for no key update;
  if not found or public.is_held(w.area_id, about) then raise exception 'it is held or gone already' using errcode = 'NF409'; end if;
  insert into public.retention_holds (area_id, child_id, id, reason, words, until_on, by_id, by_name, at)
  select w.area_id, about, hold, why, said, until_day, w.person_id, s.name, public.moment() from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  update public.erasure_items i set state = 'held' where i.area_id = w.area_id and i.about_id = about and i.state = 'due';
  perform public.record('keeps the record longer than its period', false, array[about], hold);
end $$;

create function holds_here() returns table (id uuid, known_as text, family_name text, reason text, words text, until_on date, by_name text, at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); d date := public.today();
begin
  if not public.am_steward() then return; end if;
  return query select h.id, c.known_as, c.family_name, h.reason, h.words, h.until_on, h.by_name, h.at
    from public.retention_holds h join public.children c on c.area_id = h.area_id and c.id = h.child_id
    where h.area_id = w.area_id and h.ended_at is null and h.until_on >= d order by h.until_on, h.id limit 200;
end $$;

-- No longer held: the record is found again by the next look. False when it was over already.
create function end_hold(hold uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); about uuid;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  update public.retention_holds h set ended_at = public.moment(), ended_name = (select s.name from public.staff s where s.area_id = w.area_id and s.id = w.person_id)
  where h.area_id = w.area_id and h.id = hold and h.ended_at is null returning h.child_id into about;
  if about is null then return false; end if;
  perform public.record('no longer keeps the record longer than its period', false, array[about], hold);
  return true;
end $$;

-- Yes to exactly what this look found, within a week of it. The worker erases; what has changed or is held since, stays.
create function agree_to_erasure(run uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); e public.erasure_runs;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  if not public.signed_in_freshly() then raise exception 'sign in again first' using errcode = 'NF403'; end if;
  select * into e from public.erasure_runs r where r.area_id = w.area_id and r.id = run for update;
  if e.id is null then raise exception 'nobody looked' using errcode = 'NF403'; end if;
  if e.agreed_at is not null or e.made_at < public.moment() - interval '7 days'
     or not exists (select from public.erasure_items i where i.area_id = w.area_id and i.run_id = run and i.state = 'due') then
    raise exception 'look again first' using errcode = 'NF409'; end if;
  update public.erasure_runs r set agreed_at = public.moment(), agreed_name = (select s.name from public.staff s where s.area_id = w.area_id and s.id = w.person_id)
  where r.area_id = w.area_id and r.id = run;
  perform public.record('agreed that records whose period is over go', false, array[]::uuid[], run);
  perform public.enqueue('erase-due', run);
end $$;

revoke all on function child_tables(), last_written(uuid, uuid), keeps_for(uuid, text), retention_of(uuid, uuid), kept_until(uuid), is_held(uuid, uuid), child_print(uuid, uuid),
  keeps_here(), preview_erasure(uuid), erasure_runs_here(), erasure_items_of(uuid), hold_record(uuid, uuid, uuid, text, text, date), holds_here(), end_hold(uuid), agree_to_erasure(uuid) from public;
grant execute on function kept_until(uuid) to app_family, app_staff;
grant execute on function keeps_here(), preview_erasure(uuid), erasure_runs_here(), erasure_items_of(uuid), hold_record(uuid, uuid, uuid, text, text, date), holds_here(), end_hold(uuid), agree_to_erasure(uuid) to app_staff;

-- Erasing ----------------------------------------------------------------------------------------------------------------------

-- In batches by the worker: every row about a child, in every table there is. The list of who was erased
-- holds ids alone and is kept outside the database too, so that an old backup brings nobody back.

-- Ids and no more: when, and by which rule.
create table erased (
  area_id uuid not null,
  id      uuid not null,
  rule    text not null check (rule in ('record', 'record at 17', 'grown up', 'safety')),
  at      timestamptz not null,
  primary key (area_id, id)
);
create index on erased (at, id);
alter table erased enable row level security;

alter table jobs_asked drop constraint jobs_asked_kind_check;
alter table jobs_asked add constraint jobs_asked_kind_check
  check (kind in ('anchor-activity', 'sweep-grants', 'forget-spent', 'send-letter', 'send-letters', 'remind-reviews', 'erase-due'));
create index on glass_searches (area_id, found_id);

-- The tables about a child, what hangs on others first, by the keys of the catalogue.
create function erasing_order() returns text[] language plpgsql stable set search_path = '' as $$
declare waiting text[] := array(select * from public.child_tables()); ready text[]; done text[] := '{}';
begin
  while cardinality(waiting) > 0 loop
    ready := array(select t from unnest(waiting) t where not exists (
      select from pg_catalog.pg_constraint f join pg_catalog.pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.confrelid = ('public.' || quote_ident(t))::regclass and c.relname <> t and c.relname = any (waiting)) order by t);
    if cardinality(ready) = 0 then raise exception 'tables hang on each other: %', waiting; end if;
    done := done || ready;
    waiting := array(select t from unnest(waiting) t where t <> all (ready));
  end loop;
  return done;
end $$;

-- Every row about the child, and what lies elsewhere because of them. The account of who looked keeps its events, which hold
-- random ids and no words about anybody, so that its chain can be verified; only the way from the child to them goes.
create function erase_child(area uuid, child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare t text; theirs text; links uuid[]; carers uuid[]; asides uuid[]; own uuid[] := '{}'; more uuid[];
begin
  perform from public.children c where c.area_id = area and c.id = child for update;
  links := array(select i.link_id from public.carer_invites i where i.area_id = area and i.child_id = child and i.link_id is not null
    union select i.link_id from public.own_invites i where i.area_id = area and i.child_id = child and i.link_id is not null);
  carers := array(select c.carer_id from public.child_carers c where c.area_id = area and c.child_id = child
    union select e.holder_id from public.grant_events e where e.area_id = area and e.child_id = child and e.holder_kind = 'carer');
  asides := array(select p.id from public.put_aside p where p.area_id = area and p.child_id = child);
  for t in select name from public.child_tables() as c (name) join pg_catalog.pg_attribute a on a.attrelid = ('public.' || quote_ident(c.name))::regclass and a.attname = 'id' and a.attnum > 0 loop
    execute format('select array(select t.id from public.%I t where t.area_id = $1 and t.%I = $2)', t, case t when 'children' then 'id' else 'child_id' end) into more using area, child;
    own := own || more;
  end loop;
  delete from public.aside_rows r where r.area_id = area and (r.aside_id = any (asides) or r.row_id = any (own));
  -- What was moved here from another child's record keeps its trace there, without saying where to.
  update public.put_aside p set to_child_id = null, moved_as = null where p.area_id = area and p.to_child_id = child;
  foreach t in array public.erasing_order() loop
    if t = 'children' then delete from public.glass_searches g where g.area_id = area and g.found_id = child; end if;
    execute format('delete from public.%I t where t.area_id = $1 and t.%I = $2', t, case t when 'children' then 'id' else 'child_id' end) using area, child;
  end loop;
  -- Whoever has no other child here has no reason to be known to us.
  carers := array(select c from unnest(carers) c
    where not exists (select from public.child_carers k where k.area_id = area and k.carer_id = c)
      and not exists (select from public.grant_events e where e.area_id = area and e.holder_id = c));
  delete from public.outbox o using public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers) and o.area_id = a.area_id and o.kind = a.kind and o.address = a.address;
  -- A link that an invite to another child went by is that child's.
  links := array(select l.id from public.sign_in_links l where l.area_id = area
    and (l.id = any (links) or exists (select from public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers) and a.kind = l.kind and a.address = l.address))
    and not exists (select from public.own_invites i where i.area_id = area and i.link_id = l.id)
    and not exists (select from public.carer_invites i where i.area_id = area and i.link_id = l.id));
  delete from public.outbox o where o.link_id = any (links);
  delete from public.sign_in_links l where l.id = any (links);
  delete from public.address_troubles u using public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers) and u.area_id = a.area_id and u.kind = a.kind and u.address = a.address;
  -- Whatever else is theirs, by the keys of the catalogue: how they sign in and are told, what they need.
  for t, theirs in select f.conrelid::regclass::text, (select a.attname from pg_catalog.pg_attribute a where a.attrelid = f.conrelid and a.attnum = f.conkey[2])
      from pg_catalog.pg_constraint f where f.contype = 'f' and f.confrelid = 'public.carers'::regclass
        and not exists (select from pg_catalog.pg_attribute a where a.attrelid = f.conrelid and a.attname = 'child_id' and a.attnum > 0) order by 1 loop
    execute format('delete from %s x where x.area_id = $1 and x.%I = any ($2)', t, theirs) using area, carers;
  end loop;
  delete from public.sessions s where s.area_id = area and s.person_id = any (carers);
  delete from public.done d where d.actor_id = any (carers);
  delete from public.personas p where p.person_id = any (carers);
  delete from public.carers c where c.area_id = area and c.id = any (carers);
end $$;

-- Erases the next of what a steward agreed to, and answers whom. What is not as it was agreed stays, and the page says so.
create function erase_some(most integer) returns table (area_id uuid, id uuid, rule text, at timestamptz) language plpgsql security definer set search_path = '' as $$
declare i record; p record; r record; becomes text;
begin
  for i in select e.*, (public.moment() at time zone a.zone)::date as today from public.erasure_items e
      join public.erasure_runs n on n.area_id = e.area_id and n.id = e.run_id join public.areas a on a.id = e.area_id
      where e.state = 'due' and n.agreed_at is not null order by n.agreed_at, n.id, e.nth limit least(most, 20) for update of e skip locked loop
    perform from public.children c where c.area_id = i.area_id and c.id = i.about_id for update;
    if not found then becomes := 'gone';
    else
      select * into p from public.child_print(i.area_id, i.about_id);
      select * into r from public.retention_of(i.area_id, i.about_id);
      becomes := case when public.is_held(i.area_id, i.about_id) then 'held' when p.print <> i.print or r.until_on >= i.today then 'changed' else 'gone' end;
    end if;
    if becomes = 'gone' then
      begin
        perform public.erase_child(i.area_id, i.about_id);
        insert into public.erased (area_id, id, rule, at) values (i.area_id, i.about_id, i.rule, public.moment()) on conflict do nothing;
        area_id := i.area_id; id := i.about_id; rule := i.rule; at := public.moment();
        return next;
      exception when foreign_key_violation or raise_exception then
        -- Nothing of them is gone. The rest goes on, and the steward is told to say so.
        becomes := 'stuck';
      end;
    end if;
    update public.erasure_items e set state = becomes where e.area_id = i.area_id and e.run_id = i.run_id and e.about_id = i.about_id;
  end loop;
end $$;

-- Whether anything agreed to is left: so that the worker goes on past what stayed.
create function erasures_left() returns integer language plpgsql stable security definer set search_path = '' as $$
begin
  return (select count(*)::integer from public.erasure_items e join public.erasure_runs n on n.area_id = e.area_id and n.id = e.run_id
    where e.state = 'due' and n.agreed_at is not null);
end $$;

-- After a backup was restored: whoever the list names goes again. Owner only. Whether they had come back.
create function erase_again(area uuid, about uuid, by_rule text, on_at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare back boolean := exists (select from public.children c where c.area_id = area and c.id = about);
begin
  perform public.erase_child(area, about);
  insert into public.erased (area_id, id, rule, at) values (area, about, by_rule, on_at) on conflict do nothing;
  return back;
end $$;

-- What is kept a short time needs no look: the copies made to answer somebody, and sessions that are over.
create function forget_copies(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare over uuid[]; gone integer;
begin
  over := array(select h.id from public.whole_rows h join public.whole_requests q on q.area_id = h.area_id and q.child_id = h.child_id and q.id = h.request_id
    where q.done_at < public.moment() - public.keeps_for(q.area_id, 'copies') limit least(most, 5000) for update of h skip locked);
  delete from public.whole_marks m where m.held_id = any (over);
  delete from public.whole_rows h where h.id = any (over);
  get diagnostics gone = row_count;
  return gone;
end $$;

create function forget_sessions(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare gone integer;
begin
  delete from public.sessions s where s.ctid = any (array(
    select e.ctid from public.sessions e
    where least(e.idle_until, e.ends_at, e.ended_at) < public.moment() - public.keeps_for(e.area_id, 'sessions') limit least(most, 5000) for update skip locked));
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke all on function erasing_order(), erase_child(uuid, uuid), erase_some(integer), erasures_left(), erase_again(uuid, uuid, text, timestamptz), forget_copies(integer), forget_sessions(integer) from public;
grant execute on function erase_some(integer), erasures_left(), forget_copies(integer), forget_sessions(integer) to app_worker;
