import { sql } from 'kysely'
import type { AreaTx, Database } from '#platform/database.ts'
import type { Stoppable } from '../words.ts'

export type Notice = { template: Stoppable; wanted: boolean }

/** The kinds of letter that may be stopped, and whether I get them. */
export async function myNotices(tx: AreaTx): Promise<Notice[]> {
  const { rows } = await sql<Notice>`select template, wanted from my_notices()`.execute(tx)
  return rows
}

export const saveNotice = (tx: AreaTx, { template, wanted }: Notice) =>
  sql`select choose_notice(${template}, ${wanted})`.execute(tx)

/** As the door, by a link it has proved. False: it is of no kind that may be stopped, or forgotten. */
export async function stopByLetter(door: Database, letterId: string): Promise<boolean> {
  const { rows } = await sql<{ stopped: boolean }>`select stop_by_letter(${letterId}) as stopped`.execute(
    door,
  )
  return rows[0]?.stopped ?? false
}
