-- The whole record, for whoever has the right to ask: UK GDPR, article 15. What a carer or a young person may see is theirs at
-- once. What is held back from them is laid before the area's steward, row by row, as it stood when they asked; nothing is
-- given that was not marked so, and each mark stays. Read and written by the definers below alone: docs/decisions/0014.

create table whole_requests (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  person_id   uuid not null,
  person_name text not null check (length(person_name) between 1 and 400),
  due_on      date not null,
  at          timestamptz not null,
  done_at     timestamptz,
  done_by     text check (length(done_by) between 1 and 400),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  check ((done_at is null) = (done_by is null))
);
-- One at a time for each person and child.
create unique index whole_requests_open on whole_requests (area_id, child_id, person_id) where done_at is null;
create index on whole_requests (area_id, due_on, id) where done_at is null;
create index on whole_requests (area_id, child_id, person_id, at);

-- What was held back from them, copied when they asked: what changes later is neither read nor given.
create table whole_rows (
  area_id    uuid not null,
  child_id   uuid not null,
  id         uuid not null,
  request_id uuid not null,
  table_name text not null,
  row_id     uuid not null,
  said       jsonb not null,
  primary key (area_id, child_id, id),
  unique (area_id, child_id, request_id, table_name, row_id),
  unique (area_id, child_id, request_id, id),
  foreign key (area_id, child_id, request_id) references whole_requests (area_id, child_id, id)
);

-- What the steward marked: the newest counts, until the request is done. `words` are given instead of the row.
create table whole_marks (
  area_id     uuid not null,
  child_id    uuid not null,
  id          uuid not null,
  request_id  uuid not null,
  held_id     uuid not null,
  mark        text not null check (mark in ('give', 'give other words', 'keep back')),
  words       text not null default '' check (length(words) <= 2000),
  reason      text check (reason in ('another person', 'could harm', 'private words', 'legal privilege')),
  by_id       uuid not null,
  by_name     text not null check (length(by_name) between 1 and 400),
  at          timestamptz not null,
  primary key (area_id, child_id, id),
  foreign key (area_id, child_id, request_id, held_id) references whole_rows (area_id, child_id, request_id, id),
  check ((mark = 'give other words') = (words <> '')),
  check ((mark = 'keep back') = (reason is not null))
);
create index on whole_marks (area_id, child_id, request_id, held_id, at desc);

alter table whole_requests enable row level security;
alter table whole_rows enable row level security;
alter table whole_marks enable row level security;
create trigger not_through_the_glass before insert or update or delete on whole_requests for each row execute function not_through_the_glass();
create trigger not_through_the_glass before insert or update or delete on whole_rows for each row execute function not_through_the_glass();
create trigger not_through_the_glass before insert or update or delete on whole_marks for each row execute function not_through_the_glass();

-- Asking -----------------------------------------------------------------------------------------------------------------

-- Every table a whole record is made of, from the catalogue: those about a child but what is listed with a reason in
-- src/home/everything/parts.ts, which a test holds to this. A table of a later migration is in it by itself.
create function whole_tables() returns setof text language plpgsql stable set search_path = '' as $$
begin
  return query select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
      and c.relname <> all (array['activity_children', 'aside_readers', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'glass_breakings',
        'glass_notes', 'own_invites', 'put_aside', 'reach', 'review_reminders', 'whole_marks', 'whole_requests', 'whole_rows'])
    order by 1;
end $$;

-- The rows of this child that I see already, asked with my own rights.
create function seen_by_me(child uuid) returns uuid[] language plpgsql stable set search_path = '' as $$
declare t text; seen uuid[] := '{}'; more uuid[];
begin
  for t in select * from public.whole_tables() loop
    execute format('select array(select t.id from public.%I t where t.area_id = (select public.my_area()) and t.%I = $1)',
      t, case t when 'children' then 'id' else 'child_id' end) into more using child;
    seen := seen || more;
  end loop;
  return seen;
end $$;

-- Asks for the whole record. `seen` is what I have already: whoever says less has more to be looked at, whoever says more is
-- given less, and nothing is given by it. One calendar month, UK GDPR, article 12(3).
create function ask_for_whole(request uuid, child uuid, seen uuid[]) returns void
language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment(); name text;
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'profile') then
    raise exception 'only for a child of one''s own' using errcode = 'NF403'; end if;
  if not public.signed_in_freshly() then raise exception 'sign in again first' using errcode = 'NF403'; end if;
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if exists (select from public.whole_requests r where r.area_id = w.area_id and r.child_id = child and r.person_id = w.person_id and r.done_at is null) then
    raise exception 'one at a time' using errcode = 'NF409'; end if;
  if (select count(*) from public.whole_requests r where r.area_id = w.area_id and r.child_id = child and r.person_id = w.person_id
      and r.at > t - interval '1 year') >= 4 then
    raise exception 'four times a year' using errcode = 'NF409'; end if;
  insert into public.whole_requests (area_id, child_id, id, person_id, person_name, due_on, at)
  values (w.area_id, child, request, w.person_id, public.my_name_about(child), (public.today() + interval '1 month')::date, t);
  for name in select * from public.whole_tables() loop
    execute format('insert into public.whole_rows (area_id, child_id, id, request_id, table_name, row_id, said)
        select $1, $2, gen_random_uuid(), $3, $4, t.id, to_jsonb(t) from public.%I t where t.area_id = $1 and t.%I = $2 and t.id <> all ($5)',
      name, case name when 'children' then 'id' else 'child_id' end) using w.area_id, child, request, name, coalesce(seen, '{}');
  end loop;
  perform public.record('asked for the whole record', false, array[child], null);
end $$;

-- The steward ------------------------------------------------------------------------------------------------------------

-- What waits, what is due soonest first.
create function whole_queue() returns table (id uuid, known_as text, person_name text, at timestamptz, due_on date, held integer, decided integer)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me();
begin
  if not public.am_steward() then return; end if;
  return query select r.id, c.known_as, r.person_name,
      r.at, r.due_on, n.held, n.decided
    from (select * from public.whole_requests q where q.area_id = w.area_id and q.done_at is null order by q.due_on, q.id limit 100) r
    join public.children c on c.area_id = r.area_id and c.id = r.child_id
    cross join lateral (select count(*)::integer as held, count(*) filter (where exists (select from public.whole_marks m
          where m.area_id = h.area_id and m.child_id = h.child_id and m.request_id = h.request_id and m.held_id = h.id))::integer as decided
      from public.whole_rows h where h.area_id = r.area_id and h.child_id = r.child_id and h.request_id = r.id) n
    order by r.due_on, r.id;
end $$;

-- An open request of my area, for its steward.
create function whole_to_decide(request uuid) returns public.whole_requests language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); r public.whole_requests;
begin
  if not public.am_steward() then return null; end if;
  select * into r from public.whole_requests q where q.area_id = w.area_id and q.id = request and q.done_at is null;
  return r;
end $$;

-- What is held back: what is not decided first, two hundred at a time, or one row. Reading it is written down.
create function whole_held(request uuid, only_one uuid) returns table (id uuid, table_name text, said jsonb, aside text, mark text, words text, reason text, by_name text)
language plpgsql security definer set search_path = '' as $$
declare r public.whole_requests := public.whole_to_decide(request);
begin
  if r.id is null then return; end if;
  perform public.record('read the record to answer somebody who asked for it', true, array[r.child_id], null);
  return query select h.id, h.table_name, h.said,
      (select p.why from public.aside_rows a join public.put_aside p on p.area_id = a.area_id and p.id = a.aside_id
        where a.area_id = h.area_id and a.row_id = h.row_id), m.mark, m.words, m.reason, m.by_name
    from public.whole_rows h
    left join lateral (select * from public.whole_marks k where k.area_id = h.area_id and k.child_id = h.child_id
      and k.request_id = h.request_id and k.held_id = h.id order by k.at desc, k.id desc limit 1) m on true
    where h.area_id = r.area_id and h.child_id = r.child_id and h.request_id = r.id and (only_one is null or h.id = only_one)
    order by m.mark is not null, h.table_name, h.row_id limit 200;
end $$;

-- The carers a held row may name: the steward does not reach the child, and sees no carer of it otherwise.
create function whole_people(request uuid) returns table (id uuid, name text) language plpgsql stable security definer set search_path = '' as $$
declare r public.whole_requests := public.whole_to_decide(request);
begin
  if r.id is null then return; end if;
  return query select distinct p.carer_id, p.name from public.child_carers p where p.area_id = r.area_id and p.child_id = r.child_id order by 2, 1 limit 100;
end $$;

-- Marks rows of one request. What was put aside because it is another child's is never given.
create function mark_whole(request uuid, held uuid[], as_mark text, other_words text, why text) returns void
language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); r public.whole_requests;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into r from public.whole_requests q where q.area_id = w.area_id and q.id = request for no key update;
  if r.id is null then raise exception 'nobody asked' using errcode = 'NF403'; end if;
  if r.done_at is not null then raise exception 'this is done' using errcode = 'NF409'; end if;
  if (select count(*) from public.whole_rows h where h.area_id = r.area_id and h.child_id = r.child_id and h.request_id = r.id and h.id = any (held)) <> cardinality(held) then
    raise exception 'not held back from this person' using errcode = 'NF403'; end if;
  if as_mark <> 'keep back' and exists (select from public.whole_rows h join public.aside_rows a on a.area_id = h.area_id and a.row_id = h.row_id
      join public.put_aside p on p.area_id = a.area_id and p.id = a.aside_id
      where h.area_id = r.area_id and h.id = any (held) and p.why = 'wrong child') then
    raise exception 'this is about another child' using errcode = 'NF409'; end if;
  insert into public.whole_marks (area_id, child_id, id, request_id, held_id, mark, words, reason, by_id, by_name, at)
  select r.area_id, r.child_id, gen_random_uuid(), r.id, h, as_mark, other_words, why, w.person_id, s.name, public.moment()
  from unnest(held) h join public.staff s on s.area_id = w.area_id and s.id = w.person_id;
end $$;

-- Done: what was marked is theirs. Once, and when every row is decided.
create function finish_whole(request uuid) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); r public.whole_requests;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into r from public.whole_requests q where q.area_id = w.area_id and q.id = request for update;
  if r.id is null then raise exception 'nobody asked' using errcode = 'NF403'; end if;
  if r.done_at is not null then raise exception 'this is done' using errcode = 'NF409'; end if;
  if exists (select from public.whole_rows h where h.area_id = r.area_id and h.child_id = r.child_id and h.request_id = r.id
      and not exists (select from public.whole_marks m where m.area_id = h.area_id and m.child_id = h.child_id and m.request_id = h.request_id and m.held_id = h.id)) then
    raise exception 'decide each of them first' using errcode = 'NF409'; end if;
  update public.whole_requests q set done_at = public.moment(), done_by = (select s.name from public.staff s where s.area_id = w.area_id and s.id = w.person_id)
  where q.area_id = r.area_id and q.id = r.id;
  perform public.record('answered somebody who asked for the whole record', false, array[r.child_id], null);
end $$;

-- What I asked for -------------------------------------------------------------------------------------------------------

create function my_whole(child uuid) returns table (id uuid, at timestamptz, due_on date, done_at timestamptz, done_by text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.may_reach(child, 'profile') then return; end if;
  return query select r.id, r.at, r.due_on, r.done_at, r.done_by from public.whole_requests r
    where r.area_id = w.area_id and r.child_id = my_whole.child and r.person_id = w.person_id order by r.at desc, r.id limit 10;
end $$;

-- What was decided of each row of my newest answer. Of what is kept back, only why: not even of what kind it is.
create function my_whole_answer(child uuid) returns table (table_name text, said jsonb, words text, reason text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); r public.whole_requests;
begin
  if not public.may_reach(child, 'profile') then return; end if;
  select * into r from public.whole_requests q where q.area_id = w.area_id and q.child_id = my_whole_answer.child and q.person_id = w.person_id
    and q.done_at is not null order by q.done_at desc, q.id limit 1;
  return query select case when m.mark <> 'keep back' then h.table_name end, case when m.mark = 'give' then h.said end, m.words, m.reason
    from public.whole_rows h
    cross join lateral (select * from public.whole_marks k where k.area_id = h.area_id and k.child_id = h.child_id
      and k.request_id = h.request_id and k.held_id = h.id order by k.at desc, k.id desc limit 1) m
    where h.area_id = r.area_id and h.child_id = r.child_id and h.request_id = r.id
    order by h.table_name, h.row_id limit 5000;
end $$;

revoke all on function whole_tables(), seen_by_me(uuid), ask_for_whole(uuid, uuid, uuid[]), whole_queue(), whole_to_decide(uuid), whole_held(uuid, uuid),
  whole_people(uuid), mark_whole(uuid, uuid[], text, text, text), finish_whole(uuid), my_whole(uuid), my_whole_answer(uuid) from public;
grant execute on function whole_tables(), seen_by_me(uuid), ask_for_whole(uuid, uuid, uuid[]), my_whole(uuid), my_whole_answer(uuid) to app_family;
grant execute on function whole_queue(), whole_held(uuid, uuid), whole_people(uuid), mark_whole(uuid, uuid[], text, text, text), finish_whole(uuid) to app_staff;
