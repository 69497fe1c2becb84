-- Letters leave by the worker: what becomes of each, held at night, tried a bounded number of times, and what is known of
-- an address that did not work. Run as ninefold_owner.

-- A letter written before there was a way to send it stays unsent.
alter table outbox
  add column state text not null default 'too late'
    check (state in ('waiting', 'begun', 'accepted', 'too late', 'undelivered', 'unreachable', 'delivered')),
  add column next_at timestamptz not null default moment(),
  add column tries integer not null default 0 check (tries between 0 and 20),
  add column begun_at timestamptz,
  add column provider_id text check (length(provider_id) between 1 and 200);
alter table outbox alter column state set default 'waiting';
create index outbox_due on outbox (next_at, id) where state in ('waiting', 'begun', 'accepted');
create index on outbox (area_id, kind, address, made_at);

-- The same rows as before, with their new columns.
create or replace function demonstration_outbox() returns setof outbox language sql stable security definer set search_path = ''
begin atomic
  select o.* from public.outbox o where (select c.demonstration from public.clock c) order by o.made_at desc limit 50;
end;

-- Where letters do not arrive. `since` is the first letter of those that failed, `last_at` the newest; one that arrives ends it.
create table address_troubles (
  area_id uuid not null references areas,
  kind    text not null check (kind in ('email', 'phone')),
  address text not null check (length(address) between 3 and 200),
  state   text not null check (state in ('undelivered', 'unreachable')),
  since   timestamptz not null,
  last_at timestamptz not null,
  primary key (area_id, kind, address)
);
create index on address_troubles (last_at);
alter table address_troubles enable row level security;

-- Each letter asks for its own sending in the transaction that writes it: undone with it. In a demonstration none goes.
alter table jobs_asked drop constraint jobs_asked_kind_check;
alter table jobs_asked add constraint jobs_asked_kind_check
  check (kind in ('anchor-activity', 'sweep-grants', 'forget-spent', 'send-letter', 'send-letters', 'remind-reviews'));
create function ask_to_send() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not public.is_demonstration() then insert into public.jobs_asked (kind, about_id) values ('send-letter', new.id); end if;
  return null;
end $$;
create trigger ask_to_send after insert on outbox for each row execute function ask_to_send();

-- How far a letter has come. What is further never goes back; of two as far, the first holds.
create function letter_rank(state text) returns integer language sql immutable set search_path = ''
begin atomic
  select case letter_rank.state when 'waiting' then 0 when 'begun' then 1 when 'accepted' then 2
    when 'too late' then 3 when 'undelivered' then 3 else 4 end;
end;

-- The letters that are due now, and of those accepted the ones of which nothing was heard. Nothing leaves a demonstration.
create function due_letters(most integer) returns table (id uuid) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment();
begin
  if public.is_demonstration() then return; end if;
  return query select o.id from public.outbox o
  where o.state in ('waiting', 'begun', 'accepted') and o.next_at <= t order by o.next_at, o.id limit least(most, 200);
end $$;

-- Hands one letter to one worker, for five minutes; to nobody else meanwhile, and not before it is due.
create function take_letter(letter uuid) returns table (id uuid, area_slug text, kind text, address text, template text, link_id uuid,
  link_alive boolean, invite_over boolean, made_at timestamptz, now timestamptz, state text, tries integer, unreachable_at timestamptz)
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment(); o public.outbox;
begin
  if public.is_demonstration() then return; end if;
  update public.outbox x set next_at = t + interval '5 minutes'
  where x.id = letter and x.state in ('waiting', 'begun', 'accepted') and x.next_at <= t returning * into o;
  if o.id is null then return; end if;
  return query select o.id, a.slug, o.kind, o.address, o.template, o.link_id,
    exists (select from public.sign_in_links l where l.id = o.link_id and l.redeemed_at is null and l.expires_at > t),
    exists (select from public.carer_invites i where i.link_id = o.link_id and (i.ended_at is not null or i.expires_at <= t)),
    o.made_at, t, o.state, o.tries,
    (select u.last_at from public.address_troubles u
     where u.area_id = o.area_id and u.kind = o.kind and u.address = o.address and u.state = 'unreachable')
  from public.areas a where a.id = o.area_id;
end $$;

-- Noted before the letter is handed over: from here on it may have gone. False: it is settled already.
create function begin_letter(letter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update public.outbox x set state = 'begun', begun_at = coalesce(x.begun_at, public.moment()), tries = x.tries + 1
  where x.id = letter and x.state in ('waiting', 'begun');
  return found;
end $$;

-- Moves a letter on, never back, and keeps what it tells of its address. One that was never handed over tells nothing.
create function settle_letter(letter uuid, to_state text) returns void language plpgsql security definer set search_path = '' as $$
declare o public.outbox;
begin
  update public.outbox x set state = to_state, sent_at = case when to_state in ('accepted', 'delivered') then coalesce(x.sent_at, public.moment()) else x.sent_at end,
    next_at = case when public.letter_rank(to_state) > 2 then 'infinity' else x.next_at end
  where x.id = letter and public.letter_rank(x.state) < public.letter_rank(to_state) returning * into o;
  if o.begun_at is null then return; end if;
  if to_state = 'delivered' then
    delete from public.address_troubles u
    where u.area_id = o.area_id and u.kind = o.kind and u.address = o.address and u.last_at <= o.made_at;
  elsif to_state in ('undelivered', 'unreachable') and not exists (select from public.outbox n
      where n.area_id = o.area_id and n.kind = o.kind and n.address = o.address and n.made_at > o.made_at and n.state = 'delivered') then
    insert into public.address_troubles as u (area_id, kind, address, state, since, last_at)
    values (o.area_id, o.kind, o.address, to_state, o.made_at, o.made_at)
    on conflict (area_id, kind, address) do update set last_at = greatest(u.last_at, excluded.last_at),
      state = case when u.state = 'unreachable' then u.state else excluded.state end;
  end if;
end $$;

-- What the worker learned: a new state or none, and when to look again or never.
create function note_letter(letter uuid, to_state text, provider text, again_at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.outbox x set provider_id = coalesce(x.provider_id, provider), next_at = coalesce(again_at, 'infinity')
  where x.id = letter and x.state in ('waiting', 'begun', 'accepted');
  if to_state is not null then perform public.settle_letter(letter, to_state); end if;
end $$;

-- What the one who carries letters says of one later, in any order and as often as they like. False: no such letter of theirs.
create function hear_receipt(letter uuid, provider text, to_state text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if to_state not in ('accepted', 'undelivered', 'unreachable', 'delivered') then
    raise exception 'no receipt says that' using errcode = 'NF400'; end if;
  update public.outbox x set provider_id = provider
  where x.id = letter and x.begun_at is not null and coalesce(x.provider_id, provider) = provider;
  if not found then return false; end if;
  perform public.settle_letter(letter, to_state);
  return true;
end $$;

-- An address as people write it, as letters know it.
create function tidied(written text) returns text language sql immutable set search_path = ''
begin atomic
  select case when tidied.written like '%@%' then lower(btrim(tidied.written))
    else regexp_replace(regexp_replace(tidied.written, '[\s()-]', '', 'g'), '^(\+44|0044)0?', '0') end;
end;

-- For colleagues who may reach the carers of a child: whose address did not work. Says which only where they were given it.
create function contact_troubles(child uuid) returns table (carer_id uuid, kind text, state text, since timestamptz, given boolean)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare a uuid := public.my_area();
begin
  if not public.may_reach(child, 'contact') then return; end if;
  return query select x.carer_id, u.kind, u.state, u.since, bool_or(x.given)
  from (
    select c.carer_id, s.address, false as given from public.child_carers c
      join public.sign_in_addresses s on s.area_id = c.area_id and s.carer_id = c.carer_id
      where c.area_id = a and c.child_id = child and c.left_at is null
    union all
    select k.carer_id, public.tidied(w.written), true from public.carer_contacts k cross join lateral (values (k.email), (k.phone)) w (written)
      where k.area_id = a and k.child_id = child) x
  join public.address_troubles u on u.area_id = a and u.address = x.address
  group by x.carer_id, u.kind, u.address, u.state, u.since order by u.since, x.carer_id, u.kind limit 40;
end $$;

-- My own addresses that did not work: those I sign in by, and those I gave so that people can reach me.
create function my_address_troubles() returns table (kind text, address text, state text, since timestamptz, child_id uuid)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  return query select distinct on (u.kind, u.address) u.kind, u.address, u.state, u.since, x.child_id
  from (
    select s.address, null::uuid as child_id from public.sign_in_addresses s where s.area_id = w.area_id and s.carer_id = w.person_id
    union all
    select public.tidied(v.written), k.child_id from public.child_carers c
      join public.carer_contacts k on k.area_id = c.area_id and k.child_id = c.child_id and k.carer_id = c.carer_id
      cross join lateral (values (k.email), (k.phone)) v (written)
      where c.area_id = w.area_id and c.carer_id = w.person_id) x
  join public.address_troubles u on u.area_id = w.area_id and u.address = x.address
  order by u.kind, u.address, x.child_id nulls first limit 20;
end $$;

-- Letters are forgotten after 30 days, and what is known of an address a year after the last letter that failed.
create function forget_letters(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare t timestamptz := public.moment(); letters integer; troubles integer;
begin
  delete from public.outbox o where o.ctid = any (array(
    select e.ctid from public.outbox e where e.made_at < t - interval '30 days' limit least(most, 5000) for update skip locked));
  get diagnostics letters = row_count;
  delete from public.address_troubles u where u.ctid = any (array(
    select e.ctid from public.address_troubles e where e.last_at < t - interval '1 year' limit least(most, 5000) for update skip locked));
  get diagnostics troubles = row_count;
  return letters + troubles;
end $$;

-- News and reminders -----------------------------------------------------------------------------------------------------

alter table outbox drop constraint outbox_template_check;
alter table outbox add constraint outbox_template_check
  check (template in ('sign-in', 'something-new', 'invited', 'passkey-added', 'passkey-removed', 'signed-in-by-link', 'review-due'));

-- A notice goes to one address of its reader's: one that works, a mail before a text.
create function write_notice(area uuid, carer uuid, what text) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
begin
  insert into public.outbox (area_id, id, kind, address, template, made_at)
  select a.area_id, gen_random_uuid(), a.kind, a.address, what, public.moment()
  from public.sign_in_addresses a where a.area_id = area and a.carer_id = carer
    and not exists (select from public.address_troubles u
      where u.area_id = a.area_id and u.kind = a.kind and u.address = a.address and u.state = 'unreachable')
  order by a.kind, a.address limit 1;
end $$;

-- A colleague has changed what stands in a child's plan: each carer who may see it is told that there is something new,
-- once a day at most. What a family changes is told to nobody.
create function tell_of_news(child uuid) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if not public.may_reach(child, 'plan') then raise exception 'you cannot change this' using errcode = 'NF403'; end if;
  if w.role <> 'staff' then return; end if;
  perform public.write_notice(r.area_id, r.holder_id, 'something-new')
  from public.reach r join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id
  where r.area_id = w.area_id and r.child_id = child and r.scope = 'plan' and r.until > t
    and not exists (select from public.sign_in_addresses s
      join public.outbox o on o.area_id = s.area_id and o.kind = s.kind and o.address = s.address
      where s.area_id = r.area_id and s.carer_id = r.holder_id and o.template = 'something-new' and o.made_at > t - interval '1 day');
end $$;

-- Which reviews were reminded of, each once for each day it falls due.
create table review_reminders (
  area_id  uuid not null,
  child_id uuid not null,
  item_id  uuid not null,
  due_on   date not null,
  at       timestamptz not null,
  primary key (area_id, child_id, item_id, due_on),
  foreign key (area_id, child_id) references children (area_id, id)
);
alter table review_reminders enable row level security;
create index dues_reviews on dues (due_on, item_id) where list = 'reviews';

-- Reminds the carers who may see the plan of a review within a week. At most `most` reviews; answers how many, so that the
-- worker asks again until none is left.
create function remind_reviews(most integer) returns integer language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare t timestamptz := public.moment(); d record; n integer := 0;
begin
  for d in
    insert into public.review_reminders (area_id, child_id, item_id, due_on, at)
    select u.area_id, u.child_id, u.item_id, u.due_on, t
    from public.dues u join public.areas a on a.id = u.area_id
    where u.list = 'reviews' and u.due_on between (t at time zone a.zone)::date and (t at time zone a.zone)::date + 7
      and u.due_on between (t - interval '1 day')::date and (t + interval '9 days')::date
      and not exists (select from public.review_reminders x
        where x.area_id = u.area_id and x.child_id = u.child_id and x.item_id = u.item_id and x.due_on = u.due_on)
    order by u.due_on, u.item_id limit least(most, 1000)
    on conflict do nothing returning *
  loop
    n := n + 1;
    perform public.write_notice(r.area_id, r.holder_id, 'review-due')
    from public.reach r join public.child_carers c on c.area_id = r.area_id and c.child_id = r.child_id and c.carer_id = r.holder_id
    where r.area_id = d.area_id and r.child_id = d.child_id and r.scope = 'plan' and r.until > t;
  end loop;
  return n;
end $$;

grant execute on function tell_of_news(uuid) to app_family, app_staff;
grant execute on function remind_reviews(integer) to app_worker;
grant execute on function due_letters(integer), take_letter(uuid), begin_letter(uuid), note_letter(uuid, text, text, timestamptz), forget_letters(integer) to app_worker;
grant execute on function hear_receipt(uuid, text, text) to ninefold_door;
grant execute on function contact_troubles(uuid) to app_staff;
grant execute on function my_address_troubles() to app_family;
