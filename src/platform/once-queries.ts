import type { AreaTx } from './database.ts'

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
