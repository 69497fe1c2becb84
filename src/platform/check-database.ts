/** What would make a real service unsafe to open, each as a sentence. */
import type pg from 'pg'
import { withClient } from './migrate.ts'

type Urls = { web: string; owner: string; worker: string; door: string }
const settings: Record<keyof Urls, string> = {
  web: 'DATABASE_URL',
  owner: 'DATABASE_URL_OWNER',
  worker: 'DATABASE_URL_WORKER',
  door: 'DATABASE_URL_DOOR',
}

/** Refuses a login that walls do not hold (superuser, BYPASSRLS), one login for two doors, a demonstration, and a clock that is moved. */
export async function checkDatabase(urls: Urls): Promise<string[]> {
  const problems: string[] = []
  const seen = new Map<string, string>()
  for (const door of ['web', 'worker', 'door', 'owner'] as const) {
    const setting = settings[door]
    try {
      await withClient(urls[door], async (client) => {
        const login = await loginOf(client)
        if (login.rolsuper)
          problems.push(
            `${setting} is a superuser: walls do not hold one. Use the login docs/running-it.md names`,
          )
        if (login.rolbypassrls) problems.push(`${setting} may bypass row-level security. Take that from it`)
        const other = seen.get(login.rolname)
        if (other) problems.push(`${setting} and ${other} are the same login: each has its own door`)
        seen.set(login.rolname, setting)
        if (door === 'owner') problems.push(...(await stateOf(client)))
      })
    } catch (error) {
      problems.push(
        `${setting} cannot be reached (${error instanceof Error && 'code' in error ? String(error.code) : 'no answer'})`,
      )
    }
  }
  return problems
}

async function loginOf(client: pg.Client) {
  const { rows } = await client.query<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean }>(
    'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  )
  return rows[0] ?? { rolname: '', rolsuper: false, rolbypassrls: false }
}

async function stateOf(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query("select to_regclass('public.clock') as clock")
  if (!found[0]?.clock) return []
  await client.query('set role ninefold_owner')
  const { rows } = await client.query<{ demonstration: boolean; moved: boolean }>(
    "select demonstration, moved <> interval '0' as moved from clock",
  )
  return [
    ...(rows[0]?.demonstration
      ? ['This database is marked as a demonstration: its people are open to everyone']
      : []),
    ...(rows[0]?.moved
      ? ['The clock of this database is moved: only tests and demonstrations may do that']
      : []),
  ]
}
