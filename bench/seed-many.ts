/** A whole area of children for measuring lists: who may see them and what falls due, no stories. By SQL, as the owner. */
import { withClient } from '#platform/migrate.ts'

export type Holder = { children: number; staffId: string }

/** Ids that sort by number, as those of the program sort by time. `kind` keeps tables apart. */
const id = (number: string, kind: string) =>
  `(lpad(to_hex(${number}), 8, '0') || '-0000-7000-8000-0000000000${kind}')::uuid`
const areaId = '00000001-0000-7000-8000-0000000000a0'
const area = `'${areaId}'::uuid`
const today = `(now() at time zone 'Europe/London')::date`

/**
 * Fills an empty, migrated database with one area: each child has a carer with every scope, a school's team, and two in
 * five the area's team; each holder is one member of staff who sees `children` of them, spread over the area (all, where
 * there are fewer). Needs a superuser: foreign keys are not checked row by row. Answers the holders in the order asked.
 */
export async function seedMany(
  ownerUrl: string,
  { children, holders }: { children: number; holders: readonly number[] },
): Promise<{ areaId: string; holders: Holder[] }> {
  return withClient(ownerUrl, async (client) => {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`,
    )
    // Indexes nobody reads meanwhile are quicker made whole afterwards.
    const { rows: later } = await client.query<{ name: string; made: string }>(`
      select indexname as name, indexdef as made from pg_indexes
      where tablename in ('children', 'reach', 'desk') and indexname not like '%\\_pkey' and indexdef not like 'CREATE UNIQUE%'`)
    for (const { name } of later) await client.query(`drop index ${name}`)
    await client.query(fill(children))
    const seen: Holder[] = []
    for (const [i, wanted] of holders.entries()) {
      const { rows } = await client.query<{ id: string }>(holder(i + 1, Math.min(wanted, children), children))
      seen.push({ children: Math.min(wanted, children), staffId: rows[0]?.id ?? '' })
    }
    await client.query(desk)
    for (const { made } of later) await client.query(made)
    await client.query('analyze')
    return { areaId, holders: seen }
  })
}

const schools = (children: number) => Math.ceil(children / 50)

const fill = (children: number) => `
  insert into areas values (${area}, 'kent-and-medway', 'Kent and Medway', 'Europe/London', '{}', '2024-09-02');
  insert into settings (area_id, id, name, kind, district)
    select ${area}, ${id('s', 'a1')}, 'School ' || s, 'primary', 'medway' from generate_series(1, ${schools(children)}) s;
  insert into teams (area_id, id, name, about, kind)
    select ${area}, ${id('s', 'a2')}, 'School team ' || s, 'Staff', 'setting' from generate_series(1, ${schools(children)}) s
    union all select ${area}, ${id('0', 'a2')}, 'Area team', 'The area', 'area';
  insert into carers (area_id, id, name, joined_at)
    select ${area}, ${id('c', 'a3')}, 'Carer ' || c, now() from generate_series(1, ${children}) c;
  insert into children (area_id, id, given_name, family_name, known_as, born_on, district, setting_id, registered_at)
    select ${area}, ${id('c', 'c1')}, 'Child' || c % 997, 'Family' || c % 9973, 'Child' || c % 997,
           ${today} - 700 - (c * 7919) % 6000, 'medway', ${id(`1 + c % ${schools(children)}`, 'a1')},
           now() - make_interval(hours => (c * 31) % 17000)
    from generate_series(1, ${children}) c;
  insert into child_carers (area_id, child_id, id, carer_id, name, relationship)
    select ${area}, ${id('c', 'c1')}, ${id('c', 'c2')}, ${id('c', 'a3')}, 'Carer ' || c, 'mother' from generate_series(1, ${children}) c;
  create temporary table gives as
    select ${id('c', 'c1')} as child_id, ${id('c', 'e1')} as grant_id, 'carer' as kind, ${id('c', 'a3')} as holder_id,
           array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share'] as scopes from generate_series(1, ${children}) c
    union all select ${id('c', 'c1')}, ${id('c', 'e2')}, 'team', ${id(`1 + c % ${schools(children)}`, 'a2')}, array['profile', 'plan'] from generate_series(1, ${children}) c
    union all select ${id('c', 'c1')}, ${id('c', 'e3')}, 'team', ${id('0', 'a2')}, array['profile', 'plan', 'contact', 'safety', 'groups', 'waits'] from generate_series(1, ${children}) c where c % 5 < 2;
  insert into dues (area_id, child_id, item_id, list, scope, due_on)
    select ${area}, ${id('c', 'c1')}, ${id('c', 'c1')}, 'children', 'profile', ${today} - (c * 31) % 700 from generate_series(1, ${children}) c
    union all select ${area}, ${id('c', 'c1')}, ${id('c', 'd1')}, 'reviews', 'profile', ${today} - 30 + (c * 13) % 200 from generate_series(1, ${children}) c where c % 5 < 2
    union all select ${area}, ${id('c', 'c1')}, ${id('c', 'd2')}, 'urgent', 'profile', ${today} - 1 + c % 3 from generate_series(1, ${children}) c where c % 200 = 0;`

/** Every so many-th child, so that a holder's children lie all over the area. */
const holder = (number: number, wanted: number, children: number) => `
  with person as (
    insert into staff (area_id, id, name, job) values (${area}, ${id(String(number), 'a4')}, 'Holder ${number}', 'Coordinator') returning id),
  shared as (
    insert into gives select ${id('1 + (n * step)::integer', 'c1')}, ${id(`n * 8 + ${number}`, 'e4')}, 'staff', person.id, array['profile', 'plan', 'contact']
    from person, (select ${children}::numeric / ${wanted} as step) s, generate_series(0, ${wanted - 1}) n)
  select id from person`

const desk = `
  insert into grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, purpose, given_by, at)
    select ${area}, child_id, grant_id, grant_id, 'given', kind, holder_id, scopes, 'family agreed',
           case kind when 'carer' then 'being their carer' else 'everyday help' end, holder_id, now() from gives;
  insert into reach (area_id, holder_id, scope, child_id, until)
    select ${area}, holder_id, scope, child_id, 'infinity' from gives, unnest(scopes) scope order by holder_id, scope, child_id;
  insert into desk (area_id, holder_id, list, due_on, item_id, child_id)
    select ${area}, g.holder_id, d.list, d.due_on, d.item_id, d.child_id from gives g join dues d on d.child_id = g.child_id
    where g.kind <> 'carer' order by g.holder_id, d.list, d.due_on, d.item_id;`
