-- Who is responsible for what people's data is used for: agreements and impact assessments as the steward keeps them, and the
-- flows there really are. What is missing is shown to the steward and stops nobody's help: docs/decisions/0016.

-- Kept anew when it changes; of each reference for one purpose the newest counts.
create table data_agreements (
  area_id       uuid not null references areas,
  id            uuid not null,
  purpose       text not null check (purpose in ('everyday help', 'planning support', 'advice', 'assessment', 'research and insight', 'safety')),
  kinds         text[] not null check (cardinality(kinds) > 0 and kinds <@ array['area team', 'school', 'nhs', 'council', 'voluntary', 'other']),
  reference     text not null check (length(reference) between 1 and 100),
  from_on       date not null,
  until_on      date not null,
  review_on     date not null,
  assessed_on   date not null,
  assessed_by   text not null check (length(assessed_by) between 1 and 200),
  assess_again_on date not null,
  by_id         uuid not null,
  at            timestamptz not null,
  primary key (area_id, id),
  foreign key (area_id, by_id) references staff (area_id, id),
  check (until_on > from_on),
  check (assess_again_on > assessed_on)
);
create index on data_agreements (area_id, purpose, reference, at desc);
alter table data_agreements enable row level security;

create function keep_agreement(new_id uuid, for_purpose text, with_kinds text[], by_reference text, starts date, ends date, look_again date, impact_on date, impact_by text, impact_again date)
returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then raise exception 'only the steward keeps agreements' using errcode = 'NF403'; end if;
  insert into public.data_agreements (area_id, id, purpose, kinds, reference, from_on, until_on, review_on, assessed_on, assessed_by, assess_again_on, by_id, at)
  values (w.area_id, new_id, for_purpose, with_kinds, by_reference, starts, ends, look_again, impact_on, impact_by, impact_again, w.person_id, public.moment());
end $$;

create function agreements_of_area() returns table (id uuid, purpose text, kinds text[], reference text, from_on date, until_on date, review_on date,
  assessed_on date, assessed_by text, assess_again_on date, by_name text, at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select * from (
    select distinct on (a.purpose, a.reference) a.id, a.purpose, a.kinds, a.reference, a.from_on, a.until_on, a.review_on, a.assessed_on, a.assessed_by,
      a.assess_again_on, s.name, a.at
    from public.data_agreements a join public.staff s on s.area_id = a.area_id and s.id = a.by_id
    where a.area_id = w.area_id order by a.purpose, a.reference, a.at desc, a.id desc) n
  order by n.until_on, n.purpose, n.reference limit 200;
end $$;

-- Of what kind a colleague's organisation is. A nursery, school or college is one kind.
create function organisation_kind(area uuid, person uuid) returns text language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
begin
  return (select case when s.setting_id is not null then 'school' else coalesce(o.kind, 'other') end
    from public.staff s left join public.organisations o on o.area_id = s.area_id and o.id = s.organisation_id where s.area_id = area and s.id = person);
end $$;

-- From whom to whom, for what, what of it and on which ground: shares in force now. Fewer than five children are not counted.
-- One child's share is never told from another's, and no sum is given from which a small one could be reckoned.
create function data_flows() returns table (purpose text, from_kind text, to_kind text, scopes text[], bases text[], children integer)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if not public.am_steward() then return; end if;
  return query select f.purpose, f.from_kind, f.to_kind, array_agg(distinct s order by s), array_agg(distinct f.basis order by f.basis),
      case when count(distinct f.child_id) >= 5 then count(distinct f.child_id)::integer end
    from (
      select e.child_id, e.basis, e.scopes, case e.purpose when 'an emergency' then 'safety' else e.purpose end as purpose,
        coalesce(public.organisation_kind(e.area_id, e.given_by), 'family') as from_kind,
        case e.holder_kind when 'team' then 'area team' else public.organisation_kind(e.area_id, e.holder_id) end as to_kind
      from public.grant_events e
      where e.area_id = w.area_id and e.kind = 'given' and e.holder_kind <> 'carer' and e.until > t
        and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended')) f
    cross join unnest(f.scopes) s
    group by f.purpose, f.from_kind, f.to_kind order by f.purpose, f.from_kind, f.to_kind limit 200;
end $$;

revoke all on function keep_agreement(uuid, text, text[], text, date, date, date, date, text, date), agreements_of_area(), organisation_kind(uuid, uuid), data_flows() from public;
grant execute on function keep_agreement(uuid, text, text[], text, date, date, date, date, text, date), agreements_of_area(), data_flows() to app_staff;
