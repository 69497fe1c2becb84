/** A fresh database for each test file, cloned from one migrated template in milliseconds. */
import { after } from 'node:test'
import { closeToPublic, migrate, makeRoles, migrations, withClient } from '#platform/migrate.ts'
import { openDatabase } from '#platform/database.ts'
import { createHash, randomUUID } from 'node:crypto'

const admin = process.env.TEST_DATABASE_URL
if (!admin) throw new Error('TEST_DATABASE_URL names no server: run the tests with `npm test`')

// The logins of a test server guard nothing: it is thrown away.
const password = 'only-for-tests'
const at = (login: string, database: string) => {
  const url = new URL(admin)
  url.username = login
  url.password = password
  url.pathname = `/${database}`
  return url.href
}
export const adminUrl = (database: string) => {
  const url = new URL(admin)
  url.pathname = `/${database}`
  return url.href
}

const template = `nf_template_${createHash('sha256')
  .update(
    migrations()
      .map(({ hash }) => hash)
      .join(),
  )
  .digest('hex')
  .slice(0, 12)}`

async function makeTemplate() {
  await withClient(adminUrl('postgres'), async (client) => {
    await client.query('select pg_advisory_lock(911)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount === 1) return
    await makeRoles(adminUrl('postgres'), { web: password, worker: password, door: password })
    await client.query(`drop database if exists ${template}_new`)
    await client.query(`create database ${template}_new owner ninefold_owner`)
    await migrate(adminUrl(`${template}_new`))
    await client.query(`alter database ${template}_new rename to ${template}`)
  })
}

/** `db` as the program has it, `door`, and urls for reaching past the walls as the owner or as each login. */
export async function openFresh() {
  await makeTemplate()
  const name = `nf_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await withClient(adminUrl('postgres'), async (client) => {
    await client.query('select pg_advisory_lock(911)')
    await client.query(`create database ${name} template ${template} owner ninefold_owner`)
  })
  const urls = {
    admin: adminUrl(name),
    web: at('ninefold_web', name),
    door: at('ninefold_door', name),
    worker: at('ninefold_worker', name),
  }
  await withClient(urls.admin, closeToPublic)
  const db = openDatabase(urls.web, { most: 6 })
  const door = openDatabase(urls.door, { most: 2 })
  const owner = openDatabase(urls.admin, { most: 2 })
  const close = async () => {
    await Promise.all([db.destroy(), door.destroy(), owner.destroy()])
    await withClient(adminUrl('postgres'), (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    )
  }
  return { db, door, owner, urls, close }
}
export type Fresh = Awaited<ReturnType<typeof openFresh>>

/** The same, closed when the test file ends. */
export async function freshDatabase(): Promise<Fresh> {
  const fresh = await openFresh()
  after(fresh.close)
  return fresh
}
