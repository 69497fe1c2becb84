-- The house: areas, time, sessions, people, activity. Run as ninefold_owner.
-- A definer is `begin atomic` where one statement says it all, and plpgsql with every name written out in full where it
-- must refuse with a reason; both with search_path = ''.

revoke all on schema public from public;
grant usage on schema public to app_public, app_family, app_staff, app_insight, app_worker, ninefold_door;
alter default privileges revoke execute on functions from public;

create table areas (
  id        uuid primary key,
  slug      text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name      text not null,
  zone      text not null default 'Europe/London',
  package   jsonb not null,
  opened_on date not null
);

-- One row, owner only: how far this database's clock is moved, for tests and demonstrations. `serve` refuses any but zero.
create table clock (
  one           boolean primary key default true check (one),
  moved         interval not null default interval '0',
  demonstration boolean not null default false
);
insert into clock default values;

create table sessions (
  key_hash   bytea primary key,
  area_id    uuid not null references areas,
  person_id  uuid not null,
  role       text not null check (role in ('family', 'staff', 'insight', 'worker')),
  opened_at  timestamptz not null,
  idle_until timestamptz not null,
  idle_for   interval not null,
  ends_at    timestamptz not null,
  fresh_at   timestamptz not null,
  ended_at   timestamptz,
  moved      interval
);
create index on sessions (person_id);

-- The only clock. Days are reckoned from it in the area's zone.
create function moment() returns timestamptz language sql stable security definer set search_path = ''
begin atomic
  select transaction_timestamp() + coalesce(
    (select s.moved from public.sessions s where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))),
    (select c.moved from public.clock c));
end;

-- People -------------------------------------------------------------------------------------------------------------

create table organisations (
  area_id uuid not null references areas,
  id      uuid not null,
  name    text not null check (length(name) between 1 and 200),
  kind    text not null check (kind in ('school', 'nhs', 'council', 'voluntary', 'other')),
  primary key (area_id, id)
);

create table settings (
  area_id         uuid not null references areas,
  id              uuid not null,
  organisation_id uuid,
  name            text not null check (length(name) between 1 and 200),
  kind            text not null check (kind in ('nursery', 'primary', 'secondary', 'special', 'college', 'other')),
  district        text not null,
  primary key (area_id, id),
  foreign key (area_id, organisation_id) references organisations (area_id, id)
);

create table staff (
  area_id         uuid not null references areas,
  id              uuid not null unique,
  name            text not null check (length(name) between 1 and 200),
  job             text not null check (length(job) between 1 and 200),
  organisation_id uuid,
  setting_id      uuid,
  active          boolean not null default true,
  primary key (area_id, id),
  foreign key (area_id, organisation_id) references organisations (area_id, id),
  foreign key (area_id, setting_id) references settings (area_id, id)
);
create index on staff (area_id, name);

create table teams (
  area_id uuid not null references areas,
  id      uuid not null unique,
  name    text not null,
  about   text not null,
  kind    text not null check (kind in ('area', 'setting', 'specialist')),
  primary key (area_id, id)
);
-- One team answers for the area: requests for help and agreed profiles go to it.
create unique index area_team on teams (area_id) where kind = 'area';

create table team_members (
  area_id  uuid not null,
  team_id  uuid not null,
  staff_id uuid not null,
  leads    boolean not null default false,
  primary key (area_id, team_id, staff_id),
  foreign key (area_id, team_id) references teams (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id)
);
create index on team_members (staff_id);

-- A carer's name is theirs; what staff may know of them hangs on each child (child_carers, carer_contacts).
create table carers (
  area_id   uuid not null references areas,
  id        uuid not null unique,
  name      text not null check (length(name) between 1 and 200),
  joined_at timestamptz not null,
  primary key (area_id, id)
);

-- Where one-time links go. No app role touches it: sharing a child never shares this.
create table sign_in_addresses (
  area_id  uuid not null,
  kind     text not null check (kind in ('email', 'phone')),
  address  text not null check (length(address) between 3 and 200),
  carer_id uuid not null,
  primary key (area_id, kind, address),
  foreign key (area_id, carer_id) references carers (area_id, id)
);
create index on sign_in_addresses (carer_id);

create table sign_in_links (
  id          uuid primary key,
  area_id     uuid not null references areas,
  carer_id    uuid,
  kind        text not null check (kind in ('email', 'phone')),
  address     text not null check (length(address) between 3 and 200),
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  redeemed_at timestamptz
);
create index on sign_in_links (area_id, address, made_at);

create table outbox (
  area_id  uuid not null references areas,
  id       uuid primary key,
  kind     text not null check (kind in ('email', 'phone')),
  address  text not null,
  template text not null check (template in ('sign-in', 'something-new')),
  link_id  uuid references sign_in_links,
  made_at  timestamptz not null,
  sent_at  timestamptz
);
create index on outbox (made_at);

create table competencies (
  area_id  uuid not null,
  id       uuid not null,
  staff_id uuid not null,
  kind     text not null check (kind in ('profiling')),
  from_on  date not null,
  until_on date not null,
  evidence text not null,
  primary key (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id),
  check (until_on > from_on)
);
create index on competencies (area_id, staff_id, kind, until_on);

create type who as (area_id uuid, person_id uuid, role text);

-- Who is asking: the session whose secret was set for this transaction, and only while the role now set is the session's own.
-- A query can call set_config('role', …) itself; then this answers nothing. Staff who have left are nobody at once.
create function me() returns who language sql stable security definer set search_path = ''
begin atomic
  select row(s.area_id, s.person_id, s.role)::public.who
  from public.sessions s
  where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))
    and s.ended_at is null
    and least(s.idle_until, s.ends_at) > public.moment()
    and current_setting('role', true) = 'app_' || s.role
    and (s.role <> 'staff' or exists (select from public.staff t where t.area_id = s.area_id and t.id = s.person_id and t.active));
end;

create function my_area() returns uuid language sql stable set search_path = '' begin atomic select (public.me()).area_id; end;
create function my_person() returns uuid language sql stable set search_path = '' begin atomic select (public.me()).person_id; end;

create function today() returns date language sql stable security definer set search_path = ''
begin atomic
  select (public.moment() at time zone coalesce((select a.zone from public.areas a where a.id = public.my_area()), 'Europe/London'))::date;
end;

-- The people a signed-in person stands for: themselves and, for staff, their teams.
create function my_holders() returns uuid[] language sql stable security definer set search_path = ''
begin atomic
  select array(
    select public.my_person() where public.my_person() is not null
    union all
    select m.team_id from public.team_members m join public.staff s on s.area_id = m.area_id and s.id = m.staff_id and s.active
    where m.staff_id = public.my_person());
end;

-- Sessions and links -----------------------------------------------------------------------------------------------------

-- The door opens a session for someone whose sign-in the program has proved. Staff: 15 minutes idle, 12 hours at most. Families: 30 days.
create function open_session(key_hash bytea, area uuid, person uuid, as_role text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not (case as_role
    when 'staff' then exists (select from public.staff s where s.area_id = area and s.id = person and s.active)
    when 'family' then exists (select from public.carers c where c.area_id = area and c.id = person)
    else false end) then
    raise exception 'nobody to open a session for' using errcode = 'NF403';
  end if;
  insert into public.sessions (key_hash, area_id, person_id, role, opened_at, idle_until, idle_for, ends_at, fresh_at)
  select open_session.key_hash, area, person, as_role, public.moment(),
         public.moment() + case as_role when 'staff' then interval '15 minutes' else interval '30 days' end,
         case as_role when 'staff' then interval '15 minutes' else interval '30 days' end,
         public.moment() + case as_role when 'staff' then interval '12 hours' else interval '30 days' end,
         public.moment();
end $$;

create function end_session(hash bytea) returns void language sql security definer set search_path = ''
begin atomic
  update public.sessions set ended_at = public.moment() where key_hash = hash and ended_at is null;
end;

-- One press, once, within its hour. A first press makes the carer.
create function redeem_link(link uuid, key_hash bytea, new_carer uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare l public.sign_in_links; known uuid;
begin
  update public.sign_in_links set redeemed_at = public.moment()
  where id = link and redeemed_at is null and expires_at > public.moment() returning * into l;
  if l.id is null then return null; end if;
  select a.carer_id into known from public.sign_in_addresses a where a.area_id = l.area_id and a.kind = l.kind and a.address = l.address;
  if known is null then
    insert into public.carers (area_id, id, name, joined_at) values (l.area_id, new_carer, 'Parent or carer', public.moment());
    insert into public.sign_in_addresses (area_id, kind, address, carer_id) values (l.area_id, l.kind, l.address, new_carer);
    known := new_carer;
  end if;
  perform public.open_session(redeem_link.key_hash, l.area_id, known, 'family');
  return known;
end $$;

-- Anyone may ask for a link. The answer is the same whoever asks; at most five an hour go to one address.
create function ask_for_link(link uuid, message uuid, area uuid, by_kind text, to_address text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if (select count(*) from public.sign_in_links l
      where l.area_id = area and l.address = to_address and l.made_at > public.moment() - interval '1 hour') >= 5 then return; end if;
  insert into public.sign_in_links (id, area_id, kind, address, made_at, expires_at)
  values (link, area, by_kind, to_address, public.moment(), public.moment() + interval '1 hour');
  insert into public.outbox (area_id, id, kind, address, template, link_id, made_at)
  values (area, message, by_kind, to_address, 'sign-in', link, public.moment());
end $$;

-- Who may be tried out in a demonstration, with one press. Empty, and unread, anywhere else.
create table personas (
  area_id   uuid not null references areas,
  person_id uuid primary key,
  role      text not null check (role in ('family', 'staff')),
  position  integer not null,
  name      text not null,
  about     text not null
);
create function demonstration_personas() returns table (area_id uuid, person_id uuid, role text, name text, about text, area_name text)
language sql stable security definer set search_path = ''
begin atomic
  select p.area_id, p.person_id, p.role, p.name, p.about, a.name
  from public.personas p join public.areas a on a.id = p.area_id
  where (select c.demonstration from public.clock c) order by a.name, p.position limit 40;
end;

-- What would have been sent, for the demonstration's outbox page only.
create function demonstration_outbox() returns setof outbox language sql stable security definer set search_path = ''
begin atomic
  select o.* from public.outbox o where (select c.demonstration from public.clock c) order by o.made_at desc limit 50;
end;

create function is_demonstration() returns boolean language sql stable security definer set search_path = ''
begin atomic select c.demonstration from public.clock c; end;

-- Begins a visit: who is here, and their idle time moved on (at most once a minute, so that a read is seldom a write).
create function begin_visit() returns table (area_id uuid, person_id uuid, role text, name text, fresh_at timestamptz, now timestamptz, zone text, area_slug text, area_name text)
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.person_id is null then return; end if;
  update public.sessions s set idle_until = public.moment() + s.idle_for
  where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))
    and s.idle_until < public.moment() + s.idle_for - interval '1 minute';
  return query select w.area_id, w.person_id, w.role,
    coalesce((select t.name from public.staff t where t.id = w.person_id), (select c.name from public.carers c where c.id = w.person_id)),
    (select s.fresh_at from public.sessions s where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))),
    public.moment(), a.zone, a.slug, a.name from public.areas a where a.id = w.area_id;
end $$;

-- What has been done once ------------------------------------------------------------------------------------------------

create table done (
  actor_id uuid not null,
  key      text not null check (length(key) between 8 and 64),
  redirect text not null default '',
  at       timestamptz not null default moment(),
  primary key (actor_id, key)
);
create index on done (at);

-- Activity: who looked at and who changed what, in chains that cannot be quietly altered -------------------------------------

create table activity_heads (
  shard smallint primary key,
  seq   bigint not null default 0,
  hash  bytea not null default '\x'
);
-- More shards than connections, so that nobody waits for a head.
insert into activity_heads (shard) select generate_series(0, 63);

create table activity (
  shard    smallint not null,
  seq      bigint not null,
  area_id  uuid not null,
  at       timestamptz not null,
  actor_id uuid not null,
  role     text not null,
  what     text not null check (length(what) between 1 and 80),
  reading  boolean not null,
  children uuid[] not null,
  subject  uuid,
  hash     bytea not null,
  primary key (shard, seq)
);
create table activity_children (
  area_id  uuid not null,
  child_id uuid not null,
  at       timestamptz not null,
  shard    smallint not null,
  seq      bigint not null,
  primary key (area_id, child_id, at, shard, seq),
  foreign key (shard, seq) references activity (shard, seq)
);

-- What a link of the chain is made of; the verifier reckons it again. A list with its own marks between, so that no two events read alike.
create function activity_hash(before bytea, shard smallint, seq bigint, area uuid, at timestamptz, actor uuid, role text, what text, reading boolean, children uuid[], subject uuid)
returns bytea language sql stable set search_path = ''
begin atomic
  select sha256(before || convert_to(jsonb_build_array(shard, seq, area, extract(epoch from at), actor, role, what, reading, children, subject)::text, 'UTF8'));
end;

-- Writes an event about children the writer reaches, or reached until this very transaction (who gives up their own grant
-- says so afterwards): otherwise anyone could write into the account another family is given of who looked.
create function record(what text, reading boolean, children uuid[], subject uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); h public.activity_heads; link bytea; t timestamptz := public.moment(); holders uuid[] := public.my_holders();
begin
  if w.person_id is null then raise exception 'nobody is signed in' using errcode = 'NF403'; end if;
  if cardinality(children) > 200 then raise exception 'at most 200 children in one event' using errcode = 'NF400'; end if;
  if exists (select from unnest(record.children) as c (id)
             where not exists (select from public.reach r where r.area_id = w.area_id and r.child_id = c.id and r.holder_id = any (holders) and r.until > t)
               and not exists (select from public.grant_events e where e.area_id = w.area_id and e.child_id = c.id and e.holder_id = any (holders) and e.kind = 'ended' and e.at = t)) then
    raise exception 'an event is about children its writer may see' using errcode = 'NF403'; end if;
  select * into h from public.activity_heads order by shard for update skip locked limit 1;
  if h.shard is null then raise exception 'no activity chain is free' using errcode = 'NF503'; end if;
  link := public.activity_hash(h.hash, h.shard, h.seq + 1, w.area_id, t, w.person_id, w.role, record.what, record.reading, record.children, record.subject);
  insert into public.activity values (h.shard, h.seq + 1, w.area_id, t, w.person_id, w.role, record.what, record.reading, record.children, record.subject, link);
  insert into public.activity_children (area_id, child_id, at, shard, seq)
    select w.area_id, c, t, h.shard, h.seq + 1 from (select distinct unnest(record.children)) as d (c);
  update public.activity_heads set seq = h.seq + 1, hash = link where shard = h.shard;
end $$;

-- Names the rows that do not follow from the one before. Owner only.
create function broken_activity() returns table (shard smallint, seq bigint, why text) language sql stable set search_path = ''
begin atomic
  select a.shard, a.seq, 'this row was altered, or the one before it' from (
    select a.*, coalesce(lag(a.hash) over w, '\x'::bytea) as before, lag(a.seq) over w as before_seq
    from public.activity a window w as (partition by a.shard order by a.seq)) a
  where a.seq <> coalesce(a.before_seq, 0) + 1
     or a.hash <> public.activity_hash(a.before, a.shard, a.seq, a.area_id, a.at, a.actor_id, a.role, a.what, a.reading, a.children, a.subject)
  union all
  select h.shard, h.seq, 'the end of this chain is missing' from public.activity_heads h
  where h.seq <> coalesce((select max(a.seq) from public.activity a where a.shard = h.shard), 0);
end;

-- Walls ----------------------------------------------------------------------------------------------------------------

-- What anyone may know of an area.
create view public_areas with (security_invoker = true) as select id, slug, name, zone, package from areas;

grant select on public_areas to app_public, app_family, app_staff, app_insight;
alter table areas enable row level security;
create policy everyone on areas for select to app_public, app_family, app_staff, app_insight using (true);
grant select (id, slug, name, zone, package) on areas to app_public, app_family, app_staff, app_insight;
alter table clock enable row level security;
alter table sessions enable row level security;
alter table sign_in_addresses enable row level security;
alter table sign_in_links enable row level security;
alter table outbox enable row level security;
alter table personas enable row level security;
alter table activity enable row level security;
alter table activity_children enable row level security;
alter table activity_heads enable row level security;

do $$
declare t text;
begin
  foreach t in array array['organisations', 'settings', 'staff', 'teams', 'team_members', 'competencies'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_area on %I for select to app_family, app_staff using (area_id = (select my_area()))', t);
    execute format('grant select on %I to app_staff', t);
  end loop;
end $$;
grant select on organisations, settings, staff, teams to app_family;

alter table carers enable row level security;
create policy oneself on carers for select to app_family using (id = (select my_person()));
create policy rename_oneself on carers for update to app_family using (id = (select my_person()));
grant select, update (name) on carers to app_family;

alter table done enable row level security;
create policy own on done for all to app_family, app_staff using (actor_id = (select my_person()));
grant select, insert (actor_id, key), delete, update (redirect) on done to app_family, app_staff;

grant execute on function moment(), me(), my_area(), my_person(), today() to app_public, app_family, app_staff, app_insight, app_worker;
grant execute on function is_demonstration() to app_public, app_family, app_staff, ninefold_door;
grant execute on function my_holders() to app_family, app_staff;
grant execute on function begin_visit(), record(text, boolean, uuid[], uuid) to app_family, app_staff;
grant execute on function ask_for_link(uuid, uuid, uuid, text, text), demonstration_outbox(), demonstration_personas() to app_public;
grant execute on function open_session(bytea, uuid, uuid, text), end_session(bytea), redeem_link(uuid, bytea, uuid) to ninefold_door;
