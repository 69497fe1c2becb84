-- A family says no to a whole organisation: everybody who works for it, now and later, until the family allows it again.
-- A no to one person stands by itself: to allow the organisation does not allow them.

-- Whom a colleague works for: their own organisation, else that of their school; null where neither is entered.
create function works_for(area uuid, colleague uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(s.organisation_id, t.organisation_id) from public.staff s
  left join public.settings t on t.area_id = s.area_id and t.id = s.setting_id
  where s.area_id = area and s.id = colleague
$$;
revoke all on function works_for(uuid, uuid) from public;

-- What was said last of the holder, and of whom they work for: either no holds.
create or replace function as_the_family_said() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.purpose := coalesce(new.purpose, case when new.holder_kind = 'carer' then 'being their carer' else public.purpose_of(new.basis) end);
  if new.kind = 'given' and new.basis <> 'vital interests' and exists (
      select from unnest(array[new.holder_id, public.works_for(new.area_id, new.holder_id)]) as h (id)
      where (select r.said from public.share_refusals r
        where r.area_id = new.area_id and r.child_id = new.child_id and r.holder_id = h.id order by r.at desc, r.id desc limit 1) = 'no') then
    raise exception 'the family said no to this' using errcode = 'NF403'; end if;
  return new;
end $$;

-- To a colleague, a team or an organisation it was once shared with. Who colleagues work for is kept from a carer who may
-- not know where the child is, and with it whether anything was shared there.
create or replace function say_no_to(new_id uuid, child uuid, holder uuid, as_said text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); g record;
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if w.role is distinct from 'family' or not public.may_reach(child, 'share') then
    raise exception 'this is not yours to say' using errcode = 'NF403'; end if;
  if not exists (select from public.grant_events e where e.area_id = w.area_id and e.child_id = say_no_to.child and e.holder_kind <> 'carer'
      and e.basis <> 'vital interests' and (e.holder_id = holder or not public.hidden_from(child) and public.works_for(e.area_id, e.holder_id) = holder)) then
    raise exception 'it was not shared with them' using errcode = 'NF403'; end if;
  insert into public.share_refusals (area_id, child_id, id, holder_id, said, by_id, at)
  values (w.area_id, child, new_id, holder, as_said, w.person_id, public.moment());
  if as_said <> 'no' then return; end if;
  for g in select e.grant_id from public.grant_events e where e.area_id = w.area_id and e.child_id = say_no_to.child
      and (e.holder_id = holder or public.works_for(e.area_id, e.holder_id) = holder)
      and e.kind = 'given' and e.basis <> 'vital interests' and not exists (select from public.grant_events x where x.area_id = e.area_id
        and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended') loop
    perform public.end_grant(gen_random_uuid(), child, g.grant_id, 'the family said no');
  end loop;
end $$;
