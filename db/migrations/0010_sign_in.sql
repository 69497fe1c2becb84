-- Signing in by a work account, and one's own sessions seen and ended. Run as ninefold_owner.

-- `device` is a few words of the program's own, never what the browser said. The last three are of a work account.
alter table sessions
  add column id uuid not null default gen_random_uuid() unique,
  add column device text not null default '' check (length(device) <= 60),
  add column issuer text check (length(issuer) between 1 and 300),
  add column subject text check (length(subject) between 1 and 255),
  add column issuer_session text check (length(issuer_session) between 1 and 255),
  add check ((issuer is null) = (subject is null));
create index on sessions (area_id, issuer, subject) where issuer is not null;

-- The work address the area entered for a colleague. It links one account, once; after that it opens nothing.
create table staff_emails (
  area_id  uuid not null,
  email    text not null check (email = lower(email) and length(email) between 3 and 200),
  staff_id uuid not null,
  used_at  timestamptz,
  primary key (area_id, email),
  foreign key (area_id, staff_id) references staff (area_id, id)
);
create index on staff_emails (area_id, staff_id);

-- Which account is whose. An address may pass to somebody else at work; issuer and subject never do (OpenID Connect Core 5.7).
create table staff_identities (
  area_id   uuid not null,
  issuer    text not null check (length(issuer) between 1 and 300),
  subject   text not null check (length(subject) between 1 and 255),
  staff_id  uuid not null,
  linked_at timestamptz not null,
  primary key (area_id, issuer, subject),
  foreign key (area_id, staff_id) references staff (area_id, id)
);
create index on staff_identities (area_id, staff_id);

-- Each order to sign out counts once, so that one overheard cannot be sent again (Back-Channel Logout 2.6). Kept for a day.
create table sign_outs_heard (
  area_id  uuid not null references areas,
  issuer   text not null,
  token_id text not null check (length(token_id) between 1 and 255),
  at       timestamptz not null,
  primary key (area_id, issuer, token_id)
);
create index on sign_outs_heard (at);

alter table staff_emails enable row level security;
alter table staff_identities enable row level security;
alter table sign_outs_heard enable row level security;

-- The program has checked the account's word; here it is found whose account it is, and their session begins. Null: nobody's.
create function sign_in_staff(hash bytea, area_word text, by_issuer text, by_subject text, verified_email text, issuer_sid text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare a uuid := (select x.id from public.areas x where x.slug = area_word); who uuid;
begin
  select i.staff_id into who from public.staff_identities i
  where i.area_id = a and i.issuer = by_issuer and i.subject = by_subject;
  if who is null then
    update public.staff_emails e set used_at = public.moment()
    where e.area_id = a and e.email = lower(verified_email) and e.used_at is null returning e.staff_id into who;
    if who is null then return null; end if;
    insert into public.staff_identities (area_id, issuer, subject, staff_id, linked_at)
    values (a, by_issuer, by_subject, who, public.moment());
  end if;
  perform public.open_session(sign_in_staff.hash, a, who, 'staff');
  update public.sessions s set issuer = by_issuer, subject = by_subject, issuer_session = issuer_sid where s.key_hash = sign_in_staff.hash;
  return who;
end $$;

-- The work account says somebody has signed out there: of the one session it names, else of all of that person's. How many ended.
create function end_work_sessions(area_word text, by_issuer text, by_subject text, issuer_sid text, token_id text) returns integer
language plpgsql security definer set search_path = '' as $$
declare a uuid := (select x.id from public.areas x where x.slug = area_word); n integer;
begin
  if coalesce(by_subject, issuer_sid) is null then raise exception 'say whose sessions, or which' using errcode = 'NF400'; end if;
  delete from public.sign_outs_heard h where h.at < public.moment() - interval '1 day';
  insert into public.sign_outs_heard values (a, by_issuer, end_work_sessions.token_id, public.moment()) on conflict do nothing;
  if not found then return 0; end if;
  update public.sessions s set ended_at = public.moment()
  where s.area_id = a and s.issuer = by_issuer and s.ended_at is null
    and (s.issuer_session = issuer_sid or (s.subject = by_subject and (issuer_sid is null or s.issuer_session is null)));
  get diagnostics n = row_count;
  return n;
end $$;

-- What the session's device is called, said once as it begins.
create function name_device(hash bytea, called text) returns void language sql security definer set search_path = ''
begin atomic
  update public.sessions set device = called where key_hash = hash and device = '';
end;

-- Where I am signed in. A session is last used when its idle time was last moved on, to the minute.
create function my_sessions() returns table (id uuid, device text, opened_at timestamptz, used_at timestamptz, here boolean)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  return query select s.id, s.device, s.opened_at, s.idle_until - s.idle_for,
    s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))
  from public.sessions s
  where s.area_id = w.area_id and s.person_id = w.person_id and s.ended_at is null and least(s.idle_until, s.ends_at) > t
  order by 5 desc, 4 desc, 1 limit 50;
end $$;

-- Ends one of mine, or all; never the one I am in, which is signed out of by its own button. How many ended.
create function end_my_sessions(only_id uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); n integer;
begin
  update public.sessions s set ended_at = public.moment()
  where s.area_id = w.area_id and s.person_id = w.person_id and s.ended_at is null
    and s.id = coalesce(only_id, s.id)
    and s.key_hash <> sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'));
  get diagnostics n = row_count;
  return n;
end $$;

grant execute on function my_sessions(), end_my_sessions(uuid) to app_family, app_staff;
grant execute on function sign_in_staff(bytea, text, text, text, text, text), end_work_sessions(text, text, text, text, text), name_device(bytea, text) to ninefold_door;

-- Passkeys, beside one-time links ------------------------------------------------------------------------------------------

create table passkeys (
  area_id    uuid not null,
  id         uuid not null unique,
  carer_id   uuid not null,
  credential text not null unique check (length(credential) between 10 and 1400),
  public_key bytea not null,
  counter    bigint not null check (counter >= 0),
  name       text not null check (length(name) between 1 and 60),
  added_at   timestamptz not null,
  used_at    timestamptz,
  primary key (area_id, id),
  foreign key (area_id, carer_id) references carers (area_id, id)
);
create index on passkeys (area_id, carer_id);

-- A challenge is made and signed by the program and stored nowhere until it is answered: once.
create table passkey_challenges_answered (
  challenge text primary key check (length(challenge) between 20 and 200),
  at        timestamptz not null
);
create index on passkey_challenges_answered (at);
alter table passkeys enable row level security;
alter table passkey_challenges_answered enable row level security;

alter table outbox drop constraint outbox_template_check;
alter table outbox add constraint outbox_template_check check (template in ('sign-in', 'something-new', 'invited', 'passkey-added', 'passkey-removed', 'signed-in-by-link'));

-- Says something to every address a carer signs in by, so that nobody changes their ways in quietly.
create function tell_carer(area uuid, carer uuid, what text) returns void language sql security definer set search_path = ''
begin atomic
  insert into public.outbox (area_id, id, kind, address, template, made_at)
  select a.area_id, gen_random_uuid(), a.kind, a.address, what, public.moment()
  from public.sign_in_addresses a where a.area_id = area and a.carer_id = carer;
end;

-- False: this challenge was answered before. Kept for a day, longer than any lasts.
create function answer_challenge(answered text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from public.passkey_challenges_answered c where c.at < public.moment() - interval '1 day';
  insert into public.passkey_challenges_answered values (answered, public.moment()) on conflict do nothing;
  return found;
end $$;

-- After a fresh sign-in only: a phone left open for a minute must not become somebody else's way in for good. Ten at most.
create function add_passkey(passkey uuid, credential text, public_key bytea, counter bigint, called text, challenge text) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if w.role is distinct from 'family' then raise exception 'a passkey is a family’s' using errcode = 'NF403'; end if;
  if not exists (select from public.sessions s where s.key_hash = sha256(convert_to(current_setting('ninefold.key', true), 'UTF8'))
                   and s.fresh_at > public.moment() - interval '15 minutes') then
    raise exception 'sign in again first' using errcode = 'NF403'; end if;
  if (select count(*) from public.passkeys p where p.area_id = w.area_id and p.carer_id = w.person_id) >= 10 then
    raise exception 'ten passkeys at most' using errcode = 'NF409'; end if;
  if not public.answer_challenge(add_passkey.challenge) then
    raise exception 'answered before' using errcode = 'NF409'; end if;
  insert into public.passkeys (area_id, id, carer_id, credential, public_key, counter, name, added_at)
  values (w.area_id, passkey, w.person_id, add_passkey.credential, add_passkey.public_key, add_passkey.counter, called, public.moment());
  perform public.tell_carer(w.area_id, w.person_id, 'passkey-added');
end $$;

create function my_passkeys() returns table (id uuid, name text, added_at timestamptz, used_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  return query select p.id, p.name, p.added_at, p.used_at from public.passkeys p
  where p.area_id = w.area_id and p.carer_id = w.person_id order by p.added_at, p.id;
end $$;

create function remove_passkey(passkey uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  delete from public.passkeys p where p.area_id = w.area_id and p.carer_id = w.person_id and p.id = passkey;
  if not found then return false; end if;
  perform public.tell_carer(w.area_id, w.person_id, 'passkey-removed');
  return true;
end $$;

create function find_passkey(by_credential text) returns table (public_key bytea, counter bigint) language sql stable security definer set search_path = ''
begin atomic
  select p.public_key, p.counter from public.passkeys p where p.credential = by_credential;
end;

-- The program has checked the signature. A counter that does not go up is a copy's (WebAuthn 6.1.1); one that is always 0 counts nothing.
create function sign_in_by_passkey(hash bytea, by_credential text, new_counter bigint, challenge text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare p public.passkeys;
begin
  if not public.answer_challenge(sign_in_by_passkey.challenge) then return null; end if;
  update public.passkeys k set counter = new_counter, used_at = public.moment()
  where k.credential = by_credential and (k.counter < new_counter or (k.counter = 0 and new_counter = 0)) returning * into p;
  if p.id is null then return null; end if;
  perform public.open_session(sign_in_by_passkey.hash, p.area_id, p.carer_id, 'family');
  return p.carer_id;
end $$;

-- As before; and whoever has a passkey and comes by a link all the same is told so at every address of theirs.
create or replace function redeem_link(link uuid, key_hash bytea, new_carer uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare l public.sign_in_links; known uuid;
begin
  update public.sign_in_links set redeemed_at = public.moment()
  where id = link and redeemed_at is null and expires_at > public.moment() returning * into l;
  if l.id is null then return null; end if;
  select a.carer_id into known from public.sign_in_addresses a where a.area_id = l.area_id and a.kind = l.kind and a.address = l.address;
  if known is null then
    insert into public.carers (area_id, id, name, joined_at) values (l.area_id, new_carer, 'Parent or carer', public.moment());
    insert into public.sign_in_addresses (area_id, kind, address, carer_id) values (l.area_id, l.kind, l.address, new_carer);
    known := new_carer;
  end if;
  if exists (select from public.passkeys p where p.area_id = l.area_id and p.carer_id = known) then
    perform public.tell_carer(l.area_id, known, 'signed-in-by-link');
  end if;
  perform public.open_session(redeem_link.key_hash, l.area_id, known, 'family');
  return known;
end $$;

grant execute on function add_passkey(uuid, text, bytea, bigint, text, text), my_passkeys(), remove_passkey(uuid) to app_family;
grant execute on function find_passkey(text), sign_in_by_passkey(bytea, text, bigint, text) to ninefold_door;
