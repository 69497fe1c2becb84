-- Erasing: every row about a child, in every table there is, in batches by the worker; the list of who was erased, which
-- holds ids alone and is kept outside the database too, so that an old backup does not bring anybody back.

-- Ids and no more: when, and by which rule.
create table erased (
  area_id uuid not null,
  id      uuid not null,
  rule    text not null check (rule in ('record', 'record at 17', 'grown up', 'safety')),
  at      timestamptz not null,
  primary key (area_id, id)
);
create index on erased (at, id);
alter table erased enable row level security;

alter table jobs_asked drop constraint jobs_asked_kind_check;
alter table jobs_asked add constraint jobs_asked_kind_check
  check (kind in ('anchor-activity', 'sweep-grants', 'forget-spent', 'send-letter', 'send-letters', 'remind-reviews', 'erase-due'));
create index on glass_searches (area_id, found_id);

-- The tables about a child, what hangs on others first, by the keys of the catalogue.
create function erasing_order() returns text[] language plpgsql stable set search_path = '' as $$
declare waiting text[] := array(select * from public.child_tables()); ready text[]; done text[] := '{}';
begin
  while cardinality(waiting) > 0 loop
    ready := array(select t from unnest(waiting) t where not exists (
      select from pg_catalog.pg_constraint f join pg_catalog.pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.confrelid = ('public.' || quote_ident(t))::regclass and c.relname <> t and c.relname = any (waiting)) order by t);
    if cardinality(ready) = 0 then raise exception 'tables hang on each other: %', waiting; end if;
    done := done || ready;
    waiting := array(select t from unnest(waiting) t where t <> all (ready));
  end loop;
  return done;
end $$;

-- Every row about the child, and what lies elsewhere because of them. The account of who looked keeps its events, which hold
-- random ids and no words about anybody, so that its chain can be verified; only the way from the child to them goes.
create function erase_child(area uuid, child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare t text; links uuid[]; carers uuid[]; asides uuid[]; own uuid[] := '{}'; more uuid[];
begin
  perform from public.children c where c.area_id = area and c.id = child for update;
  links := array(select i.link_id from public.carer_invites i where i.area_id = area and i.child_id = child and i.link_id is not null
    union select i.link_id from public.own_invites i where i.area_id = area and i.child_id = child and i.link_id is not null);
  carers := array(select c.carer_id from public.child_carers c where c.area_id = area and c.child_id = child
    union select e.holder_id from public.grant_events e where e.area_id = area and e.child_id = child and e.holder_kind = 'carer');
  asides := array(select p.id from public.put_aside p where p.area_id = area and p.child_id = child);
  for t in select name from public.child_tables() as c (name) join pg_catalog.pg_attribute a on a.attrelid = ('public.' || quote_ident(c.name))::regclass and a.attname = 'id' and a.attnum > 0 loop
    execute format('select array(select t.id from public.%I t where t.area_id = $1 and t.%I = $2)', t, case t when 'children' then 'id' else 'child_id' end) into more using area, child;
    own := own || more;
  end loop;
  delete from public.aside_rows r where r.area_id = area and (r.aside_id = any (asides) or r.row_id = any (own));
  -- What was moved here from another child's record keeps its trace there, without saying where to.
  update public.put_aside p set to_child_id = null, moved_as = null where p.area_id = area and p.to_child_id = child;
  foreach t in array public.erasing_order() loop
    if t = 'children' then delete from public.glass_searches g where g.area_id = area and g.found_id = child; end if;
    execute format('delete from public.%I t where t.area_id = $1 and t.%I = $2', t, case t when 'children' then 'id' else 'child_id' end) using area, child;
  end loop;
  -- Whoever has no other child here has no reason to be known to us.
  carers := array(select c from unnest(carers) c
    where not exists (select from public.child_carers k where k.area_id = area and k.carer_id = c)
      and not exists (select from public.grant_events e where e.area_id = area and e.holder_id = c));
  delete from public.outbox o using public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers) and o.area_id = a.area_id and o.kind = a.kind and o.address = a.address;
  -- A link that an invite to another child went by is that child's.
  links := array(select l.id from public.sign_in_links l where l.area_id = area
    and (l.id = any (links) or exists (select from public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers) and a.kind = l.kind and a.address = l.address))
    and not exists (select from public.own_invites i where i.area_id = area and i.link_id = l.id)
    and not exists (select from public.carer_invites i where i.area_id = area and i.link_id = l.id));
  delete from public.outbox o where o.link_id = any (links);
  delete from public.sign_in_links l where l.id = any (links);
  delete from public.address_troubles u using public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers) and u.area_id = a.area_id and u.kind = a.kind and u.address = a.address;
  delete from public.sign_in_addresses a where a.area_id = area and a.carer_id = any (carers);
  delete from public.passkeys p where p.area_id = area and p.carer_id = any (carers);
  delete from public.sessions s where s.area_id = area and s.person_id = any (carers);
  delete from public.done d where d.actor_id = any (carers);
  delete from public.personas p where p.person_id = any (carers);
  delete from public.carers c where c.area_id = area and c.id = any (carers);
end $$;

-- Erases the next of what a steward agreed to, and answers whom. What is not as it was agreed stays, and the page says so.
create function erase_some(most integer) returns table (area_id uuid, id uuid, rule text, at timestamptz) language plpgsql security definer set search_path = '' as $$
declare i record; p record; r record; becomes text;
begin
  for i in select e.*, (public.moment() at time zone a.zone)::date as today from public.erasure_items e
      join public.erasure_runs n on n.area_id = e.area_id and n.id = e.run_id join public.areas a on a.id = e.area_id
      where e.state = 'due' and n.agreed_at is not null order by n.agreed_at, n.id, e.nth limit least(most, 20) for update of e skip locked loop
    perform from public.children c where c.area_id = i.area_id and c.id = i.about_id for update;
    if not found then becomes := 'gone';
    else
      select * into p from public.child_print(i.area_id, i.about_id);
      select * into r from public.retention_of(i.area_id, i.about_id);
      becomes := case when public.is_held(i.area_id, i.about_id) then 'held' when p.print <> i.print or r.until_on >= i.today then 'changed' else 'gone' end;
    end if;
    if becomes = 'gone' then
      begin
        perform public.erase_child(i.area_id, i.about_id);
        insert into public.erased (area_id, id, rule, at) values (i.area_id, i.about_id, i.rule, public.moment()) on conflict do nothing;
        area_id := i.area_id; id := i.about_id; rule := i.rule; at := public.moment();
        return next;
      exception when foreign_key_violation or raise_exception then
        -- Nothing of them is gone. The rest goes on, and the steward is told to say so.
        becomes := 'stuck';
      end;
    end if;
    update public.erasure_items e set state = becomes where e.area_id = i.area_id and e.run_id = i.run_id and e.about_id = i.about_id;
  end loop;
end $$;

-- Whether anything agreed to is left: so that the worker goes on past what stayed.
create function erasures_left() returns integer language plpgsql stable security definer set search_path = '' as $$
begin
  return (select count(*)::integer from public.erasure_items e join public.erasure_runs n on n.area_id = e.area_id and n.id = e.run_id
    where e.state = 'due' and n.agreed_at is not null);
end $$;

-- After a backup was restored: whoever the list names goes again. Owner only. Whether they had come back.
create function erase_again(area uuid, about uuid, by_rule text, on_at timestamptz) returns boolean language plpgsql security definer set search_path = '' as $$
declare back boolean := exists (select from public.children c where c.area_id = area and c.id = about);
begin
  perform public.erase_child(area, about);
  insert into public.erased (area_id, id, rule, at) values (area, about, by_rule, on_at) on conflict do nothing;
  return back;
end $$;

-- What is kept a short time needs no look: the copies made to answer somebody, and sessions that are over.
create function forget_copies(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare over uuid[]; gone integer;
begin
  over := array(select h.id from public.whole_rows h join public.whole_requests q on q.area_id = h.area_id and q.child_id = h.child_id and q.id = h.request_id
    where q.done_at < public.moment() - public.keeps_for(q.area_id, 'copies') limit least(most, 5000) for update of h skip locked);
  delete from public.whole_marks m where m.held_id = any (over);
  delete from public.whole_rows h where h.id = any (over);
  get diagnostics gone = row_count;
  return gone;
end $$;

create function forget_sessions(most integer) returns integer language plpgsql security definer set search_path = '' as $$
declare gone integer;
begin
  delete from public.sessions s where s.ctid = any (array(
    select e.ctid from public.sessions e
    where least(e.idle_until, e.ends_at, e.ended_at) < public.moment() - public.keeps_for(e.area_id, 'sessions') limit least(most, 5000) for update skip locked));
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke all on function erasing_order(), erase_child(uuid, uuid), erase_some(integer), erasures_left(), erase_again(uuid, uuid, text, timestamptz), forget_copies(integer), forget_sessions(integer) from public;
grant execute on function erase_some(integer), erasures_left(), forget_copies(integer), forget_sessions(integer) to app_worker;
