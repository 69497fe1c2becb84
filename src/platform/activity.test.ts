import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/support/database.ts'
import { neighbourhood } from '../../test/support/world.ts'
import { anchorActivity, verifyActivity } from './activity.ts'

const { owner } = await neighbourhood(await freshDatabase())
const folder = mkdtempSync(join(tmpdir(), 'ninefold-anchors-'))
after(() => rmSync(folder, { recursive: true }))

const change = (text: string) => sql.raw(text).execute(owner)
/** What is said of the account after a change, and again nothing once it is undone. */
async function found(alter: string, restore: string) {
  await change(
    `create table kept as table activity; create table kept_heads as table activity_heads; alter table activity_children drop constraint if exists activity_children_shard_seq_fkey`,
  )
  await change(alter)
  const broken = await verifyActivity(owner, folder)
  await change(
    `delete from activity; insert into activity select * from kept; delete from activity_heads; insert into activity_heads select * from kept_heads; drop table kept; drop table kept_heads; ${restore}`,
  )
  assert.deepEqual(await verifyActivity(owner, folder), [])
  return broken
}

describe('the account of who looked', () => {
  it('holds as it was written, and its ends are noted once a day', async () => {
    assert.deepEqual(await verifyActivity(owner, folder), [])
    const file = await anchorActivity(owner, folder)
    const noted = readFileSync(file, 'utf8')
    assert.match(noted, /"seq": [1-9]/)
    assert.equal(await anchorActivity(owner, folder), file)
    assert.equal(readFileSync(file, 'utf8'), noted)
    assert.deepEqual(await verifyActivity(owner, folder), [])
  })

  for (const altered of [
    `what = 'nothing'`,
    'reading = not reading',
    `children = '{}'`,
    `role = role || '|x'`,
    'actor_id = gen_random_uuid()',
    `at = at - interval '1 day'`,
    'subject = null',
    'area_id = gen_random_uuid()',
  ])
    it(`names the row where somebody wrote ${altered}`, async () => {
      const broken = await found(`update activity set ${altered} where (shard, seq) = (0, 5)`, 'select 1')
      assert.deepEqual(broken, [{ shard: 0, seq: 5, why: 'this row was altered, or the one before it' }])
    })

  it('names where a row is missing from the middle', async () => {
    const broken = await found('delete from activity where (shard, seq) = (0, 5)', 'select 1')
    assert.deepEqual(broken[0], { shard: 0, seq: 6, why: 'this row was altered, or the one before it' })
  })

  it('names a deleted tail, and by what was noted outside even when the head was put back too', async () => {
    const [last] = (await sql<{ seq: number }>`select seq from activity_heads where shard = 0`.execute(owner))
      .rows
    const seq = last?.seq ?? 0
    const tail = await found(`delete from activity where shard = 0 and seq > ${seq - 2}`, 'select 1')
    assert.deepEqual(
      tail.map(({ why }) => why.replace(/\d{4}.*\d\d/, 'a day')),
      ['the end of this chain is missing', 'this row was noted on a day and is gone'],
    )
    const quiet = await found(
      `delete from activity where shard = 0 and seq > ${seq - 2}; update activity_heads set seq = ${seq - 2}, hash = (select hash from activity where shard = 0 and seq = ${seq - 2}) where shard = 0`,
      'select 1',
    )
    assert.deepEqual(
      quiet.map(({ shard, why }) => [shard, why.replace(/\d{4}.*\d\d/, 'a day')]),
      [[0, 'this row was noted on a day and is gone']],
    )
  })
})
