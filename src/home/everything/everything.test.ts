/** A family's copy of the record: every column of every table about a child is in it, or is listed with a reason. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { keepHomePrivate, keepToFew, openToAll, sayNoTo } from '#children/children.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'
import { sees, tables, type Row } from '../../../test/walls/tables.ts'
import { leftOut, partNames, theirsAlone, written } from './parts.ts'

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
// What Ben asked for is a copy of what stood before, which names its tables.
for (const { name, words } of about.filter((each) => !each.name.startsWith('whole_')))
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
        when ${name} in ('concern_takings', 'concern_talks', 'concern_tellings')
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
  readsOrder: world.children.robin,
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

describe('what is kept from whoever asks', () => {
  it('is every row that is not in their copy: each lies before the steward, and nothing else does', async () => {
    const { parts } = await fileFor(people.amy)
    const asked = await world.as(people.amy).post(`${pages}/whole`)
    assert.equal(asked.status, 303)
    const { rows: requests } = await sql<{ id: string; due: string }>`
      select id, due_on::text as due from whole_requests where child_id = ${robin} and person_id = ${people.amy.personId}`.execute(
      owner,
    )
    const request = requests[0]?.id ?? ''
    const stella = world.as(people.stella)
    const list = (await stella.get(`/asked-records/${request}`)).html
    const links = [
      ...new Set([...list.matchAll(/\/asked-records\/[\w-]+\/rows\/[\w-]+/g)].map(([link]) => link)),
    ]
    const entries: string[] = []
    for (const link of links) entries.push((await stella.get(link)).html)
    const { rows: held } = await sql<{ name: string; id: string }>`
      select table_name as name, row_id as id from whole_rows where request_id = ${request}`.execute(owner)
    assert.equal(links.length, held.length)

    const copy = JSON.stringify(parts)
    const shown = entries.join('\n').replaceAll('_', ' ')
    const unlisted: string[] = []
    for (const part of partNames) {
      const name = written(part)
      const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(name)} t
        where ${sql.ref(name === 'children' ? 'id' : 'child_id')} = ${robin}`.execute(owner)
      const theirs = new Set((parts[part] ?? []).map(({ id }) => id))
      const kept = new Set(held.filter((each) => each.name === name).map(({ id }) => id))
      for (const { row } of rows) {
        assert.notEqual(
          theirs.has(row['id']),
          kept.has(String(row['id'])),
          `a row of ${name} is in one of the two`,
        )
        const marks = [...JSON.stringify(row).matchAll(/Mark-[\w-]+/g)].map(([mark]) => mark)
        for (const mark of marks)
          if (!(theirs.has(row['id']) ? copy.includes(mark) : shown.includes(mark.replaceAll('_', ' '))))
            unlisted.push(mark)
      }
    }
    assert.deepEqual([...new Set(unlisted)], [])
    assert.ok(held.length > 5, `${held.length} rows are held back from Amy`)
  })

  it('is made of the same tables as the copy', async () => {
    const { rows } = await sql<{ name: string }>`select * from whole_tables() as t (name)`.execute(owner)
    assert.deepEqual(
      rows.map(({ name }) => name),
      partNames
        .filter((part) => !theirsAlone.includes(part))
        .map(written)
        .toSorted(),
    )
  })

  it('is given as it was marked, when each is decided, and not before', async () => {
    const { rows: requests } = await sql<{ id: string }>`
      select id from whole_requests where child_id = ${robin} and person_id = ${people.ben.personId}`.execute(
      owner,
    )
    const at = `/asked-records/${requests[0]?.id}`
    const stella = world.as(people.stella)
    const links = async () => {
      const { html } = await stella.get(at)
      return [...new Set([...html.matchAll(/\/asked-records\/[\w-]+\/rows\/[\w-]+/g)].map(([link]) => link))]
    }
    const [first = '', second = '', third = ''] = await links()
    assert.equal((await stella.post(first, { mark: 'give other words' })).status, 422)
    assert.equal((await stella.post(first, { mark: 'keep back' })).status, 422)
    assert.equal((await stella.post(first, { mark: 'give', words: 'Typed and left' })).status, 303)
    assert.equal(
      (await stella.post(second, { mark: 'give other words', words: 'She was unsure.' })).status,
      303,
    )
    assert.equal((await stella.post(third, { mark: 'keep back', reason: 'could harm' })).status, 303)
    assert.equal((await stella.post(`${at}/done`)).status, 409)
    const ben = world.as(people.ben)
    const whole = `${pages}/whole`
    assert.doesNotMatch((await ben.get(whole)).html, /She was unsure/)

    const { rows: kinds } = await sql<{ name: string }>`
      select distinct h.table_name as name from whole_rows h where h.request_id = ${requests[0]?.id ?? ''}
        and not exists (select from whole_marks m where m.held_id = h.id)`.execute(owner)
    for (const { name } of kinds)
      assert.equal((await stella.post(at, { kind: name, why: 'another person' })).status, 303)
    assert.equal((await stella.post(`${at}/done`)).status, 303)
    assert.equal((await stella.post(`${at}/done`)).status, 404, 'once')

    const { html } = await ben.get(whole)
    assert.match(html, /She was unsure/)
    assert.match(html, /1 entry, because it could harm somebody/)
    assert.match(html, /Information Commissioner’s Office/)
    assert.doesNotMatch(html, /Typed and left/)
    const { keptFromYou } = JSON.parse((await ben.get(`${pages}/file`)).html) as {
      keptFromYou: { given: { said?: Row; words?: string }[]; kept: { reason: string; count: number }[] }
    }
    assert.equal(keptFromYou.given.length, 2)
    assert.ok(keptFromYou.given.some(({ words }) => words === 'She was unsure.'))
    assert.deepEqual(
      keptFromYou.kept.map(({ reason }) => reason),
      ['another person', 'could harm'],
    )
    assert.doesNotMatch((await world.as(people.amy).get(whole)).html, /She was unsure/, 'it is Ben’s')
  })
})
