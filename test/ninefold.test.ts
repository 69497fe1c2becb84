import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { anchorActivity } from '#platform/activity.ts'
import { freshDatabase } from './support/database.ts'
import { mixTerm } from './support/mix-terms.ts'
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
      'enter-staff',
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

  it('enters a colleague and their address once, and says what is in the way', async () => {
    const enter = (...words: string[]) => ninefold(['enter-staff', ...words])
    const rosa = ['kent-and-medway', 'Rosa@work.example', 'Rosa Lund', 'Family worker']
    assert.deepEqual(enter(...rosa), {
      status: 0,
      stdout: 'Rosa Lund may sign in by their work account.\n',
      stderr: '',
    })
    assert.deepEqual(
      [enter(...rosa).stdout, enter('atlantis', ...rosa.slice(1)).stdout],
      ['That address has been entered before.\n', 'There is no area called atlantis.\n'],
    )
    assert.equal(enter('kent-and-medway', 'rosa', 'Rosa Lund', 'Family worker').status, 2)
    assert.equal(enter('kent-and-medway', 'rosa@other.example').status, 2)
    // Another employer, the same colleague.
    assert.equal(enter('kent-and-medway', 'rosa@other.example', 'Rosa Lund', 'Family worker').status, 0)
    const { rows } = await sql<{ email: string; people: number }>`
      select string_agg(e.email, ' ' order by e.email) as email, count(distinct s.id)::int as people
      from staff s join staff_emails e on e.staff_id = s.id where s.name = 'Rosa Lund'`.execute(owner)
    assert.deepEqual(rows, [{ email: 'rosa@other.example rosa@work.example', people: 1 }])
    const given = enter(...rosa, '--steward')
    assert.deepEqual(
      [given.status, given.stdout],
      [0, 'That address has been entered before.\nRosa Lund is a steward of this area from today.\n'],
    )
    const { rows: duties } = await sql`select from duties d join staff s on s.id = d.staff_id
      where s.name = 'Rosa Lund' and d.duty = 'steward' and d.from_on = today()`.execute(owner)
    assert.equal(duties.length, 1)
  })

  it('says in words when there is no such file, when it is a folder, and when a word is too much', () => {
    const refusals: [string[], RegExp][] = [
      [['match', 'no/such/file'], /^There is no file no\/such\/file\n$/],
      [['waits', 'no/such/file', '--as-at', '2026-10-31'], /^There is no file no\/such\/file\n$/],
      [['allocate', 'docs'], /^That is a folder; say a file, or - for standard input\n$/],
      [['simulate', 'one', '--seed'], /^Say one file, or - for standard input\n$/],
    ]
    for (const [words, why] of refusals) {
      const { status, stdout, stderr } = ninefold(words)
      assert.deepEqual([status, stdout], [2, ''])
      assert.match(stderr, why)
    }
  })

  it('reads a file that begins with the mark of UTF-8', () => {
    const file = join(anchors, 'marked.json')
    writeFileSync(file, '\uFEFF[]')
    const { status, stdout } = ninefold(['queue-maths', file])
    assert.deepEqual([status, stdout], [0, '[]\n'])
  })

  it('gives the best mix so far on one Ctrl-C, which comes twice: from the terminal and from who started it', async () => {
    const file = join(anchors, 'term.json')
    writeFileSync(file, JSON.stringify({ ...mixTerm(13), gap: 0, seconds: 60 }))
    const child = spawn(process.execPath, ['--import', 'tsx', 'bin/ninefold.ts', 'mix', file])
    // Its first line of progress says that it is at work.
    await once(child.stderr, 'data')
    child.kill('SIGINT')
    await setTimeout(50)
    child.kill('SIGINT')
    const answer = JSON.parse(await text(child.stdout))
    assert.equal(answer.status, 'stopped')
    assert.ok(answer.value > 0)
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
