-- Break-glass: a colleague whom nobody lets in opens one child's record for one hour, because somebody may come to harm.
-- The area's steward is told in the same transaction, checks each one, and the family is told unless there is a reason
-- with a date. Everything here is read and written by the definers below alone.

-- What a colleague answers for in their area, beside their job. Given by the owner.
create table duties (
  area_id  uuid not null,
  id       uuid not null,
  staff_id uuid not null,
  duty     text not null check (duty in ('steward')),
  from_on  date not null,
  until_on date,
  primary key (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id),
  check (until_on >= from_on)
);
create index on duties (area_id, duty, staff_id);

-- Each try to find a child, whatever it found. What was typed is not kept; whom it found, only until here.
create table glass_searches (
  area_id  uuid not null,
  id       uuid not null,
  staff_id uuid not null,
  matches  smallint not null check (matches between 0 and 2),
  found_id uuid,
  at       timestamptz not null,
  primary key (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id),
  foreign key (area_id, found_id) references children (area_id, id),
  check ((matches = 1) = (found_id is not null))
);
create index on glass_searches (area_id, staff_id, at);
create index on glass_searches (area_id, at);
create index children_by_family_name on children (area_id, lower(family_name), born_on);

-- Vital interests: UK GDPR, article 6(1)(d) and article 9(2)(c).
alter table grant_events drop constraint grant_events_basis_check;
alter table grant_events add constraint grant_events_basis_check
  check (basis in ('parental responsibility', 'family agreed', 'asked for help', 'profile agreed', 'vital interests'));

-- One breaking is one grant: its id is the grant's, which says when it ends and whether it ended before.
create table glass_breakings (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  search_id uuid not null,
  staff_id  uuid not null,
  reason    text not null check (reason in ('in danger', 'missing', 'ill or hurt', 'in crisis')),
  words     text not null check (length(words) between 1 and 500),
  at        timestamptz not null,
  until     timestamptz not null,
  primary key (area_id, child_id, id),
  unique (area_id, search_id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, child_id, id) references grant_events (area_id, child_id, id),
  foreign key (area_id, search_id) references glass_searches (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id),
  check (until = at + interval '1 hour')
);
create index on glass_breakings (area_id, at desc, id);
create index on glass_breakings (area_id, id);

-- Whom it was told, as it happened.
create table glass_alerts (
  area_id     uuid not null,
  child_id    uuid not null,
  breaking_id uuid not null,
  steward_id  uuid not null,
  at          timestamptz not null,
  primary key (area_id, child_id, breaking_id, steward_id),
  foreign key (area_id, child_id, breaking_id) references glass_breakings (area_id, child_id, id),
  foreign key (area_id, steward_id) references staff (area_id, id)
);

-- What was said of a breaking afterwards, never altered: the steward's finding, the steward's reason not to tell the
-- family yet, with the day they are told, and what the family says to the steward.
create table glass_notes (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  breaking_id uuid not null,
  kind        text not null check (kind in ('right to do', 'needs a talk', 'not right', 'not yet', 'family')),
  words       text not null check (length(words) between 1 and 1000),
  until_on    date,
  by_id       uuid not null,
  at          timestamptz not null,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, breaking_id) references glass_breakings (area_id, child_id, id),
  check ((kind = 'not yet') = (until_on is not null))
);
create index on glass_notes (area_id, child_id, breaking_id, at);

alter table duties enable row level security;
alter table glass_searches enable row level security;
alter table glass_breakings enable row level security;
alter table glass_alerts enable row level security;
alter table glass_notes enable row level security;

-- Breaking ---------------------------------------------------------------------------------------------------------------

create function stewards_of(area uuid) returns setof uuid language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare d date := public.today();
begin
  return query select distinct u.staff_id from public.duties u join public.staff s on s.area_id = u.area_id and s.id = u.staff_id and s.active
  where u.area_id = area and u.duty = 'steward' and u.from_on <= d and coalesce(u.until_on >= d, true);
end $$;

create function am_steward() returns boolean language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return exists (select from public.stewards_of(w.area_id) as s (id) where s.id = w.person_id);
end $$;

create function signed_in_freshly() returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return exists (select from public.sessions s where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))
    and s.fresh_at > public.moment() - interval '15 minutes');
end $$;

-- The first and family name and the day of birth, all of them exactly: so that nobody can look around. Each try is kept.
create function find_for_glass(search uuid, first_name text, last_name text, born date) returns void
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment(); found_ids uuid[];
begin
  if w.role is distinct from 'staff' then raise exception 'only staff look for a child here' using errcode = 'NF403'; end if;
  if not public.signed_in_freshly() then raise exception 'sign in again first' using errcode = 'NF403'; end if;
  -- One after the other, so that tries sent together are counted together.
  perform from public.staff s where s.area_id = w.area_id and s.id = w.person_id for no key update;
  if (select count(*) from public.glass_searches g where g.area_id = w.area_id and g.staff_id = w.person_id and g.at > t - interval '1 hour') >= 5 then
    raise exception 'five tries an hour' using errcode = 'NF409'; end if;
  found_ids := array(select c.id from public.children c
    where c.area_id = w.area_id and c.born_on = born and lower(c.family_name) = lower(last_name)
      and lower(first_name) in (lower(c.given_name), lower(c.known_as)) limit 2);
  insert into public.glass_searches (area_id, id, staff_id, matches, found_id, at)
  values (w.area_id, search, w.person_id, cardinality(found_ids), case when cardinality(found_ids) = 1 then found_ids[1] end, t);
end $$;

-- How many it found, 0, 1 or 2 for more, while it may be used: one's own, within the hour.
create function my_glass_search(search uuid) returns smallint language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); n smallint;
begin
  select g.matches into n from public.glass_searches g
  where g.area_id = w.area_id and g.id = search and g.staff_id = w.person_id and g.at > public.moment() - interval '1 hour';
  return n;
end $$;

-- Reading alone, for one hour, with somebody else told; or not at all. Answers the child. Only staff have a search.
create function break_glass(breaking uuid, search uuid, why text, said text) returns uuid
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment(); child uuid;
begin
  if not public.signed_in_freshly() then raise exception 'sign in again first' using errcode = 'NF403'; end if;
  select g.found_id into child from public.glass_searches g
  where g.area_id = w.area_id and g.id = search and g.staff_id = w.person_id and g.at > t - interval '1 hour' for update;
  if child is null then raise exception 'look for the child first' using errcode = 'NF403'; end if;
  if exists (select from public.glass_breakings b where b.area_id = w.area_id and b.search_id = search) then
    raise exception 'look for the child again first' using errcode = 'NF409'; end if;
  if public.may_reach(child, 'profile') then raise exception 'you can see this child already' using errcode = 'NF409'; end if;
  if not exists (select from public.stewards_of(w.area_id) as s (id) where s.id <> w.person_id) then
    raise exception 'nobody else here would check it' using errcode = 'NF409'; end if;
  perform public.put_grant(breaking, w.area_id, child, 'staff', w.person_id, array['profile', 'plan', 'contact', 'safety'],
    'vital interests', t + interval '1 hour', why, w.person_id);
  insert into public.glass_breakings (area_id, child_id, id, search_id, staff_id, reason, words, at, until)
  values (w.area_id, child, breaking, search, w.person_id, why, said, t, t + interval '1 hour');
  insert into public.glass_alerts (area_id, child_id, breaking_id, steward_id, at)
  select w.area_id, child, breaking, s.id, t from public.stewards_of(w.area_id) as s (id) where s.id <> w.person_id;
  insert into public.outbox (area_id, id, kind, address, template, made_at)
  select w.area_id, gen_random_uuid(), 'email', e.email, 'something-new', t
  from public.glass_alerts a join public.staff_emails e on e.area_id = a.area_id and e.staff_id = a.steward_id
  where a.area_id = w.area_id and a.child_id = child and a.breaking_id = breaking;
  return child;
end $$;

-- While it is open: until when, for the page and for its button.
create function my_glass(child uuid) returns table (id uuid, until timestamptz) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select b.id, b.until from public.glass_breakings b
  where b.area_id = w.area_id and b.child_id = my_glass.child and b.staff_id = w.person_id and b.until > public.moment()
    and not exists (select from public.grant_events x where x.area_id = b.area_id and x.child_id = b.child_id and x.grant_id = b.id and x.kind = 'ended');
end $$;

-- Reading alone: whoever holds a child through the glass, and by nothing else, writes nothing about them, by whatever door.
create function only_through_glass(area uuid, child uuid, holders uuid[]) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment();
begin
  return exists (select from public.glass_breakings b
      where b.area_id = area and b.child_id = only_through_glass.child and b.staff_id = any (holders) and b.until > t)
    and not exists (select from public.grant_events e
      where e.area_id = area and e.child_id = only_through_glass.child and e.holder_id = any (holders) and e.kind = 'given'
        and e.basis <> 'vital interests' and e.until > t
        and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended'));
end $$;

create function not_through_the_glass() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if current_setting('role', true) = 'app_staff'
     and public.only_through_glass(public.my_area(), coalesce(new.child_id, old.child_id), public.my_holders()) then
    raise exception 'through the glass you may read, and no more' using errcode = 'NF403'; end if;
  return coalesce(new, old);
end $$;

-- A family ends what it shared. This it did not share, and the hour or its holder ends it.
create function the_hour_ends_it() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if current_setting('role', true) = 'app_family' then
    raise exception 'the hour ends by itself' using errcode = 'NF403'; end if;
  return new;
end $$;

do $$
declare t text;
begin
  foreach t in array array['views', 'answers', 'meetings', 'meeting_lines', 'versions', 'reviews', 'countersigns', 'contacts_due', 'contacts_made',
    'tries', 'plans', 'plan_history', 'plan_items', 'plan_item_history', 'goals', 'goal_ratings', 'support_moves', 'dues'] loop
    execute format('create trigger not_through_the_glass before insert or update or delete on %I for each row execute function not_through_the_glass()', t);
  end loop;
end $$;
create trigger not_through_the_glass before insert on grant_events for each row when (new.kind = 'given') execute function not_through_the_glass();
create trigger the_hour_ends_it before insert on grant_events for each row when (new.kind = 'ended' and new.basis = 'vital interests') execute function the_hour_ends_it();

-- Telling the family -----------------------------------------------------------------------------------------------------

-- The newest word on it counts, until its day.
create function glass_hidden(area uuid, child uuid, breaking uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return coalesce((select n.until_on > public.today() from public.glass_notes n
    where n.area_id = area and n.child_id = glass_hidden.child and n.breaking_id = breaking and n.kind = 'not yet'
    order by n.at desc, n.id desc limit 1), false);
end $$;

-- Those of their child that a family is told of, the newest first: who, why, when, what the steward found, what I said.
create function glass_told(child uuid) returns table (id uuid, name text, job text, reason text, at timestamptz, until timestamptz, ended_at timestamptz, finding text, said text[])
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select b.id, s.name, concat_ws(', ', s.job, o.name), b.reason, b.at, b.until, x.at,
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

-- What a family says to the steward about one of them. Ten sentences each at most.
create function say_of_glass(note uuid, child uuid, breaking uuid, said text) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not exists (select from public.glass_told(say_of_glass.child) g where g.id = breaking) then
    raise exception 'there is nothing here to say something about' using errcode = 'NF403'; end if;
  if (select count(*) from public.glass_notes n where n.area_id = w.area_id and n.child_id = say_of_glass.child and n.breaking_id = breaking and n.by_id = w.person_id) >= 10 then
    raise exception 'ten sentences at most' using errcode = 'NF409'; end if;
  insert into public.glass_notes (area_id, child_id, id, breaking_id, kind, words, by_id, at)
  values (w.area_id, say_of_glass.child, note, breaking, 'family', said, w.person_id, public.moment());
end $$;

-- Checking -----------------------------------------------------------------------------------------------------------------

-- What waits for a steward: not marked yet, or the family has said something since; or what is done; or one by its id.
-- Never one's own. No child is named.
create function glass_queue(marked boolean, only_one uuid) returns table (id uuid, name text, job text, reason text, words text, at timestamptz, until timestamptz, ended_at timestamptz, finding text, family_said boolean, hidden boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select b.id, s.name, concat_ws(', ', s.job, o.name), b.reason, b.words, b.at, b.until, x.at, f.kind, coalesce(said.at > coalesce(f.at, b.at), false),
    public.glass_hidden(b.area_id, b.child_id, b.id)
  from public.glass_breakings b
  join public.staff s on s.area_id = b.area_id and s.id = b.staff_id
  left join public.organisations o on o.area_id = s.area_id and o.id = s.organisation_id
  left join public.grant_events x on x.area_id = b.area_id and x.child_id = b.child_id and x.grant_id = b.id and x.kind = 'ended'
  left join lateral (select n.kind, n.at from public.glass_notes n where n.area_id = b.area_id and n.child_id = b.child_id and n.breaking_id = b.id
    and n.kind in ('right to do', 'needs a talk', 'not right') order by n.at desc, n.id desc limit 1) f on true
  left join lateral (select max(n.at) as at from public.glass_notes n where n.area_id = b.area_id and n.child_id = b.child_id and n.breaking_id = b.id
    and n.kind = 'family') said on true
  where b.area_id = w.area_id and b.staff_id <> w.person_id
    and case when only_one is null then (f.kind is not null and coalesce(said.at <= f.at, true)) = marked else b.id = only_one end
  order by case when marked then b.at end desc, b.at, b.id limit 100;
end $$;

-- Who looked for children in the last thirty days, how often, and how often one was opened: looking around shows here.
create function glass_tries() returns table (name text, job text, tries integer, opened integer, last_at timestamptz) language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select s.name, s.job, count(*)::int, count(b.id)::int, max(g.at) from public.glass_searches g
  join public.staff s on s.area_id = g.area_id and s.id = g.staff_id
  left join public.glass_breakings b on b.area_id = g.area_id and b.search_id = g.id
  where g.area_id = w.area_id and g.at > public.moment() - interval '30 days'
  group by s.id, s.name, s.job order by 3 desc, 5 desc limit 50;
end $$;

-- How many wait, a hundred at most; null for whoever is no steward.
create function glass_waiting() returns integer language plpgsql stable security definer set search_path = '' as $$
begin
  if not public.am_steward() then return null; end if;
  return (select count(*)::int from public.glass_queue(false, null));
end $$;

-- What was opened in that hour, as the account of who looked tells it.
create function glass_looks(breaking uuid) returns table (at timestamptz, what text, reading boolean) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select a.at, a.what, a.reading from public.glass_breakings b
  join public.activity_children l on l.area_id = b.area_id and l.child_id = b.child_id and l.at between b.at and b.until
  join public.activity a on a.shard = l.shard and a.seq = l.seq and a.actor_id = b.staff_id
  where b.area_id = w.area_id and b.id = breaking and b.staff_id <> w.person_id order by a.at, a.shard, a.seq limit 200;
end $$;

create function glass_notes_of(breaking uuid) returns table (kind text, words text, until_on date, at timestamptz, name text) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select n.kind, n.words, n.until_on, n.at, coalesce(s.name, 'The family') from public.glass_breakings b
  join public.glass_notes n on n.area_id = b.area_id and n.child_id = b.child_id and n.breaking_id = b.id
  left join public.staff s on s.area_id = n.area_id and s.id = n.by_id and n.kind <> 'family'
  where b.area_id = w.area_id and b.id = breaking and b.staff_id <> w.person_id order by n.at, n.id limit 100;
end $$;

-- A finding, or why the family is not told yet and on what day they are: ninety days at most. Nobody marks their own.
create function note_glass(note uuid, breaking uuid, as_kind text, said text, told_on date) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); b public.glass_breakings;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into b from public.glass_breakings g where g.area_id = w.area_id and g.id = breaking;
  if b.id is null or b.staff_id = w.person_id then raise exception 'this is not yours to check' using errcode = 'NF403'; end if;
  if as_kind = 'family' then raise exception 'only the family says this' using errcode = 'NF403'; end if;
  if told_on not between public.today() and public.today() + 90 then raise exception 'within ninety days' using errcode = 'NF409'; end if;
  insert into public.glass_notes (area_id, child_id, id, breaking_id, kind, words, until_on, by_id, at)
  values (b.area_id, b.child_id, note, b.id, as_kind, said, told_on, w.person_id, public.moment());
end $$;

-- What families already saw, now minding the above ---------------------------------------------------------------------------

-- As before, but for what a steward has said they are not told yet.
create or replace function who_looked(child uuid, before timestamptz, most integer)
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
    and not exists (select from public.glass_breakings b where b.area_id = l.area_id and b.child_id = l.child_id and b.staff_id = a.actor_id
                    and l.at between b.at and b.until and public.glass_hidden(b.area_id, b.child_id, b.id))
  order by l.at desc, l.shard, l.seq limit least(most, 200);
end;

-- As before, but for whoever is there for an hour: no view is shown to them by name, and the steward says when the family hears.
create or replace function who_holds(child uuid) returns table (holder_id uuid, kind text, name text, about text)
language sql stable security definer set search_path = ''
begin atomic
  select r.holder_id, case when c.carer_id is not null then 'carer' when t.id is not null then 'team' else 'staff' end,
         coalesce(c.name, t.name, s.name), coalesce(c.relationship, t.about, concat_ws(', ', s.job, o.name))
  from public.reach r
  left join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id and c.left_at is null
  left join public.teams t on t.area_id = r.area_id and t.id = r.holder_id
  left join public.staff s on s.area_id = r.area_id and s.id = r.holder_id and s.active
  left join public.organisations o on o.area_id = s.area_id and o.id = s.organisation_id
  where r.area_id = public.my_area() and r.child_id = child and r.scope = 'profile' and r.until > public.moment()
    and public.may_reach(child, 'profile') and coalesce(c.carer_id, t.id, s.id) is not null
    and not public.only_through_glass(r.area_id, r.child_id, array[r.holder_id])
  order by 2, 3, 1 limit 200;
end;

-- Not among what a family shared and may stop.
create policy not_through_the_glass on grant_events as restrictive for select to app_family using (basis <> 'vital interests');

revoke all on function stewards_of(uuid), am_steward(), signed_in_freshly(), find_for_glass(uuid, text, text, date), my_glass_search(uuid),
  break_glass(uuid, uuid, text, text), my_glass(uuid), only_through_glass(uuid, uuid, uuid[]), not_through_the_glass(), the_hour_ends_it(),
  glass_hidden(uuid, uuid, uuid), glass_told(uuid), say_of_glass(uuid, uuid, uuid, text), glass_queue(boolean, uuid), glass_waiting(), glass_tries(),
  glass_looks(uuid), glass_notes_of(uuid), note_glass(uuid, uuid, text, text, date) from public;
grant execute on function find_for_glass(uuid, text, text, date), my_glass_search(uuid), break_glass(uuid, uuid, text, text), my_glass(uuid),
  glass_queue(boolean, uuid), glass_waiting(), glass_tries(), glass_looks(uuid), glass_notes_of(uuid), note_glass(uuid, uuid, text, text, date) to app_staff;
grant execute on function glass_told(uuid), say_of_glass(uuid, uuid, uuid, text) to app_family;
