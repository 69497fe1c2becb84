import { sql } from 'kysely'
import type { AreaTx, Database } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { Change, Way } from './words.ts'

/** What became of a change; all but `done` leave the rota as it was. */
export type Became =
  | 'done'
  | 'nobody'
  | 'there already'
  | 'full'
  | 'the last'
  | 'alone'
  | 'wrong days'
  | 'too many'

/** Whether I read what is written, and whether I keep the rota as the area's steward. */
export async function myPart(tx: AreaTx) {
  const { rows } = await sql<{ reads: boolean; keeps: boolean }>`
    select reads, keeps from my_rota_part()`.execute(tx)
  return rows[0] ?? { reads: false, keeps: false }
}

/** Where each of the rota is told, and whether it works: for those on it and the steward. */
export async function waysSeen(tx: AreaTx) {
  const { rows } = await sql<Way>`
    select staff_id, kind, address, confirmed, failed_since from rota_ways_seen()`.execute(tx)
  return rows
}

/** The newest twenty. */
export async function changesSeen(tx: AreaTx) {
  const { rows } = await sql<Change>`
    select what, staff_name, by_name, from_on, until_on, at from rota_changes_seen()`.execute(tx)
  return rows
}

/** Colleagues who could be added, by part of a name: for the steward. */
export async function couldRead(tx: AreaTx, q: string) {
  const { rows } = await sql<{ id: string; name: string; job: string }>`
    select id, name, job from could_read(${q})`.execute(tx)
  return rows
}

export const saveAdded = (tx: AreaTx, staffId: string) => became(tx, sql`add_to_rota(${staffId})`)
export const saveOff = (tx: AreaTx, staffId: string) => became(tx, sql`take_off_rota(${staffId})`)
export const saveMove = (tx: AreaTx, { staffId, up }: { staffId: string; up: boolean }) =>
  became(tx, sql`move_on_rota(${staffId}, ${up})`)
export const saveAway = (tx: AreaTx, { staffId, from, until }: { staffId: string; from: Day; until: Day }) =>
  became(tx, sql`away_from_rota(${staffId}, ${from}, ${until})`)
export const saveBack = (tx: AreaTx, staffId: string) => became(tx, sql`back_on_rota(${staffId})`)

/** A letter goes to the address; it counts once its link is pressed. */
export const saveWay = (tx: AreaTx, { id, kind, address }: { id: string; kind: string; address: string }) =>
  became(tx, sql`say_way(${id}, ${kind}, ${address})`)
export const endWay = (tx: AreaTx, kind: string) => sql`select end_way(${kind})`.execute(tx)

async function became(tx: AreaTx, change: ReturnType<typeof sql>) {
  const { rows } = await sql<{ became: Became }>`select ${change} as became`.execute(tx)
  return rows[0]?.became ?? 'nobody'
}

/** As the door, by a link it has proved. False: too old, or taken back. */
export async function confirmWay(door: Database, letterId: string): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`select confirm_way(${letterId}) as confirmed`.execute(
    door,
  )
  return rows[0]?.confirmed ?? false
}
