// npm start: the demonstration area, on its own database, on this machine only.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openHouse } from '../src/main.ts'
import { openDemonstration } from '#demonstration/demonstration.ts'
import { makeRoles, migrate, withClient } from '#platform/migrate.ts'
import { openDatabase } from '#platform/database.ts'
import { log } from '#platform/log.ts'
import { startPostgres, type Postgres } from '#platform/postgres.ts'
import { loadHandbook } from '#resources/load-handbook.ts'

const port = Number(process.env['PORT'] || 3000)
const closing: (() => Promise<unknown>)[] = []
let stopping = false

async function stop(code: number) {
  if (stopping) return
  stopping = true
  for (const close of closing.toReversed()) await close().catch(() => undefined)
  process.exit(code)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

try {
  await start()
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error)
    await stop(1)
  }
}

async function start() {
  const began = Date.now()
  const { admin, at } = await findDatabase()
  const passwords = { web: secretWord(), worker: secretWord(), door: secretWord() }
  await makeRoles(admin, passwords)
  const fresh = await migrate(admin)
  if (fresh.length > 0) console.log(`Made the database (${fresh.length} steps)`)

  const databases = { web: at('ninefold_web', passwords.web), door: at('ninefold_door', passwords.door) }
  const owner = openDatabase(admin, { most: 3 })
  closing.push(() => owner.destroy())
  await loadHandbook(owner)
  const demonstration = await openDemonstration({ owner, say: (line) => console.log(line) })
  closing.push(() => demonstration.stop())

  const publicUrl = `http://localhost:${port}`
  const house = await openHouse({
    databases,
    secret: secretWord(),
    publicUrl,
    port,
    host: '127.0.0.1',
    demonstration: true,
    background: {
      worker: at('ninefold_worker', passwords.worker),
      anchors: process.env['ANCHORS'] || join(import.meta.dirname, '../data/anchors'),
      erased: process.env['ERASED'] || join(import.meta.dirname, '../data/erased.jsonl'),
    },
  })
  closing.push(() => house.close())

  console.log(`\nPeople to try, one press each at ${publicUrl}/sign-in`)
  for (const { area, name, about } of demonstration.personas) console.log(`  ${name} (${area}): ${about}`)
  console.log(`\nNinefold is ready: ${publicUrl}  (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  demonstration.carryOn().catch((error: unknown) => log.error('the demonstration could not be filled', error))
}

/** The embedded server's own database; or one's own, if it says of itself that it is a demonstration. */
async function findDatabase() {
  const given = process.env['DATABASE_URL']
  if (given) {
    const marked = await withClient(given, (client) =>
      client.query<{ demonstration: boolean }>('select demonstration from clock').then(
        ({ rows }) => rows[0]?.demonstration ?? false,
        () => false,
      ),
    )
    if (!marked)
      throw new Error(
        'DATABASE_URL names a database that is not marked as a demonstration, so npm start leaves it alone. Unset it, or use npm run serve.',
      )
    return { admin: given, at: (login: string, password: string) => loginAt(given, login, password) }
  }
  const postgres = await startPostgres({
    folder: join(import.meta.dirname, '../data/postgres'),
    log: (line) => console.log(line),
  })
  closing.push(() => postgres.stop())
  await makeDatabase(postgres)
  return {
    admin: postgres.url({ ...postgres.superuser, database: 'ninefold' }),
    at: (role: string, password: string) => postgres.url({ role, password, database: 'ninefold' }),
  }
}

async function makeDatabase(postgres: Postgres) {
  await makeRoles(postgres.superuser.url, { web: secretWord(), worker: secretWord(), door: secretWord() })
  await withClient(postgres.superuser.url, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = 'ninefold'")
    if (rowCount === 0) await client.query('create database ninefold owner ninefold_owner')
  })
}

function loginAt(url: string, login: string, password: string) {
  const at = new URL(url)
  at.username = login
  at.password = password
  return at.href
}

function secretWord() {
  return randomBytes(24).toString('base64url')
}
