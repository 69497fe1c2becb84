/** Every wall of the database, proved in one transaction of one connection. `break-walls` runs it on a database with a wall missing. */
import pg from 'pg'
import { attacks } from './attacks.ts'
import { catalogue } from './catalogue.ts'
import { sight } from './sight.ts'
import { openWall, type Check, type Facts, type Wall } from './wall.ts'

export const checks: readonly Check[] = [...sight, ...attacks, ...catalogue]

/** Runs `work` with a wall over this database and keeps nothing of what it did. */
export async function withWall<T>(
  adminUrl: string,
  facts: Facts,
  work: (wall: Wall) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await client.query('begin')
    return await work(openWall(client, facts))
  } finally {
    await client.query('rollback').catch(() => undefined)
    await client.end()
  }
}

/** The first check that turns red and why, or undefined when all hold. */
export async function firstRed(wall: Wall): Promise<{ name: string; why: string } | undefined> {
  for (const { name, run } of checks) {
    await wall.client.query('savepoint a_check')
    try {
      await run(wall)
    } catch (error) {
      return { name, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
    } finally {
      await wall.client.query('rollback to savepoint a_check')
    }
  }
  return undefined
}
