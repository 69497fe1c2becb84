import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { preparePlace } from './postgres-place.ts'
import { findPostmaster } from './postgres-server.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import { findBirth } from './processes.ts'

const log = () => undefined
const box = mkdtempSync(join(tmpdir(), `ninefold-test-${process.pid}-`))
chmodSync(box, 0o755)
const folder = join(box, 'database')

/** Starts it, does the work, and stops it whatever happened. */
async function running(work: (postgres: Postgres) => Promise<void>, wishes: { port?: number } = {}) {
  const postgres = await startPostgres({ folder, log, ...wishes })
  try {
    await work(postgres)
  } finally {
    await postgres.stop()
  }
}
const place = () => preparePlace(folder, log)

async function ask(postgres: Postgres, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: postgres.superuser.url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** Another program that starts the database, holds it, and is killed before it can clean up. */
async function startedByAProgramThatIsKilled(): Promise<{ pid: number }> {
  const program = `
    import { startPostgres } from ${JSON.stringify(fileURLToPath(import.meta.resolve('./postgres.ts')))}
    await startPostgres({ folder: ${JSON.stringify(folder)}, log: () => {} })
    console.log('up')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const left = findPostmaster(place())
  assert.ok(left)
  child.kill('SIGKILL')
  await once(child, 'exit')
  return left
}

describe('the packaged PostgreSQL', { timeout: 120_000 }, () => {
  after(async () => {
    const last = await startPostgres({ folder, log, throwaway: true })
    await last.stop()
    rmSync(box, { recursive: true, force: true })
  })

  it('starts from nothing, speaks UTF-8 whatever LANG says, and listens on this machine only', () =>
    running(async (postgres) => {
      assert.equal(await ask(postgres, 'show server_encoding'), 'UTF8')
      assert.equal(
        await ask(postgres, `select datctype from pg_database where datname = 'postgres'`),
        'C.UTF-8',
      )
      assert.equal(await ask(postgres, 'show listen_addresses'), '127.0.0.1')
      assert.equal(await ask(postgres, 'show fsync'), 'on')
      assert.equal(await ask(postgres, `select upper('zoë')`), 'ZOË')
      await ask(postgres, `create table kept as select 'Zoë' as word`)
    }))

  it('is gone when stopped, and may be stopped twice', async () => {
    const postgres = await startPostgres({ folder, log })
    await Promise.all([postgres.stop(), postgres.stop()])
    await postgres.stop()
    assert.equal(findPostmaster(place()), undefined)
  })

  it('keeps what was written, and its port, over a restart', () => {
    const before = readFileSync(place().portFile, 'utf8')
    return running(async (postgres) => {
      assert.equal(await ask(postgres, 'select word from kept'), 'Zoë')
      assert.equal(String(postgres.port), before)
    })
  })

  it('keeps the password to itself, and asks for it', () =>
    running(async (postgres) => {
      assert.equal(statSync(place().passwordFile).mode & 0o777, 0o600)
      const guess = { ...postgres.superuser, password: 'guess' }
      await assert.rejects(new pg.Client({ connectionString: postgres.url(guess) }).connect(), {
        code: '28P01',
      })
    }))

  it('takes over the server of a program that was killed', async () => {
    const left = await startedByAProgramThatIsKilled()
    await running(async (postgres) => {
      assert.equal(findPostmaster(place())?.pid, left.pid)
      assert.equal(await ask(postgres, 'select word from kept'), 'Zoë')
    })
    assert.equal(findBirth(left.pid), undefined)
  })

  it('ends a left server that is not where it should be, and starts another', async () => {
    const left = await startedByAProgramThatIsKilled()
    const port = 54_329
    await running(
      async (elsewhere) => {
        assert.equal(findBirth(left.pid), undefined)
        assert.equal(elsewhere.port, port)
        assert.equal(await ask(elsewhere, 'select word from kept'), 'Zoë')
      },
      { port },
    )
  })

  it('finds another port when somebody has taken the one it had', async () => {
    const taken = createServer().listen(Number(readFileSync(place().portFile, 'utf8')), '127.0.0.1')
    await once(taken, 'listening')
    await running(async (postgres) => assert.equal(await ask(postgres, 'select word from kept'), 'Zoë'))
    taken.close()
  })

  for (const [whose, pid] of [
    ['nobody', 4_194_303],
    ['a stranger', process.pid],
  ] as const)
    it(`is not misled by a note whose process number is now that of ${whose}`, () => {
      const note = `${pid}\n${place().cluster}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`
      writeFileSync(join(place().cluster, 'postmaster.pid'), note)
      return running(async (postgres) => assert.equal(await ask(postgres, 'select word from kept'), 'Zoë'))
    })

  it('waits for nobody when it is told to stop', async () => {
    const postgres = await startPostgres({ folder, log })
    const client = new pg.Client({ connectionString: postgres.superuser.url })
    client.on('error', () => undefined)
    await client.connect()
    const asleep = assert.rejects(client.query('select pg_sleep(60)'), /terminat/)
    const began = performance.now()
    await postgres.stop()
    assert.ok(performance.now() - began < 10_000)
    await asleep
  })

  it('works in a folder only its owner can enter, and as a throwaway takes everything with it', async () => {
    const closed = mkdtempSync(join(tmpdir(), `ninefold-test-${process.pid}-closed-`))
    const thrown = join(closed, 'database')
    const said: string[] = []
    const postgres = await startPostgres({ folder: thrown, throwaway: true, log: (line) => said.push(line) })
    const where = String(await ask(postgres, 'show data_directory'))
    assert.equal(await ask(postgres, 'show fsync'), 'off')
    if (process.getuid?.() === 0) assert.match(said.join('\n'), /kept in \/var\/lib\/ninefold\//)
    await postgres.stop()
    assert.equal(existsSync(where), false)
    assert.equal(existsSync(thrown), false)
    rmSync(closed, { recursive: true })
  })
})
