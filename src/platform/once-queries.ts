import { sql } from 'kysely'
import type { AreaTx, Database } from './database.ts'

/** Takes a one-time key. Undefined the first time; after that, where the first press went. A second press waits for the first. */
export async function claimOnce(tx: AreaTx, key: string): Promise<string | undefined> {
  const taken = await tx
    .insertInto('done')
    .values({ actorId: tx.personId, key })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  const before = await tx
    .selectFrom('done')
    .select('redirect')
    .where('actorId', '=', tx.personId)
    .where('key', '=', key)
    .executeTakeFirst()
  return before?.redirect ?? ''
}

export const keepOnce = (tx: AreaTx, key: string, redirect: string) =>
  tx.updateTable('done').set({ redirect }).where('actorId', '=', tx.personId).where('key', '=', key).execute()

/** At most `most` keys older than 48 hours; how many it was. As the worker. */
export async function forgetDone(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_done(${most}) as gone`.execute(worker)
  return rows[0]?.gone ?? 0
}
