-- Use of a record is paused while something is looked into: UK GDPR, article 18. It is kept and can be read; no colleague
-- writes anything new in it, but for safety, help that was promised, and putting right. A family's own words are never
-- paused. Not the same as a record kept to a few (`restrictions`), which says who may see it.

create table pauses (
  area_id       uuid not null,
  child_id      uuid not null,
  id            uuid not null,
  asked_by      uuid not null,
  asked_name    text not null check (length(asked_name) between 1 and 400),
  words         text not null check (length(words) between 1 and 1000),
  due_on        date not null,
  at            timestamptz not null,
  said          text check (said in ('yes', 'no')),
  because       text check (length(because) between 1 and 1000),
  answered_name text check (length(answered_name) between 1 and 400),
  answered_at   timestamptz,
  lift_on       date,
  lift_because  text check (length(lift_because) between 1 and 1000),
  lift_name     text check (length(lift_name) between 1 and 400),
  primary key (area_id, child_id, id),
  unique (area_id, id),
  foreign key (area_id, child_id) references children (area_id, id),
  check ((said is null) = (because is null) and (said is null) = (answered_name is null) and (said is null) = (answered_at is null)),
  check ((lift_on is null) = (lift_because is null) and (lift_on is null) = (lift_name is null) and (lift_on is null or said = 'yes'))
);
create index on pauses (area_id, due_on, id) where lift_on is null;
alter table pauses enable row level security;
create trigger not_through_the_glass before insert or update or delete on pauses for each row execute function not_through_the_glass();

create or replace function whole_tables() returns setof text language plpgsql stable set search_path = '' as $$
begin
  return query select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
      and c.relname <> all (array['activity_children', 'aside_readers', 'carer_warnings', 'desk', 'dues', 'glass_alerts', 'glass_breakings',
        'glass_notes', 'own_invites', 'pauses', 'put_aside', 'reach', 'retention_holds', 'review_reminders', 'whole_marks', 'whole_requests', 'whole_rows'])
    order by 1;
end $$;

create function is_paused(area uuid, child uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.pauses p where p.area_id = area and p.child_id = is_paused.child and p.said = 'yes'
    and coalesce(p.lift_on > public.today(), true));
end $$;

create function not_while_paused() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if current_setting('role', true) = 'app_staff' and public.is_paused(new.area_id, new.child_id) then
    raise exception 'the use of this record is paused' using errcode = 'NF423'; end if;
  return new;
end $$;

-- Every table of entries, from the catalogue, but what goes on: what keeps somebody safe, a call that was promised, what is
-- said to be wrong, and what a young person may decide. A test lists both, so a table of a later migration must choose.
do $$
declare t text;
begin
  for t in select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'not_put_aside'
      and c.relname not in ('concerns', 'concern_takings', 'concern_talks', 'contacts_due', 'contacts_made', 'corrections', 'correction_answers', 'competences') order by 1 loop
    execute format('create trigger not_while_paused before insert or update on %I for each row execute function not_while_paused()', t);
  end loop;
end $$;

-- The family asks, one at a time for each child.
create function ask_to_pause(pause uuid, child uuid, said_words text) returns void language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); t timestamptz := public.moment();
begin
  if w.role is distinct from 'family' or not public.may_reach(child, 'profile') then
    raise exception 'only for a child of one''s own' using errcode = 'NF403'; end if;
  perform from public.children c where c.area_id = w.area_id and c.id = child for no key update;
  if public.is_paused(w.area_id, child) or exists (select from public.pauses p where p.area_id = w.area_id and p.child_id = child and p.said is null)
     or (select count(*) from public.pauses p where p.area_id = w.area_id and p.child_id = child and p.asked_by = w.person_id and p.at > t - interval '1 year') >= 4 then
    raise exception 'one at a time, four times a year' using errcode = 'NF409'; end if;
  insert into public.pauses (area_id, child_id, id, asked_by, asked_name, words, due_on, at)
  values (w.area_id, child, pause, w.person_id, public.my_name_about(child), said_words, (public.today() + interval '1 month')::date, t);
  insert into public.outbox (area_id, id, kind, address, template, made_at)
  select w.area_id, gen_random_uuid(), 'email', e.email, 'something-new', t
  from public.stewards_of(w.area_id) as s (id) join public.staff_emails e on e.area_id = w.area_id and e.staff_id = s.id;
  perform public.record('asked for the use of the record to be paused', false, array[child], null);
end $$;

-- What I asked, the newest first. My words and the answer to them are mine: another carer has the notice alone.
create function my_pauses(child uuid) returns table (id uuid, words text, at timestamptz, due_on date, said text, because text, lift_on date, lift_because text)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me();
begin
  if not public.may_reach(child, 'profile') then return; end if;
  return query select p.id, p.words, p.at, p.due_on, p.said, p.because, p.lift_on, p.lift_because from public.pauses p
    where p.area_id = w.area_id and p.child_id = my_pauses.child and p.asked_by = w.person_id order by p.at desc, p.id limit 5;
end $$;

-- For everybody who sees the record: since when its use is paused, and until when if that is known.
create function paused_now(child uuid) returns table (since timestamptz, lift_on date) language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare w public.who := public.me(); d date := public.today();
begin
  if not (public.may_reach(child, 'profile') or public.may_reach(child, 'plan')) then return; end if;
  return query select p.answered_at, p.lift_on from public.pauses p
    where p.area_id = w.area_id and p.child_id = paused_now.child and p.said = 'yes' and coalesce(p.lift_on > d, true) order by p.at desc limit 1;
end $$;

-- The steward's: what waits for an answer, and what is paused.
create function pause_queue() returns table (id uuid, known_as text, asked_name text, words text, at timestamptz, due_on date, said text, because text, answered_name text, lift_on date)
language plpgsql stable security definer set search_path = '' as $$
declare w public.who := public.me(); d date := public.today();
begin
  if not public.am_steward() then return; end if;
  return query select p.id, c.known_as, p.asked_name, p.words, p.at, p.due_on, p.said, p.because, p.answered_name, p.lift_on
    from public.pauses p join public.children c on c.area_id = p.area_id and c.id = p.child_id
    where p.area_id = w.area_id and coalesce(p.said, 'yes') = 'yes' and coalesce(p.lift_on > d, true)
    order by p.said is not null, p.due_on, p.id limit 200;
end $$;

create function answer_pause(pause uuid, yes_or_no text, why text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); p public.pauses;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into p from public.pauses q where q.area_id = w.area_id and q.id = pause for update;
  if p.id is null then raise exception 'nobody asked' using errcode = 'NF403'; end if;
  if p.said is not null then raise exception 'this is answered' using errcode = 'NF409'; end if;
  update public.pauses q set said = yes_or_no, because = why, answered_at = public.moment(),
    answered_name = (select s.name from public.staff s where s.area_id = w.area_id and s.id = w.person_id)
  where q.area_id = p.area_id and q.child_id = p.child_id and q.id = p.id;
  perform public.write_notice(p.area_id, p.asked_by, 'something-new');
  perform public.record(case yes_or_no when 'yes' then 'paused the use of the record' else 'did not pause the use of the record' end, false, array[p.child_id], p.id);
end $$;

-- Before it is lifted whoever asked is told: article 18(3). Three days at least, so that they can answer.
create function lift_pause(pause uuid, on_day date, why text) returns void language plpgsql security definer set search_path = '' as $$
declare w public.who := public.me(); p public.pauses;
begin
  if not public.am_steward() then raise exception 'this is for the steward' using errcode = 'NF403'; end if;
  select * into p from public.pauses q where q.area_id = w.area_id and q.id = pause for update;
  if p.id is null then raise exception 'nobody asked' using errcode = 'NF403'; end if;
  if p.said is distinct from 'yes' or p.lift_on is not null then raise exception 'it is not paused, or has a last day' using errcode = 'NF409'; end if;
  if on_day not between public.today() + 3 and public.today() + 30 then raise exception 'in three to thirty days' using errcode = 'NF409'; end if;
  update public.pauses q set lift_on = on_day, lift_because = why,
    lift_name = (select s.name from public.staff s where s.area_id = w.area_id and s.id = w.person_id)
  where q.area_id = p.area_id and q.child_id = p.child_id and q.id = p.id;
  perform public.write_notice(p.area_id, p.asked_by, 'something-new');
  perform public.record('said until when the use of the record is paused', false, array[p.child_id], p.id);
end $$;

revoke all on function is_paused(uuid, uuid), not_while_paused(), ask_to_pause(uuid, uuid, text), my_pauses(uuid), paused_now(uuid), pause_queue(), answer_pause(uuid, text, text), lift_pause(uuid, date, text) from public;
grant execute on function ask_to_pause(uuid, uuid, text), my_pauses(uuid) to app_family;
grant execute on function paused_now(uuid) to app_family, app_staff;
grant execute on function pause_queue(), answer_pause(uuid, text, text), lift_pause(uuid, date, text) to app_staff;
