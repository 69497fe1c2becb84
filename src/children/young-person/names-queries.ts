import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { ChildId } from '../queries.ts'

/** The names that hold now, for the young person themselves. */
export const myNames = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('knownNames')
    .select(['name', 'safeWith'])
    .where('childId', '=', childId)
    .where('endedAt', 'is', null)
    .orderBy('safeWith')
    .limit(4)
    .execute()

export const saveName = (
  tx: AreaTx,
  said: { id: string; childId: ChildId; name: string; safeWith: string },
) => sql`select name_me(${said.id}, ${said.childId}, ${said.name}, ${said.safeWith})`.execute(tx)
