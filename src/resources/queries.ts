import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'

/** What was tried with this child, the newest word on each thing. */
export const newestTries = (tx: AreaTx, childId: string) =>
  tx
    .selectFrom('tries')
    .distinctOn('item')
    .select(['item', 'result', 'at'])
    .where('childId', '=', childId)
    .orderBy('item')
    .orderBy('at', 'desc')
    .limit(500)
    .execute()

/** How often each thing helped, across everyone, where five or more families have said. */
export async function helpedCounts(tx: AreaTx) {
  const { rows } = await sql<{ item: string; tried: number; helped: number }>`
    select item, tried, helped from helped_counts() limit 5000`.execute(tx)
  return rows
}
