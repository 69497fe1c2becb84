-- What is kept private, or kept to a few, seen and ended by the area's steward: a carer who hides a home keeps it from
-- another, and that one must have somebody to turn to who can undo it.
alter table home_hidings add column ended_because text not null default '' check (length(ended_because) <= 1000);
alter table restrictions add column ended_because text not null default '' check (length(ended_because) <= 1000);

-- All that is in force in the area, those to look at again first: whom it is about, who decided it, why, and how many know.
create function kept_in_area() returns table (id uuid, kind text, known_as text, family_name text, by_name text, because text, at timestamptz, review_on date, know integer)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query
    select x.id, x.kind, c.known_as, c.family_name, coalesce(p.name, s.name, 'Somebody who has left'), x.because, x.at, x.review_on, x.know
    from (
      select h.area_id, h.child_id, h.id, 'home' as kind, h.by_id, h.because, h.at, null::date as review_on,
        (select count(*)::int from public.home_told t where t.area_id = h.area_id and t.child_id = h.child_id and t.hiding_id = h.id) as know
      from public.home_hidings h where h.area_id = w.area_id and h.ended_at is null
      union all
      select r.area_id, r.child_id, r.id, 'few', r.by_id, r.because, r.at, r.review_on,
        (select count(*)::int from public.restricted_to n where n.area_id = r.area_id and n.child_id = r.child_id and n.restriction_id = r.id)
      from public.restrictions r where r.area_id = w.area_id and r.ended_at is null) x
    join public.children c on c.area_id = x.area_id and c.id = x.child_id
    left join public.child_carers p on p.area_id = x.area_id and p.child_id = x.child_id and p.carer_id = x.by_id
    left join public.staff s on s.area_id = x.area_id and s.id = x.by_id
    order by x.review_on nulls last, x.at, x.id limit 200;
end $$;

-- Ended by the steward, with why; false when it was over already. Answers nothing of an id that is neither.
create function steward_opens(kept uuid, why text) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); h public.home_hidings; r public.restrictions; opened boolean;
begin
  if not public.am_steward() or length(trim(why)) = 0 then
    raise exception 'only the steward ends this, and says why' using errcode = 'NF403'; end if;
  select * into h from public.home_hidings x where x.area_id = w.area_id and x.id = kept;
  if h.id is not null then
    opened := public.open_home(h.child_id, h.home_id);
    if opened then update public.home_hidings x set ended_because = why where x.area_id = h.area_id and x.child_id = h.child_id and x.id = h.id; end if;
    return opened;
  end if;
  select * into r from public.restrictions x where x.area_id = w.area_id and x.id = kept;
  if r.id is null then return false; end if;
  opened := public.open_to_all(r.child_id);
  if opened then update public.restrictions x set ended_because = why where x.area_id = r.area_id and x.child_id = r.child_id and x.id = r.id; end if;
  return opened;
end $$;

-- Takes the place of private_homes, which only the steward called.
drop function private_homes();
revoke all on function kept_in_area(), steward_opens(uuid, text) from public;
grant execute on function kept_in_area(), steward_opens(uuid, text) to app_staff;
