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
