/** Readies an empty database of one's own: its roles, its logins, its owner. */
import { newKey } from './ids.ts'
import { makeRoles, withClient } from './migrate.ts'

export type MadeLogin = { setting: string; url: string }
const settings = { web: 'DATABASE_URL', worker: 'DATABASE_URL_WORKER', door: 'DATABASE_URL_DOOR' } as const
const logins = ['web', 'worker', 'door'] as const

/**
 * Makes the roles and gives the database to `ninefold_owner`. The logins that were not there yet come back with a password
 * of their own; whoever made them before knows theirs. Answers what is wrong in words where the login given cannot do it.
 */
export async function prepareServer(ownerUrl: string): Promise<{ made: MadeLogin[] } | { wrong: string }> {
  try {
    const { missing, isReady } = await lookAround(ownerUrl)
    if (missing.length > 0) {
      const passwords = Object.fromEntries(missing.map((login) => [login, newKey()]))
      await makeRoles(ownerUrl, passwords)
      if (!isReady) await giveToOwner(ownerUrl)
      return {
        made: missing.map((login) => ({
          setting: settings[login],
          url: as(ownerUrl, login, passwords[login] ?? ''),
        })),
      }
    }
    if (!isReady) await giveToOwner(ownerUrl)
    return { made: [] }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '42501')
      return {
        wrong:
          'The login of DATABASE_URL_OWNER may not make roles, or the database is not its own. Make it as docs/running-it.md says, under “A database of yours”.',
      }
    if (/^(28|3D|08|E[A-Z])/.test(code))
      return {
        wrong: `DATABASE_URL_OWNER cannot be reached (${code}): look at its address, name and password.`,
      }
    throw error
  }
}

const lookAround = (ownerUrl: string) =>
  withClient(ownerUrl, async (client) => {
    const { rows: roles } = await client.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname like 'ninefold\\_%'`,
    )
    const there = new Set(roles.map(({ name }) => name))
    const { rows } = await client.query<{ owner: string }>(
      'select datdba::regrole::text as owner from pg_database where datname = current_database()',
    )
    return {
      missing: logins.filter((login) => !there.has(`ninefold_${login}`)),
      isReady: rows[0]?.owner === 'ninefold_owner',
    }
  })

/** So that the tables' owner, which nobody can log in as, may also close the database to everyone else. */
const giveToOwner = (ownerUrl: string) =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ login: string; name: string }>(
      'select quote_ident(session_user) as login, quote_ident(current_database()) as name',
    )
    for (const { login, name } of rows)
      await client.query(
        `grant ninefold_owner to ${login}; alter database ${name} owner to ninefold_owner; grant connect on database ${name} to ${login}`,
      )
  })

function as(ownerUrl: string, login: string, password: string) {
  const url = new URL(ownerUrl)
  url.username = `ninefold_${login}`
  url.password = password
  return url.href
}
