-- What is done in the background: asked for in the transaction of the change, taken up by the worker, and swept every day.

-- The job runner's own tables, made by the worker's login itself. Nobody else may so much as look in.
create schema jobs;
grant usage, create on schema jobs to ninefold_worker;

-- What was asked and is not taken up yet: a kind from a closed list, and the id it is about. Why not the runner's tables at once: docs/decisions/0005.
create table jobs_asked (
  id       uuid primary key default gen_random_uuid(),
  kind     text not null check (kind in ('anchor-activity', 'sweep-grants', 'forget-spent')),
  about_id uuid not null,
  asked_at timestamptz not null default moment()
);
create index on jobs_asked (asked_at, id);
alter table jobs_asked enable row level security;

-- In the caller's transaction: undone with it, and seen by the worker only once it holds.
create function enqueue(kind text, id uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if (public.me()).person_id is null and current_setting('role', true) is distinct from 'app_worker' then
    raise exception 'nobody is signed in' using errcode = 'NF403'; end if;
  insert into public.jobs_asked (kind, about_id) values (enqueue.kind, enqueue.id);
end $$;

-- Handed to the worker once, however many ask at the same time; back again if its transaction is undone.
create function take_asked(most integer) returns table (id uuid, kind text, about_id uuid) language sql security definer set search_path = ''
begin atomic
  delete from public.jobs_asked j
  where j.id = any (array(select a.id from public.jobs_asked a order by a.asked_at, a.id limit least(most, 200) for update skip locked))
  returning j.id, j.kind, j.about_id;
end;

-- Every day -------------------------------------------------------------------------------------------------------------

-- The ends of the account of who looked, to be noted outside the database.
create function activity_ends() returns table (shard smallint, seq bigint, hash text, day date) language sql stable security definer set search_path = ''
begin atomic
  select h.shard, h.seq, encode(h.hash, 'hex'), (public.moment() at time zone 'UTC')::date from public.activity_heads h order by h.shard;
end;

create index reach_until on reach (until) where until < 'infinity';
create index desk_until on desk (until) where until < 'infinity';

-- Forgets reach that has run out and what stood on desks because of it: hidden since then, now gone. At most `most` rows
-- of each; answers how many, so that the worker asks again until none is left. What another grant keeps in force says so
-- in its own `until`, and a grant given meanwhile holds its row, which is then passed over.
create function sweep_grants(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare t timestamptz := public.moment(); swept integer; gone integer;
begin
  delete from public.reach r where r.ctid = any (array(
    select e.ctid from public.reach e where e.until <= t and e.until < 'infinity' limit least(most, 5000) for update skip locked));
  get diagnostics swept = row_count;
  delete from public.desk d where d.ctid = any (array(
    select e.ctid from public.desk e where e.until <= t and e.until < 'infinity' limit least(most, 5000) for update skip locked));
  get diagnostics gone = row_count;
  return swept + gone;
end $$;

-- Keys of what was done once serve a second press; after 48 hours no form is still open that carries one.
create function forget_done(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare gone integer;
begin
  delete from public.done d where d.ctid = any (array(
    select e.ctid from public.done e where e.at < public.moment() - interval '48 hours' limit least(most, 5000) for update skip locked));
  get diagnostics gone = row_count;
  return gone;
end $$;

create index on sign_in_links (expires_at);
create index on outbox (link_id);

-- Links that are over for a week, and the letters they went in, and so the addresses in both. An invite keeps its link,
-- which is the only place that says where it went.
create function forget_links(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare over uuid[]; gone integer;
begin
  over := array(select l.id from public.sign_in_links l
    where l.expires_at < public.moment() - interval '7 days'
      and not exists (select from public.carer_invites i where i.link_id = l.id)
    limit least(most, 5000) for update skip locked);
  delete from public.outbox o where o.link_id = any (over);
  delete from public.sign_in_links l where l.id = any (over);
  get diagnostics gone = row_count;
  return gone;
end $$;

grant execute on function enqueue(text, uuid) to app_family, app_staff, app_worker;
grant execute on function take_asked(integer), activity_ends(), sweep_grants(integer), forget_done(integer), forget_links(integer) to app_worker;
