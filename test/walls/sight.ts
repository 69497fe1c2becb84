/** What each person sees, adds and changes in each table, held against what they were given. Made from the tables' own list. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { sees, tables, type Row, type TableWalls, type Who } from './tables.ts'
import type { Check, Wall } from './wall.ts'

const may = ({ rights }: TableWalls, { role }: Pick<Who, 'role'>, what: string) =>
  (rights[`app_${role}`] ?? '').split(/ (?![^(]*\))/).some((right) => right.replace(/\(.*/, '') === what)
const text = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted()
const people = ['family', 'staff'] as const
const about = Object.entries(tables).filter(([name]) => name !== 'areas')

/** Every row of a table, as each person finds them, against the rows they were given. */
const reading: Check[] = about
  .filter(([, table]) => table.sees && people.some((role) => may(table, { role }, 'select')))
  .map(([name, table]) => ({
    name: `shows each person exactly what they were given, in ${name}`,
    run: async (wall) => {
      const rows = (await wall.rows(name))[name] ?? []
      for (const who of Object.values(wall.facts.who)) {
        if (!may(table, who, 'select')) continue
        const { rows: found, said } = await wall.as(who.name, `select to_jsonb(t) as row from ${name} t`)
        assert.equal(said, undefined, `${who.name} reads`)
        const given = rows
          .filter((row) => sees(table, row, who))
          .map(({ the_view: _, the_concern: _concern, the_call: _call, ...row }) => row)
        assert.deepEqual(text(found.map(({ row }) => row)), text(given), `${who.name} sees`)
      }
    },
  }))

/** The child's first row of a table, as this person would write it anew. */
function written(row: Row, table: TableWalls, who: Who, by = who.personId): Row {
  return {
    ...row,
    ...('id' in row ? { id: newId() } : {}),
    ...table.says?.(who),
    ...(table.writer ? { [table.writer]: by } : {}),
  }
}

async function add(wall: Wall, who: Who, name: string, row: Row) {
  const { the_view: _, the_concern: _concern, the_call: _call, at: _at, begun_at: _begun, ...said } = row
  const columns = Object.keys(said)
    .filter((column) => name !== 'done' || column !== 'redirect')
    .join(', ')
  const { code } = await wall.as(
    who.name,
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::public.${name}, $1::jsonb)`,
    [JSON.stringify(said)],
  )
  // A row that is there already got past the walls.
  return code === undefined || code === '23505' ? 'added' : code
}

const adding: Check[] = about
  .filter(([, table]) => may(table, { role: 'family' }, 'insert') || may(table, { role: 'staff' }, 'insert'))
  .filter(([name]) => name !== 'done')
  .map(([name, table]) => ({
    name: `lets only those who may add to ${name}, in their own name`,
    run: async (wall) => {
      const rows = (await wall.rows(name))[name] ?? []
      const { robin, sam } = wall.facts.children
      for (const who of Object.values(wall.facts.who)) {
        if (who.areaId !== wall.facts.kent.id || !may(table, who, 'insert')) continue
        for (const child of [robin, sam]) {
          const row = rows.find((each) => each['child_id'] === child)
          if (!row) throw new Error(`the neighbourhood has no row in ${name} to copy`)
          const mine = written(row, table, who)
          const able = table.adds
            ? table.adds(mine, who)
            : typeof table.sees === 'string' && who.may(child, table.sees)
          assert.equal(
            await add(wall, who, name, mine),
            able ? 'added' : '42501',
            `${who.name} adds to ${name}`,
          )
          if (able && table.writer)
            assert.equal(
              await add(wall, who, name, written(row, table, who, wall.facts.who['edith']?.personId)),
              '42501',
              `${who.name} adds to ${name} in another’s name`,
            )
        }
      }
    },
  }))

/** Reads no column, so that only the policy for changing stands in the way. */
const changing: Check[] = about
  .filter(([, table]) => may(table, { role: 'family' }, 'update') || may(table, { role: 'staff' }, 'update'))
  .map(([name, table]) => ({
    name: `lets only those who may change ${name}`,
    run: async (wall) => {
      const rows = (await wall.rows(name))[name] ?? []
      for (const who of Object.values(wall.facts.who)) {
        if (!may(table, who, 'update')) continue
        const column = /update\((\w+)/.exec(table.rights[`app_${who.role}`] ?? '')?.[1] ?? ''
        const { count, said } = await wall.as(
          who.name,
          `update ${name} set ${column} = (jsonb_populate_record(null::public.${name}, $1::jsonb)).${column}`,
          [JSON.stringify({ ...rows[0], the_view: undefined })],
        )
        const able = rows.filter((row) => (table.changes ? table.changes(row, who) : sees(table, row, who)))
        assert.equal(said ?? count, able.length, `${who.name} changes rows of ${name}`)
      }
    },
  }))

/** A row of one child hung on another child's, or another area's, parent: refused by the key, whoever tries. */
const hanging: Check = {
  name: 'hangs nothing of one child on another child, nor of one area on another',
  run: async (wall) => {
    // Whether a key must carry the area and the child is asked of the two tables, not of the key.
    const keys = (await wall.owner(`
      select f.conrelid::regclass::text as table, f.confrelid::regclass::text as parent,
        array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by i) as own,
        array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by i) as theirs,
        (select count(*) = 2 from pg_attribute a where a.attrelid in (f.conrelid, f.confrelid) and a.attname = 'child_id') as child
      from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace
        and (select count(*) = 2 from pg_attribute a where a.attrelid in (f.conrelid, f.confrelid) and a.attname = 'area_id')
        and f.confrelid not in ('sign_in_links'::regclass, 'activity'::regclass)
      order by 1, 2, f.conname`)) as {
      table: string
      parent: string
      own: string[]
      theirs: string[]
      child: boolean
    }[] // as selected above
    assert.ok(keys.length > 20, 'there are keys to try')
    for (const { table, parent, own, theirs, child } of keys) {
      const others = child ? ['area_id', 'child_id'] : ['area_id']
      for (const apart of others) {
        const differ =
          apart === 'area_id'
            ? 'p.area_id <> t.area_id'
            : 'p.area_id = t.area_id and p.child_id <> t.child_id'
        const last = own.at(-1) ?? ''
        const { code, count } = await wall.ownerTries(
          `update ${table} set ${last} = q.value from (
             select t.ctid as row, p.${theirs.at(-1)} as value from ${table} t join ${parent} p on ${differ}
             where p.${theirs.at(-1)} is not null and not exists (select from ${parent} o where o.area_id = t.area_id ${apart === 'child_id' ? 'and o.child_id = t.child_id' : ''} and o.${theirs.at(-1)} = p.${theirs.at(-1)}) order by t.ctid limit 1) q where ${table}.ctid = q.row`,
        )
        assert.ok(
          code === '23503' || count === 0,
          `${table} (${own.join(', ')}) takes a ${parent} of another ${apart}: ${code ?? 'kept'}`,
        )
        assert.ok(code === '23503' || !child, `${table} → ${parent}: the neighbourhood has nothing to try`)
      }
    }
  },
}

export const sight: Check[] = [...reading, ...adding, ...changing, hanging]
