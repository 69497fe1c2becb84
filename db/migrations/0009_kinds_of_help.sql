-- For how many children each kind of help is in a plan now: rounded down to tens, so that no child can be told from it.
create function kinds_counted(area_slug text) returns table (kind text, children integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select k.kind, (count(distinct i.child_id) / 10 * 10)::int
    from public.areas a
    join public.plan_items i on i.area_id = a.id and i.state = 'trying'
    cross join lateral unnest(i.help_kinds) as k (kind)
    where a.slug = area_slug
    group by k.kind having count(distinct i.child_id) >= 10;
end $$;
revoke all on function kinds_counted(text) from public;
grant execute on function kinds_counted(text) to app_public;
