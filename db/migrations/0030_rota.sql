-- The safety rota, kept by people: who reads, in what order, who is away, how each is told that something waits, and that
-- they were told. Nothing told says more than that something waits.

-- Two change places in one statement.
alter table safety_rota drop constraint safety_rota_area_id_place_key;
alter table safety_rota add constraint safety_rota_area_id_place_key unique (area_id, place) deferrable;

-- Days on which what is written passes somebody by. Why they are away is nobody's to ask.
create table rota_absences (
  area_id  uuid not null,
  staff_id uuid not null,
  from_on  date not null,
  until_on date not null,
  primary key (area_id, staff_id),
  foreign key (area_id, staff_id) references safety_rota (area_id, staff_id) on delete cascade,
  check (until_on between from_on and from_on + 59)
);
alter table rota_absences enable row level security;

-- What was done to the rota, for those on it and the steward.
create table rota_changes (
  area_id    uuid not null,
  id         uuid not null,
  what       text not null check (what in ('added', 'taken off', 'moved up', 'moved down', 'away', 'back')),
  staff_id   uuid not null,
  staff_name text not null,
  by_id      uuid not null,
  by_name    text not null,
  from_on    date,
  until_on   date,
  at         timestamptz not null,
  primary key (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id),
  foreign key (area_id, by_id) references staff (area_id, id),
  check ((from_on is null) = (until_on is null) and (what = 'away') = (from_on is not null))
);
create index on rota_changes (area_id, at desc, id);
create index on rota_changes (area_id, staff_id);
create index on rota_changes (area_id, by_id);
alter table rota_changes enable row level security;

-- Where somebody on the rota is told, as they said themselves. It counts once a letter has arrived there and they pressed in it.
create table rota_ways (
  area_id      uuid not null,
  staff_id     uuid not null,
  id           uuid not null,
  kind         text not null check (kind in ('email', 'phone')),
  address      text not null check (length(address) between 3 and 200),
  asked_at     timestamptz not null,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  primary key (area_id, id),
  unique (id),
  foreign key (area_id, staff_id) references safety_rota (area_id, staff_id) on delete cascade
);
create index on rota_ways (area_id, staff_id, asked_at desc);
alter table rota_ways enable row level security;

-- Who was told that something waits: each once for each thing written. Its id is its letter's.
create table concern_tellings (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  concern_id uuid not null,
  staff_id   uuid not null,
  staff_name text not null,
  at         timestamptz not null,
  primary key (area_id, child_id, id),
  unique (area_id, child_id, concern_id, staff_id),
  foreign key (area_id, child_id, concern_id) references concerns (area_id, child_id, id)
);
create index on concern_tellings (id);
alter table concern_tellings enable row level security;
-- The policies of `concerns` are the reader's own here.
create policy with_the_concern on concern_tellings for select to app_family, app_staff using (exists (select from concerns k
  where k.area_id = concern_tellings.area_id and k.child_id = concern_tellings.child_id and k.id = concern_tellings.concern_id limit 1 offset 0));
grant select on concern_tellings to app_family, app_staff;

-- Two kinds of letter: that something waits, and whether a way works. Both go whatever the hour.
alter table letter_kinds drop constraint letter_kinds_template_check;
alter table letter_kinds add constraint letter_kinds_template_check
  check (template in ('sign-in', 'something-new', 'plan-changed', 'invited', 'passkey-added', 'passkey-removed',
    'signed-in-by-link', 'review-due', 'own-record', 'access-ends', 'access-ends-soon', 'something-waits', 'told-here'));
insert into letter_kinds values ('something-waits', 'asked for', false), ('told-here', 'asked for', false);
alter table outbox drop constraint outbox_template_check;
alter table outbox add constraint outbox_template_check
  check (template in ('sign-in', 'something-new', 'plan-changed', 'invited', 'passkey-added', 'passkey-removed', 'signed-in-by-link', 'review-due',
    'own-record', 'access-ends', 'access-ends-soon', 'something-waits', 'told-here'));

-- What is written asks for its telling in the same transaction; a job of every minute tells whom it has come to since.
alter table jobs_asked drop constraint jobs_asked_kind_check;
alter table jobs_asked add constraint jobs_asked_kind_check
  check (kind in ('anchor-activity', 'sweep-grants', 'forget-spent', 'send-letter', 'send-letters', 'remind-reviews', 'erase-due', 'tell-of-this', 'tell-readers'));
-- The job looks for itself what waits: no id of what was written is left here when a child's record goes.
create function ask_to_tell() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.jobs_asked (kind, about_id) values ('tell-of-this', gen_random_uuid());
  return null;
end $$;
create trigger ask_to_tell after insert on concerns for each row execute function ask_to_tell();

-- Who reads ------------------------------------------------------------------------------------------------------------------

-- The way by which somebody is told: one that works before one that did not, a text before a mail.
create function way_of(area uuid, staff uuid) returns table (kind text, address text, works boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return query select y.kind, y.address, u.address is null from public.rota_ways y
    left join public.address_troubles u on u.area_id = y.area_id and u.kind = y.kind and u.address = y.address
    where y.area_id = area and y.staff_id = way_of.staff and y.confirmed_at is not null and y.ended_at is null
    order by u.address is not null, y.kind = 'email', y.confirmed_at desc, y.id limit 1;
end $$;

-- Those who read, in their order, and whether a message reaches them. Where it goes is not said.
create function rota_now() returns table (id uuid, name text, job text, away_from date, away_until date, reached boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area();
begin
  return query select s.id, s.name, s.job, b.from_on, b.until_on, coalesce((select y.works from public.way_of(r.area_id, r.staff_id) y), false)
    from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id and s.active
    left join public.rota_absences b on b.area_id = r.area_id and b.staff_id = r.staff_id and b.until_on >= public.today()
    where r.area_id = a order by r.place limit 50;
end $$;

-- May I see how the rota is kept: those on it, and the steward.
create function may_see_rota() returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return public.on_rota() or public.am_steward();
end $$;

create function my_rota_part() returns table (reads boolean, keeps boolean) language plpgsql stable security definer set search_path = '' as $$
begin
  return query select public.on_rota(), public.am_steward();
end $$;

create function rota_ways_seen() returns table (staff_id uuid, kind text, address text, confirmed boolean, failed_since timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.may_see_rota() then return; end if;
  return query select y.staff_id, y.kind, y.address, y.confirmed_at is not null, u.since from public.rota_ways y
    left join public.address_troubles u on u.area_id = y.area_id and u.kind = y.kind and u.address = y.address
    where y.area_id = w.area_id and y.ended_at is null and (y.confirmed_at is not null or y.asked_at > public.moment() - interval '1 day')
    order by y.staff_id, y.kind desc, y.asked_at, y.id limit 200;
end $$;

create function rota_changes_seen() returns table (what text, staff_name text, by_name text, from_on date, until_on date, at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.may_see_rota() then return; end if;
  return query select c.what, c.staff_name, c.by_name, c.from_on, c.until_on, c.at from public.rota_changes c
    where c.area_id = w.area_id order by c.at desc, c.id limit 20;
end $$;

-- Colleagues who could be added, by part of a name.
create function could_read(q text) returns table (id uuid, name text, job text) language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() or length(trim(q)) < 2 then return; end if;
  return query select s.id, s.name, s.job from public.staff s where s.area_id = w.area_id and s.active and position(lower(trim(q)) in lower(s.name)) > 0
    and not exists (select from public.safety_rota r where r.area_id = s.area_id and r.staff_id = s.id) order by s.name, s.id limit 20;
end $$;

-- Changing it ----------------------------------------------------------------------------------------------------------------

-- One change at a time; whoever writes that something is not safe waits for it (raise_concern).
create function hold_rota(area uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform from public.areas a where a.id = area for no key update;
  perform from public.safety_rota r where r.area_id = area order by r.place for update;
end $$;

create function note_on_rota(about uuid, of_what text, first_day date, last_day date) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  insert into public.rota_changes (area_id, id, what, staff_id, staff_name, by_id, by_name, from_on, until_on, at)
  select w.area_id, gen_random_uuid(), of_what, s.id, s.name, b.id, b.name, first_day, last_day, public.moment()
  from public.staff s join public.staff b on b.area_id = s.area_id and b.id = w.person_id where s.area_id = w.area_id and s.id = about;
end $$;

-- The first of these days on which nobody would be there but perhaps `without`; null where somebody always is.
create function first_bare_day(area uuid, without uuid, first_day date, last_day date) returns date
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return (select min(d.day) from (select first_day + n as day from generate_series(0, least(last_day - first_day, 400)) n) d
    where not exists (select from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id and s.active
      left join public.rota_absences b on b.area_id = r.area_id and b.staff_id = r.staff_id
      where r.area_id = area and r.staff_id <> without and not coalesce(d.day between b.from_on and b.until_on, false)));
end $$;

-- Each of these answers what became of it: 'done', or why not.
create function add_to_rota(staff uuid) returns text language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then raise exception 'the steward keeps the rota' using errcode = 'NF403'; end if;
  perform public.hold_rota(w.area_id);
  if not exists (select from public.staff s where s.area_id = w.area_id and s.id = add_to_rota.staff and s.active) then return 'nobody'; end if;
  if exists (select from public.safety_rota r where r.area_id = w.area_id and r.staff_id = add_to_rota.staff) then return 'there already'; end if;
  if (select count(*) from public.safety_rota r where r.area_id = w.area_id) >= 20 then return 'full'; end if;
  -- Those who stay keep their order, and count from one.
  update public.safety_rota r set place = n.place from (select x.staff_id, row_number() over (order by x.place) as place
    from public.safety_rota x where x.area_id = w.area_id) n where r.area_id = w.area_id and r.staff_id = n.staff_id and r.place <> n.place;
  insert into public.safety_rota (area_id, staff_id, place)
  select w.area_id, add_to_rota.staff, count(*) + 1 from public.safety_rota r where r.area_id = w.area_id;
  perform public.note_on_rota(add_to_rota.staff, 'added', null, null);
  return 'done';
end $$;

-- Not the last while something waits for them, and not whoever alone is there on a day on which the others are away.
create function take_off_rota(staff uuid) returns text language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); others integer;
begin
  if not public.am_steward() then raise exception 'the steward keeps the rota' using errcode = 'NF403'; end if;
  perform public.hold_rota(w.area_id);
  if not exists (select from public.safety_rota r where r.area_id = w.area_id and r.staff_id = take_off_rota.staff) then return 'nobody'; end if;
  select count(*) into others from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id and s.active
    where r.area_id = w.area_id and r.staff_id <> take_off_rota.staff;
  if others = 0 and exists (select from public.concerns k where k.area_id = w.area_id and k.done_at is null) then return 'the last'; end if;
  if others > 0 and public.first_bare_day(w.area_id, take_off_rota.staff, public.today(), public.today() + 400) is not null then return 'alone'; end if;
  perform public.note_on_rota(take_off_rota.staff, 'taken off', null, null);
  delete from public.safety_rota r where r.area_id = w.area_id and r.staff_id = take_off_rota.staff;
  return 'done';
end $$;

create function move_on_rota(staff uuid, up boolean) returns text language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); mine smallint; other public.safety_rota;
begin
  if not public.am_steward() then raise exception 'the steward keeps the rota' using errcode = 'NF403'; end if;
  perform public.hold_rota(w.area_id);
  select r.place into mine from public.safety_rota r where r.area_id = w.area_id and r.staff_id = move_on_rota.staff;
  if mine is null then return 'nobody'; end if;
  -- The next who is still a colleague: one who has left stands between two unseen.
  select r.* into other from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id and s.active
    where r.area_id = w.area_id and case when up then r.place < mine else r.place > mine end order by abs(r.place - mine) limit 1;
  if other.place is null then return 'done'; end if;
  update public.safety_rota r set place = case r.staff_id when other.staff_id then mine else other.place end
  where r.area_id = w.area_id and r.staff_id in (other.staff_id, move_on_rota.staff);
  perform public.note_on_rota(move_on_rota.staff, case when up then 'moved up' else 'moved down' end, null, null);
  return 'done';
end $$;

-- For whoever is away, or the steward; sixty days at most, from today on, and somebody stays.
create function away_from_rota(staff uuid, first_day date, last_day date) returns text language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not (coalesce(public.on_rota() and w.person_id = away_from_rota.staff, false) or public.am_steward()) then
    raise exception 'this is theirs to say, or the steward''s' using errcode = 'NF403'; end if;
  perform public.hold_rota(w.area_id);
  if not exists (select from public.safety_rota r where r.area_id = w.area_id and r.staff_id = away_from_rota.staff) then return 'nobody'; end if;
  if first_day < public.today() or last_day < first_day or last_day > first_day + 59 then return 'wrong days'; end if;
  if public.first_bare_day(w.area_id, away_from_rota.staff, first_day, last_day) is not null then return 'alone'; end if;
  insert into public.rota_absences as b (area_id, staff_id, from_on, until_on) values (w.area_id, away_from_rota.staff, first_day, last_day)
  on conflict (area_id, staff_id) do update set from_on = excluded.from_on, until_on = excluded.until_on;
  perform public.note_on_rota(away_from_rota.staff, 'away', first_day, last_day);
  return 'done';
end $$;

create function back_on_rota(staff uuid) returns text language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not (coalesce(public.on_rota() and w.person_id = back_on_rota.staff, false) or public.am_steward()) then
    raise exception 'this is theirs to say, or the steward''s' using errcode = 'NF403'; end if;
  delete from public.rota_absences b where b.area_id = w.area_id and b.staff_id = back_on_rota.staff;
  if found then perform public.note_on_rota(back_on_rota.staff, 'back', null, null); end if;
  return 'done';
end $$;

-- As in 0012; and whoever would read it is on the rota until this holds.
create or replace function raise_concern(new_id uuid, child uuid, of_kind text, said text, how text, offering text, keep_from uuid[], because text, due date) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.person_id is null or not public.may_reach(child, 'profile') then
    raise exception 'you cannot write about this child' using errcode = 'NF403'; end if;
  if exists (select from unnest(keep_from) k where not exists (select from public.child_carers c
      where c.area_id = w.area_id and c.child_id = child and c.carer_id = k)) then
    raise exception 'it can be kept from a carer of this child only' using errcode = 'NF403'; end if;
  perform from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id
    where r.area_id = w.area_id and s.active for key share of r;
  if not found then
    raise exception 'nobody would read this' using errcode = 'NF409'; end if;
  insert into public.concerns (area_id, child_id, id, kind, words, reach_how, offer, kept_from, kept_because, told_by, teller, teller_role, due_on, at)
  values (w.area_id, child, new_id, of_kind, said, how, offering, keep_from, because, w.person_id,
    coalesce((select concat_ws(', ', s.name, s.job) from public.staff s where s.area_id = w.area_id and s.id = w.person_id),
             (select concat_ws(', ', c.name, c.relationship) from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = w.person_id), ''),
    w.role, due, public.moment());
end $$;

-- How each is told ------------------------------------------------------------------------------------------------------------

-- Said by whoever it reaches: a letter goes there, whose link they press within a day. The way before it counts until then.
create function say_way(new_id uuid, of_kind text, at_address text) returns text language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if not public.on_rota() then raise exception 'you are not on the rota' using errcode = 'NF403'; end if;
  perform from public.safety_rota r where r.area_id = w.area_id and r.staff_id = w.person_id for no key update;
  if (select count(*) from public.rota_ways y where y.area_id = w.area_id and y.staff_id = w.person_id and y.asked_at > t - interval '1 hour') >= 5 then
    return 'too many'; end if;
  update public.rota_ways y set ended_at = t where y.area_id = w.area_id and y.staff_id = w.person_id and y.kind = of_kind
    and y.confirmed_at is null and y.ended_at is null;
  insert into public.rota_ways (area_id, staff_id, id, kind, address, asked_at) values (w.area_id, w.person_id, new_id, of_kind, at_address, t);
  insert into public.outbox (area_id, id, kind, address, template, made_at) values (w.area_id, new_id, of_kind, at_address, 'told-here', t);
  return 'done';
end $$;

create function end_way(of_kind text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.on_rota() then raise exception 'you are not on the rota' using errcode = 'NF403'; end if;
  update public.rota_ways y set ended_at = public.moment()
  where y.area_id = w.area_id and y.staff_id = w.person_id and y.kind = of_kind and y.ended_at is null;
end $$;

-- By one press in the letter, whose link the door has proved. False: too old, taken back, or of nobody on the rota.
create function confirm_way(letter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare t timestamptz := public.moment(); y public.rota_ways;
begin
  select * into y from public.rota_ways x where x.id = letter and x.ended_at is null for update;
  if y.id is null then return false; end if;
  if y.confirmed_at is not null then return true; end if;
  if y.asked_at <= t - interval '1 day' then return false; end if;
  update public.rota_ways x set ended_at = t where x.area_id = y.area_id and x.staff_id = y.staff_id and x.kind = y.kind
    and x.id <> y.id and x.confirmed_at is not null and x.ended_at is null;
  update public.rota_ways x set confirmed_at = t where x.area_id = y.area_id and x.id = y.id;
  return true;
end $$;

-- Telling ---------------------------------------------------------------------------------------------------------------------

-- What nobody has taken, oldest first, and who was told of it; nothing where no letter could go.
create function untaken_concerns(can_send boolean, after_at timestamptz, after_id uuid, most integer)
returns table (concern_id uuid, area_id uuid, area_slug text, kind text, at timestamptz, told uuid[], now timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  if not can_send and not public.is_demonstration() then return; end if;
  return query select k.id, k.area_id, a.slug, k.kind, k.at, array(select t.staff_id from public.concern_tellings t
      where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id), public.moment()
    from public.concerns k join public.areas a on a.id = k.area_id
    where k.done_at is null and (k.at, k.id) > (after_at, after_id)
      and not exists (select from public.concern_takings t where t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id)
    order by k.at, k.id limit least(most, 200);
end $$;
create index concerns_open_by_time on concerns (at, id) where done_at is null;

create function readers_of(area uuid) returns table (id uuid, name text, away_from date, away_until date)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return query select s.id, s.name, b.from_on, b.until_on
    from public.safety_rota r join public.staff s on s.area_id = r.area_id and s.id = r.staff_id and s.active
    left join public.rota_absences b on b.area_id = r.area_id and b.staff_id = r.staff_id
    where r.area_id = area order by r.place limit 50;
end $$;

-- Tells one of the rota that something waits, once. False: taken or done meanwhile, told already, or there is no way to tell them.
create function tell_on_rota(new_id uuid, concern uuid, staff uuid) returns boolean
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare k public.concerns; way record; t timestamptz := public.moment();
begin
  -- Held, so that nobody takes it between here and the letter.
  select * into k from public.concerns c where c.id = concern for update;
  if k.id is null or k.done_at is not null or exists (select from public.concern_takings x
      where x.area_id = k.area_id and x.child_id = k.child_id and x.concern_id = k.id) then return false; end if;
  -- Whoever has a way is on the rota: it goes with their place there.
  select * into way from public.way_of(k.area_id, tell_on_rota.staff);
  if way.address is null then return false; end if;
  insert into public.concern_tellings (area_id, child_id, id, concern_id, staff_id, staff_name, at)
  select k.area_id, k.child_id, new_id, k.id, s.id, s.name, t from public.staff s where s.area_id = k.area_id and s.id = tell_on_rota.staff and s.active
  on conflict (area_id, child_id, concern_id, staff_id) do nothing;
  if not found then return false; end if;
  insert into public.outbox (area_id, id, kind, address, template, made_at) values (k.area_id, new_id, way.kind, way.address, 'something-waits', t);
  return true;
end $$;

-- Whom a message about this has gone to, for whoever wrote it and those who may read it. One that did not go is not told.
create function sent_about(concern uuid) returns table (staff_id uuid, staff_name text, at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select t.staff_id, t.staff_name, t.at from public.concerns k
    join public.concern_tellings t on t.area_id = k.area_id and t.child_id = k.child_id and t.concern_id = k.id
    left join public.outbox o on o.id = t.id
    where k.area_id = w.area_id and k.id = concern
      and (public.may_act_on(k.id) or k.told_by = w.person_id and public.may_reach(k.child_id, 'profile'))
      and (public.is_demonstration() or coalesce(o.state in ('accepted', 'delivered'), true))
    order by t.at, t.id limit 50;
end $$;

-- As in 0013, where `is_over` also says that what a letter tells of is over: somebody took it, or a way is no longer asked about.
drop function take_letter(uuid);
create function take_letter(letter uuid) returns table (id uuid, area_slug text, kind text, address text, template text, link_id uuid,
  link_alive boolean, is_over boolean, made_at timestamptz, now timestamptz, state text, tries integer, unreachable_at timestamptz)
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment(); o public.outbox;
begin
  if public.is_demonstration() then return; end if;
  update public.outbox x set next_at = t + interval '5 minutes'
  where x.id = letter and x.state in ('waiting', 'begun', 'accepted') and x.next_at <= t returning * into o;
  if o.id is null then return; end if;
  return query select o.id, a.slug, o.kind, o.address, o.template, o.link_id,
    exists (select from public.sign_in_links l where l.id = o.link_id and l.redeemed_at is null and l.expires_at > t),
    case o.template
      when 'something-waits' then not exists (select from public.concern_tellings n
        join public.concerns k on k.area_id = n.area_id and k.child_id = n.child_id and k.id = n.concern_id and k.done_at is null
        where n.id = o.id and not exists (select from public.concern_takings x
          where x.area_id = k.area_id and x.child_id = k.child_id and x.concern_id = k.id))
      when 'told-here' then not exists (select from public.rota_ways y
        where y.id = o.id and y.confirmed_at is null and y.ended_at is null and y.asked_at > t - interval '1 day')
      else exists (select from public.carer_invites i where i.link_id = o.link_id and (i.ended_at is not null or i.expires_at <= t))
    end,
    o.made_at, t, o.state, o.tries,
    (select u.last_at from public.address_troubles u
     where u.area_id = o.area_id and u.kind = o.kind and u.address = o.address and u.state = 'unreachable')
  from public.areas a where a.id = o.area_id;
end $$;

-- As in 0012; and how many of the rota no message reaches.
drop function concerns_waiting();
create function concerns_waiting() returns table (n integer, unreached integer) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area();
begin
  if not public.on_rota() then return; end if;
  return query select (select count(*)::integer from (select from public.concerns k where k.area_id = a and k.done_at is null limit 1001) few),
    (select count(*)::integer from public.rota_now() r where not r.reached);
end $$;

revoke all on function ask_to_tell(), way_of(uuid, uuid), rota_now(), may_see_rota(), my_rota_part(), rota_ways_seen(), rota_changes_seen(), could_read(text), hold_rota(uuid),
  note_on_rota(uuid, text, date, date), first_bare_day(uuid, uuid, date, date), add_to_rota(uuid), take_off_rota(uuid), move_on_rota(uuid, boolean),
  away_from_rota(uuid, date, date), back_on_rota(uuid), say_way(uuid, text, text), end_way(text), confirm_way(uuid),
  untaken_concerns(boolean, timestamptz, uuid, integer), readers_of(uuid), tell_on_rota(uuid, uuid, uuid), sent_about(uuid), take_letter(uuid), concerns_waiting() from public;
grant execute on function rota_now(), sent_about(uuid) to app_family, app_staff;
grant execute on function my_rota_part(), rota_ways_seen(), rota_changes_seen(), could_read(text), add_to_rota(uuid), take_off_rota(uuid), move_on_rota(uuid, boolean),
  away_from_rota(uuid, date, date), back_on_rota(uuid), say_way(uuid, text, text), end_way(text), concerns_waiting() to app_staff;
grant execute on function untaken_concerns(boolean, timestamptz, uuid, integer), readers_of(uuid), tell_on_rota(uuid, uuid, uuid), take_letter(uuid) to app_worker;
grant execute on function confirm_way(uuid) to ninefold_door;
