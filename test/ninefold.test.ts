import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { anchorActivity } from '#platform/activity.ts'
import { freshDatabase } from './support/database.ts'
import { neighbourhood } from './support/world.ts'

const { owner, urls } = await neighbourhood(await freshDatabase())
const anchors = mkdtempSync(join(tmpdir(), 'ninefold-anchors-'))
after(() => rmSync(anchors, { recursive: true }))

function ninefold(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/ninefold.ts', ...words],
    {
      encoding: 'utf8',
      input,
      env: { ...process.env, DATABASE_URL_OWNER: urls.admin, ANCHORS: anchors },
    },
  )
  return { status, stdout, stderr }
}

describe('ninefold', () => {
  it('says what it can do, and 2, when asked for something else', () => {
    const { status, stderr } = ninefold(['dance'])
    assert.equal(status, 2)
    for (const command of [
      'match',
      'allocate',
      'mix',
      'queue-maths',
      'waits',
      'simulate',
      'types',
      'open-area',
      'verify-activity',
    ])
      assert.match(stderr, new RegExp(`^ {2}${command}\\b.*: `, 'm'))
  })

  it('matches a profile read from standard input, and says what is wrong with one it cannot read', () => {
    const { status, stdout } = ninefold(
      ['match'],
      '{"band":"PR","lines":{"sensory":{"need":{"home":"some"}}}}',
    )
    assert.equal(status, 0)
    assert.match(stdout, /^\{"items":\[/)
    assert.equal(ninefold(['match'], '{}').status, 2)
  })

  it('simulates a spec read from standard input, and says what is wrong with one it cannot read', () => {
    const spec =
      '{"lambda_per_week":9,"servers":2,"service_rate_per_server_per_week":5,"horizon_weeks":4,"replications":3,"seed":1}'
    const { status, stdout } = ninefold(['simulate', '-'], spec)
    assert.equal(status, 0)
    assert.match(stdout, /^\{"replications":3,"waiting":\{"mean":/)
    const wrong = ninefold(['simulate'], '{"stages":[]}')
    assert.equal(wrong.status, 2)
    assert.match(wrong.stderr, /stages: /)
  })

  it('verifies the account of who looked, and names what was altered or is gone', async () => {
    await anchorActivity(owner, anchors)
    const { status, stdout } = ninefold(['verify-activity'])
    assert.deepEqual([status, stdout], [0, 'The account of who looked holds.\n'])
    await sql`update activity set what = 'nothing' where (shard, seq) = (0, 3)`.execute(owner)
    const altered = ninefold(['verify-activity'])
    assert.equal(altered.status, 1)
    assert.match(
      altered.stdout,
      /^chain 0, row 3: this row was altered, or the one before it\n1 place does not hold\.\n$/,
    )
  })
})
