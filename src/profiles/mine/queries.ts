import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Moment } from '#platform/time.ts'
import type { About } from '../queries.ts'

export type Understanding = {
  goodAt: string
  hard: string
  helps: string
  notHelps: string
}

/** My own newest words, shown or not. */
export const myUnderstanding = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('understandingMe')
    .select(['goodAt', 'hard', 'helps', 'notHelps', 'teacher', 'shown', 'at'])
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const saveUnderstanding = (
  tx: AreaTx,
  said: About & Understanding & { id: string; teacher: string; shown: boolean },
) =>
  tx
    .insertInto('understandingMe')
    .values({ areaId: tx.areaId, writtenBy: tx.personId, ...said })
    .execute()

/** The newest, where the young person shows it to those who see the profile. */
export async function understandingOf(
  tx: AreaTx,
  childId: string,
): Promise<(Understanding & { at: Moment }) | undefined> {
  const { rows } = await sql<Understanding & { at: Moment }>`
    select good_at as "goodAt", hard, helps, not_helps as "notHelps", at from understanding_of(${childId})`.execute(
    tx,
  )
  return rows[0]
}
