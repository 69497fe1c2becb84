/** How long records are kept, what goes when, and that it stays gone: with a mark in every column of every table about a child. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { sql, type Kysely } from 'kysely'
import { keepHomePrivate, keepToFew, openToAll, sayNoTo } from '#children/children.ts'
import { anchorActivity, verifyActivity } from '#platform/activity.ts'
import { openDatabase } from '#platform/database.ts'
import { withClient } from '#platform/migrate.ts'
import type { DB } from '#platform/schema.d.ts'
import { nightlyWork } from '../../nightly.ts'
import { adminUrl, freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { owner, people, children, urls } = world
const { robin, kit, sam, pip } = children
// Somebody who comes back after years signs in again.
const stella = () => world.as(people.stella)
const box = mkdtempSync(join(tmpdir(), 'ninefold-erased-'))
const list = join(box, 'erased.jsonl')
const worker = openDatabase(urls.worker, { most: 2, role: 'app_worker' })
const backup = `${new URL(urls.admin).pathname.slice(1)}_b`
after(async () => {
  await Promise.all([worker.destroy(), restored.destroy()])
  rmSync(box, { recursive: true })
  await withClient(adminUrl('postgres'), (client) =>
    client.query(`drop database if exists ${backup} with (force)`),
  )
})
const restored = openDatabase(adminUrl(backup), { most: 1 })
const night = () => nightlyWork(join(box, 'anchors'), undefined, list).jobs['erase-due'](worker, undefined)

type Table = { name: string; key: string; words: string[] }
const { rows: about } = await sql<Table>`
  select c.relname as name, a.attname as key, array(select w.attname::text from pg_attribute w join pg_type y on y.oid = w.atttypid
    where w.attrelid = c.oid and w.attnum > 0 and not w.attisdropped and y.typname = 'text') as words
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attname = 'child_id' or c.relname = 'children' and a.attname = 'id')
  order by 1`.execute(owner)

// Robin's home is kept private, the record was kept to one, and somebody was said no to.
const { rows: homes } = await sql<{
  id: string
}>`select id from child_homes where child_id = ${robin}`.execute(owner)
await world.act(people.amy, async (tx, { today }) => {
  const because = 'a court said so'
  await keepHomePrivate(tx, {
    childId: robin,
    homeId: homes[0]?.id ?? '',
    because,
    tell: [people.tom.personId],
  })
  await keepToFew(tx, {
    childId: robin,
    because,
    few: [people.priya.personId],
    reviewOn: today.add({ weeks: 12 }),
  })
  await openToAll(tx, robin)
  await sayNoTo(tx, { childId: robin, holderId: people.petra.personId, said: 'no' })
})
await world.act(people.amy, (tx) =>
  sql`select ask_to_pause(gen_random_uuid(), ${robin}, 'Words')`.execute(tx),
)
// Taken for a record of the same child as Sam’s, and apart again.
await world.act(people.stella, async (tx) => {
  await sql`select join_records(gen_random_uuid(), ${robin}, ${sam}, 'begun twice', 'Words', 'a paper', true)`.execute(
    tx,
  )
  await sql`select undo_join(id, 'Words') from joins_here()`.execute(tx)
})
// Ben has nobody else here: what he needs and wishes to be told goes with Robin.
await world.act(people.ben, async (tx) => {
  await sql`select say_needs(gen_random_uuid(), ${people.ben.personId}, 'Welsh', 'none', 'ordinary', 'telephone')`.execute(
    tx,
  )
  await sql`select choose_notice('plan-changed', false)`.execute(tx)
})
await sql`insert into tellings (area_id, carer_id, id, holder_id, template, from_at, at)
  values (${people.ben.areaId}, ${people.ben.personId}, gen_random_uuid(), ${world.kent.team}, 'review-due', moment(), moment())`.execute(
  owner,
)
// What is left the neighbourhood tells of another child: told of Robin too.
const told = (name: string) => sql`
  insert into ${sql.table(name)} select (jsonb_populate_record(t, jsonb_build_object('child_id', ${robin}::text)
    || jsonb_build_object('id', gen_random_uuid(), 'carer_id', ${people.amy.personId}::text))).*
  from ${sql.table(name)} t where area_id = ${people.amy.areaId} limit 1`
await sql`insert into review_reminders select area_id, child_id, id, today(), moment() from versions where child_id = ${robin}`.execute(
  owner,
)
for (const { name, key } of about) {
  const { rows } = await sql`select from ${sql.table(name)} where ${sql.ref(key)} = ${robin} limit 1`.execute(
    owner,
  )
  if (rows.length === 0) await told(name).execute(owner)
}

// A word of its own in every column that takes one.
let marked = 0
for (const { name, key, words } of about)
  for (const column of words)
    await sql`update ${sql.table(name)} set ${sql.ref(column)} = ${`Mark-${name}-${column}`} where ${sql.ref(key)} = ${robin}`
      .execute(owner)
      .then(({ numAffectedRows }) => (marked += Number(numAffectedRows ?? 0)))
      .catch((error: unknown) => assert.match(String(error), /violates|refuse|never|cannot|permission/))

/** Everything the database holds, a row a line, with its table. */
async function everything(db: Kysely<DB>) {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(
    db,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      said: string
    }>`select to_jsonb(t)::text as said from ${sql.table(name)} t`.execute(db)
    for (const { said } of rows) lines.push(`${name}: ${said}`)
  }
  return lines
}
const robinsIds = new Set<string>()
for (const { name, key } of about)
  for (const row of (
    await sql<{
      said: string
    }>`select to_jsonb(t) ->> 'id' as said from ${sql.table(name)} t where ${sql.ref(key)} = ${robin}`.execute(
      owner,
    )
  ).rows)
    if (row.said) robinsIds.add(row.said)

await withClient(adminUrl('postgres'), async (client) => {
  const from = new URL(urls.admin).pathname.slice(1)
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from])
  await client.query(`create database ${backup} template ${from} owner ninefold_owner`)
})

const passes = (interval: string) => world.passes(interval)
const look = async () => (await stella().post('/retention')).location ?? assert.fail('nothing was looked at')
const rowOf = (html: string, name: string) =>
  html.split('<tr').find((row) => row.includes(name)) ?? assert.fail(`${name} is not on the page`)
const isHere = async (childId: string) =>
  (await sql`select from children where id = ${childId}`.execute(owner)).rows.length === 1

describe('how long records are kept', () => {
  it('is read by the steward with who says so, and by nobody else', async () => {
    const { html } = await stella().get('/retention')
    assert.match(html, /A child’s record[^]*25 years[^]*Records Management Code of Practice/)
    assert.match(html, /To be confirmed by the records manager/)
    for (const person of [people.priya, people.stan])
      assert.ok(!(await world.as(person).get('/retention')).html.includes(people.stella.name))
    assert.equal((await world.as(people.priya).get('/retention')).status, 404)
    assert.equal((await world.as(people.amy).get('/retention')).status, 403)
  })

  it('finds nothing while children are young', async () => {
    const { html } = await stella().get(await look())
    assert.match(html, /No record is due to go/)
    assert.doesNotMatch(html, /Agree that/)
  })

  it('lets the longest period hold, and an area keep longer and never shorter', async () => {
    const until = async (childId: string) =>
      (
        await sql<{ day: string; rule: string }>`
          select until_on::text as day, rule from retention_of(${people.amy.areaId}, ${childId})`.execute(
          owner,
        )
      ).rows[0]
    const bare = children.wren
    await sql`delete from concern_tellings where child_id = ${bare}`.execute(owner)
    await sql`delete from concern_talks where child_id = ${bare}`.execute(owner)
    await sql`delete from concern_takings where child_id = ${bare}`.execute(owner)
    await sql`delete from concerns where child_id = ${bare}`.execute(owner)
    assert.deepEqual(await until(bare), { day: '2043-05-04', rule: 'record' })
    const said = (at: string) =>
      sql`
      insert into diagnoses (area_id, child_id, id, words, source, told_by, at)
      values (${people.carol.areaId}, ${bare}, gen_random_uuid(), 'Words', 'Us', ${people.carol.personId}, ${at}::timestamptz)`.execute(
        owner,
      )
    await said('2035-05-03T12:00:00Z')
    assert.equal((await until(bare))?.rule, 'record', 'on the day before 17')
    await said('2035-05-04T12:00:00Z')
    assert.deepEqual(await until(bare), { day: '2044-05-04', rule: 'record at 17' })
    await said('2037-05-04T12:00:00Z')
    assert.deepEqual(await until(bare), { day: '2045-05-04', rule: 'grown up' })
    const keep = (years: number) =>
      sql`
      update areas set package = package || jsonb_build_object('keepYears', jsonb_build_object('record', ${years}::int)) where id = ${people.carol.areaId}`.execute(
        owner,
      )
    await keep(31)
    assert.deepEqual(await until(bare), { day: '2049-05-04', rule: 'record' })
    await keep(2)
    assert.deepEqual(await until(bare), { day: '2045-05-04', rule: 'grown up' })
    await sql`insert into concerns (area_id, child_id, id, kind, words, told_by, teller, teller_role, due_on, at)
      values (${people.carol.areaId}, ${bare}, gen_random_uuid(), (select kind from concerns limit 1), 'W', ${people.carol.personId}, 'C', 'family', '2030-01-01', '2030-01-01T12:00:00Z')`.execute(
      owner,
    )
    assert.deepEqual(await until(bare), { day: '2055-01-01', rule: 'safety' })
  })

  it('is told to the family, and never that something was written which they must not know of', async () => {
    const { html } = await world.as(people.carol).get(`/children/${children.wren}/everything`)
    assert.match(html, /At least until 4 May 2043/)
  })
})

it('has a row in every table about a child to look for', async () => {
  for (const { name, key } of about) {
    const { rows } =
      await sql`select from ${sql.table(name)} where ${sql.ref(key)} = ${robin} limit 1`.execute(owner)
    assert.equal(rows.length, 1, name)
  }
})

describe('what is due to go', () => {
  let at = ''
  it('is shown to the steward first: whose and how much, and nothing of what they need', async () => {
    await passes('41 years')
    at = await look()
    const { html } = await stella().get(at)
    for (const name of ['Mark-children-known_as', 'Kit Carter', 'Sam Diaz', 'Jo Marsh'])
      assert.match(html, new RegExp(name))
    assert.match(html, /Of what there is how much/)
    assert.doesNotMatch(html, /Loud rooms|Mark-(?!children-(known_as|family_name))/)
    assert.doesNotMatch(html, /Pip/, 'another area’s')
    assert.equal((await world.as(people.stan).get(at)).status, 404)
  })

  it('is kept longer by name, with a reason and a day', async () => {
    const keep = `${at}/${kit}`
    const page = stella()
    const wrong = await page.post(keep, { words: 'A court has asked for it.' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /A court has asked for it\./)
    const year = String(
      (await sql<{ y: number }>`select extract(year from moment())::int + 2 as y`.execute(owner)).rows[0]?.y,
    )
    const said = {
      reason: 'court',
      words: 'A court has asked for it.',
      'untilOn-day': '1',
      'untilOn-month': '6',
      'untilOn-year': year,
    }
    assert.equal((await page.post(keep, said)).location, at)
    assert.match(rowOf((await page.get(at)).html, 'Kit'), /Stayed: kept longer/)
    const kept = (await page.get('/retention')).html
    assert.match(rowOf(kept, 'Kit'), /There is a court case[^]*Stella Hart/)
  })

  it('goes when the steward agrees, but for what changed since', async () => {
    await sql`update children set known_as = 'Sammy' where id = ${sam}`.execute(owner)
    await night()
    assert.ok(await isHere(robin), 'nobody has agreed')
    assert.equal((await stella().post(at)).status, 303)
    assert.equal((await stella().post(at)).status, 409, 'once')
    assert.match((await stella().get(at)).html, /still to go/)
    await night()
    for (const [childId, here] of [
      [robin, false],
      [children.jo, false],
      [children.nell, false],
      [kit, true],
      [sam, true],
      [pip, true],
    ] as const)
      assert.equal(await isHere(childId), here)
    const { html } = await stella().get(at)
    assert.match(rowOf(html, 'Sammy'), /something was written since/)
    assert.match(html, /6 of 8 gone/)
    assert.doesNotMatch(html, /could not be erased/)
  })

  it('leaves nothing of them in any row of any table', async () => {
    assert.ok(marked > 150, `only ${marked} columns could be marked`)
    const lines = await everything(owner)
    // A random id says nothing of anybody: the account of who looked, and that somebody was erased.
    const may = /^(activity|erased|erasure_items): /
    for (const line of lines) {
      assert.doesNotMatch(line, /Mark-/, line)
      if (!may.test(line)) for (const id of robinsIds) assert.ok(!line.includes(id), line)
    }
    const sheet = lines.filter((line) => line.startsWith('erased: ')).join()
    assert.match(sheet, new RegExp(robin))
    // Ben had nobody else here. Amy has Kit.
    const ofBen = lines.filter((line) => !may.test(line) && line.includes(people.ben.personId))
    assert.deepEqual(ofBen, [])
    assert.ok(
      lines.some((line) => line.startsWith('sign_in_addresses: ') && line.includes(people.amy.personId)),
    )
  })

  it('keeps the account of who looked whole', async () => {
    await anchorActivity(worker, join(box, 'anchors'))
    assert.deepEqual(await verifyActivity(owner, join(box, 'anchors')), [])
  })

  it('is looked at again after what changed, and after nothing is kept longer', async () => {
    const page = stella()
    const [, hold] =
      /href="(\/retention\/kept\/[0-9a-f-]{36})"/.exec((await page.get('/retention')).html) ?? []
    assert.ok(hold)
    assert.equal((await page.get(hold)).status, 200)
    await page.post(hold)
    await passes('9 years')
    const again = (await stella().post('/retention')).location ?? ''
    const { html } = await stella().get(again)
    rowOf(html, 'Kit')
    rowOf(html, 'Sammy')
    await passes('8 days')
    const late = await stella().post(again)
    assert.equal(late.status, 409)
    assert.match(late.html, /Nothing has gone/)
  })
})

describe('the list of who was erased', () => {
  it('holds ids, when and by which rule, and no more', () => {
    const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean)
    assert.equal(lines.length, 6)
    for (const line of lines)
      assert.deepEqual(Object.keys(JSON.parse(line) as object), ['area', 'id', 'rule', 'at'])
  })

  it('erases again whoever an old backup brings back', async () => {
    const url = adminUrl(backup)
    const names = async () =>
      (await sql<{ id: string }>`select id from children`.execute(restored)).rows.map(({ id }) => id)
    assert.ok((await names()).includes(robin))
    const run = () =>
      spawnSync(process.execPath, ['--import', 'tsx', 'bin/ninefold.ts', 'erase-again', list], {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL_OWNER: url },
      })
    const { status, stdout, stderr } = run()
    assert.equal(status, 0, stderr)
    assert.match(stdout, /names 6; 6 had come back/)
    assert.ok(!(await names()).includes(robin))
    assert.ok((await names()).includes(kit))
    assert.ok(!(await everything(restored)).some((line) => line.includes('Mark-')))
    assert.deepEqual(await verifyActivity(restored, join(box, 'none')), [])
    assert.match(run().stdout, /0 had come back/)
    // Half a line is of a program that was killed; a line that says something else stops it all.
    appendFileSync(list, '\n{"area":"')
    assert.equal(run().status, 0)
    appendFileSync(list, '\n{"id":"somebody"}\n')
    const broken = run()
    assert.equal(broken.status, 2)
    assert.match(broken.stderr, /cannot be read/)
  })
})

describe('what is kept a short time', () => {
  it('goes by itself: copies made for an answer, and sessions that are over', async () => {
    const copies = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from whole_rows where child_id = ${pip}`.execute(
          owner,
        )
      ).rows[0]?.n ?? 0
    const forget = () => nightlyWork('unused').jobs['forget-spent'](worker, undefined)
    await forget()
    assert.ok((await copies()) > 0, 'not answered yet')
    await sql`update whole_requests set done_at = moment(), done_by = 'Stan' where child_id = ${pip}`.execute(
      owner,
    )
    await forget()
    assert.ok((await copies()) > 0)
    await passes('91 days')
    await forget()
    assert.equal(await copies(), 0)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from sessions`.execute(owner)
    assert.equal(rows[0]?.n, 0)
  })
})
