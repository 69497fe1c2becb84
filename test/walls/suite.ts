/** A wall over one database, in one transaction that is undone. */
import pg from 'pg'
import { openWall, type Facts, type Wall } from './wall.ts'

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
