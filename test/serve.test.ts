/** The real service as somebody would first run it: an empty server, an area opened, the program started and stopped. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'

const box = mkdtempSync(join(tmpdir(), 'ninefold-serve-'))
// Open to pass through: under root the server runs as somebody else.
chmodSync(box, 0o711)
// Its own server: roles belong to the whole of it, and these are to be made by a login that is no superuser.
const postgres = await startPostgres({ folder: join(box, 'database'), throwaway: true, log: () => undefined })
after(async () => {
  await postgres.stop()
  rmSync(box, { recursive: true, force: true })
})
const setup = { role: 'ninefold_setup', password: 'only-for-tests', database: 'ninefold' }
await withClient(postgres.superuser.url, async (client) => {
  await client.query(`create role ninefold_setup login createrole createdb password 'only-for-tests'`)
  await client.query('create database ninefold owner ninefold_setup')
})
const DATABASE_URL_OWNER = postgres.url(setup)
const PATH = process.env['PATH'] ?? ''

function openArea(words: readonly string[], env: Record<string, string> = { DATABASE_URL_OWNER }) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/ninefold.ts', 'open-area', ...words],
    { encoding: 'utf8', env: { PATH, ...env } },
  )
  return { status, stdout, stderr }
}
const grace = ['--name', 'Grace Adeyemi', '--email', 'grace@council.example']
let settings: Record<string, string> = {}

describe('a service of one’s own', () => {
  it('says everything that is wrong before it touches the database, and ends with 2', async () => {
    const wrong = openArea(['atlantis', '--email', 'grace'], {})
    assert.equal(wrong.status, 2)
    for (const said of [
      /no package for that area.*kent-and-medway, portsmouth/,
      /Say who is the first colleague/,
      /work e-mail address/,
      /Set DATABASE_URL_OWNER/,
      /Like this: npm run -s ninefold -- open-area/,
    ])
      assert.match(wrong.stderr, said)
    for (const [words, said] of [
      [['portsmouth', 'kent-and-medway', ...grace], /One area at a time/],
      [['portsmouth', '--boss', 'me'], /--boss/],
    ] as const) {
      const { status, stderr } = openArea(words)
      assert.equal(status, 2)
      assert.match(stderr, said)
    }
    const elsewhere = openArea(['portsmouth', ...grace], {
      DATABASE_URL_OWNER: postgres.url({ ...setup, password: 'guessed' }),
    })
    assert.equal(elsewhere.status, 2)
    assert.match(elsewhere.stderr, /cannot be reached \(28P01\)/)
    assert.ok(!elsewhere.stderr.includes('guessed'))
    const { rows } = await withClient(postgres.superuser.url, (client) =>
      client.query(`select from pg_roles where rolname = 'ninefold_owner'`),
    )
    assert.equal(rows.length, 0)
  })

  it('opens an area with its team and first colleague, and says what to do next; twice is as good as once', async () => {
    const first = openArea(['portsmouth', ...grace])
    assert.equal(first.status, 0, first.stderr)
    assert.match(
      first.stdout,
      /^Made the tables \(\d+ steps\)\.\nAdded the area Portsmouth; its support team; Grace/,
    )
    settings = Object.fromEntries(
      [...first.stdout.matchAll(/^ +(DATABASE_URL\w*)=(\S+)$/gm)].map(([, name, url]) => [name, url]),
    )
    assert.deepEqual(Object.keys(settings), ['DATABASE_URL', 'DATABASE_URL_WORKER', 'DATABASE_URL_DOOR'])
    const again = openArea(['portsmouth', ...grace])
    assert.equal(again.status, 0, again.stderr)
    assert.match(again.stdout, /Portsmouth is open already: nothing to add/)
    assert.doesNotMatch(again.stdout, /DATABASE_URL/)
    const promoted = openArea(['portsmouth', ...grace, '--job', 'Head of support'])
    assert.match(promoted.stdout, /nothing to add/, 'the address says who it is')
    const { rows } = await withClient(
      postgres.url({ ...postgres.superuser, database: 'ninefold' }),
      (client) =>
        client.query(
          'select s.name, s.job, m.leads, t.kind, e.email from staff s join team_members m on m.staff_id = s.id join teams t on t.id = m.team_id join staff_emails e on e.staff_id = s.id',
        ),
    )
    assert.deepEqual(rows, [
      {
        name: 'Grace Adeyemi',
        job: 'Coordinator',
        leads: true,
        kind: 'area',
        email: 'grace@council.example',
      },
    ])
  })

  it('does not open where somebody who was erased could come back', () => {
    const list = join(box, 'broken.jsonl')
    writeFileSync(list, '{"id":"somebody"}\n')
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/serve.ts'], {
      encoding: 'utf8',
      env: {
        PATH,
        ...settings,
        DATABASE_URL_OWNER,
        PUBLIC_URL: 'http://localhost:1',
        SECRET: 'x'.repeat(40),
        ERASED: list,
      },
    })
    assert.equal(status, 2)
    assert.match(stderr, /must not come back.*\n.*Line 1 .* cannot be read/)
  })

  it('serves its pages, works in the background, and stops within ten seconds of being asked', async () => {
    const port = 20_000 + (process.pid % 20_000)
    const at = `http://localhost:${port}`
    const anchors = join(box, 'anchors')
    const env = {
      PATH,
      ...settings,
      DATABASE_URL_OWNER,
      PUBLIC_URL: at,
      PORT: String(port),
      ANCHORS: anchors,
      ERASED: join(box, 'erased.jsonl'),
    }
    const child = spawn(process.execPath, ['--import', 'tsx', 'bin/serve.ts'], {
      env: { ...env, SECRET: 'x'.repeat(40) },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
    const exited = once(child, 'exit')
    try {
      for (let tries = 0; tries < 300 && !said.includes('is open at'); tries++) await sleep(100)
      assert.match(said, /Ninefold is open at/)
      const front = await fetch(at)
      assert.equal(front.status, 200)
      assert.ok((await front.text()).includes('Help for your child starts today'))
      assert.equal((await fetch(`${at}/health`)).status, 200)
      for (let tries = 0; tries < 100 && noted(anchors) === 0; tries++) await sleep(100)
      assert.equal(noted(anchors), 1, said)
      const asked = performance.now()
      child.kill('SIGTERM')
      const [code] = await exited
      assert.ok(performance.now() - asked < 10_000)
      assert.equal(code, 0, said)
    } finally {
      child.kill('SIGKILL')
    }
    assert.doesNotMatch(said, /"level":"error"/)
  })
})

function noted(folder: string) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json')).length
  } catch {
    return 0
  }
}
