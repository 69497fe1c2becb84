import assert from 'node:assert/strict'
import { lapseUnused, warnOfEndings } from '#children/children.ts'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { nightlyWork } from './nightly.ts'
import { openDatabase } from '#platform/database.ts'
import { verifyActivity } from '#platform/activity.ts'
import { freshDatabase } from '../test/support/database.ts'
import { neighbourhood } from '../test/support/world.ts'

const { owner, urls, people, children, kent } = await neighbourhood(await freshDatabase())
const worker = openDatabase(urls.worker, { most: 4, role: 'app_worker' })
const anchors = mkdtempSync(join(tmpdir(), 'ninefold-anchors-'))
after(async () => {
  await worker.destroy()
  rmSync(anchors, { recursive: true })
})
const { jobs } = nightlyWork(anchors)

/** All of one night, on two machines at once. */
const night = () =>
  Promise.all(
    [1, 2].map(async () => {
      for (const job of Object.values(jobs)) await job(worker, undefined)
    }),
  )
const moveTo = (years: number) =>
  sql`update clock set moved = make_interval(years => ${years})`.execute(owner)
const rows = async (table: 'reach' | 'desk', which: 'all' | 'in force') => {
  const { rows: found } = await sql<{ row: string }>`
    select r::text as row from ${sql.table(table)} r where ${which === 'all'} or r.until > moment() order by 1`.execute(
    owner,
  )
  return found.map(({ row }) => row)
}
const count = async (table: string) => {
  const { rows: found } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
    owner,
  )
  return found[0]?.n ?? 0
}

// Shares for one week, two years and five, of each scope another.
for (const [scope, time] of [
  ['plan', '7 days'],
  ['groups', '2 years'],
  ['waits', '5 years'],
] as const)
  await sql`select put_grant(gen_random_uuid(), ${kent.id}, ${children.robin}, 'staff', ${people.una.personId}, array[${scope}], 'family agreed', moment() + ${time}::interval, '', ${people.amy.personId})`.execute(
    owner,
  )

describe('every night', () => {
  it('sweeps what has run out and leaves what is in force, year after year', async () => {
    const left: number[] = []
    for (let year = 0; year <= 6; year++) {
      await moveTo(year)
      // Who is warned and whose access lapses is tried by itself; here it has happened before.
      while ((await warnOfEndings(worker, 1000)) + (await lapseUnused(worker, 1000)) > 0);
      const [reach, desk] = [await rows('reach', 'in force'), await rows('desk', 'in force')]
      await night()
      assert.deepEqual(await rows('reach', 'all'), reach, `reach after ${year} years`)
      assert.deepEqual(await rows('desk', 'all'), desk, `desks after ${year} years`)
      left.push(reach.length)
    }
    assert.ok(new Set(left).size >= 4, `shares ran out on the way: ${left.join()}`)
    assert.ok((left.at(-1) ?? 0) > 0, 'what has no end stays')
  })

  it('forgets keys and links after their time, but keeps an invite’s', async () => {
    assert.equal(await count('done'), 0)
    const { rows: links } = await sql`
      select from sign_in_links l where not exists (select from carer_invites i where i.link_id = l.id)
        and not exists (select from own_invites i where i.link_id = l.id)`.execute(owner)
    assert.deepEqual(links, [])
    assert.ok((await count('sign_in_links')) > 0)
  })

  it('notes the ends once a day, and they hold', async () => {
    assert.equal(readdirSync(anchors).length, 7)
    assert.deepEqual(await verifyActivity(owner, anchors), [])
  })
})
