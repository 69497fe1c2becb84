import { sql } from 'kysely'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Telling, Told } from './telling.ts'

/** Whom to tell, for this colleague and their teams: what waits longest first. */
export async function tellingsDue(tx: AreaTx): Promise<Telling[]> {
  const { rows } = await sql<Telling>`
    select id, carer_id as "carerId", child_id as "childId", name, template, holder_name as "holderName", from_at as "fromAt"
    from tellings_due()`.execute(tx)
  return rows
}

export const tellingsWaiting = () => ask<{ n: number }>`select count(*)::int as n from tellings_due()`

/** False when somebody has told them already. */
export async function saveTold(tx: AreaTx, tellingId: string): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`select have_told(${tellingId}) as told`.execute(tx)
  return rows[0]?.told ?? false
}

export async function myTellings(tx: AreaTx): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select id, template, from_at as "fromAt", done_at as "doneAt" from my_tellings()`.execute(tx)
  return rows
}
