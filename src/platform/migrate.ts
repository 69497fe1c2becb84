/** Brings a database up to the present: roles, then each migration once, in order, as the owner. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const root = new URL('../../', import.meta.url).pathname
const folder = join(root, 'db/migrations')

export type Migration = { name: string; text: string; hash: string }

export const migrations = (): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    })

/** Makes the server's roles. `passwords` are set for the logins named. Needs a login that may create roles. */
export async function makeRoles(
  adminUrl: string,
  passwords: { web?: string; worker?: string; door?: string },
) {
  await withClient(adminUrl, async (client) => {
    await client.query('begin; select pg_advisory_xact_lock(909)')
    await client.query(readFileSync(join(root, 'db/roles.sql'), 'utf8'))
    for (const [login, password] of Object.entries(passwords))
      await client.query(`alter role ninefold_${login} password ${client.escapeLiteral(password)}`)
    await client.query('commit')
  })
}

/** Runs what has not run. Refuses when a migration that ran here has been edited since. Answers the names it ran. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query('set role ninefold_owner')
    await client.query('select pg_advisory_lock(910)')
    await client.query(
      'create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now()); alter table migrations enable row level security',
    )
    await closeToPublic(client)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
    const ran = new Map(rows.map((row) => [row.name, row.hash]))
    const fresh: string[] = []
    for (const { name, text, hash } of migrations()) {
      const before = ran.get(name)
      if (before === hash) continue
      if (before !== undefined)
        throw new Error(`${name} was changed after it ran here. Write a new migration.`)
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
      await client.query('commit')
      fresh.push(name)
    }
    return fresh
  })
}

/**
 * What is granted on a database itself is lost when it is copied or restored, so it is said again each time.
 * No temporary tables: one named like ours could come before it.
 */
export async function closeToPublic(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
  for (const { name } of rows)
    await client.query(
      `revoke all on database ${name} from public; grant connect on database ${name} to ninefold_web, ninefold_worker, ninefold_door`,
    )
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
