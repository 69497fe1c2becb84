-- Who may come in at all. Roles belong to the whole server, so each may already be here.
-- ninefold_owner owns everything and cannot log in. The three logins own nothing:
--   web    becomes one of the app_ roles for each transaction, never acts as itself
--   worker runs jobs, in an area-and-purpose session
--   door   may only open and end sessions
do $$
declare r text;
begin
  foreach r in array array['ninefold_owner', 'app_public', 'app_family', 'app_staff', 'app_insight', 'app_worker'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole', r);
    end if;
  end loop;
  foreach r in array array['ninefold_web', 'ninefold_worker', 'ninefold_door'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole noinherit nobypassrls', r);
    end if;
  end loop;
end $$;
grant app_public, app_family, app_staff, app_insight to ninefold_web;
grant app_worker to ninefold_worker;
