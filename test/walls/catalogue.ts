/** The catalogue against what the tables' list says: every table, view, function, key, right and role. */
import assert from 'node:assert/strict'
import {
  asBeforeThroughTheGlass,
  definers,
  goesOnWhenJoined,
  goesOnWhilePaused,
  looseIds,
  neverPutAside,
  plainFunctions,
  putAside,
  tables,
  withoutChildKey,
} from './tables.ts'
import type { Check, Wall } from './wall.ts'

const where = 'test/walls/tables.ts'
const roles = [
  'app_public',
  'app_family',
  'app_staff',
  'app_insight',
  'app_worker',
  'ninefold_web',
  'ninefold_worker',
  'ninefold_door',
]
const times = ['at', 'begun_at']

const check = (name: string, run: (wall: Wall) => Promise<void>): Check => ({ name, run })
const column = async (wall: Wall, text: string) =>
  (await wall.owner(text)).map((row) => Object.values(row).join(' '))

/** Rights as the database keeps them, in the words of the list. */
async function rightsNow(wall: Wall) {
  const rows = await wall.owner(`
    select c.relname as table, coalesce(g.rolname, 'PUBLIC') as role, x.right, x.columns,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as all
    from pg_class c cross join lateral (
      select grantee, lower(privilege_type) as right, null::text[] as columns from aclexplode(c.relacl)
      union all
      select e.grantee, lower(e.privilege_type), array_agg(a.attname::text order by a.attnum) from pg_attribute a cross join lateral aclexplode(a.attacl) e
      where a.attrelid = c.oid group by 1, 2) x
    left join pg_roles g on g.oid = x.grantee
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f') and x.grantee <> c.relowner order by 1, 2, 3`)
  const now: Record<string, Record<string, string>> = {}
  for (const { table, role, right, columns, all } of rows) {
    const every = (all as string[]).filter((each) => !times.includes(each)) // text[] as selected above
    const timed = every.length < (all as string[]).length
    const own = columns as string[] | null
    const insert =
      table === 'done'
        ? ['actor_id', 'key']
        : every.filter((each) => !(table === 'answers' || table === 'countersigns') || each !== 'x')
    const said =
      right !== 'insert'
        ? own
          ? `${String(right)}(${own.join(' ')})`
          : String(right)
        : own
          ? own.join() === insert.join()
            ? 'insert'
            : `insert(${own.join(' ')})`
          : timed
            ? 'insert(with its time)'
            : 'insert'
    const of = (now[String(table)] ??= {})
    of[String(role)] = [of[String(role)], said].filter(Boolean).join(' ')
  }
  return now
}

export const catalogue: Check[] = [
  check('gives each role what the list says, and nothing else', async (wall) => {
    const relations = await column(
      wall,
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p', 'f')`,
    )
    for (const relation of relations)
      assert.ok(tables[relation], `${relation} has no line in ${where}: say who may do what with it, and why`)
    for (const table of Object.keys(tables))
      assert.ok(relations.includes(table), `${where} tells of ${table}, which is gone`)
    const now = await rightsNow(wall)
    for (const [table, { rights }] of Object.entries(tables))
      assert.deepEqual(now[table] ?? {}, rights, `rights on ${table}; ${where} says otherwise`)
  }),
  check('has row-level security on every table, and no policy for a role without a right', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
      ),
      [],
    )
    const policies = await wall.owner(
      `select tablename, policyname, permissive from pg_policies where schemaname = 'public'`,
    )
    assert.ok(policies.length > 40)
  }),
  check('keeps every table about a child by a key that carries area and child', async (wall) => {
    const about = await column(
      wall,
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id' where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    )
    const keys =
      await wall.owner(`select f.conrelid::regclass::text as table, f.confrelid::regclass::text as parent,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by i) as own
      from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace`)
    for (const table of about) {
      const own = keys.filter((key) => key['table'] === table)
      const about_ = own.filter(({ parent }) => parent === 'children' || about.includes(String(parent)))
      assert.ok(about_.length > 0 || withoutChildKey[table], `${table} hangs on no child`)
      for (const { parent, own: columns } of about_) {
        const [area, child] = columns as string[] // text[] as selected
        // What moves from child to child names the other too, by a key of its own.
        const carried = parent === 'children' && child === 'to_child_id' ? 'child_id' : child
        assert.deepEqual(
          [area, carried],
          ['area_id', 'child_id'],
          `${table} → ${String(parent)} carries area and child`,
        )
      }
      const primary = await column(
        wall,
        `select string_agg(a.attname, ' ' order by a.attname) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = '${table}'::regclass and i.indisprimary`,
      )
      assert.match(primary[0] ?? '', /area_id.*child_id/, `${table} has area and child in its primary key`)
    }
    const areaKeys = keys.filter(
      ({ parent, own: columns }) => parent !== 'areas' && !(columns as string[]).includes('area_id'),
    )
    assert.deepEqual(
      areaKeys.map(({ table, parent }) => `${String(table)} → ${String(parent)}`).toSorted(),
      ['outbox → sign_in_links'],
      'keys between tables of an area carry the area',
    )
  }),
  check('holds by a key whatever names something else', async (wall) => {
    const loose = await column(
      wall,
      `select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname like '%\\_id' and a.attname <> 'area_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any (f.conkey)) order by 1`,
    )
    for (const name of loose)
      assert.ok(looseIds[name], `${name} is held by no key: add one, or say in ${where} why not`)
  }),
  check('lets nobody write about a child through the glass, by any table', async (wall) =>
    assert.deepEqual(
      await column(
        wall,
        `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id'
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'not_through_the_glass' and t.tgenabled = 'O') order by 1`,
      ),
      Object.keys(asBeforeThroughTheGlass).toSorted(),
      `each has the trigger not_through_the_glass of 0014_break_glass.sql, or a reason in ${where}`,
    ),
  ),
  check('pauses what colleagues write, in every table of entries but those that go on', async (wall) =>
    assert.deepEqual(
      await column(
        wall,
        `select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'not_while_paused' and t.tgenabled = 'O'
          where c.relnamespace = 'public'::regnamespace order by 1`,
      ),
      putAside.filter((name) => !goesOnWhilePaused[name]),
      `each has the trigger of 0024_pause.sql, or a reason in ${where}`,
    ),
  ),
  check(
    'lets nobody write in a record that goes on in another, in every table but those that go on',
    async (wall) =>
      assert.deepEqual(
        await column(
          wall,
          `select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'not_while_joined' and t.tgenabled = 'O'
          where c.relnamespace = 'public'::regnamespace order by 1`,
        ),
        putAside.filter((name) => !goesOnWhenJoined[name]),
        `each has the trigger of 0029_joined.sql, or a reason in ${where}`,
      ),
  ),
  check('hides what is put aside, and hangs nothing on it, in every table of entries', async (wall) => {
    const readable = await column(
      wall,
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (has_any_column_privilege('app_family', c.oid, 'select') or has_any_column_privilege('app_staff', c.oid, 'select')) order by 1`,
    )
    for (const name of Object.keys(neverPutAside))
      assert.ok(readable.includes(name), `${where} tells of ${name}, which nobody reads`)
    assert.deepEqual(
      await column(
        wall,
        `select p.tablename from pg_policies p join pg_class c on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'not_on_what_is_put_aside' and t.tgenabled = 'O'
          where p.schemaname = 'public' and p.policyname = 'not_put_aside' and p.permissive = 'RESTRICTIVE' and p.cmd = 'ALL' and p.roles = '{app_family,app_staff}' order by 1`,
      ),
      putAside,
      `each has the policy and the trigger of 0018_put_right.sql`,
    )
    assert.deepEqual(
      readable.filter((name) => !neverPutAside[name]),
      putAside,
      `each can be put aside, or has a reason in ${where}`,
    )
  }),
  check('lets no role change whose a row is', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select c.relname || '.' || a.attname || ' ' || r.rolname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('child_id', 'area_id', 'id') cross join pg_roles r
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and r.rolname = any ('{${roles.join()}}') and has_column_privilege(r.oid, c.oid, a.attnum, 'update')`,
      ),
      [],
    )
  }),
  check('lets nobody truncate, refer to, put triggers on or delete, but what was done once', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select distinct c.relname || ' ' || p from pg_class c cross join pg_roles r cross join unnest(array['truncate', 'references', 'trigger', 'delete']) p
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and r.rolname = any ('{${roles.join()}}') and has_table_privilege(r.oid, c.oid, p)`,
      ),
      ['done delete'],
    )
  }),
  check('has views that see only what their reader sees', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (reloptions), false)`,
      ),
      [],
    )
  }),
  check(
    'has definers with no path of their own, and each may be called by those listed only',
    async (wall) => {
      const rows = await wall.owner(`
      select p.proname as name, p.prosecdef as definer, o.rolname as owner, coalesce(array_to_string(p.proconfig, ';'), '') as config,
        array(select coalesce(g.rolname, 'PUBLIC')::text from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x left join pg_roles g on g.oid = x.grantee where x.grantee <> p.proowner) as callers
      from pg_proc p join pg_roles o on o.oid = p.proowner where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`)
      for (const { name, definer, owner, config, callers } of rows) {
        const listed = (definer ? definers : plainFunctions)[String(name)]
        assert.ok(listed, `${String(name)} has no line in ${where}: say who may call it`)
        assert.equal(owner, 'ninefold_owner', `${String(name)} is the owner’s`)
        assert.match(String(config), /^search_path=""(;enable_seqscan=off)?$/, `${String(name)} has no path`)
        assert.deepEqual(
          (callers as string[]).toSorted(),
          listed.toSorted(),
          `${String(name)} may be called by`,
        ) // text[] as selected
      }
      assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length, 'no two functions have one name')
      for (const name of Object.keys({ ...definers, ...plainFunctions }))
        assert.ok(
          rows.some((row) => row['name'] === name),
          `${where} tells of ${name}(), which is gone`,
        )
    },
  ),
  check('grants nothing by default, and nothing on the database or the schema', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select a.defaclobjtype, coalesce(g.rolname, 'PUBLIC') from pg_default_acl a cross join lateral aclexplode(a.defaclacl) x left join pg_roles g on g.oid = x.grantee where x.grantee <> a.defaclrole`,
      ),
      [],
    )
    assert.equal(
      (
        await column(
          wall,
          `select 1 from pg_default_acl where defaclobjtype = 'f' and defaclrole = 'ninefold_owner'::regrole`,
        )
      ).length,
      1,
      'new functions are closed to PUBLIC',
    )
    assert.deepEqual(
      await column(
        wall,
        `select r.rolname || ' ' || p from pg_roles r cross join unnest(array['temporary', 'create']) p where r.rolname = any ('{${roles.join()}}') and has_database_privilege(r.oid, current_database(), p)`,
      ),
      [],
    )
    assert.deepEqual(
      await column(
        wall,
        `select rolname from pg_roles where rolname = any ('{${roles.join()}}') and has_schema_privilege(oid, 'public', 'create')`,
      ),
      [],
    )
    assert.deepEqual(
      await column(
        wall,
        `select rolname from pg_roles where rolname = any ('{${roles.join()}}') and has_database_privilege(oid, current_database(), 'connect') order by 1`,
      ),
      ['ninefold_door', 'ninefold_web', 'ninefold_worker'],
    )
  }),
  check('keeps the schema of the jobs to the worker', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select rolname || ' ' || p from pg_roles cross join unnest(array['usage', 'create']) p where rolname = any ('{${roles.join()}}') and has_schema_privilege(oid, 'jobs', p) order by 1`,
      ),
      ['ninefold_worker create', 'ninefold_worker usage'],
    )
  }),
  check('has roles that are no more than they should be', async (wall) => {
    assert.deepEqual(
      await column(
        wall,
        `select rolname || ' ' || concat_ws(' ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end, case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end, case when rolcanlogin then 'login' end)
        from pg_roles where rolname like 'app\\_%' or rolname like 'ninefold\\_%' order by 1`,
      ),
      [
        'app_family ',
        'app_insight ',
        'app_public ',
        'app_staff ',
        'app_worker ',
        'ninefold_door login',
        'ninefold_owner ',
        'ninefold_web login',
        'ninefold_worker login',
      ],
    )
    assert.deepEqual(
      await column(
        wall,
        `select m.rolname || ' may become ' || g.rolname || case when a.admin_option then ' and grant it' else '' end || case when m.rolinherit then ' by itself' else '' end
        from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member where m.rolname like 'app\\_%' or m.rolname like 'ninefold\\_%' order by 1`,
      ),
      [
        'ninefold_web may become app_family',
        'ninefold_web may become app_insight',
        'ninefold_web may become app_public',
        'ninefold_web may become app_staff',
        'ninefold_worker may become app_worker',
      ],
    )
  }),
]
