import { sql } from 'kysely'
import type { AreaTx, Database } from '#platform/database.ts'
import type { Device } from './rules.ts'

export const nameDevice = (door: Database, { keyHash, device }: { keyHash: Buffer; device: string }) =>
  sql`select name_device(${keyHash}, ${device})`.execute(door)

/** This one first, then the one used last. */
export async function myDevices(tx: AreaTx): Promise<Device[]> {
  const { rows } = await sql<Device>`
    select id, device, opened_at as "openedAt", used_at as "usedAt", here from my_sessions()`.execute(tx)
  return rows
}

/** Signs me out of one other place, or of all; how many that were. */
export async function endMyDevices(tx: AreaTx, only: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select end_my_sessions(${only}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}
