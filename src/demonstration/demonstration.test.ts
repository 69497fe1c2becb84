import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/support/database.ts'
import { openDemonstration } from './demonstration.ts'

const count = async (owner: Awaited<ReturnType<typeof freshDatabase>>['owner'], table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(owner)).rows[0]!.n

describe('a demonstration', { timeout: 180_000 }, () => {
  it('is told through the doors, quickly, and holds together', async () => {
    const { owner } = await freshDatabase()
    const began = process.cpuUsage()
    const small = { owner, say: () => undefined, first: 12, most: 12 }
    const { personas } = await openDemonstration(small)
    // What it costs, not how long it took: others may be using the machine.
    const { user, system } = process.cpuUsage(began)
    assert.ok(user + system < 10e6, `${(user + system) / 1e6} s`)
    assert.ok(personas.length >= 11 && personas.length <= 18)
    assert.ok((await count(owner, 'versions')) >= 12)
    assert.equal(await count(owner, 'sessions'), 0)
    // One is checked, one waits for the steward.
    const { rows: opened } = await sql<{ kind: string | null }>`
      select n.kind from glass_breakings b left join glass_notes n on n.breaking_id = b.id order by b.at`.execute(
      owner,
    )
    assert.deepEqual(
      opened.map(({ kind }) => kind),
      ['right to do', null],
    )
    assert.ok((await count(owner, 'tellings')) > 0, 'nobody waits to be told')
    assert.equal((await sql`select * from broken_activity()`.execute(owner)).rows.length, 0)
    const { rows: early } = await sql`
      select from children c join activity_children a on a.child_id = c.id
      where a.at < c.registered_at or a.at > now() or c.born_on > c.registered_at`.execute(owner)
    assert.equal(early.length, 0)
  })

  // A carer's time with a record ends by age: some of these families are there on that day.
  it('tells every story there is before it is ready, through the doors as they now are', async () => {
    const { owner } = await freshDatabase()
    const told: string[] = []
    await openDemonstration({ owner, say: (line) => told.push(line), most: 200 })
    assert.ok((await count(owner, 'children')) > 170, told.join(' '))
  })

  it('lets nobody but its owner see how far it has come', async () => {
    const { db } = await freshDatabase()
    for (const role of ['app_public', 'app_family', 'app_staff', 'app_insight'])
      await assert.rejects(
        db.transaction().execute(async (tx) => {
          await sql`select set_config('role', ${role}, true)`.execute(tx)
          await sql`select * from demonstration_progress`.execute(tx)
        }),
        /permission denied/,
      )
  })

  it('goes on after a stop, from where it was, and makes nobody twice', async () => {
    const { owner } = await freshDatabase()
    const wishes = { owner, say: () => undefined, first: 3, most: 20 }
    const before = await openDemonstration(wishes)
    const filling = before.carryOn()
    while ((await count(owner, 'demonstration_progress')) < 12)
      await new Promise((done) => setTimeout(done, 10))
    const asked = performance.now()
    await before.stop()
    assert.ok(performance.now() - asked < 1000)
    await filling
    const half = await count(owner, 'children')
    assert.ok(half < 40, `${half} children: it had not stopped half way`)

    // Another day: those who are left are told as of the day it was opened.
    const after = await openDemonstration({ ...wishes, seed: 'another' })
    await after.carryOn()
    await after.carryOn()
    const { rows } = await sql<{ stories: number; told: number; carers: number }>`
      select count(*)::int as stories, sum(children)::int as told, (select count(*)::int from carers) as carers
      from demonstration_progress where story > 0`.execute(owner)
    assert.equal(rows[0]!.stories, 40)
    // Two of them were begun once more by mistake.
    assert.equal(await count(owner, 'children'), rows[0]!.told + (await count(owner, 'joins')))
    const { rows: twice } = await sql`
      select given_name, family_name, born_on from children group by 1, 2, 3 having count(*) > 1`.execute(
      owner,
    )
    assert.deepEqual(twice, [])
    const { rows: many } =
      await sql`select carer_id from child_carers group by 1 having count(*) > 2`.execute(owner)
    assert.deepEqual(many, [])
  })
})
