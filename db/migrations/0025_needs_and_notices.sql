-- How each person is told: what they need, said once and about themselves, and obeyed by every letter there is; what they
-- wish not to be told; and what is told by a colleague, because a letter is no way to tell it.

-- Every kind of letter. `asked for`: it goes, whatever somebody needs. `as needed`: it goes as its reader needs it, or is
-- told instead. `always`: it goes at once, and is told as well. A kind without a row cannot be written.
create table letter_kinds (
  template text primary key check (template in ('sign-in', 'something-new', 'plan-changed', 'invited', 'passkey-added', 'passkey-removed',
    'signed-in-by-link', 'review-due', 'own-record', 'access-ends', 'access-ends-soon')),
  goes     text not null check (goes in ('asked for', 'as needed', 'always')),
  may_stop boolean not null
);
insert into letter_kinds values
  ('sign-in', 'asked for', false), ('invited', 'asked for', false), ('own-record', 'asked for', false),
  ('passkey-added', 'always', false), ('passkey-removed', 'always', false), ('signed-in-by-link', 'always', false),
  -- It may be about safety, so it cannot be stopped.
  ('something-new', 'as needed', false), ('access-ends', 'as needed', false), ('access-ends-soon', 'as needed', false),
  ('plan-changed', 'as needed', true), ('review-due', 'as needed', true);
alter table letter_kinds enable row level security;

alter table outbox drop constraint outbox_template_check;
alter table outbox add constraint outbox_template_check
  check (template in ('sign-in', 'something-new', 'plan-changed', 'invited', 'passkey-added', 'passkey-removed', 'signed-in-by-link', 'review-due',
    'own-record', 'access-ends', 'access-ends-soon'));

-- Said anew each time, the newest counts. About the person, and so the same for each of their children.
create table carer_needs (
  area_id     uuid not null,
  carer_id    uuid not null,
  id          uuid not null,
  language    text not null check (length(language) <= 60),
  interpreter text not null check (interpreter in ('none', 'spoken language', 'British Sign Language', 'another sign language')),
  format      text not null check (format in ('ordinary', 'large print', 'Easy Read', 'audio', 'braille')),
  way         text not null check (way in ('mail', 'text', 'telephone', 'post')),
  by_id       uuid not null,
  at          timestamptz not null,
  primary key (area_id, carer_id, id),
  foreign key (area_id, carer_id) references carers (area_id, id)
);
create index on carer_needs (area_id, carer_id, at desc);
alter table carer_needs enable row level security;

create table notice_choices (
  area_id  uuid not null,
  carer_id uuid not null,
  id       uuid not null,
  template text not null,
  wanted   boolean not null,
  at       timestamptz not null,
  primary key (area_id, carer_id, id),
  foreign key (area_id, carer_id) references carers (area_id, id)
);
create index on notice_choices (area_id, carer_id, template, at desc);
alter table notice_choices enable row level security;

-- What a colleague tells a carer. It says of what kind the letter was and nothing more: whoever rings may not see what it is about.
create table tellings (
  area_id   uuid not null,
  carer_id  uuid not null,
  id        uuid not null,
  holder_id uuid not null,
  template  text not null,
  from_at   timestamptz not null,
  at        timestamptz not null,
  done_at   timestamptz,
  done_by   uuid,
  primary key (area_id, carer_id, id),
  foreign key (area_id, carer_id) references carers (area_id, id),
  check ((done_at is null) = (done_by is null))
);
-- One call tells all there is of a kind.
create unique index told_once on tellings (area_id, carer_id, template) where done_at is null;
create index on tellings (area_id, holder_id) where done_at is null;
alter table tellings enable row level security;

-- What somebody needs ------------------------------------------------------------------------------------------------------

create function newest_needs(area uuid, carer uuid) returns public.carer_needs language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare n public.carer_needs;
begin
  select * into n from public.carer_needs x where x.area_id = area and x.carer_id = carer order by x.at desc, x.id desc limit 1;
  return n;
end $$;

-- May one of these holders reach this carer, by a child they care for? Not by an hour of emergency alone.
create function reaches_carer(carer uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); holders uuid[] := public.my_holders(); t timestamptz := public.moment();
begin
  return coalesce(w.role = 'staff', false) and exists (select from public.child_carers c join public.reach r on r.area_id = c.area_id and r.child_id = c.child_id
    where c.area_id = w.area_id and c.carer_id = reaches_carer.carer and c.left_at is null
      and r.scope = 'contact' and r.holder_id = any (holders) and r.until > t and not public.only_through_glass(c.area_id, c.child_id, holders));
end $$;

-- Said by the carer, or written down by a colleague who may reach them and whom they told.
create function say_needs(new_id uuid, carer uuid, in_language text, with_interpreter text, in_format text, by_way text) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not (coalesce(w.role = 'family' and w.person_id = carer, false) or public.reaches_carer(carer)) then
    raise exception 'this is theirs to say' using errcode = 'NF403'; end if;
  insert into public.carer_needs (area_id, carer_id, id, language, interpreter, format, way, by_id, at)
  values (w.area_id, carer, new_id, in_language, with_interpreter, in_format, by_way, w.person_id, public.moment());
end $$;

create function my_needs() returns setof public.carer_needs language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return query select n.* from public.newest_needs(w.area_id, w.person_id) n where n.id is not null;
end $$;

-- Of each carer of a child, for colleagues who may reach them. Not for another carer.
create function needs_of(child uuid) returns setof public.carer_needs language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'staff' or not public.may_reach(child, 'contact') then return; end if;
  return query select n.* from public.child_carers c cross join lateral public.newest_needs(c.area_id, c.carer_id) n
    where c.area_id = w.area_id and c.child_id = needs_of.child and c.left_at is null and n.id is not null order by c.name, c.id limit 20;
end $$;

-- Letters obey ---------------------------------------------------------------------------------------------------------------

-- Who tells a carer: the area's team before another, a team before a colleague, of those who may reach them. Where a home is
-- kept private only the area's team: who rings would tell where the child spends the day.
create function who_tells(area uuid, carer uuid) returns uuid language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment(); teller uuid;
begin
  select r.holder_id into teller from public.child_carers c
    join public.reach r on r.area_id = c.area_id and r.child_id = c.child_id and r.scope = 'contact' and r.until > t
    left join public.teams m on m.area_id = r.area_id and m.id = r.holder_id
    left join public.staff s on s.area_id = r.area_id and s.id = r.holder_id and s.active
  where c.area_id = area and c.carer_id = carer and c.left_at is null and coalesce(m.id, s.id) is not null
    and not public.only_through_glass(c.area_id, c.child_id, array[r.holder_id])
    and (m.kind is not distinct from 'area' or not exists (select from public.home_hidings h
      where h.area_id = c.area_id and h.child_id = c.child_id and h.ended_at is null))
  order by m.kind is distinct from 'area', m.id is null, r.holder_id limit 1;
  return teller;
end $$;

create function notice_stopped(area uuid, carer uuid, kind text) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return coalesce((select not c.wanted from public.notice_choices c where c.area_id = area and c.carer_id = carer and c.template = kind
    order by c.at desc, c.id desc limit 1), false);
end $$;

-- Every letter passes here, whoever writes it. What cannot be read as a letter is told: by telephone or by post instead of it,
-- and beside it where a mail is right but not enough. Where nobody may reach the carer the letter goes, since nobody can tell.
-- A colleague who is a carer too is written to as before: nothing shows which of the two a letter is for.
create function obey_needs() returns trigger language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare k public.letter_kinds; carer uuid; n public.carer_needs; teller uuid; other public.sign_in_addresses;
begin
  select * into k from public.letter_kinds x where x.template = new.template;
  if k.template is null then raise exception 'no rule says how this kind of letter goes' using errcode = 'NF400'; end if;
  select a.carer_id into carer from public.sign_in_addresses a where a.area_id = new.area_id and a.kind = new.kind and a.address = new.address;
  if k.goes = 'asked for' or carer is null
     or exists (select from public.staff_emails e where e.area_id = new.area_id and e.email = new.address) then return new; end if;
  if k.may_stop and public.notice_stopped(new.area_id, carer, new.template) then return null; end if;
  n := public.newest_needs(new.area_id, carer);
  if n.id is null then return new; end if;
  if n.way in ('telephone', 'post') or n.format not in ('ordinary', 'large print') or n.interpreter <> 'none' then
    teller := public.who_tells(new.area_id, carer);
    if teller is null then return new; end if;
    insert into public.tellings (area_id, carer_id, id, holder_id, template, from_at, at)
    values (new.area_id, carer, gen_random_uuid(), teller, new.template, new.next_at, new.made_at) on conflict do nothing;
    if k.goes = 'as needed' and n.way in ('telephone', 'post') then return null; end if;
  end if;
  if k.goes = 'as needed' and n.way = 'text' and new.kind = 'email' then
    select a.* into other from public.sign_in_addresses a where a.area_id = new.area_id and a.carer_id = carer and a.kind = 'phone'
      and not exists (select from public.address_troubles u where u.area_id = a.area_id and u.kind = a.kind and u.address = a.address and u.state = 'unreachable')
      order by a.address limit 1;
    if other.address is not null then
      -- Whoever wrote it looked for an earlier one at the other address.
      if exists (select from public.outbox o where o.area_id = new.area_id and o.kind = 'phone' and o.address = other.address
          and o.template = new.template and o.made_at > new.next_at - interval '1 day') then return null; end if;
      new.kind := 'phone'; new.address := other.address;
    end if;
  end if;
  return new;
end $$;
create trigger obey_needs before insert on outbox for each row execute function obey_needs();

-- As in 0013, by a kind of its own, which its reader may stop.
create or replace function tell_of_news(child uuid) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if not public.may_reach(child, 'plan') then raise exception 'you cannot change this' using errcode = 'NF403'; end if;
  if w.role <> 'staff' then return; end if;
  perform public.write_notice(r.area_id, r.holder_id, 'plan-changed')
  from public.reach r join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id
  where r.area_id = w.area_id and r.child_id = child and r.scope = 'plan' and r.until > t
    and not exists (select from public.sign_in_addresses s
      join public.outbox o on o.area_id = s.area_id and o.kind = s.kind and o.address = s.address
      where s.area_id = r.area_id and s.carer_id = r.holder_id and o.template in ('something-new', 'plan-changed') and o.made_at > t - interval '1 day');
end $$;

-- Telling ----------------------------------------------------------------------------------------------------------------------

-- What is to be told and by whom: on the list of the team or colleague it was given to; on everybody's who may reach the carer,
-- once those may no longer.
create function tellings_due() returns table (id uuid, carer_id uuid, child_id uuid, name text, template text, holder_name text, from_at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); holders uuid[] := public.my_holders(); t timestamptz := public.moment();
begin
  if w.role is distinct from 'staff' then return; end if;
  return query
    select d.id, d.carer_id, c.child_id, c.name, d.template, coalesce(m.name, s.name, ''), d.from_at
    from public.tellings d
    cross join lateral (select x.child_id, x.name from public.child_carers x join public.reach r on r.area_id = x.area_id and r.child_id = x.child_id
      where x.area_id = d.area_id and x.carer_id = d.carer_id and x.left_at is null and r.scope = 'contact' and r.holder_id = any (holders)
        and r.until > t and not public.only_through_glass(x.area_id, x.child_id, holders) order by x.child_id limit 1) c
    left join public.teams m on m.area_id = d.area_id and m.id = d.holder_id
    left join public.staff s on s.area_id = d.area_id and s.id = d.holder_id
    where d.area_id = w.area_id and d.done_at is null and d.from_at <= t
      and (d.holder_id = any (holders) or not exists (select from public.child_carers y join public.reach z on z.area_id = y.area_id and z.child_id = y.child_id
        where y.area_id = d.area_id and y.carer_id = d.carer_id and y.left_at is null and z.scope = 'contact' and z.holder_id = d.holder_id and z.until > t))
    order by d.from_at, d.id limit 200;
end $$;

-- Told: by whom, and when. False when somebody else has told them already.
create function have_told(telling uuid) returns boolean language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not exists (select from public.tellings d where d.area_id = w.area_id and d.id = telling and public.reaches_carer(d.carer_id)) then
    raise exception 'this is not yours to tell' using errcode = 'NF403'; end if;
  update public.tellings d set done_at = public.moment(), done_by = w.person_id
  where d.area_id = w.area_id and d.id = telling and d.done_at is null;
  return found;
end $$;

-- What a carer waits to be told, and what they were. Nobody is named: where a home is kept private, a name would tell.
create function my_tellings() returns table (id uuid, template text, from_at timestamptz, done_at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select d.id, d.template, d.from_at, d.done_at from public.tellings d
    where d.area_id = w.area_id and d.carer_id = w.person_id and d.from_at <= public.moment() order by d.from_at desc, d.id limit 10;
end $$;

-- Whether anybody could tell me: said beside the question, since without it letters go on.
create function can_be_told() returns boolean language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return public.who_tells(w.area_id, w.person_id) is not null;
end $$;

-- Stopping -----------------------------------------------------------------------------------------------------------------------

create function my_notices() returns table (template text, wanted boolean) language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return query select k.template, not public.notice_stopped(w.area_id, w.person_id, k.template) from public.letter_kinds k where k.may_stop order by k.template;
end $$;

create function choose_notice(kind text, yes boolean) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'family' or not exists (select from public.letter_kinds k where k.template = kind and k.may_stop) then
    raise exception 'this cannot be stopped' using errcode = 'NF403'; end if;
  insert into public.notice_choices (area_id, carer_id, id, template, wanted, at) values (w.area_id, w.person_id, gen_random_uuid(), kind, yes, public.moment());
end $$;

-- By one press in the letter, whose link the door has proved (RFC 8058). False: it is of no kind that may be stopped, or forgotten.
create function stop_by_letter(letter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare carer uuid; o public.outbox;
begin
  select x.* into o from public.outbox x join public.letter_kinds k on k.template = x.template and k.may_stop where x.id = letter;
  select a.carer_id into carer from public.sign_in_addresses a where a.area_id = o.area_id and a.kind = o.kind and a.address = o.address;
  if carer is null then return false; end if;
  if not public.notice_stopped(o.area_id, carer, o.template) then
    insert into public.notice_choices (area_id, carer_id, id, template, wanted, at)
    values (o.area_id, carer, gen_random_uuid(), o.template, false, public.moment());
  end if;
  return true;
end $$;

revoke all on function newest_needs(uuid, uuid), reaches_carer(uuid), say_needs(uuid, uuid, text, text, text, text), my_needs(), needs_of(uuid), who_tells(uuid, uuid),
  notice_stopped(uuid, uuid, text), obey_needs(), tellings_due(), have_told(uuid), my_tellings(), can_be_told(), my_notices(), choose_notice(text, boolean), stop_by_letter(uuid) from public;
grant execute on function say_needs(uuid, uuid, text, text, text, text) to app_family, app_staff;
grant execute on function my_needs(), my_tellings(), can_be_told(), my_notices(), choose_notice(text, boolean) to app_family;
grant execute on function needs_of(uuid), reaches_carer(uuid), tellings_due(), have_told(uuid) to app_staff;
grant execute on function stop_by_letter(uuid) to ninefold_door;
