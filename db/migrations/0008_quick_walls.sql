-- The questions every wall asks, many times on every page. As SQL bodies they were planned anew at each call (0.3 ms on
-- PostgreSQL 18, more on 15); as plpgsql a plan is kept for the life of the connection. What they answer is the same.
-- A plan first made over empty tables would read them whole for ever after, so each is held to its indexes.

create or replace function moment() returns timestamptz language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return transaction_timestamp() + coalesce(
    (select s.moved from public.sessions s where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))),
    (select c.moved from public.clock c));
end $$;

create or replace function me() returns who language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who; t timestamptz := public.moment();
begin
  select s.area_id, s.person_id, s.role into w
  from public.sessions s
  where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))
    and s.ended_at is null
    and least(s.idle_until, s.ends_at) > t
    and current_setting('role', true) = 'app_' || s.role;
  -- Asked by itself, so that one colleague is looked up and not a whole staff.
  if w.role = 'staff' and not exists (select from public.staff p where p.area_id = w.area_id and p.id = w.person_id and p.active) then
    return null;
  end if;
  return w;
end $$;

create or replace function today() returns date language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return (public.moment() at time zone coalesce((select a.zone from public.areas a where a.id = public.my_area()), 'Europe/London'))::date;
end $$;

create or replace function my_holders() returns uuid[] language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare p uuid := (public.me()).person_id;
begin
  return array(
    select p where p is not null
    union all
    select m.team_id from public.team_members m join public.staff s on s.area_id = m.area_id and s.id = m.staff_id and s.active
    where m.staff_id = p);
end $$;

create or replace function my_children(wanted text) returns setof uuid language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  return query select r.child_id from public.reach r
  where r.area_id = w.area_id and r.holder_id = w.person_id and r.scope = wanted and r.until > t;
end $$;

create or replace function may_reach(child uuid, wanted text) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area(); h uuid[] := public.my_holders(); t timestamptz := public.moment();
begin
  return exists (select from public.reach r
    where r.area_id = a and r.child_id = child and r.scope = wanted and r.holder_id = any (h) and r.until > t);
end $$;

create or replace function my_invites() returns table (invite_id uuid, known_as text, name text, relationship text, scopes text[], by_name text, by_relationship text, expires_at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare p uuid := public.my_person(); t timestamptz := public.moment();
begin
  return query select i.id, c.known_as, i.name, i.relationship, i.scopes, b.name, b.relationship, i.expires_at
  from public.sign_in_addresses a
  join public.sign_in_links l on l.area_id = a.area_id and l.kind = a.kind and l.address = a.address
  join public.carer_invites i on i.area_id = l.area_id and i.link_id = l.id
  join public.children c on c.area_id = i.area_id and c.id = i.child_id
  join public.child_carers b on b.area_id = i.area_id and b.child_id = i.child_id and b.carer_id = i.inviter_id
  where a.carer_id = p and i.ended_at is null and i.expires_at > t
    and exists (select from public.reach r where r.area_id = i.area_id and r.holder_id = i.inviter_id and r.child_id = i.child_id
                and r.scope = 'share' and r.until > t)
  order by i.at desc, i.id limit 20;
end $$;

-- The session's key, the visit it begins and the area's own day, in one question.
create function enter(key text) returns table (area_id uuid, person_id uuid, role text, name text, fresh_at timestamptz, now timestamptz, zone text, area_slug text, area_name text, today date)
language plpgsql set search_path = '' as $$
begin
  perform set_config('ninefold.key', enter.key, true);
  return query select v.*, (v.now at time zone v.zone)::date from public.begin_visit() v;
end $$;
revoke all on function enter(text) from public;
grant execute on function enter(text) to app_family, app_staff;

-- Fifty children on a page were fifty look-ups of an event written a moment before, by the only function that writes either.
alter table activity_children drop constraint activity_children_shard_seq_fkey;

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
