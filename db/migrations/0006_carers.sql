-- Several carers of one child: an invite, its answer, and leaving; and who holds a child, so that a view can be shown to some of them.

-- An invite to care for a child together. Where it went is its link's, which no app role touches: so no other carer, and
-- not even the inviter later, reads an address here. Written and ended by the definers below only.
alter table sign_in_links add unique (area_id, id);
create table carer_invites (
  area_id      uuid not null,
  child_id     uuid not null,
  id           uuid not null,
  inviter_id   uuid not null,
  name         text not null check (length(name) between 1 and 200),
  relationship text not null check (relationship in ('mother', 'father', 'step-parent', 'grandparent', 'foster carer', 'other carer')),
  scopes       text[] not null check (scopes <@ array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share']),
  link_id      uuid not null,
  at           timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  ended_as     text check (ended_as in ('taken back', 'said yes', 'said no')),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  foreign key (area_id, child_id, inviter_id) references child_carers (area_id, child_id, carer_id),
  foreign key (area_id, link_id) references sign_in_links (area_id, id),
  check ((ended_at is null) = (ended_as is null))
);
create index on carer_invites (link_id);

-- A carer who has left is still named where they wrote or looked.
alter table child_carers add column left_at timestamptz;

alter table outbox drop constraint outbox_template_check;
alter table outbox add constraint outbox_template_check check (template in ('sign-in', 'something-new', 'invited'));

-- A carer who may share invites another: never to more than they hold themselves. Five may be open at a time, and one
-- person sends twenty a day at most, so that nobody writes to strangers by way of us. The link signs in a newcomer for 14
-- days; where it would open a record that is there already it lasts an hour, like any other, and the invite waits on
-- their first page. Five letters an hour go to one address, as with every link.
create function invite_carer(new_id uuid, link uuid, message uuid, child uuid, as_name text, as_relationship text, by_kind text, to_address text, wanted text[])
returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment(); letters integer;
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'share') then
    raise exception 'you cannot invite anyone here' using errcode = 'NF403'; end if;
  if not 'profile' = any (wanted) or exists (select from unnest(wanted) s where not public.may_reach(child, s)) then
    raise exception 'you can share only what you may see' using errcode = 'NF403'; end if;
  if (select count(*) from public.carer_invites i where i.area_id = w.area_id and i.child_id = child and i.ended_at is null and i.expires_at > t) >= 5 then
    raise exception 'five invites at a time' using errcode = 'NF409'; end if;
  if (select count(*) from public.carer_invites i where i.area_id = w.area_id and i.inviter_id = w.person_id and i.at > t - interval '1 day') >= 20 then
    raise exception 'twenty invites a day' using errcode = 'NF409'; end if;
  select count(*) into letters from public.sign_in_links l
    where l.area_id = w.area_id and l.address = to_address and l.made_at > t - interval '1 hour';
  insert into public.sign_in_links (id, area_id, kind, address, made_at, expires_at)
  values (link, w.area_id, by_kind, to_address, t, t + case when exists (
    select from public.sign_in_addresses a where a.area_id = w.area_id and a.kind = by_kind and a.address = to_address)
    then interval '1 hour' else interval '14 days' end);
  insert into public.carer_invites (area_id, child_id, id, inviter_id, name, relationship, scopes, link_id, at, expires_at)
  values (w.area_id, child, new_id, w.person_id, as_name, as_relationship, wanted, link, t, t + interval '14 days');
  if letters < 5 then
    insert into public.outbox (area_id, id, kind, address, template, link_id, made_at)
    values (w.area_id, message, by_kind, to_address, 'invited', link, t);
  end if;
end $$;

-- The invites that wait for whoever is signed in: those sent to an address they sign in by, while the inviter may share.
create function my_invites() returns table (invite_id uuid, known_as text, name text, relationship text, scopes text[], by_name text, by_relationship text, expires_at timestamptz)
language sql stable security definer set search_path = ''
begin atomic
  select i.id, c.known_as, i.name, i.relationship, i.scopes, b.name, b.relationship, i.expires_at
  from public.sign_in_addresses a
  join public.sign_in_links l on l.area_id = a.area_id and l.kind = a.kind and l.address = a.address
  join public.carer_invites i on i.area_id = l.area_id and i.link_id = l.id
  join public.children c on c.area_id = i.area_id and c.id = i.child_id
  join public.child_carers b on b.area_id = i.area_id and b.child_id = i.child_id and b.carer_id = i.inviter_id
  where a.carer_id = public.my_person() and i.ended_at is null and i.expires_at > public.moment()
    and exists (select from public.reach r where r.area_id = i.area_id and r.holder_id = i.inviter_id and r.child_id = i.child_id
                and r.scope = 'share' and r.until > public.moment())
  order by i.at desc, i.id limit 20;
end;

-- Yes or no, once, by the person invited: their own address says so. Yes makes them a carer, who holds no more than was
-- offered, nor than the inviter holds by now, nor for longer. Answers the child; null after a no.
create function answer_invite(invite uuid, new_id uuid, says_yes boolean, as_name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment(); i public.carer_invites; held text[]; ends timestamptz;
begin
  -- The child first, as whoever gives or ends a grant does, so that nobody waits for each other.
  perform from public.children c join public.carer_invites o on o.area_id = c.area_id and o.child_id = c.id
    where o.area_id = w.area_id and o.id = invite for no key update of c;
  select * into i from public.carer_invites o where o.area_id = w.area_id and o.id = invite for update;
  if not exists (select from public.sign_in_links l
      join public.sign_in_addresses a on a.area_id = l.area_id and a.kind = l.kind and a.address = l.address
      where l.id = i.link_id and a.carer_id = w.person_id) then
    raise exception 'nobody has invited you to this' using errcode = 'NF403'; end if;
  select array_agg(r.scope order by r.scope), min(r.until) into held, ends from public.reach r
    where r.area_id = i.area_id and r.holder_id = i.inviter_id and r.child_id = i.child_id and r.scope = any (i.scopes) and r.until > t;
  if i.ended_at is not null or i.expires_at <= t or not exists (select from public.reach r where r.area_id = i.area_id
      and r.holder_id = i.inviter_id and r.child_id = i.child_id and r.scope = 'share' and r.until > t) then
    raise exception 'this invite is over' using errcode = 'NF409'; end if;
  update public.carer_invites o set ended_at = t, ended_as = case when says_yes then 'said yes' else 'said no' end
    where o.area_id = i.area_id and o.child_id = i.child_id and o.id = i.id;
  update public.sign_in_links l set expires_at = least(l.expires_at, t) where l.id = i.link_id;
  if not says_yes then return null; end if;
  if (select count(*) from public.child_carers c where c.carer_id = w.person_id and c.left_at is null and c.child_id <> i.child_id) >= 20 then
    raise exception 'twenty children is the most one carer can add' using errcode = 'NF409'; end if;
  insert into public.child_carers (area_id, child_id, id, carer_id, name, relationship)
  values (i.area_id, i.child_id, new_id, w.person_id, as_name, i.relationship)
  on conflict (area_id, child_id, carer_id) do update set left_at = null;
  perform public.put_grant(new_id, i.area_id, i.child_id, 'carer', w.person_id, held, 'family agreed', ends, 'invited', i.inviter_id);
  update public.carers c set name = as_name where c.id = w.person_id and c.name = 'Parent or carer';
  return i.child_id;
end $$;

-- Until it is answered its inviter may take it back, and its link with it. Answers false when it was over already.
create function take_back_invite(child uuid, invite uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment(); i public.carer_invites;
begin
  select * into i from public.carer_invites o where o.area_id = w.area_id and o.child_id = child and o.id = invite for update;
  if i.inviter_id is distinct from w.person_id or not public.may_reach(child, 'share') then
    raise exception 'you cannot take this back' using errcode = 'NF403'; end if;
  if i.ended_at is not null then return false; end if;
  update public.carer_invites o set ended_at = t, ended_as = 'taken back' where o.area_id = i.area_id and o.child_id = child and o.id = invite;
  update public.sign_in_links l set expires_at = least(l.expires_at, t) where l.id = i.link_id;
  return true;
end $$;

-- A carer may always leave, but for the last who may share: then nobody could stop a share any more, so a person helps.
-- No carer ends another's (end_grant): two homes may not agree, and a form is no judge of parental responsibility.
create function leave_child(child uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if w.role is distinct from 'family' or not public.may_reach(child, 'profile') then
    raise exception 'you do not hold this' using errcode = 'NF403'; end if;
  if public.may_reach(child, 'share') and not exists (select from public.reach r where r.area_id = w.area_id and r.child_id = child
      and r.scope = 'share' and r.holder_id <> w.person_id and r.until > t) then
    raise exception 'somebody who may share has to stay' using errcode = 'NF409'; end if;
  insert into public.grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, because, given_by, at)
    select e.area_id, e.child_id, gen_random_uuid(), e.grant_id, 'ended', e.holder_kind, e.holder_id, e.scopes, e.basis, e.until, 'left', w.person_id, t
    from public.grant_events e where e.area_id = w.area_id and e.child_id = child and e.holder_id = w.person_id and e.kind = 'given'
      and not exists (select from public.grant_events x where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended');
  delete from public.reach r where r.area_id = w.area_id and r.child_id = child and r.holder_id = w.person_id;
  -- How to reach somebody who has left is nobody's business here any more.
  delete from public.carer_contacts c where c.area_id = w.area_id and c.child_id = child and c.carer_id = w.person_id;
  update public.child_carers c set left_at = t where c.area_id = w.area_id and c.child_id = child and c.carer_id = w.person_id;
  update public.sign_in_links l set expires_at = least(l.expires_at, t) from public.carer_invites i
    where l.id = i.link_id and i.area_id = w.area_id and i.child_id = child and i.inviter_id = w.person_id and i.ended_at is null;
  update public.carer_invites i set ended_at = t, ended_as = 'taken back'
    where i.area_id = w.area_id and i.child_id = child and i.inviter_id = w.person_id and i.ended_at is null;
end $$;

-- Who holds this child's profile now, for those who hold it too: whoever may show a view to all of them may know who they are.
create function who_holds(child uuid) returns table (holder_id uuid, kind text, name text, about text)
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
  order by 2, 3, 1 limit 200;
end;

-- Walls: an invite is for those who may share.
alter table carer_invites enable row level security;
create policy family_sees on carer_invites for select to app_family using (
  area_id = (select my_area()) and child_id = any (array(select my_children('share'))));
grant select on carer_invites to app_family;

grant execute on function invite_carer(uuid, uuid, uuid, uuid, text, text, text, text, text[]), my_invites(), answer_invite(uuid, uuid, boolean, text), take_back_invite(uuid, uuid), leave_child(uuid) to app_family;
grant execute on function who_holds(uuid) to app_family, app_staff;
