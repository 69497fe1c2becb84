-- What a phone kept while it had no signal: said at one time and sent at another. The newest said is what stands, whichever
-- arrived last; `seen_at` is when its page was made, so that two devices which did not know of each other can be told.
alter table answers add column said_at timestamptz;
alter table answers add column seen_at timestamptz;
update answers set said_at = at;
alter table answers alter column said_at set default moment(), alter column said_at set not null;

-- A device's clock is never trusted: nothing is said in the future, before the view was begun, or before its page was made;
-- what is said with a signal is said now.
create function said_in_its_time() returns trigger language plpgsql set search_path = '' as $$
declare
  begun timestamptz;
begin
  if new.seen_at is null then
    new.said_at := new.at;
    return new;
  end if;
  select v.begun_at into begun from public.views v where v.area_id = new.area_id and v.child_id = new.child_id and v.id = new.view_id;
  new.seen_at := least(greatest(new.seen_at, begun), public.moment());
  new.said_at := least(greatest(new.said_at, new.seen_at), public.moment());
  return new;
end $$;
create trigger said_in_its_time before insert on answers for each row execute function said_in_its_time();
grant insert (said_at, seen_at) on answers to app_family, app_staff;

create index on answers (area_id, child_id, view_id, line, kind, key, said_at desc, at desc, id desc);
drop index answers_area_id_child_id_view_id_line_kind_key_at_id_idx;
