/** Gives a child one row in every table about children that has none, from the catalogue alone: a new table is filled too. */
import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/schema.d.ts'
import { newId } from '#platform/ids.ts'

type Column = { name: string; type: string; optional: boolean; words: string | null; at: number }
type Key = { table: string; own: string[]; parent: string; theirs: string[] }

// Written by the definers alone, or by the story itself.
const derived = [
  'children',
  'child_carers',
  'carer_invites',
  'grant_events',
  'reach',
  'dues',
  'desk',
  'activity_children',
  'glass_breakings',
  'glass_alerts',
  'glass_notes',
  'review_reminders',
  'carer_warnings',
  'own_invites',
  'known_names',
  'home_hidings',
  'home_told',
  'kept_places',
  'kept_names',
  'restrictions',
  'restricted_to',
  'share_refusals',
  'put_aside',
  'pauses',
  'joins',
  'corrections',
  'correction_answers',
  'aside_readers',
  'whole_requests',
  'whole_rows',
  'whole_marks',
]
// Words a page must be able to read.
const known: Record<string, string> = {
  line: 'sensory',
  item: 'SE-S1',
  need: 'Loud rooms',
  kind: 'need',
  key: 'home',
}

export async function fillChild(
  owner: Kysely<DB>,
  child: { childId: string; areaId: string; personId: string },
) {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(owner)
  const keys = await foreignKeys(owner)
  let left = tables.map(({ name }) => name).filter((name) => !derived.includes(name))
  // Parents first: a table whose parent has no row yet waits for the next turn.
  for (let turn = 0; turn < 10 && left.length > 0; turn++) {
    const waiting: string[] = []
    for (const table of left) {
      const own = keys.filter((key) => key.table === table)
      if (!(await fillTable(owner, { table, keys: own, child }))) waiting.push(table)
    }
    left = waiting
  }
  if (left.length > 0) throw new Error(`test/support/fill.ts could not fill ${left.join(', ')}`)
}

async function fillTable(
  owner: Kysely<DB>,
  {
    table,
    keys,
    child,
  }: { table: string; keys: Key[]; child: { childId: string; areaId: string; personId: string } },
) {
  const { rows: there } =
    await sql`select from ${sql.table(table)} where child_id = ${child.childId} limit 1`.execute(owner)
  if (there.length > 0) return true
  const row: Record<string, unknown> = { area_id: child.areaId, child_id: child.childId, id: newId() }
  for (const { own, parent, theirs } of keys) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(p) as row from ${sql.table(parent)} p
      where area_id = ${child.areaId} ${theirs.includes('child_id') ? sql`and child_id = ${child.childId}` : parent === 'children' ? sql`and id = ${child.childId}` : sql``} limit 1`.execute(
      owner,
    )
    if (!rows[0]) return false
    for (const [i, column] of own.entries()) row[column] = rows[0].row[theirs[i] ?? '']
  }
  for (const column of await columnsOf(owner, table))
    if (!(column.name in row) && !column.optional) row[column.name] = valueFor(column, child.personId)
  const columns = Object.keys(row).map((name) => sql.ref(name))
  await sql`insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(columns)} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
    owner,
  )
  return true
}

function valueFor({ name, type, words, at }: Column, personId: string): unknown {
  const first = words && /'([^']*)'::text/.exec(words)?.[1]
  if (type === 'uuid') return personId
  if (type.startsWith('_')) return first ? [first] : []
  if (type === 'date') return `2026-10-${String(at).padStart(2, '0')}`
  if (type === 'timestamptz') return '2026-10-14T09:00:00Z'
  if (type.startsWith('int')) return 1
  if (type === 'jsonb')
    return name === 'said'
      ? {
          need: 'Loud rooms',
          try: 'A quiet corner',
          place: 'home',
          who: 'Amy',
          by_on: '2026-10-01',
          help_kinds: ['advice'],
          state: 'trying',
          changed: 0,
        }
      : []
  if (type === 'bool') return false
  const word = known[name]
  return word !== undefined && (!words || words.includes(`'${word}'`)) ? word : (first ?? 'Words')
}

async function columnsOf(owner: Kysely<DB>, table: string) {
  const { rows } = await sql<Column>`
    select a.attname as name, t.typname as type, not a.attnotnull or a.atthasdef as optional, a.attnum::int as at,
           (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c'
              and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as words
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(
    owner,
  )
  return rows
}

async function foreignKeys(owner: Kysely<DB>) {
  const { rows } = await sql<Key>`
    select f.conrelid::regclass::text as table, f.confrelid::regclass::text as parent,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by i) as own,
      array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by i) as theirs
    from pg_constraint f where f.contype = 'f' and array_length(f.conkey, 1) > 1`.execute(owner)
  return rows
}
