import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Kept } from './rules.ts'

/** All in force in the area, those to look at again first, 200 at most. Empty for whoever is not the steward. */
export async function keptInArea(tx: AreaTx): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, kind, known_as as "knownAs", family_name as "familyName", by_name as "byName", because, at,
           review_on as "reviewOn", know from kept_in_area()`.execute(tx)
  return rows
}

/** False when it was over already. Refused to whoever is not the steward. */
export async function saveStewardOpens(
  tx: AreaTx,
  { id, why }: { id: string; why: string },
): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean }>`select steward_opens(${id}, ${why}) as opened`.execute(tx)
  return rows[0]?.opened ?? false
}
