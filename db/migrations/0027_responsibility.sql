-- Who holds parental responsibility, as each says; where people say different things about it; what a court ordered; and each
-- carer's own notes. None of it opens or shuts a door by itself, and no help waits for any of it: docs/decisions/0017.

-- What is said, and what a colleague was shown: only added to. The newest of each person counts beside everybody else's.
create table responsibility_words (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  about_id uuid not null,
  says     text not null check (says in ('holds it', 'does not hold it', 'not sure')),
  shown    text not null check (shown in ('nothing', 'birth certificate', 'agreement', 'court order', 'another paper')),
  by_id    uuid not null,
  by_name  text not null check (length(by_name) between 1 and 400),
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, about_id) references child_carers (area_id, child_id, carer_id)
);
create index on responsibility_words (area_id, child_id, about_id, at desc);

-- Two people say different things about one carer. Why, is read by whoever wrote it and by the steward who looks into it.
create table responsibility_disputes (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  about_id    uuid not null,
  words       text not null check (length(words) between 1 and 1000),
  by_id       uuid not null,
  by_name     text not null check (length(by_name) between 1 and 400),
  looking_id  uuid,
  due_on      date not null,
  at          timestamptz not null default moment(),
  done_at     timestamptz,
  done_by     uuid,
  found_words text not null default '' check (length(found_words) <= 1000),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id, about_id) references child_carers (area_id, child_id, carer_id),
  foreign key (area_id, looking_id) references staff (area_id, id),
  check ((done_at is null) = (done_by is null))
);
create unique index disputed_once on responsibility_disputes (area_id, child_id, about_id) where done_at is null;
create index on responsibility_disputes (area_id, due_on, id) where done_at is null;

-- What a court ordered, as far as it matters here, by the colleague who saw the paper.
create table court_orders (
  area_id       uuid not null,
  child_id      uuid not null,
  id            uuid not null,
  kind          text not null check (kind in ('child arrangements', 'prohibited steps', 'specific issue', 'care order', 'special guardianship', 'non-molestation', 'occupation')),
  from_on       date not null,
  until_on      date,
  means         text not null check (length(means) between 1 and 1000),
  seen_on       date not null,
  by_id         uuid not null,
  by_name       text not null check (length(by_name) between 1 and 400),
  at            timestamptz not null default moment(),
  ended_at      timestamptz,
  ended_by      uuid,
  ended_because text not null default '' check (length(ended_because) <= 1000),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  check (until_on >= from_on),
  check ((ended_at is null) = (ended_by is null))
);
create index on court_orders (area_id, child_id, at desc);

-- Which carers it protects or binds, and which of them may read here that there is one.
create table court_order_people (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  order_id uuid not null,
  carer_id uuid not null,
  how      text not null check (how in ('protects', 'binds')),
  may_read boolean not null,
  primary key (area_id, child_id, id),
  unique (area_id, child_id, order_id, carer_id),
  foreign key (area_id, child_id, order_id) references court_orders (area_id, child_id, id),
  foreign key (area_id, child_id, carer_id) references child_carers (area_id, child_id, carer_id)
);

-- What the steward decided of somebody's access because of an order. `keeps`: what they still see; null where it is lifted.
create table order_decisions (
  area_id   uuid not null,
  child_id  uuid not null,
  id        uuid not null,
  order_id  uuid not null,
  holder_id uuid not null,
  keeps     text[],
  words     text not null check (length(words) between 1 and 1000),
  by_id     uuid not null,
  by_name   text not null check (length(by_name) between 1 and 400),
  at        timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, order_id) references court_orders (area_id, child_id, id)
);
create index on order_decisions (area_id, child_id, holder_id, order_id, at desc, id desc);

-- A carer's own notes: theirs alone unless they show one.
create table carer_notes (
  area_id  uuid not null,
  child_id uuid not null,
  id       uuid not null,
  carer_id uuid not null,
  words    text not null check (length(words) between 1 and 2000),
  shown    boolean not null default false,
  at       timestamptz not null default moment(),
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, carer_id) references child_carers (area_id, child_id, carer_id)
);
create index on carer_notes (area_id, child_id, at desc);

-- Responsibility ---------------------------------------------------------------------------------------------------------

-- Opens what the steward is to look into, within two weeks. Where it is open already, nothing is added.
create function open_dispute(new_id uuid, child uuid, about uuid, why text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  insert into public.responsibility_disputes (area_id, child_id, id, about_id, words, by_id, by_name, looking_id, due_on, at)
  values (w.area_id, child, new_id, about, why, w.person_id, public.my_name_about(child),
    (select s.id from public.stewards_of(w.area_id) as d (id) join public.staff s on s.area_id = w.area_id and s.id = d.id order by s.name, s.id limit 1),
    public.today() + 14, public.moment())
  on conflict (area_id, child_id, about_id) where done_at is null do nothing;
end $$;

-- A carer says it of themselves; a colleague, what they were shown. Where it goes against what somebody else said last, both
-- stand and the steward looks into it. Answers whether it does.
create function say_responsibility(new_id uuid, child uuid, about uuid, as_said text, as_shown text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); before text;
begin
  if not public.may_reach(child, 'profile') or not (case w.role when 'family' then about = w.person_id and as_shown = 'nothing' else as_shown <> 'nothing' end)
     or not exists (select from public.child_carers c where c.area_id = w.area_id and c.child_id = child and c.carer_id = about and c.relationship <> 'themselves') then
    raise exception 'this is not yours to say' using errcode = 'NF403'; end if;
  select r.says into before from public.responsibility_words r
    where r.area_id = w.area_id and r.child_id = child and r.about_id = about and r.by_id <> w.person_id and r.says <> 'not sure' order by r.at desc, r.id desc limit 1;
  insert into public.responsibility_words (area_id, child_id, id, about_id, says, shown, by_id, by_name, at)
  values (w.area_id, child, new_id, about, as_said, as_shown, w.person_id, public.my_name_about(child), public.moment());
  if as_said = 'not sure' or before is null or before = as_said then return false; end if;
  perform public.open_dispute(new_id, child, about, 'What was said or shown now is not what was said before.');
  return true;
end $$;

-- Whoever sees the record says that something said there is not right. Only why is kept from others.
create function dispute_responsibility(new_id uuid, child uuid, about uuid, why text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.may_reach(child, 'profile') or not exists (select from public.responsibility_words r
      where r.area_id = w.area_id and r.child_id = child and r.about_id = about) then
    raise exception 'nothing was said that could be wrong' using errcode = 'NF403'; end if;
  perform public.open_dispute(new_id, child, about, why);
end $$;

-- For whoever sees the record: about whom, who looks into it and by when. Never who asked, or why.
create function responsibility_disputed(child uuid) returns table (about_id uuid, looking text, due_on date)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.may_reach(child, 'profile') then return; end if;
  return query select d.about_id, case when public.hidden_from(d.child_id) then public.somebody() else coalesce(s.name, 'The steward of this area') end, d.due_on
    from public.responsibility_disputes d left join public.staff s on s.area_id = d.area_id and s.id = d.looking_id
    where d.area_id = w.area_id and d.child_id = responsibility_disputed.child and d.done_at is null order by d.at, d.id limit 20;
end $$;

-- For the steward: what is to be looked into, what is due first.
create function disputes_in_area() returns table (id uuid, known_as text, family_name text, carer text, words text, by_name text, at timestamptz, due_on date)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select d.id, c.known_as, c.family_name, concat_ws(', ', p.name, p.relationship), d.words, d.by_name, d.at, d.due_on
    from public.responsibility_disputes d
    join public.children c on c.area_id = d.area_id and c.id = d.child_id
    join public.child_carers p on p.area_id = d.area_id and p.child_id = d.child_id and p.carer_id = d.about_id
    where d.area_id = w.area_id and d.done_at is null order by d.due_on, d.id limit 200;
end $$;

-- What was said about that carer, for the steward who looks into it.
create function words_in_dispute(dispute uuid) returns table (says text, shown text, by_name text, at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select r.says, r.shown, public.name_of(r.child_id, r.id, r.by_name), r.at
    from public.responsibility_disputes d join public.responsibility_words r on r.area_id = d.area_id and r.child_id = d.child_id and r.about_id = d.about_id
    where d.area_id = w.area_id and d.id = dispute order by r.at desc, r.id desc limit 50;
end $$;

-- The steward says what they found, and why. It stands beside what each of them said: nobody's word is overwritten.
create function settle_dispute(new_id uuid, dispute uuid, as_found text, as_shown text, why text) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); d public.responsibility_disputes;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into d from public.responsibility_disputes x where x.area_id = w.area_id and x.id = dispute for update;
  if d.id is null then raise exception 'nobody asked' using errcode = 'NF403'; end if;
  if d.done_at is not null then raise exception 'this is done' using errcode = 'NF409'; end if;
  if length(trim(why)) = 0 or (as_found <> 'not sure' and as_shown = 'nothing') then
    raise exception 'say what you were shown, and why' using errcode = 'NF409'; end if;
  insert into public.responsibility_words (area_id, child_id, id, about_id, says, shown, by_id, by_name, at)
  values (d.area_id, d.child_id, new_id, d.about_id, as_found, as_shown, w.person_id, public.my_name_about(d.child_id), public.moment());
  update public.responsibility_disputes x set done_at = public.moment(), done_by = w.person_id, found_words = why where x.area_id = d.area_id and x.child_id = d.child_id and x.id = d.id;
end $$;

-- Court orders -----------------------------------------------------------------------------------------------------------

-- Read by colleagues who mind the child's safety, and by those of its people who were let to. The steward reads it by the
-- functions below.
create function may_read_order(child uuid, court_order uuid) returns boolean language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if w.role = 'staff' then return public.may_reach(child, 'safety'); end if;
  return public.may_reach(child, 'profile') and exists (select from public.court_order_people p
    where p.area_id = w.area_id and p.child_id = may_read_order.child and p.order_id = court_order and p.carer_id = w.person_id and p.may_read);
end $$;

-- Nothing else follows from writing it down: what it does to anybody's access, the steward decides.
create function record_court_order(new_id uuid, child uuid, of_kind text, starts date, ends date, meaning text, seen date, protects uuid[], binds uuid[], readers uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'staff' or not public.may_reach(child, 'safety') then
    raise exception 'this is for who minds the child''s safety' using errcode = 'NF403'; end if;
  if seen > public.today() or protects && binds or not readers <@ (protects || binds) then
    raise exception 'seen by today, and read by its people alone' using errcode = 'NF409'; end if;
  insert into public.court_orders (area_id, child_id, id, kind, from_on, until_on, means, seen_on, by_id, by_name, at)
  values (w.area_id, child, new_id, of_kind, starts, ends, meaning, seen, w.person_id, public.my_name_about(child), public.moment());
  insert into public.court_order_people (area_id, child_id, id, order_id, carer_id, how, may_read)
  select w.area_id, child, gen_random_uuid(), new_id, p, case when p = any (protects) then 'protects' else 'binds' end, p = any (readers)
  from (select distinct unnest(protects || binds)) as d (p);
end $$;

-- For the steward: those that stand, the newest first.
create function orders_in_area() returns table (id uuid, known_as text, family_name text, kind text, from_on date, until_on date, means text, seen_on date, by_name text, at timestamptz, protects text[], binds text[])
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select o.id, c.known_as, c.family_name, o.kind, o.from_on, o.until_on, o.means, o.seen_on, public.name_of(o.child_id, o.id, o.by_name), o.at,
      array(select concat_ws(', ', k.name, k.relationship) from public.court_order_people p join public.child_carers k on k.area_id = p.area_id and k.child_id = p.child_id and k.carer_id = p.carer_id
        where p.area_id = o.area_id and p.child_id = o.child_id and p.order_id = o.id and p.how = 'protects' order by 1 limit 10),
      array(select concat_ws(', ', k.name, k.relationship) from public.court_order_people p join public.child_carers k on k.area_id = p.area_id and k.child_id = p.child_id and k.carer_id = p.carer_id
        where p.area_id = o.area_id and p.child_id = o.child_id and p.order_id = o.id and p.how = 'binds' order by 1 limit 10)
    from public.court_orders o join public.children c on c.area_id = o.area_id and c.id = o.child_id
    where o.area_id = w.area_id and o.ended_at is null order by o.at desc, o.id limit 200;
end $$;

-- Who sees the record now or would, but for a decision, and what of it: for the steward. `keeps` is what was decided last.
create function order_holders(court_order uuid) returns table (holder_id uuid, kind text, name text, scopes text[], decided boolean, keeps text[], words text, at timestamptz)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); o public.court_orders;
begin
  if not public.am_steward() then return; end if;
  select * into o from public.court_orders x where x.area_id = w.area_id and x.id = court_order;
  return query select h.id, case when c.carer_id is not null then 'carer' when t.id is not null then 'team' else 'staff' end,
      coalesce(c.name || ', ' || c.relationship, t.name, concat_ws(', ', s.name, s.job)),
      array(select r.scope from public.reach r where r.area_id = o.area_id and r.child_id = o.child_id and r.holder_id = h.id and r.until > public.moment() order by 1),
      d.id is not null, d.keeps, d.words, d.at
    from (select r.holder_id as id from public.reach r where r.area_id = o.area_id and r.child_id = o.child_id and r.scope = 'profile' and r.until > public.moment()
      union select x.holder_id from public.order_decisions x where x.area_id = o.area_id and x.child_id = o.child_id and x.order_id = o.id) h
    left join public.child_carers c on c.area_id = o.area_id and c.child_id = o.child_id and c.carer_id = h.id
    left join public.teams t on t.area_id = o.area_id and t.id = h.id
    left join public.staff s on s.area_id = o.area_id and s.id = h.id
    left join lateral (select * from public.order_decisions x where x.area_id = o.area_id and x.child_id = o.child_id and x.order_id = o.id and x.holder_id = h.id
      order by x.at desc, x.id desc limit 1) d on true
    where c.relationship is distinct from 'themselves' order by 2, 3, 1 limit 200;
end $$;

-- What the newest decision of an order that stands leaves somebody: while it does, no door gives them more. But for the hour
-- of an emergency, which the steward is told of.
create function as_the_order_says() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.kind = 'given' and new.basis <> 'vital interests' and exists (select from public.court_orders o
      cross join lateral (select x.keeps from public.order_decisions x where x.area_id = o.area_id and x.child_id = o.child_id and x.order_id = o.id
        and x.holder_id = new.holder_id order by x.at desc, x.id desc limit 1) d
      where o.area_id = new.area_id and o.child_id = new.child_id and o.ended_at is null and coalesce(o.until_on >= public.today(), true)
        and not new.scopes <@ d.keeps) then
    raise exception 'the steward decided otherwise' using errcode = 'NF403'; end if;
  return new;
end $$;
create trigger as_the_order_says before insert on grant_events for each row execute function as_the_order_says();

-- The steward closes or narrows what somebody sees, with the order for its reason; or lifts that, and then nothing is given
-- back by itself. Never what a young person sees of their own record. The reason in the grant names no order.
create function decide_by_order(new_id uuid, court_order uuid, holder uuid, leaves text[], why text) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); o public.court_orders; g public.grant_events; given uuid; t timestamptz := public.moment(); kept text[];
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into o from public.court_orders x where x.area_id = w.area_id and x.id = court_order and x.ended_at is null;
  if o.id is null then raise exception 'no such order stands' using errcode = 'NF403'; end if;
  perform from public.children c where c.area_id = o.area_id and c.id = o.child_id for no key update;
  if not exists (select from public.order_holders(court_order) h where h.holder_id = holder) then
    raise exception 'they do not see this record' using errcode = 'NF403'; end if;
  if cardinality(leaves) > 0 and not 'profile' = any (leaves) then
    raise exception 'without the profile nothing can be seen' using errcode = 'NF409'; end if;
  insert into public.order_decisions (area_id, child_id, id, order_id, holder_id, keeps, words, by_id, by_name, at)
  select o.area_id, o.child_id, new_id, o.id, holder, leaves, why, w.person_id, s.name, t from public.staff s where s.area_id = w.area_id and s.id = w.person_id;
  if leaves is null then return; end if;
  for g in select * from public.grant_events e where e.area_id = o.area_id and e.child_id = o.child_id and e.holder_id = holder and e.kind = 'given' and e.until > t
      and e.basis <> 'vital interests' and not e.scopes <@ leaves and not exists (select from public.grant_events x
        where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended') loop
    insert into public.grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, because, given_by, at)
    values (g.area_id, g.child_id, gen_random_uuid(), g.grant_id, 'ended', g.holder_kind, g.holder_id, g.scopes, g.basis, g.until, 'the steward decided', w.person_id, t);
    kept := array(select s from unnest(g.scopes) as s where s = any (leaves));
    if cardinality(kept) > 0 then
      given := gen_random_uuid();
      perform public.put_grant(given, g.area_id, g.child_id, g.holder_kind, holder, kept, g.basis, g.until, 'the steward decided', w.person_id);
      update public.grant_events e set purpose = g.purpose, purpose_words = g.purpose_words where e.area_id = g.area_id and e.child_id = g.child_id and e.id = given;
    end if;
  end loop;
  perform public.derive_reach(o.area_id, o.child_id, holder);
  perform public.reckon_reach(o.area_id, o.child_id);
  if cardinality(leaves) = 0 then
    update public.child_carers c set left_at = t where c.area_id = o.area_id and c.child_id = o.child_id and c.carer_id = holder;
  end if;
end $$;

-- It stands no more: what was decided because of it holds nothing back from then on, and gives nothing back either.
create function end_court_order(court_order uuid, why text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() or length(trim(why)) = 0 then
    raise exception 'only the steward ends this, and says why' using errcode = 'NF403'; end if;
  update public.court_orders o set ended_at = public.moment(), ended_by = w.person_id, ended_because = why
  where o.area_id = w.area_id and o.id = court_order and o.ended_at is null;
  if not found then raise exception 'no such order stands' using errcode = 'NF409'; end if;
end $$;

-- What a share is for, in the family's own words ---------------------------------------------------------------------------

alter table grant_events add column purpose_words text not null default '' check (length(purpose_words) <= 300);
drop function share_for(uuid, uuid, text, uuid, text[], timestamptz, text);
create function share_for(new_id uuid, child uuid, h_kind text, holder uuid, wanted text[], ends timestamptz, what_for text, in_words text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.give_grant(new_id, child, h_kind, holder, wanted, ends, '');
  update public.grant_events e set purpose = what_for, purpose_words = in_words where e.area_id = public.my_area() and e.child_id = share_for.child and e.id = new_id;
end $$;

-- What the family shares it with me or my team for: a colleague does not read the grants of others.
create function shared_with_me(child uuid) returns table (purpose text, purpose_words text) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area(); holders uuid[] := public.my_holders();
begin
  return query select e.purpose, e.purpose_words from public.grant_events e
    where e.area_id = a and e.child_id = shared_with_me.child and e.holder_id = any (holders) and e.kind = 'given' and e.basis = 'family agreed' and e.until > public.moment()
      and public.may_reach(shared_with_me.child, 'profile') and not exists (select from public.grant_events x
        where x.area_id = e.area_id and x.child_id = e.child_id and x.grant_id = e.grant_id and x.kind = 'ended')
    order by e.at desc, e.id limit 5;
end $$;

-- Names, and the whole record ----------------------------------------------------------------------------------------------

alter table kept_names drop constraint kept_names_stands_check;
alter table kept_names add constraint kept_names_stands_check check (stands in ('views', 'meetings', 'versions', 'countersigns', 'contacts_made', 'reviews',
  'goal_ratings', 'support_moves', 'concern_talks', 'support_agreements', 'medical_consents', 'responsibility_words', 'court_orders'));
create trigger keeps_names before insert or update on responsibility_words for each row execute function keeps_names('by_id', 'by_name');
create trigger keeps_names before insert or update on court_orders for each row execute function keeps_names('by_id', 'by_name');
create or replace function say_names_again(area uuid, child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare t text;
begin
  foreach t in array array['views', 'meetings', 'versions', 'countersigns', 'contacts_made', 'reviews', 'goal_ratings', 'support_moves', 'concern_talks',
      'support_agreements', 'medical_consents', 'responsibility_words', 'court_orders'] loop
    execute format('update public.%I x set id = x.id where x.area_id = $1 and x.child_id = $2', t) using area, child;
  end loop;
end $$;

-- A carer's own notes are in nobody's record but theirs, not even for the steward to decide about.
create or replace function whole_tables() returns setof text language plpgsql stable set search_path = '' as $$
begin
  return query select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
      and c.relname <> all (array['activity_children', 'aside_readers', 'carer_notes', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'glass_breakings',
        'glass_notes', 'own_invites', 'pauses', 'put_aside', 'reach', 'retention_holds', 'review_reminders', 'whole_marks', 'whole_requests', 'whole_rows'])
    order by 1;
end $$;

-- Walls --------------------------------------------------------------------------------------------------------------------

alter table responsibility_words enable row level security;
create policy family_sees on responsibility_words for select to app_family using (area_id = (select my_area()) and child_id = any (array(select my_children('profile'))));
create policy staff_sees on responsibility_words for select to app_staff using (exists (select from reach r where r.area_id = responsibility_words.area_id and r.child_id = responsibility_words.child_id
  and r.scope = 'profile' and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
grant select on responsibility_words to app_family, app_staff;
alter table responsibility_disputes enable row level security;
create policy own_words on responsibility_disputes for select to app_family, app_staff using (area_id = (select my_area()) and by_id = (select my_person()) and may_reach(child_id, 'profile'));
grant select on responsibility_disputes to app_family, app_staff;
alter table court_orders enable row level security;
create policy those_it_needs on court_orders for select to app_family, app_staff using (area_id = (select my_area()) and may_read_order(child_id, id));
alter table court_order_people enable row level security;
create policy with_the_order on court_order_people for select to app_family, app_staff using (area_id = (select my_area()) and may_read_order(child_id, order_id));
-- Who is kept from what is for the steward, and for colleagues who mind the child's safety.
alter table order_decisions enable row level security;
create policy staff_sees on order_decisions for select to app_staff using (area_id = (select my_area()) and may_reach(child_id, 'safety'));
grant select on court_orders, court_order_people, order_decisions to app_family, app_staff;
alter table carer_notes enable row level security;
create policy own_or_shown on carer_notes for select to app_family using (area_id = (select my_area()) and child_id = any (array(select my_children('profile'))) and (carer_id = (select my_person()) or shown));
create policy staff_sees_shown on carer_notes for select to app_staff using (shown and exists (select from reach r where r.area_id = carer_notes.area_id and r.child_id = carer_notes.child_id
  and r.scope = 'profile' and r.holder_id = any ((select my_holders())::uuid[]) and r.until > (select moment()) limit 1));
create policy family_writes on carer_notes for insert to app_family with check (area_id = (select my_area()) and child_id = any (array(select my_children('profile'))) and carer_id = (select my_person()));
create policy own_shows on carer_notes for update to app_family using (carer_id = (select my_person()) and child_id = any (array(select my_children('profile'))));
grant select, insert (area_id, child_id, id, carer_id, words, shown), update (shown) on carer_notes to app_family;
grant select on carer_notes to app_staff;

do $$
declare t text;
begin
  foreach t in array array['responsibility_words', 'responsibility_disputes', 'court_orders', 'court_order_people', 'order_decisions', 'carer_notes'] loop
    execute format('create trigger not_through_the_glass before insert or update or delete on %I for each row execute function not_through_the_glass()', t);
  end loop;
end $$;

revoke all on function open_dispute(uuid, uuid, uuid, text), say_responsibility(uuid, uuid, uuid, text, text), dispute_responsibility(uuid, uuid, uuid, text),
  responsibility_disputed(uuid), disputes_in_area(), words_in_dispute(uuid), settle_dispute(uuid, uuid, text, text, text), may_read_order(uuid, uuid),
  record_court_order(uuid, uuid, text, date, date, text, date, uuid[], uuid[], uuid[]), orders_in_area(), order_holders(uuid), as_the_order_says(),
  decide_by_order(uuid, uuid, uuid, text[], text), end_court_order(uuid, text), share_for(uuid, uuid, text, uuid, text[], timestamptz, text, text), shared_with_me(uuid) from public;
grant execute on function say_responsibility(uuid, uuid, uuid, text, text), dispute_responsibility(uuid, uuid, uuid, text), responsibility_disputed(uuid), may_read_order(uuid, uuid) to app_family, app_staff;
grant execute on function disputes_in_area(), words_in_dispute(uuid), settle_dispute(uuid, uuid, text, text, text), record_court_order(uuid, uuid, text, date, date, text, date, uuid[], uuid[], uuid[]),
  orders_in_area(), order_holders(uuid), decide_by_order(uuid, uuid, uuid, text[], text), end_court_order(uuid, text), shared_with_me(uuid) to app_staff;
grant execute on function share_for(uuid, uuid, text, uuid, text[], timestamptz, text, text) to app_family;
