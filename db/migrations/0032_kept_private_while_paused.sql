-- A colleague keeps a home private also while the use of the record is paused: that keeps somebody safe. It takes the names of
-- colleagues out of entries, and a name that is kept, or said again, is nothing written.
create or replace function not_while_paused() returns trigger language plpgsql security definer set search_path = '' as $$
declare names text[] := array['beside', 'author_name', 'led_name', 'staff_name', 'by_name'];
begin
  if current_setting('role', true) = 'app_staff' and public.is_paused(new.area_id, new.child_id)
     and (tg_op = 'INSERT' or to_jsonb(new) - names <> to_jsonb(old) - names) then
    raise exception 'the use of this record is paused' using errcode = 'NF423'; end if;
  return new;
end $$;
