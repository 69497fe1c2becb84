-- A young person's own record: their own way in, who of their carers sees it and until when, and what is theirs alone.
-- What a carer holds ends by the clock, with no work at night: it stands in `until` from the first day.

alter table child_carers drop constraint child_carers_relationship_check;
alter table child_carers add constraint child_carers_relationship_check
  check (relationship in ('mother', 'father', 'step-parent', 'grandparent', 'foster carer', 'other carer', 'themselves'));
-- A child has one way in of their own, and one person is one child.
create unique index one_way_in_of_their_own on child_carers (area_id, child_id) where relationship = 'themselves' and left_at is null;
create unique index one_record_of_their_own on child_carers (carer_id) where relationship = 'themselves';

alter table grant_events drop constraint grant_events_basis_check;
alter table grant_events add constraint grant_events_basis_check
  check (basis in ('parental responsibility', 'family agreed', 'asked for help', 'profile agreed', 'vital interests',
    'their own record', 'the young person said yes', 'best interests'));

-- Competence is about one decision, recorded by somebody who met them. From 16 it is assumed (Mental Capacity Act 2005, section 1).
create table competences (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  decision   text not null check (decision in ('my own record', 'who may see it')),
  reason     text not null check (length(reason) between 1 and 1000),
  staff_id   uuid not null,
  staff_name text not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id)
);

-- Sent by a colleague who met them, never by a carer: an address alone does not say whose it is.
create table own_invites (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  staff_id   uuid not null,
  staff_name text not null,
  name       text not null check (length(name) between 1 and 200),
  link_id    uuid not null,
  at         timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  ended_as   text check (ended_as in ('sent again', 'said yes', 'said no')),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, staff_id) references staff (area_id, id),
  foreign key (area_id, link_id) references sign_in_links (area_id, id),
  check ((ended_at is null) = (ended_as is null))
);
create index on own_invites (link_id);

-- A carer goes on seeing it: because the young person says so or, where they lack capacity for this one decision, because a
-- named person recorded why it is in their best interests, whom they asked, and when they look again (sections 4 and 5).
create table carer_renewals (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  carer_id uuid not null,
  how      text not null check (how in ('the young person said yes', 'best interests')),
  scopes   text[] not null,
  until    timestamptz not null,
  lacks    text not null default '' check (length(lacks) <= 1000),
  reason   text not null default '' check (length(reason) <= 1000),
  asked    text not null default '' check (length(asked) <= 500),
  by_id    uuid not null,
  by_name  text not null,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, id) references grant_events (area_id, child_id, id),
  foreign key (area_id, child_id, carer_id) references child_carers (area_id, child_id, carer_id),
  check ((how = 'best interests') = (lacks <> '' and reason <> '' and asked <> ''))
);

-- Each warning once for each day on which something ends.
create table carer_warnings (
  area_id  uuid not null,
  child_id uuid not null,
  carer_id uuid not null,
  ends_at  timestamptz not null,
  stage    text not null check (stage in ('begun', 'soon')),
  at       timestamptz not null,
  primary key (area_id, child_id, carer_id, ends_at, stage),
  foreign key (area_id, child_id, carer_id) references child_carers (area_id, child_id, carer_id)
);

alter table dues drop constraint dues_list_check;
alter table dues add constraint dues_list_check check (list in ('children', 'reviews', 'urgent', 'countersign', 'talk', 'carers'));

alter table outbox drop constraint outbox_template_check;
alter table outbox add constraint outbox_template_check
  check (template in ('sign-in', 'something-new', 'invited', 'passkey-added', 'passkey-removed', 'signed-in-by-link', 'review-due',
    'own-record', 'access-ends', 'access-ends-soon'));

-- By age --------------------------------------------------------------------------------------------------------------

-- The first moment of the birthday, where they live. Born on 29 February: on 1 March of a year without one.
create function turns(born date, years integer, zone text) returns timestamptz language sql immutable set search_path = ''
begin atomic
  select (make_date(extract(year from born)::int + years, extract(month from born)::int, 1) + (extract(day from born)::int - 1))::timestamp at time zone zone;
end;

-- The area's numbers: how many months a review takes, when the private parts close and when a carer's access ends.
create function carer_review(area uuid) returns table (months integer, private_at integer, ends_at integer)
language sql stable security definer set search_path = ''
begin atomic
  select coalesce((a.package -> 'carerReview' ->> 'monthsBefore')::int, 6), coalesce((a.package -> 'carerReview' ->> 'privateAt')::int, 13),
         coalesce((a.package -> 'carerReview' ->> 'endsAt')::int, 16) from public.areas a where a.id = area;
end;

-- Until when a carer holds a scope with nobody's yes but their own. Whoever comes to us late has the same months of review.
create function carer_until(area uuid, child uuid, wanted text, since timestamptz) returns timestamptz
language sql stable security definer set search_path = ''
begin atomic
  select greatest(public.turns(c.born_on, case wanted when 'private' then r.private_at else r.ends_at end, a.zone), since + make_interval(months => r.months))
  from public.children c join public.areas a on a.id = c.area_id cross join lateral public.carer_review(a.id) r
  where c.area_id = area and c.id = child;
end;

-- Old enough to be asked for no record of competence.
create function is_sixteen(area uuid, child uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select coalesce((select public.moment() >= public.turns(c.born_on, 16, a.zone) from public.children c join public.areas a on a.id = c.area_id
    where c.area_id = area and c.id = child), false);
end;

-- The child whose own record this is to me: null for everyone who is nobody's own.
create function my_own_child() returns uuid language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return (select c.child_id from public.child_carers c
    where c.area_id = w.area_id and c.carer_id = w.person_id and w.role = 'family' and c.relationship = 'themselves' and c.left_at is null);
end $$;

-- Mine to decide, who sees it: from 16, or before where somebody has recorded that I can decide this.
create function i_decide(child uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
declare a uuid := public.my_area();
begin
  return coalesce(child = public.my_own_child(), false) and (public.is_sixteen(a, child)
    or exists (select from public.competences k where k.area_id = a and k.child_id = child and k.decision = 'who may see it'));
end $$;

-- What a holder's grants in force give, and nothing else.
create function derive_reach(area uuid, child uuid, holder uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from public.reach r where r.area_id = area and r.holder_id = holder and r.child_id = child;
  insert into public.reach (area_id, holder_id, scope, child_id, until)
    select e.area_id, e.holder_id, s, e.child_id, max(e.until) from public.grant_events e cross join unnest(e.scopes) as s
    where e.area_id = area and e.child_id = child and e.holder_id = holder and e.kind = 'given' and e.until > public.moment()
      and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended')
    group by e.area_id, e.holder_id, s, e.child_id;
end $$;

-- Ends what a carer holds, all of it or the private parts alone; what the clock has ended too, so that a no is kept.
create function end_carer(area uuid, child uuid, carer uuid, private_only boolean, why text, by_whom uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.children c where c.area_id = area and c.id = child for no key update;
  insert into public.grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, because, given_by, at)
    select e.area_id, e.child_id, gen_random_uuid(), e.grant_id, 'ended', e.holder_kind, e.holder_id, e.scopes, e.basis, e.until, why, by_whom, public.moment()
    from public.grant_events e where e.area_id = area and e.child_id = child and e.holder_id = carer and e.kind = 'given'
      and (not private_only or e.scopes = '{private}')
      and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended');
  perform public.derive_reach(area, child, carer);
end $$;

-- The private parts are a grant of their own, so that they close by themselves.
create function put_carer_grants(new_id uuid, area uuid, child uuid, carer uuid, wanted text[], on_basis text, ends timestamptz, private_ends timestamptz, why text, giver uuid)
returns void language plpgsql security definer set search_path = '' as $$
begin
  perform public.put_grant(new_id, area, child, 'carer', carer, array_remove(wanted, 'private'), on_basis, ends, why, giver);
  if 'private' = any (wanted) then
    perform public.put_grant(gen_random_uuid(), area, child, 'carer', carer, '{private}', on_basis, private_ends, why, giver);
  end if;
end $$;

-- As before, and what they hold ends by age. Nobody registers as the child themselves: that way in is given by somebody who met them.
create or replace function register_child(new_id uuid, grant_id uuid, given text, family text, known text, born date, in_district text, in_setting uuid, without_setting text, as_name text, as_relationship text)
returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'family' or as_relationship = 'themselves' then raise exception 'only a parent or carer registers a child here' using errcode = 'NF403'; end if;
  if (select count(*) from public.child_carers c where c.carer_id = w.person_id) >= 20 then
    raise exception 'twenty children is the most one carer can add' using errcode = 'NF409'; end if;
  insert into public.children (area_id, id, given_name, family_name, known_as, born_on, district, setting_id, no_setting, registered_at)
  values (w.area_id, new_id, given, family, known, born, in_district, in_setting, without_setting, public.moment());
  insert into public.child_carers (area_id, child_id, id, carer_id, name, relationship)
  values (w.area_id, new_id, grant_id, w.person_id, as_name, as_relationship);
  insert into public.dues (area_id, child_id, item_id, list, scope, due_on) values (w.area_id, new_id, new_id, 'children', 'profile', public.today());
  perform public.put_carer_grants(grant_id, w.area_id, new_id, w.person_id,
    array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share'], 'parental responsibility',
    public.carer_until(w.area_id, new_id, 'profile', public.moment()), public.carer_until(w.area_id, new_id, 'private', public.moment()), '', w.person_id);
end $$;

-- As before; the private parts end when the inviter's do, and the rest does not end with them. Whoever the young person
-- invites before they are 16 stays no longer than any other carer.
create or replace function answer_invite(invite uuid, new_id uuid, says_yes boolean, as_name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment(); i public.carer_invites; held text[]; ends timestamptz; private_ends timestamptz; most timestamptz := 'infinity'; most_private timestamptz := 'infinity';
begin
  -- The child first, as whoever gives or ends a grant does, so that nobody waits for each other.
  perform from public.children c join public.carer_invites o on o.area_id = c.area_id and o.child_id = c.id
    where o.area_id = w.area_id and o.id = invite for no key update of c;
  select * into i from public.carer_invites o where o.area_id = w.area_id and o.id = invite for update;
  if not exists (select from public.sign_in_links l
      join public.sign_in_addresses a on a.area_id = l.area_id and a.kind = l.kind and a.address = l.address
      where l.id = i.link_id and a.carer_id = w.person_id) then
    raise exception 'nobody has invited you to this' using errcode = 'NF403'; end if;
  select array_agg(r.scope order by r.scope), min(r.until) filter (where r.scope <> 'private'), min(r.until) filter (where r.scope = 'private')
    into held, ends, private_ends from public.reach r
    where r.area_id = i.area_id and r.holder_id = i.inviter_id and r.child_id = i.child_id and r.scope = any (i.scopes) and r.until > t;
  if i.ended_at is not null or i.expires_at <= t or not exists (select from public.reach r where r.area_id = i.area_id
      and r.holder_id = i.inviter_id and r.child_id = i.child_id and r.scope = 'share' and r.until > t) then
    raise exception 'this invite is over' using errcode = 'NF409'; end if;
  if not public.is_sixteen(i.area_id, i.child_id) and ends = 'infinity' then
    most := public.carer_until(i.area_id, i.child_id, 'profile', i.at);
    most_private := public.carer_until(i.area_id, i.child_id, 'private', i.at);
  end if;
  update public.carer_invites o set ended_at = t, ended_as = case when says_yes then 'said yes' else 'said no' end
    where o.area_id = i.area_id and o.child_id = i.child_id and o.id = i.id;
  update public.sign_in_links l set expires_at = least(l.expires_at, t) where l.id = i.link_id;
  if not says_yes then return null; end if;
  if (select count(*) from public.child_carers c where c.carer_id = w.person_id and c.left_at is null and c.child_id <> i.child_id) >= 20 then
    raise exception 'twenty children is the most one carer can add' using errcode = 'NF409'; end if;
  insert into public.child_carers (area_id, child_id, id, carer_id, name, relationship)
  values (i.area_id, i.child_id, new_id, w.person_id, as_name, i.relationship)
  on conflict (area_id, child_id, carer_id) do update set left_at = null;
  perform public.put_carer_grants(new_id, i.area_id, i.child_id, w.person_id, held, 'family agreed', least(ends, most), least(private_ends, most_private), 'invited', i.inviter_id);
  update public.carers c set name = as_name where c.id = w.person_id and c.name = 'Parent or carer';
  return i.child_id;
end $$;

-- Those who are carers already: as long as they would have had, and six months at least from today.
do $$
declare g record; t timestamptz := moment(); renewed uuid;
begin
  for g in
    select e.* from grant_events e where e.kind = 'given' and e.holder_kind = 'carer' and e.until > t
      and not exists (select from grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended')
  loop
    insert into grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, because, given_by, at)
    values (g.area_id, g.child_id, gen_random_uuid(), g.grant_id, 'ended', g.holder_kind, g.holder_id, g.scopes, g.basis, g.until, 'given again until an age', g.given_by, t);
    perform put_carer_grants(gen_random_uuid(), g.area_id, g.child_id, g.holder_id, g.scopes, g.basis,
      least(g.until, carer_until(g.area_id, g.child_id, 'profile', t)), least(g.until, carer_until(g.area_id, g.child_id, 'private', t)), g.because, g.given_by);
    perform derive_reach(g.area_id, g.child_id, g.holder_id);
  end loop;
end $$;

-- Their own way in ----------------------------------------------------------------------------------------------------

create function record_competence(new_id uuid, child uuid, about text, why text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'staff' or not public.may_reach(child, 'profile') or not public.may_reach(child, 'contact') then
    raise exception 'this is for a colleague who knows them' using errcode = 'NF403'; end if;
  insert into public.competences (area_id, child_id, id, decision, reason, staff_id, staff_name, at)
  select w.area_id, child, new_id, about, why, w.person_id, concat_ws(', ', s.name, s.job), public.moment() from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
end $$;

-- To an address the young person gave; an earlier one that nobody has answered is over. Five letters an hour go to one address.
create function invite_young_person(new_id uuid, link uuid, message uuid, child uuid, as_name text, by_kind text, to_address text) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if w.role is distinct from 'staff' or not public.may_reach(child, 'profile') or not public.may_reach(child, 'contact') then
    raise exception 'this is for a colleague who knows them' using errcode = 'NF403'; end if;
  if exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.relationship = 'themselves' and c.left_at is null) then
    raise exception 'they have a way in of their own' using errcode = 'NF409'; end if;
  if not public.is_sixteen(w.area_id, child)
     and not exists (select from public.competences k where k.area_id = w.area_id and k.child_id = child) then
    raise exception 'somebody records first that they can decide this' using errcode = 'NF409'; end if;
  if exists (select from public.sign_in_addresses a join public.child_carers c on c.area_id = a.area_id and c.carer_id = a.carer_id
      where a.area_id = w.area_id and a.kind = by_kind and a.address = to_address and c.child_id = child) then
    raise exception 'this is a carer’s address' using errcode = 'NF409'; end if;
  if (select count(*) from public.sign_in_links l where l.area_id = w.area_id and l.address = to_address and l.made_at > t - interval '1 hour') >= 5 then
    raise exception 'five letters an hour' using errcode = 'NF409'; end if;
  update public.sign_in_links l set expires_at = least(l.expires_at, t) from public.own_invites i
    where l.id = i.link_id and i.area_id = w.area_id and i.child_id = child and i.ended_at is null;
  update public.own_invites i set ended_at = t, ended_as = 'sent again' where i.area_id = w.area_id and i.child_id = child and i.ended_at is null;
  insert into public.sign_in_links (id, area_id, kind, address, made_at, expires_at)
  values (link, w.area_id, by_kind, to_address, t, t + case when exists (
    select from public.sign_in_addresses a where a.area_id = w.area_id and a.kind = by_kind and a.address = to_address)
    then interval '1 hour' else interval '14 days' end);
  insert into public.own_invites (area_id, child_id, id, staff_id, staff_name, name, link_id, at, expires_at)
  select w.area_id, child, new_id, w.person_id, concat_ws(', ', s.name, s.job), as_name, link, t, t + interval '14 days'
    from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  insert into public.outbox (area_id, id, kind, address, template, link_id, made_at)
  values (w.area_id, message, by_kind, to_address, 'own-record', link, t);
end $$;

-- The one that waits for whoever is signed in, by the address it was sent to. Never for a carer of this child.
create function my_own_invites() returns table (invite_id uuid, name text, by_name text, expires_at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare p uuid := public.my_person(); t timestamptz := public.moment();
begin
  return query select i.id, i.name, i.staff_name, i.expires_at
  from public.sign_in_addresses a
  join public.sign_in_links l on l.area_id = a.area_id and l.kind = a.kind and l.address = a.address
  join public.own_invites i on i.area_id = l.area_id and i.link_id = l.id
  where a.carer_id = p and i.ended_at is null and i.expires_at > t
    and not exists (select from public.child_carers c where c.area_id = i.area_id and c.child_id = i.child_id and c.carer_id = p and c.relationship <> 'themselves')
  order by i.at desc, i.id limit 5;
end $$;

create function answer_own_invite(invite uuid, new_id uuid, says_yes boolean, as_name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment(); i public.own_invites; wanted text[] := array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact'];
begin
  perform from public.children c join public.own_invites o on o.area_id = c.area_id and o.child_id = c.id
    where o.area_id = w.area_id and o.id = invite for no key update of c;
  if not exists (select from public.my_own_invites() m where m.invite_id = invite) then
    raise exception 'nobody has invited you to this' using errcode = 'NF403'; end if;
  update public.own_invites o set ended_at = t, ended_as = case when says_yes then 'said yes' else 'said no' end
    where o.area_id = w.area_id and o.id = invite returning * into i;
  update public.sign_in_links l set expires_at = least(l.expires_at, t) where l.id = i.link_id;
  if not says_yes then return null; end if;
  insert into public.child_carers (area_id, child_id, id, carer_id, name, relationship)
  values (i.area_id, i.child_id, new_id, w.person_id, as_name, 'themselves')
  on conflict (area_id, child_id, carer_id) do update set left_at = null;
  update public.carers c set name = as_name where c.id = w.person_id and c.name = 'Parent or carer';
  if public.i_decide(i.child_id) then wanted := wanted || array['share']; end if;
  perform public.put_grant(new_id, i.area_id, i.child_id, 'carer', w.person_id, wanted, 'their own record', 'infinity', 'invited', i.staff_id);
  return i.child_id;
end $$;

-- From the day it is theirs to decide, a young person may share and stop sharing.
create function take_over(new_id uuid, child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.i_decide(child) then raise exception 'this is not yours to decide yet' using errcode = 'NF403'; end if;
  if public.may_reach(child, 'share') then return; end if;
  perform public.put_grant(new_id, w.area_id, child, 'carer', w.person_id, '{share}', 'their own record', 'infinity', '', w.person_id);
end $$;

-- Carers: who sees it and until when ----------------------------------------------------------------------------------

-- Each carer and until when they see it. For the young person and colleagues who know them; a carer finds their own line.
create function carer_access(child uuid) returns table (carer_id uuid, name text, relationship text, until timestamptz, private_until timestamptz, begins_at timestamptz, private_begins_at timestamptz, renewed text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); whole boolean;
begin
  whole := coalesce(child = public.my_own_child(), false) or (w.role = 'staff' and public.may_reach(child, 'profile'));
  return query
    select c.carer_id, c.name, c.relationship, p.until, v.until, p.until - make_interval(months => r.months), v.until - make_interval(months => r.months),
      (select n.how from public.carer_renewals n where n.area_id = c.area_id and n.child_id = c.child_id and n.carer_id = c.carer_id order by n.at desc limit 1)
    from public.child_carers c cross join lateral public.carer_review(c.area_id) r
    cross join lateral (select max(e.until) filter (where 'profile' = any (e.scopes)) as until, max(e.until) filter (where 'private' = any (e.scopes)) as private_until
      from public.grant_events e where e.area_id = c.area_id and e.child_id = c.child_id and e.holder_id = c.carer_id and e.kind = 'given'
        and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended')) h
    cross join lateral (select h.until) p cross join lateral (select h.private_until as until) v
    where c.area_id = w.area_id and c.child_id = child and c.left_at is null and c.relationship <> 'themselves'
      and (whole or (w.role = 'family' and c.carer_id = w.person_id))
    order by c.name, c.carer_id limit 20;
end $$;

-- What a carer ever held: whoever renews gives none but these.
create function ever_held(area uuid, child uuid, carer uuid) returns text[] language sql stable security definer set search_path = ''
begin atomic
  select array(select distinct s from public.grant_events e cross join unnest(e.scopes) s
    where e.area_id = ever_held.area and e.child_id = ever_held.child and e.holder_id = carer and e.holder_kind = 'carer' and e.kind = 'given');
end;

-- What was to be decided about carers is decided: off everyone's list until the next end is near.
create function drop_carers_due(area uuid, child uuid) returns void language sql security definer set search_path = ''
begin atomic
  delete from public.dues d where d.area_id = area and d.child_id = child and d.list = 'carers';
  delete from public.desk d where d.area_id = area and d.child_id = child and d.list = 'carers';
end;

create function renew_by_self(new_id uuid, child uuid, carer uuid, wanted text[], ends timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if not public.i_decide(child) then raise exception 'this is not yours to decide yet' using errcode = 'NF403'; end if;
  if not exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = carer and c.left_at is null and c.relationship <> 'themselves')
     or not 'profile' = any (public.ever_held(w.area_id, child, carer)) then
    raise exception 'a carer of yours' using errcode = 'NF403'; end if;
  wanted := array(select x from unnest(wanted) x where x = any (public.ever_held(w.area_id, child, carer)));
  if ends <= t then raise exception 'that is over already' using errcode = 'NF409'; end if;
  -- What they say now stands alone: it may be less than before. Before 16 it is about the private parts, and no longer than the rest.
  perform public.end_carer(w.area_id, child, carer, not public.is_sixteen(w.area_id, child), 'the young person said anew', w.person_id);
  if public.is_sixteen(w.area_id, child) then
    perform public.put_carer_grants(new_id, w.area_id, child, carer, wanted, 'the young person said yes', ends, ends, '', w.person_id);
  else
    select least(ends, r.until) into ends from public.reach r
      where r.area_id = w.area_id and r.child_id = child and r.holder_id = carer and r.scope = 'profile' and r.until > t;
    if ends is null or not 'private' = any (wanted) then
      raise exception 'there is nothing here to lengthen' using errcode = 'NF409'; end if;
    wanted := '{private}';
    perform public.put_grant(new_id, w.area_id, child, 'carer', carer, wanted, 'the young person said yes', ends, '', w.person_id);
  end if;
  insert into public.carer_renewals (area_id, child_id, id, carer_id, how, scopes, until, by_id, by_name, at)
  select w.area_id, child, new_id, carer, 'the young person said yes', wanted, ends, w.person_id, c.name, t
    from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = w.person_id;
  perform public.drop_carers_due(w.area_id, child);
end $$;

-- Before 16 it is the private parts that are theirs to close; from 16 all of it.
create function stop_carer(child uuid, carer uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.i_decide(child) or not exists (select from public.child_carers c
      where c.area_id = w.area_id and c.child_id = child and c.carer_id = carer and c.relationship <> 'themselves') then
    raise exception 'this is not yours to decide' using errcode = 'NF403'; end if;
  perform public.end_carer(w.area_id, child, carer, not public.is_sixteen(w.area_id, child), 'the young person said stop', w.person_id);
  update public.sign_in_links l set expires_at = least(l.expires_at, public.moment()) from public.carer_invites i
    where l.id = i.link_id and i.area_id = w.area_id and i.child_id = child and i.inviter_id = carer and i.ended_at is null and public.is_sixteen(w.area_id, child);
  perform public.drop_carers_due(w.area_id, child);
end $$;

-- Where they lack capacity for this one decision. Within a review or after it; looked at again within a year; and never
-- against a stop of the young person's own.
create function renew_in_best_interests(new_id uuid, child uuid, carer uuid, wanted text[], lacking text, why text, whom text, look_on date) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); ends timestamptz; zone text;
begin
  if w.role is distinct from 'staff' or not public.may_reach(child, 'profile') or not public.may_reach(child, 'contact') then
    raise exception 'this is for a colleague who knows them' using errcode = 'NF403'; end if;
  if not exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = carer and c.left_at is null and c.relationship <> 'themselves')
     or not 'profile' = any (public.ever_held(w.area_id, child, carer)) then
    raise exception 'a carer of theirs' using errcode = 'NF403'; end if;
  wanted := array(select x from unnest(wanted) x where x = any (public.ever_held(w.area_id, child, carer)));
  if look_on not between public.today() + 1 and (public.today() + interval '1 year')::date then
    raise exception 'looked at again within a year' using errcode = 'NF409'; end if;
  if exists (select from public.grant_events e where e.area_id = w.area_id and e.child_id = child and e.holder_id = carer and e.kind = 'ended' and e.because = 'the young person said stop'
      and not exists (select from public.carer_renewals n where n.area_id = e.area_id and n.child_id = e.child_id and n.carer_id = carer and n.how = 'the young person said yes' and n.at > e.at)) then
    raise exception 'the young person has said no to this' using errcode = 'NF409'; end if;
  if not exists (select from public.carer_access(child) a where a.carer_id = carer
      and coalesce(least(a.begins_at, case when 'private' = any (wanted) then a.private_begins_at end) <= public.moment(), true)) then
    raise exception 'no review has begun' using errcode = 'NF409'; end if;
  select look_on::timestamp at time zone a.zone into ends from public.areas a where a.id = w.area_id;
  perform public.put_carer_grants(new_id, w.area_id, child, carer, wanted, 'best interests', ends, ends, '', w.person_id);
  insert into public.carer_renewals (area_id, child_id, id, carer_id, how, scopes, until, lacks, reason, asked, by_id, by_name, at)
  select w.area_id, child, new_id, carer, 'best interests', wanted, ends, lacking, why, whom, w.person_id, concat_ws(', ', s.name, s.job), public.moment()
    from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  perform public.drop_carers_due(w.area_id, child);
end $$;

-- The children I cared for here and see no more: their name, since when, and whether it was left unused. Nothing of the record.
create function my_ended_care() returns table (child_id uuid, known_as text, ended_at timestamptz, unused boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  return query select k.id, k.known_as, h.ended_at, h.unused
  from public.child_carers c join public.children k on k.area_id = c.area_id and k.id = c.child_id
  cross join lateral (select max(least(x.at, e.until)) as ended_at, bool_or(x.because = 'not used for five years') as unused
    from public.grant_events e
    left join public.grant_events x on x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended'
    where e.area_id = c.area_id and e.child_id = c.child_id and e.holder_id = c.carer_id and e.kind = 'given' and 'profile' = any (e.scopes)) h
  where c.area_id = w.area_id and c.carer_id = w.person_id and w.role = 'family' and c.left_at is null and c.relationship <> 'themselves' and h.ended_at <= t
    and not exists (select from public.reach r where r.area_id = c.area_id and r.child_id = c.child_id and r.holder_id = c.carer_id and r.scope = 'profile' and r.until > t)
  order by h.ended_at desc, k.id limit 20;
end $$;

-- My own children whose review has begun: what ends, and when.
create function my_care_ending() returns table (child_id uuid, known_as text, private_only boolean, ends_at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  return query select k.id, k.known_as, bool_and(r.scope = 'private'), r.until
  from public.reach r
  join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id and c.relationship <> 'themselves' and c.left_at is null
  join public.children k on k.area_id = r.area_id and k.id = r.child_id
  cross join lateral public.carer_review(r.area_id) v
  where r.area_id = w.area_id and r.holder_id = w.person_id and w.role = 'family' and r.scope in ('profile', 'private')
    and r.until > t and r.until <= t + make_interval(months => v.months)
  group by k.id, k.known_as, r.until order by 4, 1 limit 20;
end $$;

-- Every night: reviews that have begun go on the lists of the colleagues who know the child, and the carer and the young
-- person are written to, then and a month before the end. At most `most`; answers how many.
create function warn_of_endings(most integer) returns integer language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment(); d record; n integer := 0;
begin
  for d in
    insert into public.carer_warnings (area_id, child_id, carer_id, ends_at, stage, at)
    select distinct r.area_id, r.child_id, r.holder_id, r.until, case when r.until <= t + interval '1 month' then 'soon' else 'begun' end, t
    from public.reach r
    join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id and c.relationship <> 'themselves' and c.left_at is null
    cross join lateral public.carer_review(r.area_id) v
    where r.until > t and r.until <= t + interval '2 years' and r.until < 'infinity' and r.until <= t + make_interval(months => v.months)
      and not exists (select from public.carer_warnings x where x.area_id = r.area_id and x.child_id = r.child_id and x.carer_id = r.holder_id
        and x.ends_at = r.until and x.stage = case when r.until <= t + interval '1 month' then 'soon' else 'begun' end)
    limit least(most, 1000)
    on conflict do nothing returning *
  loop
    n := n + 1;
    perform public.write_notice(d.area_id, d.carer_id, case d.stage when 'soon' then 'access-ends-soon' else 'access-ends' end);
    perform public.write_notice(c.area_id, c.carer_id, 'access-ends') from public.child_carers c
      where c.area_id = d.area_id and c.child_id = d.child_id and c.relationship = 'themselves' and c.left_at is null and d.stage = 'begun';
    insert into public.dues as u (area_id, child_id, item_id, list, scope, due_on)
    select d.area_id, d.child_id, d.child_id, 'carers', 'profile', (d.ends_at at time zone a.zone)::date from public.areas a where a.id = d.area_id
    on conflict (area_id, child_id, list, item_id) do update set due_on = least(u.due_on, excluded.due_on);
    delete from public.desk k where k.area_id = d.area_id and k.child_id = d.child_id and k.list = 'carers';
    insert into public.desk (area_id, holder_id, list, due_on, item_id, child_id, until)
    select u.area_id, r.holder_id, u.list, u.due_on, u.item_id, u.child_id, r.until
    from public.dues u join public.reach r on r.area_id = u.area_id and r.child_id = u.child_id and r.scope = u.scope and r.until > t
    where u.area_id = d.area_id and u.child_id = d.child_id and u.list = 'carers' and not exists (select from public.carers c where c.id = r.holder_id);
  end loop;
  return n;
end $$;

-- A carer who has not signed in for five years sees nothing more; asking brings them back by a person. At most `most` carers.
create index carers_joined on carers (joined_at);
create function lapse_unused(most integer) returns integer language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment(); d record; n integer := 0;
begin
  for d in
    select r.area_id, r.child_id, r.holder_id from public.carers p
    join public.reach r on r.area_id = p.area_id and r.holder_id = p.id and r.scope = 'profile' and r.until > t
    join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = p.id and c.relationship <> 'themselves'
    where p.joined_at < t - interval '5 years'
      and not exists (select from public.sessions s where s.person_id = p.id and s.idle_until - s.idle_for > t - interval '5 years')
      and not exists (select from public.grant_events e where e.area_id = r.area_id and e.child_id = r.child_id and e.holder_id = p.id and e.at > t - interval '5 years')
    order by p.joined_at, p.id, r.child_id limit least(most, 1000)
  loop
    n := n + 1;
    perform public.end_carer(d.area_id, d.child_id, d.holder_id, false, 'not used for five years', d.holder_id);
  end loop;
  return n;
end $$;

-- As before; an invite to one's own record keeps its link too.
create or replace function forget_links(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare over uuid[]; gone integer;
begin
  over := array(select l.id from public.sign_in_links l
    where l.expires_at < public.moment() - interval '7 days'
      and not exists (select from public.carer_invites i where i.link_id = l.id)
      and not exists (select from public.own_invites i where i.link_id = l.id)
    limit least(most, 5000) for update skip locked);
  delete from public.outbox o where o.link_id = any (over);
  delete from public.sign_in_links l where l.id = any (over);
  get diagnostics gone = row_count;
  return gone;
end $$;

-- What they write themselves --------------------------------------------------------------------------------------------

-- A young person writes alone, and in no other voice; a carer who writes down a child's words is named, as before.
alter table views drop constraint words_written_down_for_another_name_who_wrote_them;
alter table views add constraint words_written_down_for_another_name_who_wrote_them
  check (case voice when 'child' then true when 'parent' then true else beside = '' end);
drop policy family_voice on views;
create policy family_voice on views as restrictive for insert to app_family with check (
  case when child_id = (select my_own_child()) then voice = 'child' and beside = ''
  else (voice = 'child' and beside <> '') or (voice = 'parent' and beside = '') end);
drop policy staff_voice on views;
create policy staff_voice on views as restrictive for insert to app_staff
  with check (voice in ('setting', 'professional') or (voice in ('child', 'parent') and beside <> ''));

-- To be seen alone is asked of the team, and nobody else is told: not a carer, nor in the account a carer reads.
alter table contacts_due drop constraint contacts_due_why_check;
alter table contacts_due add constraint contacts_due_why_check
  check (why in ('urgent need', 'two did not help', 'asked for a call', 'support moved', 'asked to be seen alone'));
create policy alone_is_theirs on contacts_due as restrictive for select to app_family
  using (why <> 'asked to be seen alone' or child_id = (select my_own_child()));
create policy they_ask_it_themselves on contacts_due as restrictive for insert to app_family
  with check (why <> 'asked to be seen alone' or child_id = (select my_own_child()));
create policy alone_is_theirs on contacts_made as restrictive for select to app_family using (
  exists (select from contacts_due d where d.area_id = contacts_made.area_id and d.child_id = contacts_made.child_id and d.id = contacts_made.contact_id));

-- As before, but what a young person does in their own record, and that they were seen alone, is told to nobody else.
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
    and (child = public.my_own_child() or (cc.relationship is distinct from 'themselves'
      and not exists (select from public.contacts_due d where d.area_id = l.area_id and d.child_id = l.child_id and d.id = a.subject and d.why = 'asked to be seen alone')))
  order by l.at desc, l.shard, l.seq limit least(most, 200);
end;

-- What people should know to understand me, in my words: each time anew, the newest counts.
create table understanding_me (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  good_at    text not null check (length(good_at) <= 1000),
  hard       text not null check (length(hard) <= 1000),
  helps      text not null check (length(helps) <= 1000),
  not_helps  text not null check (length(not_helps) <= 1000),
  teacher    text not null default '' check (length(teacher) <= 2000),
  shown      boolean not null,
  written_by uuid not null,
  at         timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create index on understanding_me (area_id, child_id, at desc, id desc);

-- The newest, where it is shown, for whoever may see the profile.
create function understanding_of(child uuid) returns table (good_at text, hard text, helps text, not_helps text, at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare a uuid := public.my_area(); u public.understanding_me;
begin
  if not public.may_reach(child, 'profile') then return; end if;
  select * into u from public.understanding_me m where m.area_id = a and m.child_id = child order by m.at desc, m.id desc limit 1;
  if u.shown or (u.id is not null and child = public.my_own_child()) then
    return query select u.good_at, u.hard, u.helps, u.not_helps, u.at;
  end if;
end $$;

-- Three lines for any grown-up who is shown the address. What opens it is never kept: only what it is made into.
create table cards (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null unique,
  token_hash bytea not null,
  name       text not null check (length(name) between 1 and 60),
  line_one   text not null check (length(line_one) between 1 and 120),
  line_two   text not null check (length(line_two) <= 120),
  line_three text not null check (length(line_three) <= 120),
  until      timestamptz not null,
  made_by    uuid not null,
  at         timestamptz not null default moment(),
  ended_at   timestamptz,
  -- How often it was shown in the hour that began then: neither when nor to whom.
  hour_from  timestamptz not null default moment(),
  shown      integer not null default 0,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);

-- A new card takes the place of the one before: there is one at most.
create function make_card(new_id uuid, child uuid, hash bytea, called text, one text, two text, three text, ends timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if child is distinct from public.my_own_child() or child is null then raise exception 'a card is their own' using errcode = 'NF403'; end if;
  if ends not between t and t + interval '1 year' then raise exception 'a year at most' using errcode = 'NF409'; end if;
  update public.cards c set ended_at = t where c.area_id = w.area_id and c.child_id = child and c.ended_at is null;
  insert into public.cards (area_id, child_id, id, token_hash, name, line_one, line_two, line_three, until, made_by, at, hour_from)
  values (w.area_id, child, new_id, hash, called, one, two, three, ends, w.person_id, t, t);
end $$;

create function end_card(child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if child is distinct from public.my_own_child() or child is null then raise exception 'a card is their own' using errcode = 'NF403'; end if;
  update public.cards c set ended_at = public.moment() where c.area_id = w.area_id and c.child_id = child and c.ended_at is null;
end $$;

-- To anyone who holds the address, a hundred times an hour. Nothing when it is over, taken away, or its maker has no way in any more.
create function show_card(card uuid, hash bytea) returns table (name text, line_one text, line_two text, line_three text)
language plpgsql security definer set search_path = '' as $$
declare t timestamptz := public.moment(); k public.cards;
begin
  update public.cards c set
    hour_from = case when c.hour_from <= t - interval '1 hour' then t else c.hour_from end,
    shown = case when c.hour_from <= t - interval '1 hour' then 1 else c.shown + 1 end
  where c.id = card and c.token_hash = hash and c.ended_at is null and c.until > t
    and (c.shown < 100 or c.hour_from <= t - interval '1 hour')
    and exists (select from public.child_carers p where p.area_id = c.area_id and p.child_id = c.child_id and p.carer_id = c.made_by and p.relationship = 'themselves' and p.left_at is null)
  returning * into k;
  if k.id is null then return; end if;
  return query select k.name, k.line_one, k.line_two, k.line_three;
end $$;

-- The name I am known by, and with whom it is safe. `known_as` stays everyone else's.
create table known_names (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  name      text not null check (length(name) between 1 and 100),
  safe_with text not null check (safe_with in ('everywhere', 'home', 'school', 'only here')),
  said_by   uuid not null,
  at        timestamptz not null default moment(),
  ended_at  timestamptz,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id)
);
create unique index one_name_for_each on known_names (area_id, child_id, safe_with) where ended_at is null;

-- Said anew for one of the four; with no name, that one ends.
create function name_me(new_id uuid, child uuid, called text, safe text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if child is distinct from public.my_own_child() or child is null then raise exception 'a name is their own' using errcode = 'NF403'; end if;
  update public.known_names n set ended_at = public.moment()
    where n.area_id = w.area_id and n.child_id = child and n.safe_with = safe and n.ended_at is null;
  if called = '' then return; end if;
  insert into public.known_names (area_id, child_id, id, name, safe_with, said_by, at) values (w.area_id, child, new_id, called, safe, w.person_id, public.moment());
end $$;

-- The name to use with whoever reads: the one that is safe with them, or the one on the record. On their own pages only
-- what is safe everywhere, for somebody may be looking over their shoulder. It sees no more names than its reader does.
create function called(child uuid, on_record text) returns text language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select n.name from public.known_names n
    where n.area_id = public.my_area() and n.child_id = child and n.ended_at is null
      and (n.safe_with = 'everywhere' or child is distinct from public.my_own_child())
    order by n.safe_with = 'everywhere', n.at desc limit 1), on_record);
end $$;

-- Walls -----------------------------------------------------------------------------------------------------------------

alter table competences enable row level security;
create policy their_own on competences for select to app_family using (area_id = (select my_area()) and child_id = (select my_own_child()));
create policy staff_sees on competences for select to app_staff using (
  exists (select from reach r where r.area_id = competences.area_id and r.child_id = competences.child_id and r.scope = 'profile'
    and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant select on competences to app_family, app_staff;

alter table own_invites enable row level security;
create policy staff_sees on own_invites for select to app_staff using (
  exists (select from reach r where r.area_id = own_invites.area_id and r.child_id = own_invites.child_id and r.scope = 'contact'
    and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant select on own_invites to app_staff;

alter table carer_renewals enable row level security;
create policy theirs_or_mine on carer_renewals for select to app_family using (
  area_id = (select my_area()) and child_id = any (array(select my_children('profile')))
  and (child_id = (select my_own_child()) or carer_id = (select my_person())));
create policy staff_sees on carer_renewals for select to app_staff using (
  exists (select from reach r where r.area_id = carer_renewals.area_id and r.child_id = carer_renewals.child_id and r.scope = 'profile'
    and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant select on carer_renewals to app_family, app_staff;

alter table carer_warnings enable row level security;

alter table understanding_me enable row level security;
create policy their_own on understanding_me for select to app_family using (area_id = (select my_area()) and child_id = (select my_own_child()));
create policy they_write on understanding_me for insert to app_family with check (
  area_id = (select my_area()) and child_id = (select my_own_child()) and written_by = (select my_person()));
grant select, insert (area_id, child_id, id, good_at, hard, helps, not_helps, teacher, shown, written_by) on understanding_me to app_family;

alter table cards enable row level security;
create policy their_own on cards for select to app_family using (area_id = (select my_area()) and child_id = (select my_own_child()));
grant select on cards to app_family;

alter table known_names enable row level security;
create policy safe_with_family on known_names for select to app_family using (
  area_id = (select my_area()) and child_id = any (array(select my_children('profile')))
  and (child_id = (select my_own_child()) or (ended_at is null and safe_with in ('everywhere', 'home'))));
create policy safe_with_staff on known_names for select to app_staff using (
  ended_at is null
  and safe_with in ('everywhere', (select case when s.setting_id is null then 'only here' else 'school' end from staff s where s.id = (select my_person())))
  and exists (select from reach r where r.area_id = known_names.area_id and r.child_id = known_names.child_id and r.scope = 'profile'
    and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant select on known_names to app_family, app_staff;

do $$
declare t text;
begin
  foreach t in array array['competences', 'own_invites', 'carer_renewals'] loop
    execute format('create trigger not_through_the_glass before insert or update or delete on %I for each row execute function not_through_the_glass()', t);
  end loop;
end $$;

grant execute on function my_own_child(), called(uuid, text) to app_family, app_staff;
grant execute on function record_competence(uuid, uuid, text, text), invite_young_person(uuid, uuid, uuid, uuid, text, text, text),
  renew_in_best_interests(uuid, uuid, uuid, text[], text, text, text, date) to app_staff;
grant execute on function my_own_invites(), answer_own_invite(uuid, uuid, boolean, text), i_decide(uuid), take_over(uuid, uuid),
  renew_by_self(uuid, uuid, uuid, text[], timestamptz), stop_carer(uuid, uuid), my_ended_care(), my_care_ending(),
  make_card(uuid, uuid, bytea, text, text, text, text, timestamptz), end_card(uuid), name_me(uuid, uuid, text, text) to app_family;
grant execute on function carer_access(uuid), understanding_of(uuid) to app_family, app_staff;
grant execute on function show_card(uuid, bytea) to app_public;
grant execute on function warn_of_endings(integer), lapse_unused(integer) to app_worker;
