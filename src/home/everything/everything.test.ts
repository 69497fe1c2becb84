/** A family's copy of the record: every column of every table about a child is in it, or is listed with a reason. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { keepHomePrivate, keepToFew, openToAll, sayNoTo } from '#children/children.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'
import { sees, tables, type Row } from '../../../test/walls/tables.ts'
import { leftOut, partNames, written } from './parts.ts'

const world = await neighbourhood(await freshDatabase())
const { owner, people, children } = world
const robin = children.robin
const pages = `/children/${robin}/everything`

/** Every table about a child, from the catalogue, and its columns of words. */
const about = (
  await sql<{ name: string; words: string[] }>`
    select c.relname as name, array(select w.attname::text from pg_attribute w join pg_type y on y.oid = w.atttypid
      where w.attrelid = c.oid and w.attnum > 0 and not w.attisdropped and y.typname = 'text') as words
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
    order by 1`.execute(owner)
).rows

// Robin's home is kept private, and the record was kept to one.
const { rows: kept } = await sql<{ home: string }>`
  select id as home from child_homes where child_id = ${robin} limit 1`.execute(owner)
await world.act(people.amy, async (tx, { today }) => {
  const homeId = kept[0]?.home ?? ''
  await keepHomePrivate(tx, {
    childId: robin,
    homeId,
    because: 'a court said so',
    tell: [people.tom.personId],
  })
  const few = [people.priya.personId]
  const reviewOn = today.add({ weeks: 12 })
  await keepToFew(tx, { childId: robin, because: 'a court said so', few, reviewOn })
  await openToAll(tx, robin)
  await sayNoTo(tx, { childId: robin, holderId: people.petra.personId, said: 'no' })
})

// A word of its own in every column that takes one: what a check refuses keeps what it says.
let marked = 0
for (const { name, words } of about)
  for (const column of words) {
    const own = sql.ref(column)
    const key = sql.ref(name === 'children' ? 'id' : 'child_id')
    await sql`update ${sql.table(name)} set ${own} = ${`Mark-${name}-${column}`} where ${key} = ${robin}`
      .execute(owner)
      .then(({ numAffectedRows }) => (marked += Number(numAffectedRows ?? 0)))
      .catch((error: unknown) => assert.match(String(error), /violates|refuse|never|cannot|permission/))
  }

const rowsOf = async (name: string) =>
  (
    await sql<{ row: Row }>`select to_jsonb(t) || case when ${name} = 'answers'
        then jsonb_build_object('the_view', (select to_jsonb(v) from views v where v.id = (to_jsonb(t) ->> 'view_id')::uuid))
        when ${name} in ('concern_takings', 'concern_talks')
        then jsonb_build_object('the_concern', (select to_jsonb(k) from concerns k where k.id = (to_jsonb(t) ->> 'concern_id')::uuid))
        when ${name} = 'contacts_made'
        then jsonb_build_object('the_call', (select to_jsonb(d) from contacts_due d where d.id = (to_jsonb(t) ->> 'contact_id')::uuid)) else '{}' end as row
      from ${sql.table(name)} t where ${sql.ref(name === 'children' ? 'id' : 'child_id')} = ${robin}
        and not exists (select from aside_rows a where a.row_id::text = to_jsonb(t) ->> 'id')`.execute(owner)
  ).rows.map(({ row }) => row)
const text = (rows: readonly Row[]) =>
  rows
    .map(({ the_view: _, the_concern: _concern, the_call: _call, ...row }) => JSON.stringify(sorted(row)))
    .toSorted()
const sorted = (row: Row) =>
  Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => a.localeCompare(b)))
const amy = {
  ...people.amy,
  holders: [people.amy.personId],
  may: (child: unknown) => child === robin,
  trained: false,
  rota: false,
  own: undefined,
  inSetting: false,
  onPlan: (childId: unknown) => childId === world.children.robin,
  knowsPlace: () => true,
  openHome: '',
}
const fileFor = async (person: typeof people.amy) =>
  JSON.parse((await world.as(person).get(`${pages}/file`)).html) as {
    parts: Record<string, Row[]>
    whoLooked: { what: string }[]
    thereIsMoreOf: string[]
  }

describe('a copy of the record', () => {
  it('knows every table about a child, or says why it is left out', () => {
    assert.deepEqual(
      about.map(({ name }) => name),
      [...partNames, ...Object.keys(leftOut)].map(written).toSorted(),
    )
    assert.ok(marked >= about.length, `only ${marked} columns could be marked`)
  })

  it('holds every row and column that the family may see, in the file', async () => {
    const { parts, thereIsMoreOf } = await fileFor(people.amy)
    assert.deepEqual(thereIsMoreOf, [])
    for (const part of partNames) {
      const [name, kept] = [written(part), await rowsOf(written(part))]
      assert.ok(kept.length > 0, `${name} has a row to look for`)
      const walls = tables[name]
      assert.ok(walls)
      const theirs = kept.filter((row) => sees(walls, row, amy))
      assert.deepEqual(text(parts[part] ?? []), text(theirs), name)
    }
  })

  it('says every marked word on the page to be read', async () => {
    const { html: page, status } = await world.as(people.amy).get(`${pages}/read`)
    assert.equal(status, 200)
    const { parts } = await fileFor(people.amy)
    const marks = [...JSON.stringify(parts).matchAll(/Mark-[\w-]+/g)].map(([mark]) => mark)
    assert.ok(marks.length > 20)
    assert.deepEqual(
      [...new Set(marks)].filter((mark) => !page.includes(mark) && !page.includes(mark.replaceAll('_', ' '))),
      [],
    )
  })

  it('keeps from each carer what the other has not shown them', async () => {
    const { parts } = await fileFor(people.ben)
    const contacts = parts['carerContacts'] ?? []
    assert.deepEqual(
      contacts.filter((row) => row['carer_id'] !== people.ben.personId),
      [],
    )
    assert.deepEqual(parts['grantEvents'], [], 'he may not share Robin')
  })

  it('is written down where the family sees who looked', async () => {
    const { whoLooked } = await fileFor(people.amy)
    assert.ok(whoLooked.some(({ what }) => what === 'took a copy of everything in the record'))
  })

  it('holds more than one question’s worth of who looked, each entry once', async () => {
    for (let looks = 0; looks < 12; looks++)
      await Promise.all(
        Array.from({ length: 20 }, () => world.as(people.amy).get(`/children/${robin}/who-looked`)),
      )
    await world.as(people.amy).get(`${pages}/read`)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from activity_children where child_id = ${robin}`.execute(owner)
    const { whoLooked, thereIsMoreOf } = await fileFor(people.amy)
    assert.equal(whoLooked.length, rows[0]?.n)
    assert.deepEqual(thereIsMoreOf, [])
    const { html } = await world.as(people.amy).get(`${pages}/read`)
    assert.ok(whoLooked.length > 200)
    assert.match(html, /There is more than this page holds/)
  })

  it('has a name that says nothing, and is never kept on the way', async () => {
    const { headers } = await world.as(people.amy).get(`${pages}/file`)
    assert.equal(headers.get('content-disposition'), 'attachment; filename="record.json"')
    assert.equal(headers.get('cache-control'), 'no-store')
  })
})
